import type { Finding, ServingFinding } from '../../findings/finding.ts';
import type { ConnectionMaker } from '../../models/connections.ts';
import type { CallId, CallSite } from '../../summary/module-summary.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import type { Linker } from '../graph/link-imports.ts';
import type { Propagation } from '../graph/propagate.ts';
import { parsePath } from '../values/access-path.ts';
import type { Activation } from '../values/activation.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { RequestData } from '../writes/request-data.ts';

/** A project that has been run, as those see it who look for uses of what a request should not use. */
export interface Reached {
  readonly graph: ServingGraph;
  readonly modules: readonly LinkedModule[];
  readonly propagation: Propagation;
  readonly requestData: RequestData;
}

/** Phases of which each serves somebody, and several run at once. */
export const servingPhases: ReadonlySet<string> = new Set(['request', 'message', 'render']);

/** What every finding of a call says. */
export type CallFinding = Pick<Finding, 'end' | 'file' | 'loc' | 'start'>;

export function placeOf(call: CallSite, module: LinkedModule): CallFinding {
  return { file: module.path, start: call.start, end: call.end, loc: { start: module.position(call.start), end: module.position(call.end) } };
}

/** Findings of calls by serving code, one for each call, with the shortest way to it. */
export class CallFindings {
  private readonly found = new Map<string, ServingFinding>();
  private readonly graph: ServingGraph;

  constructor(graph: ServingGraph) {
    this.graph = graph;
  }

  add(call: CallSite, activation: Activation, finding: (base: CallFinding & Pick<ServingFinding, 'way'>) => ServingFinding | undefined): void {
    const way = this.graph.wayTo(activation, undefined);
    const key = `${activation.module.path}:${call.start}`;
    const known = this.found.get(key);
    if (way === undefined || (known !== undefined && known.way.calls.length <= way.calls.length)) return;
    const made = finding({ ...placeOf(call, activation.module), way });
    if (made !== undefined) this.found.set(key, made);
  }

  all(): readonly ServingFinding[] {
    return [...this.found.values()];
  }
}

/** Those of the models whose package some file imports. */
export function importedAmong<T extends { readonly path: string }>(models: readonly T[], modules: readonly LinkedModule[]): readonly T[] {
  const roots = new Set(modules.flatMap(({ file }) => file.requests.map((request) => `${request}#`)));
  return models.filter(({ path }) => roots.has(parsePath(path).root));
}

/** Which files see each other: what one file makes, another can only use when one of them imports the other. */
export class Imports {
  private readonly linker: Linker;
  private readonly known = new Map<LinkedModule, ReadonlySet<LinkedModule>>();

  constructor(linker: Linker) {
    this.linker = linker;
  }

  /** In one package, or one importing the other, directly or not. */
  areTogether(one: LinkedModule, other: LinkedModule): boolean {
    return one.manifest === other.manifest || this.from(one).has(other) || this.from(other).has(one);
  }

  private from(module: LinkedModule): ReadonlySet<LinkedModule> {
    const known = this.known.get(module);
    if (known !== undefined) return known;
    const reached = new Set([module]);
    for (const at of reached) {
      for (const request of at.file.requests) {
        const target = this.linker.resolve(at, request);
        if (target.kind === 'module') reached.add(target.module);
      }
    }
    this.known.set(module, reached);
    return reached;
  }
}

/** Whether the call calls the function, rather than handing it to somebody who may call it once. */
export function callsItself(from: Activation, id: CallId, callee: Activation, { propagation: { evaluator } }: Reached): boolean {
  const call = from.module.summary.calls[id];
  if (call === undefined) return false;
  evaluator.begin();
  return evaluator.evaluate(call.callee, from).some((one) => one.kind === 'function' && one.module === callee.module && one.fn === callee.fn);
}

/** Whether the call makes what connects to something, as far as its options show. */
export function connects({ needs }: ConnectionMaker, call: CallSite, { summary: { values } }: LinkedModule): boolean {
  const options = values[call.arguments[0] ?? 0];
  return needs === undefined || options?.kind !== 'allocation' || options.spreads.length > 0 || options.properties.some(({ name }) => name === needs || name === '*');
}
