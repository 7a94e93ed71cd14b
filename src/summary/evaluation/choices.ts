import type { TSESTree } from '@typescript-eslint/utils';

import type { Draft } from '../draft/draft.ts';
import { fork, join } from '../draft/way.ts';
import type { ValueId } from '../module-summary.ts';
import { evaluateCall, evaluateNew, suspend } from './calls.ts';
import { evaluateCondition, oneOfList } from './conditions.ts';
import { evaluate } from './expressions.ts';
import { enterCondition, enterTest, leaveCondition } from './stay.ts';
import type { Stay } from './stay.ts';

/** How an arm of a choice is evaluated: as a value, or for what it does alone. */
export type EvaluateArm = (draft: Draft, node: TSESTree.Node, name: string) => ValueId;

/** `a && b`, `a || b`, `a ?? b` as a value: the right side runs under what the left side said. */
export function evaluateLogical(draft: Draft, node: TSESTree.LogicalExpression, name: string, evaluateArm: EvaluateArm): ValueId {
  if (node.operator === '??') {
    const left = evaluate(draft, node.left, name);
    const right = evaluateUnder(draft, node.right, name, enterTest(draft, left, 'empty'), evaluateArm);
    return draft.values.either([left, right]);
  }
  const isUsed = evaluateArm === evaluate;
  const left = evaluateCondition(draft, node.left, isUsed);
  const right = evaluateUnder(draft, node.right, name, enterCondition(draft, left, node.operator === '&&'), evaluateArm);
  return isUsed ? draft.values.either([left.result, right]) : 0;
}

/** `c ? a : b`. */
export function evaluateConditional(draft: Draft, node: TSESTree.ConditionalExpression, name: string, evaluateArm: EvaluateArm): ValueId {
  const { frame, values } = draft;
  const condition = evaluateCondition(draft, node.test, false);
  const before = fork(frame.way);
  const whenTrue = enterCondition(draft, condition, true);
  const consequent = oneOfList(draft, evaluateArm(draft, node.consequent, name));
  leaveCondition(draft, whenTrue);
  const afterConsequent = frame.way;
  frame.way = before;
  const whenFalse = enterCondition(draft, condition, false);
  const alternate = oneOfList(draft, evaluateArm(draft, node.alternate, name));
  leaveCondition(draft, whenFalse);
  frame.way = join(values, afterConsequent, frame.way);
  return values.either([consequent, alternate]);
}

/** Evaluates what may be skipped. */
function evaluateUnder(draft: Draft, node: TSESTree.Node, name: string, condition: Stay, evaluateArm: EvaluateArm): ValueId {
  const { frame } = draft;
  const skipped = fork(frame.way);
  const value = evaluateArm(draft, node, name);
  leaveCondition(draft, condition);
  frame.way = join(draft.values, skipped, frame.way);
  return value;
}

/** Evaluates an expression that stands as a statement: nothing uses what its calls answer. */
export function evaluateDiscarded(draft: Draft, node: TSESTree.Node, name: string): ValueId {
  switch (node.type) {
    case 'CallExpression':
      return evaluateCall(draft, node, name, true);
    case 'NewExpression':
      return evaluateNew(draft, node, name, true);
    case 'ChainExpression':
      return evaluateDiscarded(draft, node.expression, name);
    case 'AwaitExpression': {
      const value = evaluateDiscarded(draft, node.argument, name);
      suspend(draft, node.argument);
      return draft.values.awaited(value);
    }
    case 'LogicalExpression':
      return evaluateLogical(draft, node, name, evaluateDiscarded);
    case 'ConditionalExpression':
      return evaluateConditional(draft, node, name, evaluateDiscarded);
    case 'UnaryExpression':
      return node.operator === 'void' ? evaluateDiscarded(draft, node.argument, name) : evaluate(draft, node, name);
    default:
      return evaluate(draft, node, name);
  }
}
