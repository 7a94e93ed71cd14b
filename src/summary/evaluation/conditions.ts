import type { TSESTree } from '@typescript-eslint/utils';

import type { Draft } from '../draft/draft.ts';
import { isUndeclared } from '../draft/names.ts';
import { fork, join } from '../draft/way.ts';
import type { Guard, GuardId, ValueId } from '../module-summary.ts';
import { evaluate } from './expressions.ts';
import { enterCondition, leaveCondition } from './stay.ts';

/** A condition after its evaluation: what it answered, and what is known when it held. */
export interface Condition {
  /** What the expression evaluates to. */
  readonly result: ValueId;
  readonly holds: Claim;
}

/** What is known when a condition holds. */
type Claim =
  | { readonly kind: 'test'; readonly value: ValueId; readonly is: Guard['is']; readonly after: number }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Claim[] };

const opposites = { truthy: 'falsy', falsy: 'truthy', empty: 'present', present: 'empty', tested: 'tested' } as const;

/** Evaluates a condition and keeps what it says of which values. What it answers is only said when it `isUsed` as a value. */
export function evaluateCondition(draft: Draft, node: TSESTree.Node, isUsed: boolean): Condition {
  switch (node.type) {
    case 'LogicalExpression':
      return node.operator === '??' ? truthOf(draft, evaluate(draft, node, '')) : evaluateJunction(draft, node, isUsed);
    case 'UnaryExpression': {
      if (node.operator !== '!') break;
      const { result, holds } = evaluateCondition(draft, node.argument, isUsed);
      return { result: isUsed ? draft.values.derived([result], { value: result, is: 'falsy' }) : 0, holds: opposite(holds) };
    }
    case 'BinaryExpression':
      return evaluateComparison(draft, node, isUsed);
    case 'CallExpression': {
      const [argument] = node.arguments;
      if (argument === undefined || argument.type === 'SpreadElement' || !isUndeclared(draft, node.callee, 'Boolean')) break;
      const { result, holds } = evaluateCondition(draft, argument, isUsed);
      return { result: isUsed ? draft.values.derived([result], { value: result, is: 'truthy' }) : 0, holds };
    }
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return evaluateCondition(draft, node.expression, isUsed);
    default:
  }
  return truthOf(draft, evaluate(draft, node, ''));
}

/** The guard under which code runs when the condition held; with `held` false, when it did not. */
export function assume(draft: Draft, condition: Condition, held: boolean): GuardId {
  return claim(draft, held ? condition.holds : opposite(condition.holds), draft.frame.under);
}

/** The guard for one value tested one way. */
export function assumeOf(draft: Draft, value: ValueId, is: Guard['is']): GuardId {
  return addGuard(draft, draft.frame.under, value, is, draft.frame.suspensions);
}

function truthOf(draft: Draft, value: ValueId): Condition {
  return { result: value, holds: { kind: 'test', value, is: 'truthy', after: draft.frame.suspensions } };
}

/** `a && b` and `a || b`: the right side runs under what the left side said. */
function evaluateJunction(draft: Draft, node: TSESTree.LogicalExpression, isUsed: boolean): Condition {
  const { frame } = draft;
  const left = evaluateCondition(draft, node.left, isUsed);
  const before = fork(frame.way);
  const between = enterCondition(draft, left, node.operator === '&&');
  const right = evaluateCondition(draft, node.right, isUsed);
  leaveCondition(draft, between);
  frame.way = join(draft.values, before, frame.way);
  return {
    result: isUsed ? draft.values.either([left.result, right.result]) : 0,
    holds: { kind: node.operator === '&&' ? 'all' : 'any', of: [left.holds, right.holds] },
  };
}

/** Comparisons with null, undefined and `typeof … 'undefined'`, and `'name' in object`, say whether a value is there; others only that it was looked at. */
function evaluateComparison(draft: Draft, node: TSESTree.BinaryExpression, isUsed: boolean): Condition {
  const { values, frame } = draft;
  const left = evaluate(draft, node.left, '');
  const right = evaluate(draft, node.right, '');
  const named = node.operator === 'in' ? values.list[left] : undefined;
  if (named?.kind === 'literal') {
    const value = values.member(right, named.text);
    return { result: isUsed ? values.derived([left, right], { value, is: 'present' }) : 0, holds: { kind: 'test', value, is: 'present', after: frame.suspensions } };
  }
  const compared = isEquality(node) ? comparedWithNothing(draft, node, left, right) : undefined;
  if (compared !== undefined) {
    const equal = node.operator === '==' || node.operator === '===';
    const is = equal === compared.isNothing ? 'empty' : 'present';
    const result = isUsed ? values.derived([left, right], { value: compared.value, is }) : 0;
    return { result, holds: { kind: 'test', value: compared.value, is, after: frame.suspensions } };
  }
  const tested: Claim[] = [];
  for (const value of [left, right]) {
    if (!values.isLiteral(value)) tested.push({ kind: 'test', value, is: 'tested', after: frame.suspensions });
  }
  return { result: isUsed ? values.derived([left, right]) : 0, holds: { kind: 'all', of: tested } };
}

export function isEquality({ operator }: TSESTree.BinaryExpression): boolean {
  return operator === '==' || operator === '===' || operator === '!=' || operator === '!==';
}

/** The value that is compared with nothing; or a global name with a type, since it is either there or not. */
function comparedWithNothing(draft: Draft, node: TSESTree.BinaryExpression, left: ValueId, right: ValueId): { readonly value: ValueId; readonly isNothing: boolean } | undefined {
  if (draft.values.isEmpty(right)) return { value: left, isNothing: true };
  if (draft.values.isEmpty(left)) return { value: right, isNothing: true };
  const typeOf = [node.left, node.right].find((side) => side.type === 'UnaryExpression' && side.operator === 'typeof');
  const other = typeOf === node.left ? node.right : node.left;
  if (typeOf === undefined || other.type !== 'Literal') return undefined;
  const derived = draft.values.list[typeOf === node.left ? left : right];
  const [value] = derived?.kind === 'derived' ? derived.of : [];
  const isNothing = other.value === 'undefined';
  return value !== undefined && (isNothing || draft.values.list[value]?.kind === 'global') ? { value, isNothing } : undefined;
}

function opposite(claimed: Claim): Claim {
  if (claimed.kind === 'test') return { ...claimed, is: opposites[claimed.is] };
  return { kind: claimed.kind === 'all' ? 'any' : 'all', of: claimed.of.map(opposite) };
}

function claim(draft: Draft, claimed: Claim, outer: GuardId): GuardId {
  switch (claimed.kind) {
    case 'test':
      return addGuard(draft, outer, claimed.value, claimed.is, claimed.after);
    case 'all':
      return claimed.of.reduce((under, part) => claim(draft, part, under), outer);
    case 'any':
      return claimPossible(draft, claimed, outer);
  }
}

/** Each part of a disjunction may be the one that held, so each is no more than tested. */
function claimPossible(draft: Draft, claimed: Claim, outer: GuardId): GuardId {
  if (claimed.kind === 'test') return addGuard(draft, outer, claimed.value, 'tested', claimed.after);
  return claimed.of.reduce((under, part) => claimPossible(draft, part, under), outer);
}

function addGuard(draft: Draft, outer: GuardId, value: ValueId, is: Guard['is'], after: number): GuardId {
  return draft.guards.push({ outer, value, is, after }) - 1;
}

/** The value, if no condition that holds says of it that it is one of a list: then that it is one of few. */
export function oneOfList(draft: Draft, id: ValueId): ValueId {
  const { list } = draft.values;
  let { under } = draft.frame;
  for (let depth = 0; under >= 0 && id !== 0 && depth < nearConditions; depth++) {
    const guard = draft.guards[under];
    if (guard === undefined) break;
    const tested = guard.is === 'truthy' ? list[guard.value] : undefined;
    const call = tested?.kind === 'result' ? draft.calls[tested.call] : undefined;
    const callee = list[call?.callee ?? 0];
    if (callee?.kind === 'member' && memberships.has(callee.name) && call?.arguments[0] === id) return draft.values.found(id);
    under = guard.outer;
  }
  return id;
}

/** Methods that ask whether something is among others. */
const memberships: ReadonlySet<string> = new Set(['includes', 'has']);
const nearConditions = 4;
