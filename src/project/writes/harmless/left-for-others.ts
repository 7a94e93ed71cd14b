import type { ServingGraph } from '../../graph/call-graph.ts';
import type { Evaluator } from '../../graph/evaluate.ts';
import type { Activation } from '../../values/activation.ts';
import type { Write } from '../collect-writes.ts';
import type { StateWrites } from '../idioms.ts';
import type { RequestData } from '../request-data.ts';
import type { StateReaders } from '../../races/state-readers.ts';
import { isRemoval, keyOf } from '../write-shapes.ts';

import type { CallSite, ValueId } from '../../../summary/module-summary.ts';

interface Sources {
  readonly evaluator: Evaluator;
  readonly graph: ServingGraph;
  readonly requestData: RequestData;
  readonly readers: StateReaders;
}

/**
 * Tells entries that one request leaves in memory for another one from a memory of what can be had again. When the other request comes to
 * another process it finds nothing, however well the entries are swept.
 */
export class LeftForOthers {
  private readonly evaluator: Evaluator;
  private readonly graph: ServingGraph;
  private readonly requestData: RequestData;
  private readonly readers: StateReaders;
  private readonly known = new WeakMap<readonly Write[], boolean>();

  constructor({ evaluator, graph, requestData, readers }: Sources) {
    this.evaluator = evaluator;
    this.graph = graph;
    this.requestData = requestData;
    this.readers = readers;
  }

  /** Whether entries of the state are used up by requests that put none in, or tell who is there to those that ask. */
  has({ serving }: StateWrites): boolean {
    let answer = this.known.get(serving);
    if (answer === undefined) this.known.set(serving, (answer = this.isUsedUp(serving) || this.isPresence(serving)));
    return answer;
  }

  /**
   * A place that is empty until one kind of request fills it with what somebody answered, for another kind that cannot: what it holds belongs to whoever sent the first. A
   * setting is loaded at the start, too, and a memory is filled by those who look for it.
   */
  isSteppingStone(write: Write, { serving, beside }: StateWrites): boolean {
    if (write.kind !== 'rebind' || !isAnswer(write) || beside.length > 0 || !serving.every((one) => one.kind === 'rebind' && this.isFilledHere(one, serving))) return false;
    const writers = new Set(serving.map(({ activation }) => activation));
    let isRead = false;
    for (const { activation } of this.readers.of(write)) {
      if (this.entriesTo(activation).some((entry) => this.leadsTo(entry, writers))) continue;
      isRead = true;
    }
    return isRead;
  }

  /** Whether nobody but serving code gives the variable a value other than a constant. */
  private isFilledHere({ variable, activation: { module } }: Write, serving: readonly Write[]): boolean {
    const { bindings, values } = module.summary;
    const binding = bindings.find(({ start }) => `${module.path}:${start}` === variable);
    return binding !== undefined && binding.values.every((id) => values[id]?.kind === 'literal' || serving.some(({ value }) => value === id));
  }

  /** A code, a ticket: the request that brings the key takes the entry out to go on with it, and could not have made it. */
  private isUsedUp(serving: readonly Write[]): boolean {
    const puts = serving.filter((one) => this.isPut(one));
    if (puts.length === 0) return false;
    const takers = serving.filter((one) => isRemoval(one) && one.entry !== 0 && this.requestData.isBrought(one.entry, one.activation) && this.isLookedAt(one));
    if (takers.length === 0) return false;
    const putters = new Set(puts.map(({ activation }) => activation));
    return takers.every(({ activation }) => this.entriesTo(activation).every((entry) => !this.leadsTo(entry, putters)));
  }

  /** `typing[user.name] = { since: new Date() }`, which others are shown: known to the users of one process. */
  private isPresence(serving: readonly Write[]): boolean {
    const puts = serving.filter((one) => this.isPut(one) && !this.requestData.isIn(one.value, one.activation) && this.requestData.isIdentity(keyOf(one), one.activation));
    const [put] = puts;
    if (put === undefined) return false;
    const putters = new Set(puts.map(({ activation }) => activation));
    for (const { activation, reads } of this.readers.of(put)) if (!putters.has(activation) && reads.some(({ whole }) => whole)) return true;
    return false;
  }

  /** Puts in an entry of plain data that was not there before. */
  private isPut(write: Write): boolean {
    const { kind, value, entry, key, activation } = write;
    return kind === 'grow' && entry !== 0 && this.isOfData(write) && !this.readers.isReadFrom(value, key, activation);
  }

  /** Whether plain data is written, and nothing that works in this process alone. */
  isOfData({ value, activation }: Write): boolean {
    return this.isPlain(value, activation, 0);
  }

  /** Data, and nothing that works in this process alone: functions, promises, timers, connections, the response. */
  private isPlain(id: ValueId, activation: Activation, depth: number): boolean {
    const { values, calls } = activation.module.summary;
    const value = values[id];
    if (this.requestData.isRequestItself(id, activation)) return false;
    if (value?.kind === 'allocation') return depth <= mostDepth && value.properties.every((one) => this.isPlain(one.value, activation, depth + 1));
    if (value?.kind === 'result') return this.answersData(calls[value.call], activation);
    return !this.evaluator.evaluate(id, activation).some((one) => one.kind === 'function' || one.kind === 'class' || (one.kind === 'external' && one.path.root.endsWith('#') && !plainRoots.has(one.path.root)));
  }

  /** What packages answer may be anything. */
  private answersData(call: CallSite | undefined, activation: Activation): boolean {
    const callee = activation.module.summary.values[call?.callee ?? 0];
    if (call === undefined) return false;
    if (call.construct) return callee?.kind === 'global' && callee.name === 'Date';
    if (callee?.kind === 'member' && this.isPlain(callee.object, activation, mostDepth)) return true;
    return this.evaluator.evaluate(call.callee, activation).every((one) => {
      if (one.kind === 'function') return !one.module.summary.functions[one.fn]?.async;
      return one.kind === 'external' && plainRoots.has(one.path.root) && one.path.facts.model?.calls === undefined;
    });
  }

  /** Whether the function looks at an entry before it takes it out. */
  private isLookedAt({ activation, key, start }: Write): boolean {
    return this.readers.in(activation, key).some((read) => !read.whole && read.start < start);
  }

  /** The entry points that lead to an activation. */
  private entriesTo(activation: Activation): readonly Activation[] {
    const seen = new Set([activation]);
    for (const at of seen) for (const { from } of this.graph.callersOf(at)) seen.add(from);
    return [...seen].filter(({ entry }) => entry !== undefined);
  }

  private leadsTo(entry: Activation, goals: ReadonlySet<Activation>): boolean {
    const seen = new Set([entry]);
    for (const at of seen) {
      if (goals.has(at)) return true;
      for (const { to } of at.edges) if (to.serves) seen.add(to);
    }
    return false;
  }
}

/** What was waited for, or a part of it. */
function isAnswer({ value, activation: { module } }: Write): boolean {
  const { values } = module.summary;
  let at = values[value];
  while (at?.kind === 'member' || at?.kind === 'typed') at = values[at.kind === 'member' ? at.object : at.of];
  return at?.kind === 'awaited';
}

const mostDepth = 3;

/** Whose functions answer values: chance, the clock, hashes. */
const plainRoots: ReadonlySet<string> = new Set(['global#', 'node:crypto#']);
