import type { ValueId } from '../module-summary.ts';
import { show } from '../scopes/scope.ts';
import type { ScopeTree } from '../scopes/scope.ts';
import type { Draft } from './draft.ts';
import type { ValueTable } from './value-table.ts';

/**
 * What the variables of a function hold at one place, for those that hold several values in turn (see
 * `Variable.slot`). -1: nothing was assigned yet.
 */
export interface Way {
  readonly held: ValueId[];
  /** False behind `return`, `throw`, `break` and `continue`. */
  live: boolean;
}

/** The way as it is, to go on separately. */
export function fork(way: Way): Way {
  return { held: way.held.length === 0 ? way.held : way.held.slice(), live: way.live };
}

/** Where two ways meet again: each variable holds what it holds on the ways that get there. */
export function join(values: ValueTable, one: Way, other: Way): Way {
  if (!one.live || one === other) return other;
  if (!other.live) return one;
  for (let slot = 0; slot < one.held.length; slot++) {
    const left = one.held[slot] ?? -1;
    const right = other.held[slot] ?? -1;
    if (left === -1 || left === right) one.held[slot] = right;
    else if (right !== -1) one.held[slot] = values.either([left, right]);
  }
  return one;
}

/**
 * Makes the variables that a stretch of text assigns undecided: they hold what they held before or any of their values.
 * For loops, and for `catch`, which may be reached from anywhere in its `try`.
 */
export function blur({ tree, values, frame }: Draft, way: Way, start: number, end: number): void {
  const tracked = tree.tracked.get(frame.id);
  if (tracked === undefined) return;
  for (const variable of tracked) {
    const { slot, assignments } = variable;
    if (!assignments.some((offset) => offset >= start && offset < end)) continue;
    const before = way.held[slot] ?? -1;
    const any = values.binding(show(tree, variable));
    way.held[slot] = before === -1 ? any : values.either([before, any]);
  }
}

/** A function starts without a value in any variable. */
export function firstWay(tree: ScopeTree, owner: number): Way {
  const slots = tree.tracked.get(owner)?.length ?? 0;
  return { held: new Array<ValueId>(slots).fill(-1), live: true };
}
