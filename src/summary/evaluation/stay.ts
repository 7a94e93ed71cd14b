import type { Draft } from '../draft/draft.ts';
import type { Guard, GuardId, ValueId } from '../module-summary.ts';
import { assume, assumeOf } from './conditions.ts';
import type { Condition } from './conditions.ts';

/** A stay under a condition, so that it can be left. */
export interface Stay {
  readonly outer: GuardId;
  /** How many guards there were before, and with those of the condition. */
  readonly before: number;
  readonly within: number;
  /** What had happened when it began. */
  readonly happened: number;
}

/** Goes under a condition that held, or with `held` false did not. */
export function enterCondition(draft: Draft, condition: Condition, held: boolean): Stay {
  const before = draft.guards.length;
  return stay(draft, before, assume(draft, condition, held));
}

/** Goes under a test of one value. */
export function enterTest(draft: Draft, value: ValueId, is: Guard['is']): Stay {
  const before = draft.guards.length;
  return stay(draft, before, assumeOf(draft, value, is));
}

/** Comes back from under a condition; one under which nothing happened is forgotten. */
export function leaveCondition(draft: Draft, { outer, before, within, happened }: Stay): void {
  draft.frame.under = outer;
  if (draft.guards.length === within && happenedIn(draft) === happened) draft.guards.length = before;
}

function stay(draft: Draft, before: number, guard: GuardId): Stay {
  const { frame, guards } = draft;
  const entered: Stay = { outer: frame.under, before, within: guards.length, happened: happenedIn(draft) };
  frame.under = guard;
  return entered;
}

function happenedIn({ calls, frame }: Draft): number {
  return calls.length + frame.effects.length + frame.exits.length;
}
