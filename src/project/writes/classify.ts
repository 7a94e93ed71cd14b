import type { Interleaving, ServingFinding, Singleton, WrittenValue } from '../../findings/finding.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import type { StateReads } from '../races/state-reads.ts';
import type { Activation } from '../values/activation.ts';
import { groupBy } from '../values/group-by.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { Write } from './collect-writes.ts';
import type { Idioms, StateWrites } from './idioms.ts';
import type { Singleton as ProjectSingleton } from './name-state.ts';
import type { RequestData } from './request-data.ts';
import { isCount, isOwnPlace, isRemoval, isSlot, propertyOf } from './write-shapes.ts';

type Base = Pick<ServingFinding, 'end' | 'file' | 'loc' | 'start' | 'way'>;

/**
 * What a write that is worth a report is reported as: the most specific that holds. In order: a setting of a library, a race
 * across a wait, data of one request that another finds, growth without end, a field of a singleton, shared state.
 */
export class Classifier {
  readonly graph: ServingGraph;
  readonly requestData: RequestData;
  readonly reads: StateReads;
  readonly idioms: Idioms;
  private readonly names = new Map<LinkedModule, ReadonlySet<string>>();
  private byModule: ReadonlyMap<LinkedModule, readonly Activation[]> | undefined;

  constructor({ graph, requestData, reads, idioms }: Pick<Classifier, 'graph' | 'idioms' | 'reads' | 'requestData'>) {
    this.idioms = idioms;
    this.graph = graph;
    this.requestData = requestData;
    this.reads = reads;
  }

  findingOf(write: Write, all: StateWrites, interleaving: Interleaving | undefined, base: Base): ServingFinding {
    const { setting, state, singleton } = write;
    if (setting !== undefined) return { kind: 'global-setting', ...base, setting: setting.id, name: state.name, of: setting.of, why: setting.why, instead: setting.instead };
    const value = this.valueOf(write);
    const made = value === undefined ? {} : { value };
    if (interleaving !== undefined) return { kind: 'await-race', ...base, write: write.kind, ...made, state, interleaving };
    const instance = singleton === undefined ? undefined : describeSingleton(singleton);
    const more = instance === undefined ? {} : { instance };
    const leak = this.leakOf(write);
    if (leak !== undefined) return { kind: 'request-data-leak', ...base, write: write.kind, state, ...leak, ...more };
    const by = this.growthOf(write, all);
    if (by !== undefined) return { kind: 'unbounded-growth', ...base, write: 'grow', state, by, ...more };
    if (instance === undefined || write.kind === 'rebind') return { kind: 'shared-write', ...base, write: write.kind, ...made, state };
    return { kind: 'stateful-singleton', ...base, write: write.kind, ...made, state, instance };
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
    const isEntry = write.kind === 'grow' && !isSlot(write);
    if (isEntry && (entry === 0 || !this.requestData.isIdentity(entry, activation))) return undefined;
    // One of many records, found by what the request says, or a sum that goes on from what stood there, is a store kept in memory.
    if (!isEntry && (!isOwnPlace(write) || this.idioms.isMadeFromItself(write))) return undefined;
    const source = this.requestData.sourceOf(value, activation);
    if (isEntry) return { source: source ?? '', foundBy: 'user' };
    return source === undefined || !this.isReadByOthers(write) ? undefined : { source, foundBy: 'all' };
  }

  /** Whether anyone but the writer, right after the write, reads what is written. Most state is read in the file that writes it. */
  private isReadByOthers(write: Write): boolean {
    const { module } = write.activation;
    this.byModule ??= groupBy(this.graph.reached, (activation) => activation.module);
    const beside = this.byModule.get(module) ?? [];
    if (beside.some((activation) => this.isReadIn(activation, write))) return true;
    // Elsewhere it is read by its name, or through a variable of that name that is imported.
    const name = propertyOf(write);
    for (const [other, activations] of this.byModule) {
      if (other !== module && this.namesIn(other).has(name) && activations.some((activation) => this.reads.of(activation, write.key).length > 0)) return true;
    }
    return false;
  }

  /** Names of properties and imports that a file reads. */
  private namesIn(module: LinkedModule): ReadonlySet<string> {
    let names = this.names.get(module);
    if (names === undefined) this.names.set(module, (names = new Set(module.summary.values.flatMap((value) => (value.kind === 'member' || value.kind === 'import' ? [value.name] : [])))));
    return names;
  }

  private isReadIn(activation: Activation, { activation: writer, key, after, start }: Write): boolean {
    const reads = this.reads.of(activation, key);
    return activation === writer ? reads.some((read) => read.after > after || read.start < start) : reads.length > 0;
  }

  /** One entry more for each request, or for each key that requests bring, and nobody takes any out. */
  private growthOf(write: Write, { serving, beside, replacedBeside }: StateWrites): 'append' | 'key' | undefined {
    if (write.kind !== 'grow' || isSlot(write) || replacedBeside || [...serving, ...beside].some(isRemoval)) return undefined;
    if (write.entry === 0) return 'append';
    return this.requestData.isBrought(write.entry, write.activation) ? 'key' : undefined;
  }
}

/** The findings of writes, one for each place that writes, with the shortest way to it. */
export class WriteFindings {
  private readonly graph: ServingGraph;
  private readonly classifier: Classifier;
  private readonly found = new Map<string, ServingFinding>();

  constructor(graph: ServingGraph, classifier: Classifier) {
    this.graph = graph;
    this.classifier = classifier;
  }

  /** `reached`: the write that the way leads to, where it is another. */
  add(write: Write, all: StateWrites, interleaving: Interleaving | undefined, reached = write): void {
    const { module } = write.activation;
    const key = `${module.path}:${write.site}`;
    const way = this.graph.wayTo(reached.activation, reached.object === undefined || reached.target === 0 ? undefined : { target: reached.target, object: reached.object });
    const known = this.found.get(key);
    if (way === undefined || (known !== undefined && (known.way.calls.length <= way.calls.length || (known.kind === 'await-race' && interleaving === undefined)))) return;
    const loc = { start: module.position(write.start), end: module.position(write.end) };
    this.found.set(key, this.classifier.findingOf(write, all, interleaving, { file: module.path, start: write.start, end: write.end, loc, way }));
  }

  all(): readonly ServingFinding[] {
    return [...this.found.values()];
  }
}

function describeSingleton({ of, module, start, provided, name: held }: ProjectSingleton): Singleton {
  const name = of.module.summary.classes[of.class]?.name || held || 'class';
  if (provided !== undefined) return { class: name, lives: { kind: 'provided', by: provided } };
  return { class: name, lives: { kind: 'made', file: module.path, line: module.position(start).line } };
}
