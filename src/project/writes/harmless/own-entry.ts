import type { ModuleSummary, ValueId } from '../../../summary/module-summary.ts';
import { activationOf, type Evaluator } from '../../graph/evaluate.ts';
import { builtInOf } from '../../graph/resolve-calls.ts';
import type { Activation } from '../../values/activation.ts';
import type { Write } from '../collect-writes.ts';
import { isAlwaysNew } from './unique-name.ts';

/**
 * Whether the object that is changed was looked up under an id that the same code has made for it: `sessions.get(id).options = options`. Nobody
 * else knows the id yet.
 */
export function isOwnEntry({ kind, target, activation }: Write, evaluator: Evaluator): boolean {
  const keys = kind === 'mutate' ? keysOfLookup(target, activation, evaluator, 0) : undefined;
  return keys !== undefined && keys.length > 0 && keys.every((key) => isAlwaysNew(key, activation, evaluator));
}

/** The keys under which a value was looked up in a collection, here or by a function that is called with them; undefined where it may come from elsewhere. */
function keysOfLookup(id: ValueId, activation: Activation, evaluator: Evaluator, depth: number): readonly ValueId[] | undefined {
  const { summary } = activation.module;
  const value = summary.values[id];
  if (value === undefined || depth > mostDepth) return undefined;
  if (value.kind === 'literal') return value.type === 'empty' ? [] : undefined;
  if (value.kind === 'typed' || value.kind === 'awaited') return keysOfLookup(value.of, activation, evaluator, depth + 1);
  if (value.kind === 'either') return together(value.of.map((part) => keysOfLookup(part, activation, evaluator, depth + 1)));
  const call = value.kind === 'result' ? summary.calls[value.call] : undefined;
  if (call === undefined) return undefined;
  const key = call.arguments[0];
  if (key !== undefined && isLookup(summary, call.callee, activation, evaluator)) return [key];
  const callees = evaluator.evaluate(call.callee, activation);
  return together(
    callees.map((fn) => {
      if (fn.kind !== 'function') return undefined;
      const inner = activationOf(fn, activation.serves);
      const asked = together(inner.summary.returns.map((answer) => keysOfLookup(answer, inner, evaluator, depth + 1)));
      return asked === undefined ? undefined : together(asked.map((one) => argumentFor(inner.module.summary, one, call.arguments)));
    }),
  );
}

const mostDepth = 6;

/** `sessions.get(…)` */
function isLookup({ values }: ModuleSummary, callee: ValueId, activation: Activation, evaluator: Evaluator): boolean {
  const method = values[callee];
  if (method?.kind !== 'member') return false;
  const receivers = evaluator.evaluate(method.object, activation);
  return receivers.length > 0 && receivers.every((one) => one.kind === 'object' && one.type !== 'array' && builtInOf(one)?.element.includes(method.name) === true);
}

/** What a call passes for a key that its function has as a parameter. */
function argumentFor({ values }: ModuleSummary, key: ValueId, passed: readonly ValueId[]): readonly ValueId[] | undefined {
  const parameter = values[key];
  const argument = parameter?.kind === 'parameter' && !parameter.rest ? passed[parameter.index] : undefined;
  return argument === undefined ? undefined : [argument];
}

function together(parts: readonly (readonly ValueId[] | undefined)[]): readonly ValueId[] | undefined {
  const all: ValueId[] = [];
  for (const part of parts) {
    if (part === undefined) return undefined;
    all.push(...part);
  }
  return parts.length === 0 ? undefined : all;
}
