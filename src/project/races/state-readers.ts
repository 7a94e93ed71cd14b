import type { ValueId } from '../../summary/module-summary.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import type { StateRead, StateReads } from './state-reads.ts';
import type { Activation } from '../values/activation.ts';
import { groupBy } from '../values/group-by.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { Write } from '../writes/collect-writes.ts';
import { propertyOf } from '../writes/write-shapes.ts';

/** One function that reads a state, and where. */
export interface Reader {
  readonly activation: Activation;
  readonly reads: readonly StateRead[];
}

/** Who reads a state while serving. Most state is read in the file that writes it; elsewhere by its name, or through a variable of that name that is imported. */
export class StateReaders {
  private readonly graph: ServingGraph;
  private readonly reads: StateReads;
  private readonly names = new Map<LinkedModule, ReadonlySet<string>>();
  private byModule: ReadonlyMap<LinkedModule, readonly Activation[]> | undefined;

  constructor(graph: ServingGraph, reads: StateReads) {
    this.graph = graph;
    this.reads = reads;
  }

  /** The functions of a file that serve, by their index. */
  reachedIn(module: LinkedModule): readonly number[] {
    return this.ofModule(module).map(({ fn }) => fn);
  }

  /** The reads of a state by one function. */
  in(activation: Activation, key: string): readonly StateRead[] {
    return this.reads.of(activation, key);
  }

  /** Whether a value is what a lookup in the state, or in a part of it, has answered. */
  isReadFrom(id: ValueId, key: string, activation: Activation): boolean {
    const { values, calls } = activation.module.summary;
    for (let at = id, depth = 0; depth < mostSteps; depth++) {
      const value = values[at];
      const callee = value?.kind === 'result' ? values[calls[value.call]?.callee ?? 0] : value;
      if (callee?.kind !== 'member') return false;
      at = callee.object;
      if (this.reads.statesAt(at, activation).has(key)) return true;
    }
    return false;
  }

  private ofModule(module: LinkedModule): readonly Activation[] {
    this.byModule ??= groupBy(this.graph.reached, (activation) => activation.module);
    return this.byModule.get(module) ?? [];
  }

  /** One after the other, those in the writer's file first. */
  *of(write: Write): Generator<Reader> {
    const { module } = write.activation;
    yield* this.among(this.ofModule(module), write);
    const name = propertyOf(write);
    for (const [other, activations] of this.byModule ?? []) if (other !== module && this.namesIn(other).has(name)) yield* this.among(activations, write);
  }

  private *among(activations: readonly Activation[], { key }: Write): Generator<Reader> {
    for (const activation of activations) {
      const reads = this.reads.onTheWay(activation, key);
      if (reads.length > 0) yield { activation, reads };
    }
  }

  /** Names of properties and imports that a file reads. */
  private namesIn(module: LinkedModule): ReadonlySet<string> {
    let names = this.names.get(module);
    if (names === undefined) this.names.set(module, (names = new Set(module.summary.values.flatMap((value) => (value.kind === 'member' || value.kind === 'import' ? [value.name] : [])))));
    return names;
  }
}

const mostSteps = 12;
