import { runProject } from './analyze.ts';
import { listening } from './entry-points/match-entry-points.ts';
import type { Evaluator } from './graph/evaluate.ts';
import type { ProjectIndex } from './project-index.ts';
import type { Activation } from './values/activation.ts';
import type { LinkedModule } from './values/linked-module.ts';

/** A call in the project and one function of it that the call may reach, by itself or through what it hands to code outside. */
export interface CallEdge {
  readonly call: { readonly file: string; readonly start: Position; readonly end: Position };
  readonly callee: { readonly file: string; readonly start: Position; readonly name: string };
}

interface Position {
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
}

/**
 * # The call graph
 *
 * **Input.** As of the analysis. **Output.** Every call that it follows with every function that it finds there, whatever phase
 * either runs in, as plain data in the order of files and lines.
 *
 * **Blind spots.** A function that a framework or an emitter outside the project calls has no edge: it is an entry point.
 * Accessors and field initialisers have none, since no call names them.
 */
export function callEdges(index: ProjectIndex): readonly CallEdge[] {
  const edges = new Map<string, CallEdge>();
  const { linker, propagation } = runProject(index);
  propagation.evaluator.run++;
  for (const module of linker.modules.values()) {
    for (const activation of module.allActivations()) {
      for (const { to, call } of activation.edges) {
        if (unnamed.has(to.summary.kind) || isListening(activation, call, to, propagation.evaluator)) continue;
        edges.set(`${module.path}:${call} ${to.module.path}:${to.fn}`, edgeOf(module, call, to));
      }
    }
  }
  return [...edges.values()].sort(inOrder);
}

const unnamed: ReadonlySet<string> = new Set(['getter', 'initializer', 'setter']);

/** Whether the call does not call the function but hands it to an emitter. */
function isListening(from: Activation, call: number, to: Activation, evaluator: Evaluator): boolean {
  const { calls, values } = from.module.summary;
  const { callee = 0 } = calls[call] ?? {};
  const called = values[callee];
  if (called?.kind !== 'member' || !listening.has(called.name)) return false;
  return !evaluator.evaluate(callee, from).some((one) => one.kind === 'function' && one.module === to.module && one.fn === to.fn);
}

function edgeOf(module: LinkedModule, call: number, { module: callee, summary }: Pick<Activation, 'module' | 'summary'>): CallEdge {
  const { start = 0, end = 0 } = module.summary.calls[call] ?? {};
  return {
    call: { file: module.path, start: module.position(start), end: module.position(end) },
    callee: { file: callee.path, start: callee.position(summary.start), name: summary.name },
  };
}

function inOrder({ call: one }: CallEdge, { call: other }: CallEdge): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.start.line - other.start.line || one.start.column - other.start.column;
}
