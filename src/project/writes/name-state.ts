import type { State } from '../../findings/finding.ts';
import type { ModuleSummary } from '../../summary/module-summary.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import type { AbstractValue, ClassValue, ObjectValue } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import type { Described } from './describe-state.ts';

interface NamedState {
  readonly state: State;
  readonly key: string;
  readonly variable: string;
  readonly singleton: Singleton | undefined;
}

/** A place, and the property of an object that it is, if it is one. */
export type Place = Described & { readonly property?: readonly string[] };

/** An instance of one of the project's classes that serves all requests. */
export type Singleton = ObjectValue & { readonly of: ClassValue };

/** Says what a write writes, and tells states apart. */
export class StateNamer {
  private readonly evaluator: Evaluator;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** Names the state by the variable that the writer reaches it through, else by the object itself; tells it from others by the object. */
  of(described: Place, object: AbstractValue | undefined, activation: Activation): NamedState {
    const { module } = activation;
    const { root } = described;
    const binding = root.kind === 'binding' ? module.summary.bindings[root.binding] : undefined;
    const variable = binding === undefined ? '' : `${module.path}:${binding.start}`;
    const singleton = this.singletonOf(described, object, activation);
    const ofObject = object === undefined || object.kind === 'external' ? undefined : stateOfObject(described, object, singleton);
    if (binding !== undefined && binding.kind !== 'import') {
      const declared = { file: module.path, line: module.position(binding.start).line };
      const held = singleton !== undefined ? 'instance' : binding.owner === 0 ? 'module' : 'closure';
      return { state: { name: described.name, held, declared }, key: ofObject?.key ?? `${variable}${object === undefined ? '' : described.name.slice(binding.name.length)}`, variable, singleton };
    }
    if (ofObject !== undefined) return { ...ofObject, variable, singleton };
    const path = object?.kind === 'external' ? object.path.toString() : described.name;
    const held = path.startsWith('global#') ? 'global' : 'framework';
    return { state: { name: described.name === '' ? shortPath(path) : described.name, held }, key: `${path} ${described.name.split('.').at(-1) ?? ''}`, variable, singleton: undefined };
  }

  /** The instance that holds the object, or whose method writes to it through `this`. */
  private singletonOf({ root }: Place, object: AbstractValue | undefined, activation: Activation): Singleton | undefined {
    if (object === undefined || object.kind === 'external') return undefined;
    const holder = singletonOf(object);
    if (holder !== undefined || root.kind !== 'this') return holder;
    return this.evaluator.evaluate(root.value, activation).find((one): one is Singleton => one.kind === 'object' && one.shared && isSingleton(one) && !isOneOfMany(one));
  }
}

function stateOfObject(described: Place, object: Exclude<AbstractValue, { kind: 'external' }>, singleton: Singleton | undefined): { readonly state: State; readonly key: string } {
  const { module } = object;
  const start = startOf(object, module.summary);
  const declared = { file: module.path, line: module.position(start).line };
  const ownName = object.kind === 'object' ? fullName(object) : nameOfDeclared(object, module.summary);
  const held = singleton !== undefined ? 'instance' : object.kind === 'function' ? 'function' : 'module';
  const property = described.property ?? [];
  const isNamed = described.root.kind === 'binding' || ownName === '';
  const name = isNamed && described.name !== '' ? described.name : [ownName || containerOf(object), ...property].filter((part) => part !== '').join('.') || 'an object';
  return { state: { name: nameThrough(described, singleton) ?? name, held, declared }, key: keyOf(object, property) };
}

/** `ApolloServer().cache` for `@apollo/server#ApolloServer().cache`; the package's own name where nothing else is named, `koa()`. */
function shortPath(path: string): string {
  const [root = '', steps = ''] = path.split('#', 2);
  return steps === '' || steps.startsWith('(') ? root.replace(/^.*\//, '') + steps : steps;
}

/** `Orders.last` for `this.last` of the one instance of `Orders`. */
function nameThrough({ root, name }: Place, singleton: Singleton | undefined): string | undefined {
  if (singleton === undefined || root.kind !== 'this' || !name.startsWith('this.')) return undefined;
  return `${nameOfClass(singleton.of) || singleton.name}${name.slice('this'.length)}`.replace(/^\./, '');
}

/** Tells state apart: by the variable or property that holds the object; the entries of a collection are the collection. */
export function keyOf(object: Exclude<AbstractValue, { kind: 'external' }>, property: readonly string[], depth = 0): string {
  if (object.kind !== 'object') return [`${object.module.path}:${object.kind}:${startOf(object, object.module.summary)}`, ...property].join('.');
  const known = object.original ?? object;
  // What a module holds in a variable is that variable, whatever lists it is handed on in.
  if (known.ofModule && known.variable !== undefined) return [known.variable, ...property].join('.');
  if (known.container !== undefined && depth < 8) return keyOf(known.container, [], depth + 1);
  if (known.variable !== undefined) return [known.variable, ...property].join('.');
  if (known.holder !== undefined && depth < 8) return keyOf(known.holder, [known.name, ...property], depth + 1);
  return [`${known.module.path}:object:${known.start}`, ...property].join('.');
}

/** The instance, made once, of a class of the project that the object is or is kept in. */
function singletonOf(object: Exclude<AbstractValue, { kind: 'external' }>): Singleton | undefined {
  let at = object.kind === 'object' ? object : undefined;
  for (let depth = 0; at !== undefined && depth < 8; depth++) {
    const known: ObjectValue = at.original ?? at;
    // An entry of a collection is one of many, when a request has made it.
    if (isSingleton(at) && (known.shared || known.container === undefined)) return at;
    at = known.container ?? known.holder;
  }
  return undefined;
}

/**
 * Whether the object is, or is a part of, one that serving code made and put into a collection: a room, a session, a job. What it holds
 * is the same for those who ask for that one.
 */
export function isOneOfMany(object: AbstractValue | undefined): boolean {
  let at = object?.kind === 'object' ? object : undefined;
  for (let depth = 0; at !== undefined && depth < 8; depth++) {
    const known: ObjectValue = at.original ?? at;
    if (known.container !== undefined) return !known.shared;
    at = known.holder;
  }
  return false;
}

function isSingleton(object: ObjectValue): object is Singleton {
  return object.of !== undefined;
}

/** An entry that has no name is named by the collection that it is one of. */
function containerOf(object: AbstractValue): string {
  let at = object.kind === 'object' ? (object.original ?? object).container : undefined;
  for (let depth = 0; at !== undefined && depth < 4; depth++) {
    const name = fullName(at);
    if (name !== '') return name;
    at = (at.original ?? at).container;
  }
  return '';
}

function fullName(object: ObjectValue): string {
  const { holder, name, of } = object.original ?? object;
  if (of !== undefined) return nameOfClass(of) || name;
  const around = holder === undefined || holder === object ? '' : holder.of === undefined ? holder.name : fullName(holder);
  return around === '' ? name : `${around}.${name}`;
}

function nameOfClass(of: ClassValue): string {
  return of.module.summary.classes[of.class]?.name ?? '';
}

function startOf(object: Exclude<AbstractValue, { kind: 'external' }>, summary: ModuleSummary): number {
  if (object.kind === 'object') return object.start;
  if (object.kind === 'function') return summary.functions[object.fn]?.start ?? 0;
  return object.kind === 'class' ? (summary.classes[object.class]?.start ?? 0) : 0;
}

function nameOfDeclared(object: Exclude<AbstractValue, { kind: 'external' | 'object' }>, summary: ModuleSummary): string {
  if (object.kind === 'function') return summary.functions[object.fn]?.name ?? '';
  return object.kind === 'class' ? (summary.classes[object.class]?.name ?? '') : 'exports';
}
