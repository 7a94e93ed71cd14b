import type { Write } from '../writes/collect-writes.ts';
import type { StateWrites } from '../writes/idioms.ts';
import { isEmpty, isReplacement, literalOf, propertyOf } from '../writes/write-shapes.ts';
import { testOfState } from './conditions.ts';
import type { StateReads } from './state-reads.ts';

/**
 * Taken, wait, given back: a mark says that work is under way, and whoever finds it leaves or fails. When something fails during the
 * wait, the mark stays until the process ends, unless it is given back in a `finally` block, or failures are caught before. Answers the write that gives
 * it back.
 */
export function skippedRelease(write: Write, all: StateWrites, reads: StateReads): Write | undefined {
  const { activation } = write;
  if (literalOf(write) === undefined || !(write.kind === 'grow' || isReplacement(write)) || !isTaken(write, reads)) return undefined;
  const given = all.serving.filter((other) => other !== write && other.activation === activation && propertyOf(other) === propertyOf(write) && givesBack(other, write));
  const last = given.filter((one) => one.after > write.after).at(-1);
  if (last === undefined || given.some((one) => isSure(one))) return undefined;
  return isCaughtBetween(write, last) ? undefined : last;
}

/** Under a test, with no wait in between, that nobody has taken it. */
function isTaken(write: Write, reads: StateReads): boolean {
  return testOfState(write, reads, (guard) => guard.after === write.after && (guard.is === 'falsy' || guard.is === 'empty' || guard.is === 'tested')) !== undefined;
}

/** Takes the very entry out, or puts another constant in its place. */
function givesBack(other: Write, write: Write): boolean {
  if (write.kind === 'grow') return other.kind === 'shrink' && other.entry === write.entry;
  return isReplacement(other) && (isEmpty(other.activation.module.summary, other.value) || (literalOf(other) ?? literalOf(write)) !== literalOf(write));
}

/** In a `finally` block, or where failures are caught. */
function isSure({ activation, start, isFinal }: Write): boolean {
  return isFinal || (activation.summary.tries ?? []).some(({ handler }) => handler !== undefined && handler.start <= start && start < handler.end);
}

/** What may fail stands in a `try` that goes on to the release. */
function isCaughtBetween(write: Write, release: Write): boolean {
  return (write.activation.summary.tries ?? []).some((one) => one.handler?.goesOn === true && one.start >= write.start && one.end <= release.start);
}
