import type { ServingGraph } from '../graph/call-graph.ts';
import type { Write } from './collect-writes.ts';
import { describe } from './describe-state.ts';
import { keyOf } from './name-state.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import { observers } from '../../models/observers.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { PathNode } from '../values/access-path.ts';
import type { Activation } from '../values/activation.ts';
import type { CallSite, ModuleSummary, ValueId } from '../../summary/module-summary.ts';

/**
 * Which states serving code reads, other than in order to write them back. Answers by the name that a writer uses: a
 * state that is read through a name that we cannot tie to it counts as unread.
 */
export function collectReads(graph: ServingGraph, evaluator: Evaluator): (write: Write) => boolean {
  const read = new Set<string>();
  const observers = new Map<ModuleSummary, Set<CallSite>>();
  for (const activation of graph.reached) {
    const { module } = activation;
    const observing = callsOfObservers(activation, evaluator);
    for (const call of observing) observers.set(module.summary, (observers.get(module.summary) ?? new Set()).add(call));
    for (const id of valuesRead(activation, observing)) {
      const { root, name } = describe(id, activation, evaluator);
      const value = module.summary.values[id];
      if (root.kind === 'this' && value?.kind === 'member') for (const object of evaluator.evaluate(value.object, activation)) if (object.kind !== 'external') read.add(keyOf(object, [value.name]));
      if (root.kind !== 'binding') continue;
      const binding = module.summary.bindings[root.binding];
      if (binding === undefined) continue;
      if (binding.kind !== 'import') read.add(`${module.path}:${binding.start} ${name}`);
      else for (const value of evaluator.evaluate(id, activation)) if (value.kind === 'object') read.add(value.variable ?? `${value.module.path}:object:${value.start}`);
      read.add(lastOf(name));
    }
  }
  const isUsed = ({ activation: { module: { summary } }, value }: Write): boolean => {
    const observing = observers.get(summary);
    if (observing === undefined || !valuesUsed(summary).has(value)) return valuesUsed(summary).has(value);
    // `gauge.set(++open)` writes the new count down.
    return findUsed({ ...summary, calls: summary.calls.filter((call) => !observing.has(call)) }).has(value);
  };
  // A part of an object is read with the object, and an entry of a collection by whoever looks it up.
  return (write) => !isNamedPlace(write) || isUsed(write) || prefixesOf(write.state.name).some((name) => read.has(`${write.variable} ${name}`)) || read.has(write.key.replace(/\.[^.:]*$/, '')) || read.has(write.key) || (write.state.held !== 'module' && read.has(lastOf(write.state.name)));
}

/** Paths that an activation reads: on their own, or to call a method on them; what is only written down is not read. */
function valuesRead({ module, summary }: Activation, observing: readonly CallSite[]): readonly ValueId[] {
  const read = summary.effects.flatMap((effect) => (effect.kind === 'read' && !observing.some((call) => call.start <= effect.start && effect.end <= call.end) ? [effect.value] : []));
  for (const id of summary.calls) {
    const callee = module.summary.values[module.summary.calls[id]?.callee ?? 0];
    if (callee?.kind === 'member') read.push(callee.object);
  }
  return read;
}

/** Calls that only write down what they are given. */
function callsOfObservers(activation: Activation, evaluator: Evaluator): readonly CallSite[] {
  const { module, summary } = activation;
  return summary.calls.flatMap((id) => {
    const call = module.summary.calls[id];
    if (call === undefined) return [];
    const callee = module.summary.values[call.callee];
    const asked = callee?.kind === 'member' ? [call.callee, callee.object] : [call.callee];
    return asked.some((value) => evaluator.evaluate(value, activation).some(isObserver)) ? [call] : [];
  });
}

/** Whether the value writes down what it is given: a log, a metric. */
export function isObserver(value: AbstractValue): boolean {
  if (value.kind !== 'external') return false;
  for (let node: PathNode | undefined = value.path; node !== undefined; node = node.parent) if (observers.has(node.toString())) return true;
  return false;
}

/** `stats.visits.today`, `stats.visits`, `stats` */
function prefixesOf(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** A variable, or a property of an object that a variable holds. */
function isNamedPlace(write: Write): boolean {
  if (write.kind === 'rebind') return true;
  const { values } = write.activation.module.summary;
  for (let value = values[write.target], depth = 0; value !== undefined && depth < 12; depth++) {
    if (value.kind !== 'member' || value.name === '*') return value.kind === 'binding' || value.kind === 'this' || value.kind === 'exports';
    value = values[value.object];
  }
  return false;
}

/** Values that are passed on, answered, tested, or part of another: the new count in `const id = ++last`. Each file is looked at once. */
export function valuesUsed(summary: ModuleSummary): ReadonlySet<ValueId> {
  let used = usedBySummary.get(summary);
  if (used === undefined) usedBySummary.set(summary, (used = findUsed(summary)));
  return used;
}

const usedBySummary = new WeakMap<ModuleSummary, ReadonlySet<ValueId>>();

function findUsed({ functions, calls, values, guards }: ModuleSummary): ReadonlySet<ValueId> {
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
