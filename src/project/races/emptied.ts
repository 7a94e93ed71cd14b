import type { ServingGraph } from '../graph/call-graph.ts';
import type { Activation } from '../values/activation.ts';
import type { Write } from '../writes/collect-writes.ts';
import type { StateWrites } from '../writes/idioms.ts';
import { isCutOff, isEmpty, isReplacement } from '../writes/write-shapes.ts';
import { testOfState } from './conditions.ts';
import { isLookedAtAgain } from './stale.ts';
import type { StateRead, StateReads } from './state-reads.ts';

/** Takes everything out: `clear()`, `length = 0`, `= []`, `= new Map()`; `null` is no collection. */
export function isEmptied(write: Write): boolean {
  if (write.kind === 'shrink') return write.call !== undefined && write.call.arguments.length === 0 && isClear(write);
  const { summary } = write.activation.module;
  return isCutOff(write) || (isReplacement(write) && summary.values[write.value]?.kind !== 'literal' && isEmpty(summary, write.value));
}

function isClear({ call, activation }: Write): boolean {
  const { values } = activation.module.summary;
  const callee = values[call?.callee ?? 0];
  return callee?.kind === 'member' && callee.name === 'clear';
}

/**
 * Hand on, wait, empty: a buffer is written out and emptied after the wait, and what others added in between goes with it.
 * Answers the read that handed it on.
 */
export function emptiedAfterUse(write: Write, all: StateWrites, reads: StateReads): StateRead | undefined {
  if (write.after === 0 || !isEmptied(write)) return undefined;
  const known = reads.of(write.activation, write.key);
  if (isLookedAtAgain(known, write)) return undefined;
  const handed = known.find((one) => one.whole && one.after < write.after && !isTest(one, write));
  if (handed === undefined) return undefined;
  const filling = all.serving.filter((other) => other.kind === 'grow');
  // Who fills it before it is handed on, in the same function, does so for each request.
  const isFilledByOthers = filling.some((other) => other.activation !== write.activation || other.start < handed.start);
  const isFilledAgain = filling.some((other) => other.activation === write.activation && other.start > handed.start);
  return isFilledByOthers && !isFilledAgain ? handed : undefined;
}

/** `if (buffer) …` hands nothing on. */
function isTest(read: StateRead, { activation }: Write): boolean {
  return activation.module.summary.guards.some(({ value, after }) => value === read.value && after === read.after) && read.value !== 0;
}

/**
 * Empty, wait, fill again: others find it empty, or half filled. Answers the other step, for either of the two: where it is
 * emptied, and where it is filled.
 */
export function refilledAcrossWait(write: Write, all: StateWrites, { reads, graph }: { readonly reads: StateReads; readonly graph: ServingGraph }): Write | undefined {
  const emptied = all.serving.filter((one) => isEmptied(one) && !isCutOff(one) && testOfState(one, reads) === undefined); // where it was found unset, that is the first time
  if (isEmptied(write)) return emptied.includes(write) ? all.serving.find((other) => other.kind === 'grow' && isLaterPart(write, other, graph)) : undefined;
  return write.kind === 'grow' ? emptied.find((one) => isLaterPart(one, write, graph)) : undefined;
}

/** In the same function behind a wait, in a function within it that waits first, or in one that such a function calls. */
function isLaterPart(emptied: Write, filled: Write, graph: ServingGraph): boolean {
  if (isBehindWait(emptied, filled)) return true;
  return graph.callersOf(filled.activation).some(({ from, edge }) => {
    const call = from.module.summary.calls[edge.call];
    return call !== undefined && isBehindWait(emptied, { activation: from, start: call.start, after: call.after });
  });
}

type Step = Pick<Write, 'activation' | 'start' | 'after'>;

function isBehindWait(emptied: Write, step: Step): boolean {
  if (step.activation === emptied.activation) return step.after > emptied.after;
  return step.start > emptied.end && isWithin(step.activation, emptied.activation) && waitsBefore(step, emptied);
}

function isWithin(inner: Activation, outer: Activation): boolean {
  if (inner.module !== outer.module) return false;
  const { functions } = inner.module.summary;
  for (let at = inner.summary.parent; at > 0; at = functions[at]?.parent ?? -1) if (at === outer.fn) return true;
  return false;
}

/** Whether one of the functions around the step waits before it gets there. */
function waitsBefore(step: Step, emptied: Write): boolean {
  if (step.after > 0) return true;
  const { functions } = step.activation.module.summary;
  for (let at = step.activation.fn; at !== emptied.activation.fn && at > 0; at = functions[at]?.parent ?? -1) if ((functions[at]?.suspensions ?? 0) > 0) return true;
  return false;
}
