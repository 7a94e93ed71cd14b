import type { Interleaving, ServingFinding, Singleton, WrittenValue } from '../../findings/finding.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import { typesByName } from '../values/built-ins.ts';
import type { Write } from './collect-writes.ts';
import type { Grades } from './grades.ts';
import type { Idioms, StateWrites } from './idioms.ts';
import { isOneOfMany, type Singleton as ProjectSingleton } from './name-state.ts';
import type { Refills } from './refills.ts';
import type { RequestData } from './request-data.ts';
import type { StateReaders } from '../races/state-readers.ts';
import { isAlwaysNew } from './harmless/unique-name.ts';
import { isCount, isOwnPlace, isRemoval, keyOf } from './write-shapes.ts';

/** Why a write is worth a report. */
export interface Reason {
  /** The race that it is part of. */
  readonly interleaving: Interleaving | undefined;
  /** False where only the race is: without it an idiom explains the write. */
  readonly isPlain?: boolean;
}

type Base = Pick<ServingFinding, 'end' | 'file' | 'loc' | 'start' | 'way'>;

/**
 * What a write that is worth a report is reported as: the most specific that holds. In order: a setting of a library, a race
 * across a wait, data of one request that another finds, growth without end, a field of a singleton, shared state.
 */
export class Classifier {
  readonly graph: ServingGraph;
  readonly requestData: RequestData;
  readonly readers: StateReaders;
  readonly grades: Grades;
  readonly idioms: Idioms;
  readonly refills: Refills;

  constructor({ graph, requestData, readers, grades, idioms, refills }: Pick<Classifier, 'grades' | 'graph' | 'idioms' | 'readers' | 'refills' | 'requestData'>) {
    this.refills = refills;
    this.idioms = idioms;
    this.graph = graph;
    this.requestData = requestData;
    this.readers = readers;
    this.grades = grades;
  }

  /** All that hold, the most specific first: that one is reported. `isPlain`: the write is worth a report whatever it races with. */
  findingsOf(write: Write, all: StateWrites, { interleaving, isPlain = true }: Reason, base: Base): readonly ServingFinding[] {
    const { setting, state } = write;
    if (setting !== undefined) return [{ kind: 'global-setting', ...base, setting: setting.id, name: state.name, of: setting.of, why: setting.why, instead: setting.instead }];
    const value = this.valueOf(write);
    const made = value === undefined ? {} : { value };
    const race: readonly ServingFinding[] = interleaving === undefined ? [] : [{ kind: 'await-race', ...base, write: write.kind, ...made, state, interleaving }];
    const found = isPlain ? [...race, ...this.plainOf(write, all, base, made)] : race;
    return isToBoundedCache(write) ? found.filter((one) => one.kind === 'request-data-leak' && one.foundBy === 'all') : found;
  }

  /** What the write is when nothing comes in between. */
  private plainOf(write: Write, all: StateWrites, base: Base, made: { readonly value?: WrittenValue }): readonly ServingFinding[] {
    const { state, singleton } = write;
    const instance = singleton === undefined ? undefined : describeSingleton(singleton);
    const more = instance === undefined ? {} : { instance };
    const grade = this.grades.of(write, all);
    const leak = grade === 'scratch' ? undefined : this.leakOf(write);
    const by = this.growthOf(write, all);
    const refilled = this.refills.of(write, all) ? { isRefilled: true as const } : {};
    const graded = { ...refilled, ...(grade !== undefined && { grade }) };
    const isField = instance !== undefined && write.kind !== 'rebind';
    return [
      ...(leak === undefined ? [] : [{ kind: 'request-data-leak' as const, ...base, write: write.kind, state, ...leak, ...more }]),
      ...(by === undefined ? [] : [{ kind: 'unbounded-growth' as const, ...base, write: 'grow' as const, state, by, ...more, ...refilled }]),
      isField ? { kind: 'stateful-singleton', ...base, write: write.kind, ...made, state, instance, ...graded } : { kind: 'shared-write', ...base, write: write.kind, ...made, state, ...(isOneOfMany(write.object) && { isEntry: true as const }), ...graded },
    ];
  }

  private valueOf(write: Write): WrittenValue | undefined {
    if (write.operator === undefined) return undefined;
    if (isCount(write) || this.idioms.isMadeFromItself(write)) return 'itself';
    return write.activation.module.summary.values[write.value]?.kind === 'awaited' ? 'awaited' : 'other';
  }

  /** Data of a request under no key, or under one that is the same for all, or the user's own. */
  private leakOf(write: Write): { readonly source: string; readonly foundBy: 'all' | 'user' } | undefined {
    const { activation, entry, value } = write;
    if (write.kind === 'shrink' || isCount(write)) return undefined;
    const isEntry = write.kind === 'grow' && !this.requestData.isWrittenOut(write.entry, activation);
    if (isEntry && (entry === 0 || !this.requestData.isIdentity(entry, activation))) return undefined;
    // One of many records, found by what the request says, or a sum that goes on from what stood there, is a store kept in memory.
    if (!isEntry && (!isOwnPlace(write) || this.idioms.isMadeFromItself(write))) return undefined;
    const source = this.requestData.sourceOf(value, activation);
    if (isEntry) return { source: source ?? '', foundBy: 'user' };
    return source === undefined || !this.isReadByOthers(write) ? undefined : { source, foundBy: 'all' };
  }

  /** Whether anyone but the writer, right after the write, reads what is written. Most state is read in the file that writes it. */
  private isReadByOthers(write: Write): boolean {
    for (const { activation, reads } of this.readers.of(write)) {
      if (activation !== write.activation || reads.some((read) => read.after > write.after || read.start < write.start)) return true;
    }
    return false;
  }

  /** One entry more for each request, or for each key that requests bring, and nobody takes any out. */
  growthOf(write: Write, { serving, beside, replacedBeside }: StateWrites): 'append' | 'key' | undefined {
    if (write.kind !== 'grow' || this.requestData.isWrittenOut(write.entry, write.activation) || replacedBeside || [...serving, ...beside].some((one) => isRemoval(one) && !this.idioms.isFirst(one))) return undefined;
    const key = keyOf(write);
    // A set of what each request makes grows like a list.
    if (key === 0 || (key === write.value && this.idioms.isMade(write))) return 'append';
    return isAlwaysNew(key, write.activation, this.idioms.evaluator) || this.requestData.isBrought(key, write.activation) ? 'key' : undefined;
  }
}

/** The findings of writes, one for each place that writes, with the shortest way to it. */
export class WriteFindings {
  private readonly graph: ServingGraph;
  readonly classifier: Classifier;
  private readonly found = new Map<string, ServingFinding>();
  private readonly candidates = new Map<string, ServingFinding>();

  constructor(graph: ServingGraph, classifier: Classifier) {
    this.graph = graph;
    this.classifier = classifier;
  }

  /** `reached`: the write that the way leads to, where it is another. */
  add(write: Write, all: StateWrites, reason: Reason, reached = write): void {
    const { module } = write.activation;
    const key = `${module.path}:${write.site}`;
    const way = this.graph.wayTo(reached.activation, reached.object === undefined || reached.target === 0 ? undefined : { target: reached.target, object: reached.object });
    if (way === undefined) return;
    const loc = { start: module.position(write.start), end: module.position(write.end) };
    const findings = this.classifier.findingsOf(write, all, reason, { file: module.path, start: write.start, end: write.end, loc, way });
    for (const one of findings) this.candidates.set(`${key} ${claimOf(one)}`, one);
    const [finding] = findings;
    const known = this.found.get(key);
    if (finding === undefined || (known !== undefined && (known.way.calls.length <= way.calls.length || (known.kind === 'await-race' && finding.kind !== 'await-race')))) return;
    this.found.set(key, finding);
  }

  all(): readonly ServingFinding[] {
    return [...this.found.values()];
  }

  /** What holds of a place as well, and another finding stands in for. */
  outranked(): readonly ServingFinding[] {
    const reported = new Set([...this.found].map(([key, finding]) => `${key} ${claimOf(finding)}`));
    return [...this.candidates].flatMap(([key, finding]) => (reported.has(key) ? [] : [finding]));
  }
}

function isToBoundedCache({ object }: Write): boolean {
  return object?.kind === 'object' && typesByName.get(object.type)?.bounded === true;
}

/** What a finding says of which state. */
function claimOf(finding: ServingFinding): string {
  return `${finding.kind} ${'state' in finding ? finding.state.name : finding.name}`;
}

function describeSingleton({ of, module, start, provided, name: held }: ProjectSingleton): Singleton {
  const name = of.module.summary.classes[of.class]?.name || held || 'class';
  if (provided !== undefined) return { class: name, lives: { kind: 'provided', by: provided } };
  return { class: name, lives: { kind: 'made', file: module.path, line: module.position(start).line } };
}
