import type { TSESTree } from '@typescript-eslint/utils';

import { startOf } from '../../syntax/offsets.ts';
import { propertyName } from '../../syntax/property-name.ts';
import { recordMutation, recordRead } from '../draft/draft.ts';
import type { Draft } from '../draft/draft.ts';
import { isUndeclared } from '../draft/names.ts';
import { fork, join } from '../draft/way.ts';
import type { Operator, ValueId } from '../module-summary.ts';
import { lookup } from '../scopes/scope.ts';
import { evaluate, valueOfPath } from './expressions.ts';
import { assign, assignName } from './patterns.ts';
import { enterTest, leaveCondition } from './stay.ts';

type Node = TSESTree.Node;

/** `a = b`, `a.b += c`, `({ a } = b)`, `a ??= b`. */
export function evaluateAssignment(draft: Draft, node: TSESTree.AssignmentExpression): ValueId {
  switch (node.operator) {
    case '=':
      return evaluatePlain(draft, node);
    case '??=':
    case '||=':
    case '&&=':
      return evaluateConditionally(draft, node);
    default: {
      const target = targetOf(draft, node.left);
      const { suspensions, under } = draft.frame;
      const value = draft.values.derived([target.before, evaluate(draft, node.right, '')]);
      // `total += await price()` adds to what stood there before the wait.
      if (draft.frame.suspensions > suspensions) recordRead(draft, node.left, placeOf(draft, target.before), { after: suspensions, under });
      write(draft, node, target, value, node.operator);
      return value;
    }
  }
}

/** `a++` and `--a.b`. */
export function evaluateUpdate(draft: Draft, node: TSESTree.UpdateExpression): ValueId {
  const target = targetOf(draft, node.argument);
  const value = draft.values.derived([target.before]);
  write(draft, node, target, value, node.operator);
  return value;
}

function evaluatePlain(draft: Draft, node: TSESTree.AssignmentExpression): ValueId {
  const left = unwrapTarget(node.left);
  if (left.type !== 'Identifier' && left.type !== 'MemberExpression') {
    const value = evaluate(draft, node.right, '');
    assign(draft, left, value, { operator: 'each', node, silent: false });
    return value;
  }
  if (isModuleExports(draft, left)) {
    const value = evaluate(draft, node.right, 'module.exports');
    draft.exports.push({ kind: 'value', name: 'module.exports', value, start: startOf(node) });
    return value;
  }
  const target = targetOf(draft, left);
  const value = evaluate(draft, node.right, target.name);
  write(draft, node, target, value, '=');
  return value;
}

/** `a ??= b`: value and assignment stand under what is tested of the target. */
function evaluateConditionally(draft: Draft, node: TSESTree.AssignmentExpression): ValueId {
  const { frame, values } = draft;
  const target = targetOf(draft, node.left);
  const skipped = fork(frame.way);
  const tested = enterTest(draft, target.before, node.operator === '??=' ? 'empty' : node.operator === '||=' ? 'falsy' : 'truthy');
  const value = evaluate(draft, node.right, target.name);
  write(draft, node, target, value, node.operator);
  leaveCondition(draft, tested);
  frame.way = join(values, skipped, frame.way);
  return values.either([target.before, value]);
}

/** What is read where the target is: a name that nothing declares is a property of the global object. */
function placeOf({ values }: Draft, before: ValueId): ValueId {
  const value = values.list[before];
  return value?.kind === 'global' ? values.member(values.global('globalThis'), value.name) : before;
}

/** A place that an assignment writes to, after the evaluation of what leads there. */
interface Target {
  readonly node: Node;
  /** The value it holds before; for a property, the member itself. */
  readonly before: ValueId;
  /** Name of the variable or property. */
  readonly name: string;
}

function targetOf(draft: Draft, written: Node): Target {
  const node = unwrapTarget(written);
  if (node.type === 'Identifier') return { node, before: valueOfPath(draft, node), name: node.name };
  const name = node.type === 'MemberExpression' ? (propertyName(node.property, node.computed) ?? '') : '';
  return { node, before: valueOfPath(draft, node), name };
}

function write(draft: Draft, node: Node, target: Target, value: ValueId, operator: Operator): void {
  if (target.node.type === 'Identifier') assignName(draft, target.node.name, value, { operator, node, silent: false });
  else if (draft.values.list[target.before]?.kind === 'member') recordMutation(draft, node, target.before, value, operator);
}

function unwrapTarget(target: Node): Node {
  let at = target;
  for (;;) {
    switch (at.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
        at = at.expression;
        break;
      default:
        return at;
    }
  }
}

function isModuleExports(draft: Draft, target: Node): boolean {
  return (
    target.type === 'MemberExpression' &&
    propertyName(target.property, target.computed) === 'exports' &&
    isUndeclared(draft, target.object, 'module') &&
    lookup(draft.scope, 'exports') === undefined
  );
}
