import type { Grade } from '../../findings/finding.ts';
import type { GuardId } from '../../summary/module-summary.ts';
import type { Locks } from '../races/locks.ts';
import type { StateRead } from '../races/state-reads.ts';
import type { Activation } from '../values/activation.ts';
import { valuesUsed } from './collect-reads.ts';
import type { Write } from './collect-writes.ts';
import type { StateWrites } from './idioms.ts';
import type { RequestData } from './request-data.ts';
import type { StateReaders } from '../races/state-readers.ts';
import { guardsOver, isCount, isOwnPlace, isReplacement, literalOf, mentions, variableOf } from './write-shapes.ts';

/** The other writes to the state with a key, if any are known. */
export type WritesOf = (key: string) => StateWrites | undefined;

interface Sources {
  readonly readers: StateReaders;
  readonly locks: Locks;
  readonly requestData: RequestData;
  readonly writesOf: WritesOf;
}

/** Tells writes that do little harm as the code stands, though the state is shared, from the rest. */
export class Grades {
  private readonly readers: StateReaders;
  private readonly locks: Locks;
  private readonly requestData: RequestData;
  private readonly writesOf: WritesOf;

  constructor({ readers, locks, requestData, writesOf }: Sources) {
    this.readers = readers;
    this.requestData = requestData;
    this.locks = locks;
    this.writesOf = writesOf;
  }

  of(write: Write, all: StateWrites): Grade | undefined {
    if (this.isScratch(write, all) || this.isPartOfScratch(write)) return 'scratch';
    return this.isStatistics(write, all) || this.isProgress(write, all) ? 'statistics' : undefined;
  }

  /** How far a piece of work has got that is done by one at a time, and counted from its beginning. */
  private isProgress(write: Write, { serving }: StateWrites): boolean {
    if (!isOwnPlace(write) || !serving.some(isCount) || !serving.every((one) => isCount(one) || (isReplacement(one) && literalOf(one) !== undefined))) return false;
    return serving.every((one) => this.locks.isHeldAt(one));
  }

  /** Whoever reads it has written it just before, and nobody can come in between: the wait that would let them is not there yet. */
  private isScratch(write: Write, { serving }: StateWrites): boolean {
    if (!isReplacement(write) || !isOwnPlace(write) || isKnownElsewhere(write) || this.isReadByUnreached(write)) return false;
    let isRead = false;
    for (const { activation, reads } of this.readers.of(write)) {
      const own = serving.filter((one) => one.activation === activation && isReplacement(one));
      if (!reads.every((read) => own.some((one) => precedes(one, read, activation)))) return false;
      isRead = true;
    }
    return isRead;
  }

  /** A function of the file that nobody is seen to call reads the variable: who calls it, and when, is not known. */
  private isReadByUnreached(write: Write): boolean {
    const { module } = write.activation;
    const { functions, values } = module.summary;
    const reached = new Set(this.readers.reachedIn(module));
    return functions.some((fn, id) => {
      return !reached.has(id) && id !== 0 && fn.effects.some((effect) => {
        let value = effect.kind === 'read' ? values[effect.value] : undefined;
        while (value?.kind === 'member') value = values[value.object];
        return value?.kind === 'binding' && variableOf(write, value.binding) === write.variable;
      });
    });
  }

  /** `this.answer = { … }; this.answer.reason = …` */
  private isPartOfScratch(write: Write): boolean {
    if (!isReplacement(write)) return false;
    const whole = this.writesOf(write.key.slice(0, Math.max(0, write.key.lastIndexOf('.'))));
    return whole?.serving.some((one) => one.activation === write.activation && one.start < write.start && one.after === write.after && this.isScratch(one, whole)) === true;
  }

  /** Whether whoever reads it while serving compares it, and neither answers it nor goes by its value. */
  isOnlyTested(write: Write, { serving }: StateWrites): boolean {
    if (isKnownElsewhere(write) || serving.some((one) => isCount(one) && isUsedRightThere(one)) || this.isReadByUnreached(write)) return false;
    for (const { activation, reads } of this.readers.of(write)) {
      if (reads.some((read) => !isTested(read, activation) && !serving.some((one) => one.activation === activation && one.start <= read.start && read.end <= one.end))) return false;
    }
    return true;
  }

  /** `balance += request.body.amount`: what the sum is, requests say. How large what they send is, is a number like any other. */
  private isAmountSent({ operator, value, activation }: Write): boolean {
    if (operator !== '+=' && operator !== '-=') return false;
    const { values } = activation.module.summary;
    const sum = values[value];
    const amount = sum?.kind === 'derived' ? sum.of[1] : undefined;
    if (amount === undefined || mentions(values, values[amount], (one) => one.kind === 'member' && sizes.has(one.name), 0)) return false;
    return this.requestData.isBrought(amount, activation);
  }

  /** What requests count, only others look at, and nothing is decided by. */
  private isStatistics(write: Write, { serving }: StateWrites): boolean {
    if (!isOwnPlace(write) || !serving.every((one) => isCount(one) || (isReplacement(one) && literalOf(one) !== undefined)) || !serving.some(isCount)) return false;
    if (serving.some((one) => isUsedRightThere(one) || this.isAmountSent(one))) return false;
    const counting = new Set(serving.filter(isCount).map(({ activation }) => activation));
    for (const { activation, reads } of this.readers.of(write)) if (counting.has(activation) || reads.some((read) => isTested(read, activation))) return false;
    return true;
  }
}

/** Other files know the state by its name: of these, not all that read it are seen. */
function isKnownElsewhere(write: Write): boolean {
  const { activation: { module }, singleton, state } = write;
  if (singleton !== undefined) return false;
  const { exports, values } = module.summary;
  if (state.declared?.file !== module.path) return true;
  return exports.some((one) => {
    const value = 'value' in one ? values[one.value] : undefined;
    return value?.kind === 'binding' && variableOf(write, value.binding) === write.variable;
  });
}

/** Nothing is waited for between the two, and who comes to the read has come past the write. */
function precedes(write: Write, read: StateRead, activation: Activation): boolean {
  if (write.after !== read.after || write.end > read.start) return false;
  const guard = activation.module.summary.guards[write.under];
  return guard === undefined || guardsOver({ under: read.under, activation }).includes(guard);
}

/** `const id = ++last` */
function isUsedRightThere({ value, activation: { module } }: Write): boolean {
  return value !== 0 && valuesUsed(module.summary).has(value);
}

/** Whether something is done or left undone because of what was read; a division that avoids zero is none of that. */
function isTested(read: StateRead, { module }: Activation): boolean {
  const { calls, functions, guards, values } = module.summary;
  const value = values[read.value];
  const tests = new Set(value === undefined ? [] : guards.filter((guard) => mentions(values, values[guard.value], (one) => one === value, 0)));
  const isUnder = (under: GuardId): boolean => guardsOver({ under, activation: { module } }).some((guard) => tests.has(guard));
  return tests.size > 0 && (calls.some(({ under }) => isUnder(under)) || functions.some(({ effects }) => effects.some((effect) => effect.kind !== 'read' && isUnder(effect.under))));
}

/** Properties that tell how much there is of something. */
const sizes: ReadonlySet<string> = new Set(['length', 'byteLength', 'size']);
