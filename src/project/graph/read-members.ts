import { methodNamesOfTextsAndLists } from '../../models/method-names.ts';
import type { Activation } from '../values/activation.ts';
import { boot, isShared, type AbstractValue, type ClassValue, type ExternalValue, type FunctionValue, type ObjectValue } from '../values/abstract-value.ts';
import { typesByName } from '../values/built-ins.ts';
import { isRequestOwned, type Evaluator } from './evaluate.ts';
import { published, siteOf } from '../values/linked-module.ts';
import { Cell } from '../values/cell.ts';
import { CopySources, FieldTable } from '../values/field-table.ts';
import { nothing, unionOf, ValueUnion } from '../values/value-union.ts';
import type { ClassMember, Value, ValueId } from '../../summary/module-summary.ts';

/** Objects whose properties were copied from more than so many others are rare; the rest is not followed. */
const mostSources = 32;

/** What properties hold: of objects of the project, of its classes and files, and of packages. */
export class MemberReader {
  private readonly evaluator: Evaluator;
  /** Properties read in the current piece of work. */
  private readonly known = new Map<ObjectValue, Map<string, readonly AbstractValue[]>>();
  private knownRun = -1;
  private readonly pairs = new Map<ObjectValue, ObjectValue>();
  private readonly isPair = new Set<AbstractValue>();
  private readonly replaced = new Map<ClassMember, Cell>();

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** Reads `object.name`; the name `*` reads every property. */
  read(object: AbstractValue, name: string): readonly AbstractValue[] {
    if (!this.evaluator.spend()) return nothing;
    switch (object.kind) {
      case 'object':
        return this.ofObject(object, name);
      case 'external':
        return this.ofExternal(object, name);
      case 'module':
        return name === '*' ? this.evaluator.exports.all(object.module) : this.evaluator.exports.exported(object.module, name);
      case 'class':
        return this.ofClass(object, name, true, object);
      case 'function':
        return name === 'prototype' ? [object] : this.evaluator.readField(object, name);
    }
  }

  /** Reads `object['on' + event]`: the properties whose names begin so. */
  beginningWith(object: AbstractValue, beginning: string): readonly AbstractValue[] {
    if (object.kind !== 'object' || object.type !== 'object' || object.of !== undefined) return this.read(object, '*');
    const found = new ValueUnion();
    const sources = new Set<AbstractValue>([object]);
    const names = new Set<string>();
    for (const source of sources) {
      if (source.kind !== 'object' || sources.size >= mostSources) return this.read(object, '*');
      for (const name of source.fields.names()) if (name.startsWith(beginning)) names.add(name);
      found.add(this.evaluator.readField(source, '*'));
      for (const other of [...(source.original === undefined ? [] : [source.original]), ...source.copiedFrom]) sources.add(other);
    }
    for (const name of names) found.add(this.read(object, name));
    return found.values;
  }

  private ofObject(object: ObjectValue, name: string): readonly AbstractValue[] {
    if (isPlain(object, name)) return this.ofPlain(object, name);
    if (name !== '*' && object.type === 'object' && !object.opaque) return this.rememberedAt(object.fields.cellOf(name), object, name);
    if (this.knownRun !== this.evaluator.run) {
      this.known.clear();
      this.knownRun = this.evaluator.run;
    }
    let known = this.known.get(object);
    if (known === undefined) this.known.set(object, (known = new Map()));
    let values = known.get(name);
    if (values === undefined) {
      known.set(name, nothing); // an accessor that reads its own property adds nothing
      known.set(name, (values = this.propertiesOf(object, name)));
    }
    return values;
  }

  /** Properties of an object are its own, those of the objects that were copied into it, and those of the object whose twin it is. */
  private propertiesOf(object: ObjectValue, name: string): readonly AbstractValue[] {
    if (object.opaque) return this.promised(object, name);
    const isList = object.type === 'array';
    const key = isList ? placeIn(name) : name;
    if (object.copiedFrom.size === 0 && object.original === undefined) return this.ownProperties(object, key, object);
    const found = new ValueUnion();
    const sources = new Set<AbstractValue>([object]);
    for (const source of sources) {
      if (source.kind !== 'object') {
        found.add(this.read(source, name));
        continue;
      }
      // What was copied from another list may stand in any place.
      const isSame = source === object || source === object.original;
      const own = this.ownProperties(source, isList && !isSame && isIndex(key) ? '*' : key, object);
      found.add(object.shared && !source.shared ? own.map(published) : own);
      if (source.original !== undefined) sources.add(source.original);
      if (sources.size < mostSources && source.ownNames?.has(key) !== true) for (const copied of source.copiedFrom) sources.add(copied);
    }
    return found.values;
  }

  /** What the class says of a property: its methods, and what annotations promise. */
  private promised(object: ObjectValue, name: string): readonly AbstractValue[] {
    if (object.of === undefined || name === '*') return nothing;
    const found = this.ofClass(object.of, name, false, object);
    return found.length > 0 ? found : this.declaredField(object.of, name, 0);
  }

  /** What the cell of the property remembers of this piece of work. */
  private rememberedAt(cell: Cell, object: ObjectValue, name: string): readonly AbstractValue[] {
    const { run } = this.evaluator;
    if (cell.foundIn === run) return cell.found;
    cell.foundIn = run;
    cell.found = nothing; // an accessor that reads its own property adds nothing
    const found = this.propertiesOf(object, name);
    cell.found = found;
    return found;
  }

  /** What was put into the property, and what was put into any. */
  private ofPlain(object: ObjectValue, name: string): readonly AbstractValue[] {
    const { evaluator } = this;
    const own = evaluator.readField(object, name);
    const any = methodNamesOfTextsAndLists.has(name) ? nothing : evaluator.readField(object, '*');
    if (any.length === 0 || own === any) return own;
    const found = new ValueUnion();
    found.add(own);
    found.add(any);
    return found.values;
  }

  private ownProperties(object: ObjectValue, key: string, self: ObjectValue): readonly AbstractValue[] {
    const { evaluator } = this;
    const found = new ValueUnion();
    // Who goes through the properties of an instance copies or prints it, whatever it is.
    if (key === '*') for (const cell of object.of === undefined && object.fields.size <= (object.ofModule ? mostProperties : mostPassing) ? object.fields.values() : []) found.add(evaluator.read(cell));
    else if (object.type === 'object' || isIndex(key) || object.fields.has(key)) found.add(evaluator.readField(object, key));
    // A method of a list is none of its entries; `value` is what an iterator or a subject gives.
    if (key === '*' || key === 'value' || isIndex(key) || (object.type === 'object' && object.of === undefined && !methodNamesOfTextsAndLists.has(key))) found.add(evaluator.readField(object, '*'));
    const accessors = object.fields.get(`get ${key}`) ?? object.fields.get(`get ${anyName}`);
    if (accessors !== undefined) found.add(this.accessed(evaluator.read(accessors), self));
    const held = typesByName.get(object.type)?.properties?.[key];
    if (held !== undefined) found.add([object.module.objectValue(siteOf.property(object.start), object.shared, { type: held, name: key, start: object.start, ofModule: object.ofModule })]);
    if (object.of !== undefined && key !== '*') found.add(this.ofClass(object.of, key, false, self));
    if (!found.isEmpty) return found.values;
    // What a file of data consists of is not looked into.
    if (object.type === 'copy') return object.shared && object.ofModule && key !== '*' ? evaluator.externals(undefined, true) : nothing;
    return object.of !== undefined && key !== '*' ? this.declaredField(object.of, key, 0) : nothing;
  }

  /** What the annotation of a field promises: `private readonly orders: Orders`. */
  private declaredField(of: ClassValue, name: string, depth: number): readonly AbstractValue[] {
    const { module } = of;
    const member = module.summary.classes[of.class]?.members.find((one) => one.kind === 'field' && !one.static && one.name === name);
    if (member !== undefined) return member.type === 0 ? nothing : this.evaluator.instances.promised(member.type, module);
    return depth > 8 ? nothing : unionOf(this.superClasses(of), (base) => (base.kind === 'class' ? this.declaredField(base, name, depth + 1) : nothing));
  }

  /** Its entries are found by index or by its methods, and by no name. */
  private isCollection({ type }: ObjectValue): boolean {
    return type === 'array' || typesByName.has(type);
  }

  /** A method or accessor of the class or of one that it extends. */
  private ofClass(of: ClassValue, name: string, isStatic: boolean, self: AbstractValue, depth = 0): readonly AbstractValue[] {
    const { module } = of;
    const summary = module.summary.classes[of.class];
    if (summary === undefined || depth > 8) return nothing;
    if (isStatic && name === 'prototype') return [of];
    const found = new ValueUnion();
    if (isStatic) found.add(this.evaluator.readField(of, name));
    for (const member of module.membersNamed(of.class, name)) if (member.static === isStatic) found.add(this.ofMember(member, of, self));
    return found.isEmpty && summary.superClass !== 0 ? this.inherited(of, name, isStatic, self, depth) : found.values;
  }

  private inherited(of: ClassValue, name: string, isStatic: boolean, self: AbstractValue, depth: number): readonly AbstractValue[] {
    return unionOf(this.superClasses(of), (base) => {
      if (base.kind === 'class') return this.ofClass(base, name, isStatic, self, depth + 1);
      return base.kind === 'external' ? this.evaluator.externals(base.path.child('()')?.child(name), isShared(self)) : nothing;
    });
  }

  /** The setters that an assignment to `object.name` runs. */
  setters(object: AbstractValue, name: string): readonly FunctionValue[] {
    if (object.kind === 'object') {
      const own = object.fields.get(`set ${name}`) ?? object.fields.get(`set ${anyName}`);
      if (own !== undefined) return this.evaluator.read(own).filter((one) => one.kind === 'function');
      return object.of === undefined ? [] : this.settersOf(object.of, name, false, 0);
    }
    return object.kind === 'class' ? this.settersOf(object, name, true, 0) : [];
  }

  /** Whether what is written to the object goes to a trap, as its third argument. */
  isTrapped(object: AbstractValue): boolean {
    return object.kind === 'object' && object.fields.has(`set ${anyName}`);
  }

  private settersOf(of: ClassValue, name: string, isStatic: boolean, depth: number): readonly FunctionValue[] {
    const member = of.module.summary.classes[of.class]?.members.find((one) => one.kind === 'setter' && one.static === isStatic && one.name === name);
    if (member !== undefined) return this.functionsOf(member, of).filter((one) => one.kind === 'function');
    if (depth > 8) return [];
    return this.superClasses(of).flatMap((base) => (base.kind === 'class' ? this.settersOf(base, name, isStatic, depth + 1) : []));
  }

  private functionsOf(member: ClassMember, of: ClassValue): readonly AbstractValue[] {
    const owner = of.module.summary.classes[of.class]?.owner ?? 0;
    return this.evaluator.evaluate(member.value, of.module.activation(owner, of.context));
  }

  /** `super.name` in a method: what the class of the method inherits, whatever class the object is of. */
  ofSuper(self: AbstractValue, name: string, method: Activation): readonly AbstractValue[] {
    const of = classAround(method);
    return of === undefined ? this.read(self, name) : this.inherited(of, name, self.kind === 'class', self, 0);
  }

  superClasses(of: ClassValue): readonly AbstractValue[] {
    const summary = of.module.summary.classes[of.class];
    if (summary === undefined || summary.superClass === 0) return nothing;
    return this.evaluator.evaluate(summary.superClass, of.module.activation(summary.owner, of.context));
  }

  private ofMember(member: ClassMember, of: ClassValue, self: AbstractValue): readonly AbstractValue[] {
    if (member.kind === 'field' || member.kind === 'setter' || member.kind === 'constructor') return nothing;
    const functions = this.functionsOf(member, of);
    if (member.kind !== 'method') return this.accessed(functions, self);
    return member.decorators.length === 0 ? functions : [...functions, ...this.standIns(member)];
  }

  /** The functions that decorators have put in the place of a method. */
  standIns(member: ClassMember): readonly FunctionValue[] {
    return this.evaluator.read(this.standInsOf(member)).filter((one) => one.kind === 'function');
  }

  replaceBy(member: ClassMember, functions: readonly AbstractValue[]): void {
    const cell = this.standInsOf(member);
    for (const fn of functions) if (cell.add(fn, undefined)) this.evaluator.changed(cell);
  }

  private standInsOf(member: ClassMember): Cell {
    let cell = this.replaced.get(member);
    if (cell === undefined) this.replaced.set(member, (cell = new Cell()));
    return cell;
  }

  /** What accessors answer. */
  private accessed(accessors: readonly AbstractValue[], self: AbstractValue): readonly AbstractValue[] {
    return unionOf(accessors, (one) => (one.kind === 'function' ? this.evaluator.answers(one, undefined, self, 0) : nothing));
  }

  private ofExternal(object: ExternalValue, name: string): readonly AbstractValue[] {
    const { evaluator } = this;
    const { path } = object;
    if (path === evaluator.tree.anything || path === evaluator.tree.requestData) return evaluator.externals(path, object.shared);
    const found = new ValueUnion();
    if (path.keepsFields) found.add(evaluator.readField(path, name));
    const inherited = path.facts.inherits;
    if (inherited !== undefined) found.add(evaluator.readField(inherited, name));
    if (!found.isEmpty) return found.values;
    const child = path.child(name);
    const leadsOut = child !== undefined && child.root !== path.root && !isRequestOwned(child);
    return evaluator.externals(child, leadsOut || object.shared);
  }

  /** What iterating over the object gives, or what stands `at` a place of it; the first of an entry is its key, and none of the values. */
  elements(object: AbstractValue, at?: number): readonly AbstractValue[] {
    if (at === 0 && this.isPair.has(object)) return nothing;
    if (object.kind !== 'object') return this.read(object, '*');
    if (object.type === 'Map') return [this.pair(object)];
    if (object.type === 'array' && at !== undefined) return this.read(object, `${at}`);
    return this.isCollection(object) ? this.read(object, '*') : unionOf([this.read(object, '*'), this.iterated(object)], (values) => values);
  }

  /** What the object's own iterator gives, which is a generator. */
  private iterated(object: ObjectValue): readonly AbstractValue[] {
    return unionOf([...this.read(object, '@@iterator'), ...this.read(object, '@@asyncIterator')], (one) => {
      if (one.kind !== 'function') return nothing;
      return unionOf(this.evaluator.answers(one, undefined, object, 0), (list) => (list.kind === 'object' && this.isCollection(list) ? this.read(list, '*') : nothing));
    });
  }

  /** A `[key, value]` of a Map or of `entries()`: a fresh list that holds the same values. */
  pair(of: ObjectValue): ObjectValue {
    let pair = this.pairs.get(of);
    if (pair === undefined) {
      const copiedFrom = new CopySources();
      copiedFrom.add(of);
      pair = { ...of, type: 'array', of: undefined, opaque: false, provided: undefined, name: '', ofModule: false, shared: false, fields: new FieldTable(), twin: undefined, original: undefined, copiedFrom, ownNames: undefined, holder: undefined, container: undefined, variable: undefined };
      this.pairs.set(of, pair);
      this.isPair.add(pair);
    }
    return pair;
  }
}

/** Whether a property holds what was put into it and no more: nothing was copied into the object, no class has it, no accessor runs. */
function isPlain(object: ObjectValue, name: string): boolean {
  if (object.type !== 'object' || object.of !== undefined || object.opaque || name === '*') return false;
  return object.copiedFrom.size === 0 && object.original === undefined && !object.fields.has(`get ${name}`);
}

/** An object that has got more properties than a table of functions has, or than what a function makes as it goes, is many different ones: any of them is none in particular. */
const mostProperties = 128;
const mostPassing = 48;

/** What a key that is put together begins with: `on` of `'on' + event`; '' when that is not said. */
export function beginningOf(values: readonly Value[], key: ValueId): string {
  const text = values[key];
  const first = text?.kind === 'derived' && text.few !== true ? values[text.of[0] ?? 0] : undefined;
  return first?.kind === 'literal' && first.type === 'string' ? first.text : '';
}

/** In place of a name, where an accessor is for all properties, as those of a proxy are. */
export const anyName = '@@any';

/** `list[0]` */
export function isIndex(name: string): boolean {
  const code = name.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** Under which name a list keeps what stands in a place: the first ones are told apart, as tuples have few; the others are not. */
export function placeIn(name: string): string {
  return isIndex(name) && (name.length > 1 || name > '3') ? '*' : name;
}

/** The class that a method or constructor stands in. */
export function classAround({ module, summary, context }: Activation): ClassValue | undefined {
  const of = module.summary.classes[summary.ofClass];
  if (of === undefined) return undefined;
  const depth = module.summary.functions[of.owner]?.depth ?? 0;
  return module.classValue(summary.ofClass, depth >= context ? context : boot);
}
