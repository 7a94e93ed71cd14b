import type { ServingGraph } from './call-graph.ts';
import type { Write } from './collect-writes.ts';
import { describe } from './describe-state.ts';
import type { Evaluator } from './evaluate.ts';

/**
 * Which states serving code reads, other than in order to write them back. Answers by the name that a writer uses: a
 * state that is read through a name that we cannot tie to it counts as unread.
 */
export function collectReads(graph: ServingGraph, evaluator: Evaluator): (write: Write) => boolean {
  const read = new Set<string>();
  for (const activation of graph.reached) {
    const { module } = activation;
    for (const effect of activation.summary.effects) {
      if (effect.kind !== 'read') continue;
      const { root, name } = describe(effect.value, activation, evaluator);
      if (root.kind !== 'binding') continue;
      const binding = module.summary.bindings[root.binding];
      if (binding === undefined) continue;
      if (binding.kind !== 'import') read.add(`${module.path}:${binding.start} ${name}`);
      else for (const value of evaluator.evaluate(effect.value, activation)) if (value.kind === 'object') read.add(`${value.module.path}:${value.start}`);
      read.add(lastOf(name));
    }
  }
  return (write) => read.has(`${write.key} ${write.state.name}`) || read.has(write.key) || (write.state.held !== 'module' && read.has(lastOf(write.state.name)));
}

function lastOf(name: string): string {
  return name.split('.').at(-1) ?? name;
}
