import type { TSESTree } from '@typescript-eslint/utils';

import { endOf, startOf } from '../../syntax/offsets.ts';
import type {
  CallId,
  CallSite,
  ClassSummary,
  Effect,
  Export,
  FunctionId,
  FunctionSummary,
  Guard,
  GuardId,
  Operator,
  ValueId,
} from '../module-summary.ts';
import type { Scope, ScopeTree, Variable } from '../scopes/scope.ts';
import type { ValueTable } from './value-table.ts';
import type { Way } from './way.ts';

/** A summary in the making, and where the walk through the file stands. */
export interface Draft {
  readonly tree: ScopeTree;
  readonly values: ValueTable;
  readonly functions: FunctionSummary[];
  readonly calls: CallSite[];
  readonly classes: ClassSummary[];
  readonly guards: Guard[];
  readonly exports: Export[];
  readonly requests: Set<string>;
  /** By value: where it was read last, as a number made of function, condition and suspension points. */
  readonly lastReads: Map<ValueId, number>;
  /** The function whose body is being walked. */
  frame: Frame;
  scope: Scope;
}

/** What is known of a function while its body is being walked. */
export interface Frame {
  readonly id: FunctionId;
  readonly depth: number;
  /** The function whose `this` and `arguments` it sees: itself, or for an arrow the nearest other. */
  readonly thisOf: FunctionId;
  /** What `super(…)` calls in it. */
  readonly superClass: ValueId;
  readonly async: boolean;
  readonly generator: boolean;
  readonly effects: Effect[];
  readonly calls: CallId[];
  readonly returns: ValueId[];
  /** The statements around that `break` may leave, innermost last. */
  readonly breakables: Breakable[];
  /**
   * Variables of its own that got their first value; whether anyone else sees them is known at its end. Their effects
   * name them as -1 and below.
   */
  readonly initialised: Variable[];
  suspensions: number;
  under: GuardId;
  way: Way;
  inFinally: boolean;
}

/** A statement that `break` leaves; `ways` collects how it got there. */
export interface Breakable {
  readonly label: string;
  readonly ways: Way[];
}

/** Records that a property gets a value. */
export function recordMutation(draft: Draft, node: TSESTree.Node, target: ValueId, value: ValueId, operator: Operator): void {
  const { effects, suspensions, under } = draft.frame;
  effects.push({ kind: 'mutate', target, value, operator, start: startOf(node), end: endOf(node), after: suspensions, under });
}

/** Records that a property goes. */
export function recordRemoval(draft: Draft, node: TSESTree.Node, target: ValueId): void {
  const { effects, suspensions, under } = draft.frame;
  effects.push({ kind: 'remove', target, start: startOf(node), end: endOf(node), after: suspensions, under });
}

/**
 * Records a read when the value is a variable of someone else, or a path that starts at one or at `this`. A read that says
 * nothing new after the last read of the same value (same function and conditions, no suspension point between) is left out.
 */
export function recordRead(draft: Draft, node: TSESTree.Node, value: ValueId): void {
  const { frame, lastReads, values, tree } = draft;
  const root = values.rootOf(value);
  if (root === undefined || frame.id === 0) return;
  if (root.kind === 'binding' && tree.shown[root.binding]?.owner === frame.id) return;
  const place = (frame.id * 65536 + frame.under + 1) * 4096 + frame.suspensions;
  if (lastReads.get(value) === place) return;
  lastReads.set(value, place);
  frame.effects.push({ kind: 'read', value, start: startOf(node), end: endOf(node), after: frame.suspensions, under: frame.under });
}
