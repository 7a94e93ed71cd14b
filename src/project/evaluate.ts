import { observers } from '../models/observers.ts';
import { typesByName } from './built-ins.ts';
import { Activation } from './activation.ts';
import { boot, isShared, type AbstractValue, type ClassValue, type Context, type ExternalValue, type FunctionValue, type ObjectValue } from './abstract-value.ts';
import type { PathNode, PathTree } from './access-path.ts';
import { Cell } from './cell.ts';
import { published, siteOf, type LinkedModule } from './linked-module.ts';
import type { Linker } from './link-imports.ts';
import type { Allocation, CallSite, ClassMember, Value, ValueId } from '../summary/module-summary.ts';

/** Values for the parameters of one call, where they are known; without them a parameter stands for everything passed anywhere. */
export interface Frame {
  readonly activation: Activation;
  readonly arguments: readonly (readonly AbstractValue[])[] | undefined;
  readonly memo: Map<ValueId, readonly AbstractValue[]> | undefined;
  /** How many calls deep the answers of calls are being looked into. */
  readonly nesting: number;
}

const nothing: readonly AbstractValue[] = [];
/** Answers of calls are looked into with the call's own arguments so many calls deep; below, with all arguments ever passed. */
const deepestInlining = 3;
const deepestNesting = 24;
/** Values evaluated for one visit of one activation. */
export const mostEffort = 6_000;
/** Objects whose properties were copied from more than so many others are rare; the rest is not followed. */
const mostSources = 32;

/**
 * What expressions evaluate to: sets of {@link AbstractValue}s, found on demand from the cells that the propagation
 * fills. Reading a cell notes the activation that is being worked on as its reader, so that it is looked at again when
 * the cell gets another value.
 */
export class Evaluator {
  readonly tree: PathTree;
  readonly linker: Linker;
  /** The activation being worked on. */
  reader: Activation | undefined;
  /** Raised for each piece of work; what was evaluated in an earlier one is evaluated again. */
  run = 0;
  /** What may still be spent on the current piece of work. When it is used up, answers of calls are no longer told apart; then nothing is. */
  effort = mostEffort;
  private readonly pairs = new Map<AbstractValue, ObjectValue>();
  /** Properties read in the current piece of work. */
  private readonly members = new Map<ObjectValue, Map<string, readonly AbstractValue[]>>();
  private membersRun = -1;

  constructor(tree: PathTree, linker: Linker) {
    this.tree = tree;
    this.linker = linker;
  }

  /** What a value of the activation's own function evaluates to there. */
  evaluate(id: ValueId, activation: Activation): readonly AbstractValue[] {
    return this.inFrame(id, { activation, arguments: undefined, memo: undefined, nesting: 0 });
  }

  inFrame(id: ValueId, frame: Frame): readonly AbstractValue[] {
    if (id === 0) return nothing;
    const value = frame.activation.module.summary.values[id];
    if (value === undefined) return nothing;
    switch (value.kind) {
      case 'unknown':
      case 'literal':
      case 'derived':
      case 'keys':
        return nothing;
      case 'global':
        return this.externals(this.tree.root('global#').child(value.name), true);
      case 'awaited':
      case 'spread':
        return this.inFrame(value.of, frame);
      default:
        return this.remembered(id, value, frame);
    }
  }

  private remembered(id: ValueId, value: Value, frame: Frame): readonly AbstractValue[] {
    const { activation } = frame;
    const memo = frame.memo ?? activation.memo;
    if (frame.memo === undefined && activation.memoVersion !== this.run) {
      memo.clear();
      activation.memoVersion = this.run;
    }
    const known = memo.get(id);
    if (known !== undefined) return known;
    if (this.effort-- < -mostEffort) return nothing;
    memo.set(id, nothing); // a value that leads back to itself adds nothing
    const found = this.compute(id, value, frame);
    memo.set(id, found);
    return found;
  }

  private compute(id: ValueId, value: Value, frame: Frame): readonly AbstractValue[] {
    const { activation } = frame;
    switch (value.kind) {
      case 'binding':
        return this.binding(value.binding, activation);
      case 'import':
        return this.imported(activation.module, value.specifier, value.name);
      case 'exports':
        return this.exportsOf(activation.module);
      case 'parameter':
        return this.parameter(value, frame);
      case 'this':
        return this.read(this.enclosing(activation, value.of).receiver);
      case 'member':
        return this.union(this.inFrame(value.object, frame), (object) => this.member(object, value.name));
      case 'result':
        return this.result(value.call, frame);
      case 'function':
        return [activation.module.functionValue(value.fn, creationContext(activation))];
      case 'class':
        return [activation.module.classValue(value.class, creationContext(activation))];
      case 'allocation':
        return [this.allocation(id, value, frame)];
      case 'either':
        return this.union(value.of, (part) => this.inFrame(part, frame));
      case 'element':
        return this.union(this.inFrame(value.of, frame), (object) => this.elements(object));
      case 'typed': {
        const found = this.inFrame(value.of, frame);
        return found.length > 0 ? found : this.instanceOfType(value.type, activation.module);
      }
      default:
        return nothing;
    }
  }

  /** The activation of a function around (or the same as) the given one. */
  enclosing(activation: Activation, fn: number): Activation {
    if (fn === activation.fn) return activation;
    const depth = activation.module.summary.functions[fn]?.depth ?? 0;
    return activation.module.activation(fn, depth >= activation.context ? activation.context : boot);
  }

  private binding(id: number, activation: Activation): readonly AbstractValue[] {
    const { module } = activation;
    const binding = module.summary.bindings[id];
    if (binding === undefined) return nothing;
    const owner = this.enclosing(activation, binding.owner);
    const [first = 0] = binding.values;
    const firstKind = module.summary.values[first]?.kind;
    if (binding.kind === 'import' || (binding.values.length === 1 && (firstKind === 'function' || firstKind === 'class' || firstKind === 'import'))) {
      return this.inFrame(first, { activation: owner, arguments: undefined, memo: undefined, nesting: 0 });
    }
    const found = this.read(module.variable(id, owner.serves));
    return found.length > 0 || binding.type === 0 ? found : this.instanceOfType(binding.type, module);
  }

  /** A namespace object's or package's export. */
  imported(module: LinkedModule, specifier: string, name: string): readonly AbstractValue[] {
    const target = this.linker.resolve(module, specifier);
    if (target.kind === 'package') {
      const root = this.tree.root(`${target.name}${target.subpath}#`);
      return this.externals(name === '*' || name === 'default' ? root : root.child(name), true);
    }
    if (target.kind !== 'module') return this.externals(this.tree.anything, true);
    if (name === '*') return target.module.summary.exports.some((one) => one.kind === 'value' && one.name === 'module.exports') ? this.exportsOf(target.module) : [target.module.value];
    return this.exported(target.module, name, new Set());
  }

  /** What a file of the project exports under a name; `export *` and re-exports are followed, rings end. */
  private exported(module: LinkedModule, name: string, seen: Set<LinkedModule>): readonly AbstractValue[] {
    if (seen.has(module)) return nothing;
    seen.add(module);
    const top = module.activation(0, boot);
    const found: AbstractValue[] = [];
    let commonJs = false;
    for (const one of module.summary.exports) {
      if (one.kind === 'value' && one.name === name) found.push(...this.evaluate(one.value, top));
      else if (one.kind === 're-export' && one.name === name) found.push(...this.reExported(module, one.specifier, one.imported, seen));
      else if (one.kind === 'value' && one.name === 'module.exports') commonJs = true;
    }
    const assigned = module.value.fields.get(name);
    found.push(...this.read(this.field(module.value, name, assigned)));
    if (found.length > 0) return found;
    if (name === 'default') return commonJs || module.value.fields.size > 0 ? this.exportsOf(module) : nothing;
    if (commonJs) return this.union(this.exportsOf(module), (object) => (object === module.value ? nothing : this.member(object, name)));
    for (const one of module.summary.exports) {
      if (one.kind !== 'all') continue;
      const through = this.reExported(module, one.specifier, name, seen);
      if (through.length > 0) return through;
    }
    return nothing;
  }

  private reExported(module: LinkedModule, specifier: string, name: string, seen: Set<LinkedModule>): readonly AbstractValue[] {
    const target = this.linker.resolve(module, specifier);
    return target.kind === 'module' && name !== '*' ? this.exported(target.module, name, seen) : this.imported(module, specifier, name);
  }

  /** CommonJS `module.exports`: what was assigned to it, and the object that `exports.x =` fills. */
  private exportsOf(module: LinkedModule): readonly AbstractValue[] {
    const found = new Set<AbstractValue>();
    for (const one of module.summary.exports) {
      if (one.kind !== 'value' || one.name !== 'module.exports') continue;
      for (const value of this.evaluate(one.value, module.activation(0, boot))) found.add(value);
    }
    return [...found, module.value];
  }

  private parameter(value: Value & { kind: 'parameter' }, frame: Frame): readonly AbstractValue[] {
    const { activation } = frame;
    const holder = this.enclosing(activation, value.of);
    const passed = frame.arguments !== undefined && holder === activation ? (index: number) => frame.arguments?.[index] ?? nothing : (index: number) => this.read(holder.parameter(index));
    if (value.rest) {
      const list = activation.module.objectValue(siteOf.rest(value.of), !holder.serves, { type: 'array', name: '', start: holder.summary.start, ofModule: false });
      for (let index = value.index; index < mostParameters; index++) this.store(list, '*', passed(index));
      return [list];
    }
    const found = passed(value.index);
    if (found.length > 0) return found;
    const type = holder.summary.parameters[value.index]?.type ?? 0;
    return type === 0 ? nothing : this.instanceOfType(type, activation.module);
  }

  /** The object that an annotation promises: `app: Express` is an Express application. */
  instanceOfType(type: ValueId, module: LinkedModule): readonly AbstractValue[] {
    return this.union(this.evaluate(type, module.activation(0, boot)), (named) => {
      if (named.kind !== 'external') return nothing;
      const { instance } = named.path.facts;
      if (instance !== undefined) return this.externals(instance, !isRequestOwned(instance));
      const made = named.path.child('()');
      return made !== undefined && made.facts.registrations.size > 0 ? this.externals(made, true) : nothing;
    });
  }

  /** Reads `object.name`; the name `*` reads every property. */
  member(object: AbstractValue, name: string): readonly AbstractValue[] {
    if (this.effort-- < -mostEffort) return nothing;
    switch (object.kind) {
      case 'object':
        return this.objectMember(object, name);
      case 'external':
        return this.externalMember(object, name);
      case 'module':
        return name === '*' ? nothing : this.exported(object.module, name, new Set());
      case 'class':
        return this.classMember(object, name, true, object);
      case 'function':
        return name === 'prototype' ? [object] : this.read(this.field(object, name, object.fields.get(name)));
    }
  }

  private objectMember(object: ObjectValue, name: string): readonly AbstractValue[] {
    if (this.membersRun !== this.run) {
      this.members.clear();
      this.membersRun = this.run;
    }
    let known = this.members.get(object);
    if (known === undefined) this.members.set(object, (known = new Map()));
    let values = known.get(name);
    if (values === undefined) {
      known.set(name, nothing); // an accessor that reads its own property adds nothing
      known.set(name, (values = this.propertiesOf(object, name)));
    }
    return values;
  }

  /** Properties of an object are its own, those of the objects that were copied into it, and those of the object whose twin it is. */
  private propertiesOf(object: ObjectValue, name: string): readonly AbstractValue[] {
    const found = new Set<AbstractValue>();
    const key = object.type === 'array' && isIndex(name) ? '*' : name;
    const sources = new Set<AbstractValue>([object]);
    for (const source of sources) {
      if (source.kind !== 'object') {
        this.addAll(found, this.member(source, name));
        continue;
      }
      this.addAll(found, this.ownProperties(source, key, object), object.shared && !source.shared);
      if (source.original !== undefined) sources.add(source.original);
      if (sources.size < mostSources) for (const copied of source.copiedFrom) sources.add(copied);
    }
    return [...found];
  }

  private ownProperties(object: ObjectValue, key: string, self: ObjectValue): readonly AbstractValue[] {
    const found = new Set<AbstractValue>();
    if (key === '*') for (const cell of object.fields.values()) this.addAll(found, this.read(cell));
    else this.addAll(found, this.read(this.field(object, key, object.fields.get(key))));
    this.addAll(found, this.read(this.field(object, '*', object.fields.get('*'))));
    const accessors = object.fields.get(`get ${key}`);
    if (accessors !== undefined) for (const accessor of this.read(accessors)) if (accessor.kind === 'function') this.addAll(found, this.answers(accessor, undefined, self, 0));
    const held = typesByName.get(object.type)?.properties?.[key];
    if (held !== undefined) found.add(object.module.objectValue(siteOf.property(object.start), object.shared, { type: held, name: key, start: object.start, ofModule: object.ofModule }));
    if (object.of !== undefined && key !== '*') this.addAll(found, this.classMember(object.of, key, false, self));
    return [...found];
  }

  /** A method or accessor of the class or of one that it extends. */
  private classMember(of: ClassValue, name: string, isStatic: boolean, self: AbstractValue, depth = 0): readonly AbstractValue[] {
    const { module } = of;
    const summary = module.summary.classes[of.class];
    if (summary === undefined || depth > 8) return nothing;
    if (isStatic && name === 'prototype') return [of];
    const found = new Set<AbstractValue>();
    if (isStatic) this.addAll(found, this.read(this.field(of, name, of.fields.get(name))));
    for (const member of summary.members) {
      if (member.static === isStatic && member.name === name) this.addAll(found, this.memberValue(member, of, self));
    }
    if (found.size > 0 || summary.superClass === 0) return [...found];
    for (const base of this.superClasses(of)) {
      if (base.kind === 'class') this.addAll(found, this.classMember(base, name, isStatic, self, depth + 1));
      else if (base.kind === 'external') this.addAll(found, this.externals(base.path.child('()')?.child(name), isShared(self)));
    }
    return [...found];
  }

  superClasses(of: ClassValue): readonly AbstractValue[] {
    const summary = of.module.summary.classes[of.class];
    if (summary === undefined || summary.superClass === 0) return nothing;
    return this.evaluate(summary.superClass, of.module.activation(summary.owner, ownerContext(of)));
  }

  private memberValue(member: ClassMember, of: ClassValue, self: AbstractValue): readonly AbstractValue[] {
    if (member.kind === 'field' || member.kind === 'setter' || member.kind === 'constructor') return nothing;
    const summary = of.module.summary.classes[of.class];
    const functions = this.evaluate(member.value, of.module.activation(summary?.owner ?? 0, ownerContext(of)));
    if (member.kind === 'method') return functions;
    return this.union(functions, (one) => (one.kind === 'function' ? this.answers(one, undefined, self, 0) : nothing));
  }

  private externalMember(object: ExternalValue, name: string): readonly AbstractValue[] {
    const { path } = object;
    if (path === this.tree.anything || path === this.tree.requestData) return this.externals(path, object.shared);
    const assigned = this.read(this.field(path, name, path.fields.get(name)));
    const inherited = path.facts.inherits;
    const fromPrototype = inherited === undefined ? nothing : this.read(this.field(inherited, name, inherited.fields.get(name)));
    if (assigned.length > 0 || fromPrototype.length > 0) return [...assigned, ...fromPrototype];
    const child = path.child(name);
    return this.externals(child, child !== undefined && child.root !== path.root && !isRequestOwned(child) ? true : object.shared);
  }

  /** What iterating over the object gives. */
  private elements(object: AbstractValue): readonly AbstractValue[] {
    return object.kind === 'object' && object.type === 'Map' ? [this.pair(object)] : this.member(object, '*');
  }

  /** A `[key, value]` of a Map or of `entries()`: a fresh list that holds the same values. */
  pair(of: AbstractValue): ObjectValue {
    let pair = this.pairs.get(of);
    if (pair === undefined) {
      pair = { kind: 'object', module: moduleOf(of), type: 'array', of: undefined, name: '', start: 0, ofModule: false, shared: false, fields: new Map(), twin: undefined, original: undefined, copiedFrom: new Set([of]), holder: undefined, container: undefined, variable: undefined };
      this.pairs.set(of, pair);
    }
    return pair;
  }

  private allocation(id: ValueId, value: Allocation, frame: Frame): ObjectValue {
    const { module } = frame.activation;
    const object = module.objectValue(siteOf.value(id), !frame.activation.serves, { type: value.type, name: value.name, start: value.start, ofModule: frame.activation.fn === 0 });
    for (const property of value.properties) {
      const name = property.accessor === undefined ? property.name : `${property.accessor} ${property.name}`;
      const found = this.inFrame(property.value, frame);
      if (found.length > 0) this.store(object, name, found);
    }
    for (const source of value.spreads) for (const copied of this.inFrame(source, frame)) if (copied !== object) object.copiedFrom.add(copied);
    return object;
  }

  /** What a call answers. Replaced by the propagation, which knows how calls are resolved. */
  result: (call: number, frame: Frame) => readonly AbstractValue[] = () => nothing;

  /** What a function of the project answers to these arguments. */
  answers(fn: FunctionValue, passed: readonly (readonly AbstractValue[])[] | undefined, receiver: AbstractValue | undefined, nesting: number, serving = this.reader?.serves ?? false): readonly AbstractValue[] {
    if (nesting > deepestNesting || this.effort-- < -mostEffort) return nothing;
    const callee = activationOf(fn, serving);
    const depends = passed !== undefined && nesting < deepestInlining && this.effort > 0 && this.linker.answersItsParameters(fn.module, fn.fn);
    if (receiver !== undefined && callee.receiver.add(receiver, undefined)) this.changed(callee.receiver);
    const frame: Frame = { activation: callee, arguments: depends ? passed : undefined, memo: depends ? new Map() : undefined, nesting: nesting + 1 };
    return this.union(callee.summary.returns, (id) => this.inFrame(id, frame));
  }

  /** Puts values into a property. */
  store(object: AbstractValue, name: string, values: readonly AbstractValue[]): void {
    if (values.length === 0) return;
    const holder = object.kind === 'external' ? object.path : object;
    if (object.kind === 'external' && !object.path.known && object.path.depth > 1) return;
    if (holder === this.tree.anything || holder === this.tree.requestData) return;
    const key = object.kind === 'object' && object.type === 'array' && isIndex(name) ? '*' : name;
    const cell = this.field(holder, key, holder.fields.get(key));
    const shared = isShared(object);
    let changed = false;
    for (const value of values) {
      if (value === object) continue;
      if (value.kind === 'object' && object.kind === 'object' && name !== '*' && value.holder === undefined && value.name === name) value.holder = object;
      if (value.kind === 'object' && object.kind === 'object' && name === '*') value.container ??= object;
      if (cell.add(shared ? published(value) : value, undefined)) changed = true;
    }
    if (changed) this.changed(cell);
  }

  private field(holder: { readonly fields: Map<string, Cell> } | PathNode, name: string, known: Cell | undefined): Cell {
    if (known !== undefined) return known;
    const cell = new Cell();
    holder.fields.set(name, cell);
    return cell;
  }

  read(cell: Cell): readonly AbstractValue[] {
    const { reader } = this;
    if (reader !== undefined && cell.lastReader !== reader) {
      cell.lastReader = reader;
      cell.readers.add(reader);
    }
    return cell.values;
  }

  /** Replaced by the propagation: looks at the cell's readers again. */
  changed: (cell: Cell) => void = () => undefined;

  externals(path: PathNode | undefined, shared: boolean): readonly AbstractValue[] {
    if (path === undefined) return shared ? this.externals(this.tree.anything, true) : this.externals(this.tree.anything, false);
    if (!path.known && path.depth > 0 && (!shared || path.isAnswered || path.depth > 2)) return this.externals(this.kindOf(path), shared);
    if (shared) return [(path.values.shared ??= { kind: 'external', path, shared: true })];
    return [(path.values.owned ??= { kind: 'external', path, shared: false })];
  }

  /** What a path that no descriptor names stands for: a part of a setting is that setting. */
  private kindOf(path: PathNode): PathNode {
    if (!path.root.endsWith('#')) return this.tree.requestData;
    for (let at: PathNode | undefined = path; at !== undefined && at.step !== '()'; at = at.parent) {
      if (at.facts.settings?.some(({ setting, write }) => write.kind === 'assign' && setting.ownValues !== true) === true) return at;
    }
    // What an observer makes, a child logger say, observes too.
    return observers.has(path.root) ? this.tree.root(path.root) : this.tree.anything;
  }

  union<T>(parts: readonly T[], each: (part: T) => readonly AbstractValue[]): readonly AbstractValue[] {
    if (parts.length === 1) return each(parts[0] as T);
    if (parts.length === 0) return nothing;
    const found = new Set<AbstractValue>();
    for (const part of parts) this.addAll(found, each(part));
    return [...found];
  }

  private addAll(found: Set<AbstractValue>, values: readonly AbstractValue[], publish = false): void {
    this.effort -= values.length >> 3;
    for (const value of values) found.add(publish ? published(value) : value);
  }

  /** Type of the collection that `new Map()`, `Array(3)` and the like make; undefined for other calls. */
  collectionMade(callee: AbstractValue): string | undefined {
    if (callee.kind !== 'external' || callee.path.root !== 'global#' || callee.path.depth !== 1) return undefined;
    return typesByName.has(callee.path.step) ? callee.path.step : undefined;
  }

  /** The arguments of a call, evaluated; a spread argument stands for every position from its own on. */
  argumentsOf(call: CallSite, frame: Frame): readonly (readonly AbstractValue[])[] {
    const { values } = frame.activation.module.summary;
    const passed: (readonly AbstractValue[])[] = [];
    for (const [index, id] of call.arguments.entries()) {
      const value = values[id];
      if (value?.kind === 'spread') {
        const rest = this.union(this.inFrame(value.of, frame), (list) => this.elements(list));
        for (let position = index; position < mostParameters; position++) passed[position] = rest;
        break;
      }
      passed[index] = this.inFrame(id, frame);
    }
    return passed;
  }
}

/** Functions with more parameters than this are rare; the rest is not followed. */
const mostParameters = 12;

function isIndex(name: string): boolean {
  const code = name.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function isRequestOwned(path: PathNode): boolean {
  return !path.root.endsWith('#');
}

function moduleOf(value: AbstractValue): LinkedModule {
  if (value.kind === 'external') throw new TypeError('a package has no module');
  return value.module;
}

/** Context of what an activation makes: when it does not serve, nothing around it does. */
export function creationContext(activation: Activation): Context {
  return activation.serves ? activation.context : boot;
}

function ownerContext(of: ClassValue): Context {
  return of.context;
}

/** The activation that a call from serving (or boot) code runs. */
export function activationOf(fn: FunctionValue, serving: boolean): Activation {
  const depth = fn.module.summary.functions[fn.fn]?.depth ?? 0;
  return fn.module.activation(fn.fn, serving || fn.context !== boot ? Math.min(fn.context, depth) : boot);
}
