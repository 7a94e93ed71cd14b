import type { Activation } from '../values/activation.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import type { BindingId, Value, ValueId } from '../../summary/module-summary.ts';

/** A place as the reader wrote it, and what it starts at. */
export interface Described {
  /** `db.users`, `req.app.locals`; '' where the text has no name for it. */
  readonly name: string;
  readonly root: { readonly kind: 'binding'; readonly binding: BindingId } | { readonly kind: 'this'; readonly value: ValueId } | { readonly kind: 'parameter' } | { readonly kind: 'other' };
}

const other: Described = { name: '', root: { kind: 'other' } };

/**
 * Says how the function reaches a value: `entry.count` where `entry` came from `sessions.get(id)` starts at `sessions`.
 * An index or a call of a collection's method ends the name, since the collection is the state. A setting is named with
 * the calls that lead to it: `Sentry.getGlobalScope().setUser`.
 */
export function describe(id: ValueId, activation: Activation, evaluator: Evaluator, calls: 'with calls' | 'without calls' = 'without calls', depth = 0): Described {
  const { summary } = activation.module;
  const value = summary.values[id];
  if (value === undefined || depth > 12) return other;
  const inner = (part: ValueId): Described => describe(part, activation, evaluator, calls, depth + 1);
  switch (value.kind) {
    case 'binding':
      return describeBinding(value.binding, activation, evaluator);
    case 'global':
      return { name: value.name, root: { kind: 'other' } };
    case 'import':
      return describeImport(id, value, activation);
    case 'exports':
      return { name: 'exports', root: { kind: 'other' } };
    case 'this':
      return { name: 'this', root: { kind: 'this', value: id } };
    case 'parameter': {
      const name = summary.functions[value.of]?.parameters[value.index]?.name ?? '';
      return { name, root: { kind: 'parameter' } };
    }
    case 'member': {
      const object = inner(value.object);
      return value.name === '*' || object.name === '' ? object : { name: `${object.name}.${value.name}`, root: object.root };
    }
    case 'result': {
      const called = summary.calls[value.call]?.callee ?? 0;
      const callee = summary.values[called];
      // `_.find(users)` is reached through `users`.
      if (callee?.kind !== 'member' || (calls === 'without calls' && evaluator.evaluate(called, activation).some((one) => one.kind === 'external' && one.path.facts.model !== undefined))) return other;
      const object = inner(callee.object);
      return calls === 'without calls' || object.name === '' ? object : { name: `${object.name}.${callee.name}()`, root: object.root };
    }
    case 'function':
      return { name: summary.functions[value.fn]?.name ?? '', root: { kind: 'other' } };
    case 'class':
      return { name: summary.classes[value.class]?.name ?? '', root: { kind: 'other' } };
    case 'awaited':
    case 'element':
    case 'typed':
    case 'spread':
      return inner(value.of);
    case 'either':
      return value.of.map(inner).find((one) => one.root.kind === 'binding') ?? inner(value.of[0] ?? 0);
    default:
      return other;
  }
}

/** A variable that lasts names the state; one of the request only leads to it. */
function describeBinding(id: BindingId, activation: Activation, evaluator: Evaluator): Described {
  const binding = activation.module.summary.bindings[id];
  if (binding === undefined) return other;
  const lasts = binding.kind === 'import' || !evaluator.enclosing(activation, binding.owner).serves;
  return { name: binding.name, root: lasts ? { kind: 'binding', binding: id } : { kind: 'parameter' } };
}

/** An import, by the name that the file gives it. */
function describeImport(id: ValueId, { specifier, name }: Value & { kind: 'import' }, { module }: Activation): Described {
  const binding = module.importedAs(id);
  if (binding !== -1) return { name: module.summary.bindings[binding]?.name ?? '', root: { kind: 'binding', binding } };
  return { name: name === '*' || name === 'default' ? specifier : name, root: { kind: 'other' } };
}
