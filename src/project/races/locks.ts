import { locks, type Lock } from '../../models/locks.ts';
import type { CallSite, ModuleSummary, Value, ValueId } from '../../summary/module-summary.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import { promiseMethods } from '../graph/resolve-calls.ts';
import type { Activation } from '../values/activation.ts';
import type { Write } from '../writes/collect-writes.ts';
import { guardsOver } from '../writes/write-shapes.ts';
import { readIn } from './conditions.ts';
import type { StateReads } from './state-reads.ts';

const locksByPath: ReadonlyMap<string, Lock> = new Map(locks.map((lock) => [lock.path, lock]));

/** The writes of an activation, as far as they write what is shared. */
export type WritesIn = (activation: Activation) => readonly Write[];

/** A step of a function that may stand under a lock. */
type Step = Pick<Write, 'activation' | 'after' | 'key' | 'kind' | 'start' | 'under'>;

/**
 * Whether only one request at a time gets to a write: by a lock of a package, a flag that is taken before the first wait, the
 * end of a chain of promises, or something taken before a `try` and given back in its `finally`.
 */
export class Locks {
  private readonly evaluator: Evaluator;
  private readonly graph: ServingGraph;
  private readonly reads: StateReads;
  private readonly writesIn: WritesIn;

  constructor(evaluator: Evaluator, graph: ServingGraph, reads: StateReads, writesIn: WritesIn) {
    this.evaluator = evaluator;
    this.graph = graph;
    this.reads = reads;
    this.writesIn = writesIn;
  }

  isHeldAt(write: Step): boolean {
    return this.isUnderOwnFlag(write) || this.isAcquired(write) || this.isInTurn(write.activation, new Set());
  }

  /** Whether whoever comes to the write, on whatever way, holds a lock of a package, which is taken here or by those who call. */
  isAlwaysHeldAt(write: Step, on: ReadonlySet<Activation> = new Set()): boolean {
    const { activation } = write;
    const { calls } = activation.module.summary;
    if (activation.summary.calls.some((id) => calls[id]?.awaited === true && calls[id].after < write.after && calls[id].end <= write.start && this.isLock(calls[id], activation))) return true;
    const callers = this.graph.callersOf(activation);
    if (activation.entry !== undefined || on.has(activation) || on.size > mostOnTheWay || callers.length === 0 || callers.length > mostCallers) return false;
    const onward = new Set([...on, activation]);
    return callers.every(({ from, edge }) => {
      const call = from.module.summary.calls[edge.call];
      return call !== undefined && (this.isLock(call, from) || this.isAlwaysHeldAt({ ...write, activation: from, after: call.after, start: call.start, under: call.under }, onward));
    });
  }

  /** `if (busy) return; busy = true; …`, `if (locked.has(id)) throw …; locked.add(id); …` */
  private isUnderOwnFlag(write: Step): boolean {
    const { activation } = write;
    const over = guardsOver(write);
    return this.writesIn(activation).some((flag) => {
      if (flag.key === write.key || flag.start > write.start || flag.kind === 'shrink') return false;
      return guardsOver(flag).some((guard) => guard.after === flag.after && guard.is !== 'truthy' && guard.is !== 'present' && over.includes(guard) && readIn(activation.module.summary, guard.value, this.reads.of(activation, flag.key)) !== undefined);
    });
  }

  /** `await mutex.acquire()` before it; or anything taken before it that a `finally` block gives back. */
  private isAcquired(write: Step): boolean {
    const { module, summary } = write.activation;
    const { values, calls } = module.summary;
    const own = summary.calls.flatMap((id) => calls[id] ?? []);
    return own.some((taken) => {
      if (taken.awaited !== true || taken.after >= write.after || taken.end > write.start) return false;
      if (this.isLock(taken, write.activation)) return true;
      const receiver = receiverOf(values, taken);
      return own.some((given) => given.finally && given !== taken && (answers(module.summary, given.callee, taken) || (receiver !== 0 && receiverOf(values, given) === receiver)));
    });
  }

  /** What a lock, or the end of a chain of promises, calls; and what is called by that. */
  private isInTurn(activation: Activation, seen: Set<Activation>): boolean {
    if (seen.size > mostCallers) return false;
    seen.add(activation);
    return this.graph.callersOf(activation).some(({ from, edge }) => {
      const call = from.module.summary.calls[edge.call];
      if (call !== undefined && (this.isLock(call, from) || this.isChained(call, from))) return true;
      return !seen.has(from) && this.isInTurn(from, seen);
    });
  }

  private isLock(call: CallSite, activation: Activation): boolean {
    return this.evaluator.evaluate(call.callee, activation).some((one) => {
      const lock = one.kind === 'external' ? locksByPath.get(one.path.toString()) : undefined;
      return lock !== undefined && isForOne(lock, call, activation);
    });
  }

  /** `tail = tail.then(work)` */
  private isChained(call: CallSite, activation: Activation): boolean {
    const { summary } = activation.module;
    const callee = summary.values[call.callee];
    if (callee?.kind !== 'member' || !promiseMethods.has(callee.name)) return false;
    return this.writesIn(activation).some((write) => write.operator === '=' && readsPlace(summary, callee.object, this.reads.of(activation, write.key).map(({ value }) => value), write));
  }
}

const mostCallers = 24;
/** Calls between taking a lock and the write. */
const mostOnTheWay = 4;

/** Whether the receiver of a method is, or comes from, the place that is written. */
function readsPlace(summary: ModuleSummary, id: ValueId, reads: readonly ValueId[], write: Write): boolean {
  for (let at = id, depth = 0; depth < 8; depth++) {
    if (reads.includes(at)) return true;
    const value: Value | undefined = summary.values[at];
    if (value?.kind === 'binding') return write.variable === `${write.activation.module.path}:${summary.bindings[value.binding]?.start ?? -1}`;
    if (value?.kind === 'member' && value.object === write.target) return true;
    const callee: Value | undefined = value?.kind === 'result' ? summary.values[summary.calls[value.call]?.callee ?? 0] : undefined;
    if (callee?.kind !== 'member') return false;
    at = callee.object;
  }
  return false;
}

function receiverOf(values: readonly Value[], call: CallSite): ValueId {
  const callee = values[call.callee];
  return callee?.kind === 'member' ? callee.object : 0;
}

/** `const release = await mutex.acquire(); … release();` */
function answers({ values, calls }: ModuleSummary, callee: ValueId, taken: CallSite): boolean {
  const value = values[callee];
  const answered = value?.kind === 'awaited' ? values[value.of] : value;
  return answered?.kind === 'result' && calls[answered.call] === taken;
}

/** Whether the lock was made to let in one at a time. Where it is made elsewhere, it is taken for such. */
function isForOne({ one }: Lock, call: CallSite, { module }: Activation): boolean {
  if (one === undefined) return true;
  const { values, calls, bindings } = module.summary;
  const callee = values[call.callee];
  const lock = callee?.kind === 'member' ? values[callee.object] : callee;
  const made = lock?.kind === 'binding' ? values[bindings[lock.binding]?.values[0] ?? 0] : lock;
  const first = made?.kind === 'result' ? values[calls[made.call]?.arguments[0] ?? 0] : undefined;
  if (first === undefined) return made?.kind !== 'result';
  const option = one === 'first argument' ? undefined : one.option;
  const number = first.kind === 'allocation' ? values[first.properties.find(({ name }) => name === (option ?? 'concurrency'))?.value ?? 0] : first;
  return number?.kind === 'literal' && number.text === '1';
}
