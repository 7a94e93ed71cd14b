import type { Interleaving } from '../../findings/finding.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import type { Activation } from '../values/activation.ts';
import { groupBy } from '../values/group-by.ts';
import type { Write } from '../writes/collect-writes.ts';
import type { StateWrites } from '../writes/idioms.ts';
import type { RequestData } from '../writes/request-data.ts';
import { readBackAfterWait } from './borrowed.ts';
import { emptiedAfterUse, refilledAcrossWait } from './emptied.ts';
import { Locks, type WritesIn } from './locks.ts';
import { isOfOneLoop } from './one-loop.ts';
import { staleRead } from './stale.ts';
import { StateReads } from './state-reads.ts';
import { staleTest } from './unchecked.ts';
import { skippedRelease } from './unreleased.ts';
import { waitedForAfterwards } from './unready.ts';

/**
 * # Races across a wait
 *
 * **Input.** A write to shared state with all writes of that state. **Output.** How another request can come in between two
 * steps of the function that writes, if it can: the other step, and what goes wrong.
 *
 * Only one piece of JavaScript runs at a time, so that steps can interleave at suspension points alone: `await`, `for await`,
 * `yield` in an async generator. A summary says of each step how many of them came before. Two steps with the same number
 * cannot be torn apart. The idea of telling atomicity violations by a read, a suspension point and a write that depends on the
 * read is that of ESLint's `require-atomic-updates`; here it is asked of shared state only, and by the state instead of the
 * variable's name.
 *
 * Rounds of one `for await` come one after another, and are no race by themselves.
 *
 * **Blind spots**: the order of the rounds of other loops, waits inside of functions that are called without `await`.
 */
export class RaceFinder {
  readonly evaluator: Evaluator;
  readonly graph: ServingGraph;
  readonly requestData: RequestData;
  readonly reads: StateReads;
  readonly locks: Locks;
  readonly writesIn: WritesIn;

  constructor({ evaluator, graph, requestData, writes }: { readonly evaluator: Evaluator; readonly graph: ServingGraph; readonly requestData: RequestData; readonly writes: readonly Write[] }) {
    const byActivation = groupBy(writes, ({ activation }) => activation);
    this.evaluator = evaluator;
    this.graph = graph;
    this.requestData = requestData;
    this.reads = new StateReads(evaluator);
    this.writesIn = (activation) => byActivation.get(activation) ?? [];
    this.locks = new Locks(evaluator, graph, this.reads, this.writesIn);
  }

  /** How a write of serving code can be torn from the step that it rests on. */
  of(write: Write, all: StateWrites): Interleaving | undefined {
    if (write.setting !== undefined) return undefined;
    const found = this.find(write, all);
    return found === undefined || this.locks.isHeldAt(write) || isOfOneLoop(write, all, this.graph) ? undefined : found;
  }

  /** The same for a write by code that runs on a timer beside the requests, with the write that adds what is lost. */
  beside(write: Write, all: StateWrites): { readonly interleaving: Interleaving; readonly added: Write } | undefined {
    const handed = emptiedAfterUse(write, all, this.reads);
    const added = all.serving.find(({ kind }) => kind === 'grow');
    if (handed === undefined || added === undefined || this.locks.isHeldAt(write)) return undefined;
    return { interleaving: { kind: 'flushed', ...this.lineOf(handed.start, write.activation) }, added };
  }

  private find(write: Write, all: StateWrites): Interleaving | undefined {
    const { activation } = write;
    const stale = staleRead(write, this.reads);
    if (stale !== undefined) return { kind: 'stale', ...this.lineOf(stale.start, activation) };
    const test = staleTest(write, all, this);
    if (test !== undefined) return { kind: 'unchecked', ...this.lineOf(test.start, activation) };
    const handed = emptiedAfterUse(write, all, this.reads);
    if (handed !== undefined) return { kind: 'emptied', ...this.lineOf(handed.start, activation) };
    const other = refilledAcrossWait(write, all, this);
    if (other !== undefined) return { kind: other.start > write.start ? 'refilled' : 'filled', ...this.lineOf(other.start, other.activation) };
    const awaited = waitedForAfterwards(write, all, this);
    if (awaited !== undefined) return { kind: 'unready', ...this.lineOf(awaited, activation) };
    const release = skippedRelease(write, all, this.reads);
    if (release !== undefined) return { kind: 'unreleased', ...this.lineOf(release.start, activation) };
    if (write.kind === 'grow' || this.requestData.isIn(write.value, activation)) return undefined;
    const back = readBackAfterWait(write, all, this);
    return back === undefined ? undefined : { kind: 'borrowed', ...this.lineOf(back.start, back.activation) };
  }

  private lineOf(offset: number, { module }: Activation): { readonly file: string; readonly line: number } {
    return { file: module.path, line: module.position(offset).line };
  }
}
