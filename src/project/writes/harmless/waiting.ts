import type { FunctionId, ModuleSummary, ValueId } from '../../../summary/module-summary.ts';
import type { StateWrites } from '../idioms.ts';
import { isRemoval } from '../write-shapes.ts';

/**
 * Whether the entries are requests that wait for an answer from elsewhere: each holds what settles a promise, and is taken out when the
 * answer has come. `waiting.set(id, resolve)` under `new Promise((resolve) => …)`.
 */
export function holdsWhoWaits({ serving, beside }: StateWrites): boolean {
  const grows = serving.filter(({ kind }) => kind === 'grow');
  return grows.length > 0 && grows.every((one) => settles(one.value, one.activation.module.summary, 0)) && [...serving, ...beside].some(isRemoval);
}

/** Whether a value settles a promise when it is called, or has a part that does. */
function settles(id: ValueId, summary: ModuleSummary, depth: number): boolean {
  const value = summary.values[id];
  if (value === undefined || depth > 4) return false;
  const look = (part: ValueId): boolean => settles(part, summary, depth + 1);
  switch (value.kind) {
    case 'parameter':
      return executorsOf(summary).has(value.of);
    case 'allocation':
      return value.properties.some((one) => look(one.value)) || value.spreads.some(look);
    case 'function':
      return (summary.functions[value.fn]?.calls ?? []).some((call) => look(summary.calls[call]?.callee ?? 0));
    case 'binding':
      return (summary.bindings[value.binding]?.values ?? []).some(look);
    case 'member':
      return look(value.object);
    case 'typed':
    case 'spread':
      return look(value.of);
    case 'result': {
      const callee = summary.values[summary.calls[value.call]?.callee ?? 0];
      return callee?.kind === 'member' && callee.name === 'withResolvers' && isPromise(callee.object, summary);
    }
    default:
      return false;
  }
}

/** The functions that `new Promise(…)` is given: their parameters settle it. */
function executorsOf(summary: ModuleSummary): ReadonlySet<FunctionId> {
  let known = executors.get(summary);
  if (known === undefined) {
    const found = new Set<FunctionId>();
    for (const call of summary.calls) {
      const first = call.construct && isPromise(call.callee, summary) ? summary.values[call.arguments[0] ?? 0] : undefined;
      if (first?.kind === 'function') found.add(first.fn);
    }
    executors.set(summary, (known = found));
  }
  return known;
}

const executors = new WeakMap<ModuleSummary, ReadonlySet<FunctionId>>();

function isPromise(id: ValueId, { values }: ModuleSummary): boolean {
  const value = values[id];
  return value?.kind === 'global' && value.name === 'Promise';
}
