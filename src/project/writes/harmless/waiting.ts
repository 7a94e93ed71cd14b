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
      return isExecutor(value.of, summary);
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

/** Whether `new Promise(…)` is given the function, so that its parameters settle the promise. */
function isExecutor(fn: FunctionId, summary: ModuleSummary): boolean {
  return summary.calls.some((call) => {
    const first = call.construct ? summary.values[call.arguments[0] ?? 0] : undefined;
    return first?.kind === 'function' && first.fn === fn && isPromise(call.callee, summary);
  });
}

function isPromise(id: ValueId, { values }: ModuleSummary): boolean {
  const value = values[id];
  return value?.kind === 'global' && value.name === 'Promise';
}
