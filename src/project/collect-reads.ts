import type { ServingGraph } from './call-graph.ts';
import type { Write } from './collect-writes.ts';
import { describe } from './describe-state.ts';
import type { Evaluator } from './evaluate.ts';
import type { Activation } from './activation.ts';
import type { ModuleSummary, ValueId } from '../summary/module-summary.ts';

/**
 * Which states serving code reads, other than in order to write them back. Answers by the name that a writer uses: a
 * state that is read through a name that we cannot tie to it counts as unread.
 */
export function collectReads(graph: ServingGraph, evaluator: Evaluator): (write: Write) => boolean {
  const read = new Set<string>();
  for (const activation of graph.reached) {
    const { module } = activation;
    for (const id of valuesRead(activation)) {
      const { root, name } = describe(id, activation, evaluator);
      if (root.kind !== 'binding') continue;
      const binding = module.summary.bindings[root.binding];
      if (binding === undefined) continue;
      if (binding.kind !== 'import') read.add(`${module.path}:${binding.start} ${name}`);
      else for (const value of evaluator.evaluate(id, activation)) if (value.kind === 'object') read.add(`${value.module.path}:${value.start}`);
      read.add(lastOf(name));
    }
  }
  const used = new WeakMap<ModuleSummary, ReadonlySet<ValueId>>();
  const isUsed = (write: Write): boolean => {
    const { summary } = write.activation.module;
    let ids = used.get(summary);
    if (ids === undefined) used.set(summary, (ids = valuesUsed(summary)));
    return ids.has(write.value);
  };
  return (write) => isUsed(write) || read.has(`${write.key} ${write.state.name}`) || read.has(write.key) || (write.state.held !== 'module' && read.has(lastOf(write.state.name)));
}

/** Paths that an activation reads: on their own, or to call a method on them. */
function valuesRead({ module, summary }: Activation): readonly ValueId[] {
  const read = summary.effects.flatMap((effect) => (effect.kind === 'read' ? [effect.value] : []));
  for (const id of summary.calls) {
    const callee = module.summary.values[module.summary.calls[id]?.callee ?? 0];
    if (callee?.kind === 'member') read.push(callee.object);
  }
  return read;
}

/** Values that are passed on, answered, tested, or part of another: the new count in `const id = ++last`. */
function valuesUsed({ functions, calls, values, guards }: ModuleSummary): ReadonlySet<ValueId> {
  const used = new Set<ValueId>();
  const addAll = (ids: readonly ValueId[]): void => {
    for (const id of ids) used.add(id);
  };
  for (const call of calls) addAll(call.arguments);
  for (const guard of guards) used.add(guard.value);
  for (const { returns, effects } of functions) {
    addAll(returns);
    for (const effect of effects) if (effect.kind !== 'read' && effect.kind !== 'remove' && (effect.operator === '=' || effect.operator === 'init')) used.add(effect.value);
  }
  for (const value of values) {
    if (value.kind === 'either' || value.kind === 'derived') addAll(value.of);
    else if (value.kind === 'member') used.add(value.key);
    else if (value.kind === 'allocation') addAll(value.properties.map((one) => one.value));
  }
  return used;
}

function lastOf(name: string): string {
  return name.split('.').at(-1) ?? name;
}
