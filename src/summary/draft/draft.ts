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
import type { ComponentFile } from '../blocks/component-files.ts';
import type { Round } from '../round.ts';
import type { Exit, Try } from '../ways-out.ts';
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
  /** Interfaces and type aliases of the file. */
  readonly types: ReadonlyMap<string, DeclaredType>;
  /** What the file is when it is a component's. */
  readonly file: ComponentFile | undefined;
  /** By value: where it was read last. */
  readonly lastReads: Map<ValueId, LastRead>;
  /** The function whose body is being walked. */
  frame: Frame;
  scope: Scope;
  /** What users of a component pass to it, by the names of the variables that hold it. */
  properties: ReadonlyMap<string, ValueId>;
  /** The round that is being walked as a function, or -1. */
  round: FunctionId;
  /** The function in whose `for await` the walk stands, the outermost of them, or -1. */
  looping: FunctionId;
}

/** What an interface or a type alias is declared to be. */
export type DeclaredType = TSESTree.TSInterfaceBody | TSESTree.TypeNode;

/** The place of a read that was recorded. */
type LastRead = Pick<Effect, 'after' | 'under'> & { readonly in: FunctionId };

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
  readonly tries: Try[];
  readonly rounds: Round[];
  readonly exits: Exit[];
  /** The statements around that `break` may leave, innermost last. */
  readonly breakables: Breakable[];
  /** How many loops are around. */
  loops: number;
  /**
   * Variables of its own that got their first value; whether anyone else sees them is known at its end. Their effects
   * name them as -1 and below.
   */
  readonly initialised: Variable[];
  /**
   * Properties read of objects that are no one's variable: of parameters, of what calls answer. Such reads are kept where the
   * function writes the same property.
   */
  readonly others: Set<ValueId>;
  suspensions: number;
  under: GuardId;
  way: Way;
  inFinally: boolean;
  /** In a `catch` clause or a loop over a list, which may not run, whatever the conditions over it. */
  mayNotRun: boolean;
  /** A `return` stood before, on whatever way. */
  hasReturned: boolean;
}

/** A statement that `break` leaves; `ways` collects how it got there. */
export interface Breakable {
  readonly label: string;
  readonly ways: Way[];
}

/** What is added to an effect in a `finally` block. */
export const finallyBlock = { finally: true } as const;

/** Records that a property gets a value. */
export function recordMutation(draft: Draft, node: TSESTree.Node, target: ValueId, value: ValueId, operator: Operator): void {
  const { effects, suspensions, under, inFinally } = draft.frame;
  effects.push({ kind: 'mutate', target, value, operator, start: startOf(node), end: endOf(node), after: suspensions, under, ...(inFinally ? finallyBlock : {}) });
}

/** Records that a property goes. */
export function recordRemoval(draft: Draft, node: TSESTree.Node, target: ValueId): void {
  const { effects, suspensions, under, inFinally } = draft.frame;
  effects.push({ kind: 'remove', target, start: startOf(node), end: endOf(node), after: suspensions, under, ...(inFinally ? finallyBlock : {}) });
}

/**
 * Records a read when the value is a variable of someone else, or a path that starts at one or at `this`; in a function
 * that may wait, also the property of any other object (see {@link Frame.others}). A read that says nothing new after the
 * last read of the same value (same function, no suspension point between, no fewer conditions) is left out.
 */
export function recordRead(draft: Draft, node: TSESTree.Node, value: ValueId, at?: Pick<Effect, 'after' | 'under'>): void {
  const { frame, lastReads, values, tree } = draft;
  if (frame.id === 0) return;
  const root = values.rootOf(value);
  if (root === undefined) {
    if (!frame.async || values.list[value]?.kind !== 'member') return;
    frame.others.add(value);
  } else if (root.kind === 'binding' && tree.shown[root.binding]?.owner === frame.id) return;
  const { id } = frame;
  const { after, under } = at ?? { after: frame.suspensions, under: frame.under };
  const last = lastReads.get(value);
  if (last !== undefined && last.in === id && last.after === after && isUnder(draft, under, last.under)) return;
  lastReads.set(value, { in: id, after, under });
  frame.effects.push({ kind: 'read', value, start: startOf(node), end: endOf(node), after, under });
}

/** True when one condition is the other or stands within it. Conditions that nest very deeply are not followed to the end. */
function isUnder({ guards }: Draft, inner: GuardId, outer: GuardId): boolean {
  let at = inner;
  for (let steps = 0; at > outer && steps < 32; steps++) at = guards[at]?.outer ?? -1;
  return at === outer;
}
