import type { EntryPointMatch } from '../findings/finding.ts';
import { runProject } from './analyze.ts';
import type { ProjectIndex } from './project-index.ts';
import type { Activation } from './values/activation.ts';

/** When one function runs, and what it is handed. */
export interface FunctionRun {
  readonly file: string;
  /** Offset of the function in the text of its file; that of a method is where its parameters begin. */
  readonly start: number;
  /** Runs while the process starts. */
  readonly boots: boolean;
  /** Runs while a request, message or the like is served. */
  readonly serves: boolean;
  /** What frameworks call it for; empty for those that other functions call. */
  readonly entries: readonly EntryPointMatch[];
  /** By position, the access paths of objects of frameworks and packages that are passed: `express@response`. */
  readonly parameters: readonly (readonly string[])[];
}

/**
 * # When functions run
 *
 * **Input.** As of the analysis. **Output.** Every function that something is found to run, as plain data in the order of files. The top
 * level of a file is none. For tools that change code and have to know what stands in the way.
 */
export function functionRuns(index: ProjectIndex): readonly FunctionRun[] {
  const { linker, propagation } = runProject(index);
  return [...linker.modules.values()].flatMap((module) => {
    const runs = new Map<number, FunctionRun>();
    for (const activation of module.allActivations()) {
      if (activation.fn === 0 || activation.visits === 0) continue;
      runs.set(activation.fn, joined(runs.get(activation.fn), runOf(activation, [...(propagation.matches.get(activation)?.values() ?? [])])));
    }
    return [...runs.values()];
  });
}

function runOf(activation: Activation, entries: readonly EntryPointMatch[]): FunctionRun {
  const { module, summary, serves } = activation;
  const parameters = summary.parameters.map((_, index) => activation.parameter(index).values.flatMap((value) => (value.kind === 'external' ? [value.path.toString()] : [])));
  return { file: module.path, start: summary.start, boots: !serves, serves, entries, parameters };
}

function joined(one: FunctionRun | undefined, other: FunctionRun): FunctionRun {
  if (one === undefined) return other;
  return {
    ...one,
    boots: one.boots || other.boots,
    serves: one.serves || other.serves,
    entries: [...one.entries, ...other.entries],
    parameters: one.parameters.map((paths, index) => [...new Set([...paths, ...(other.parameters[index] ?? [])])]),
  };
}
