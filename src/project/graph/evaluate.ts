import type { Activation, Frame } from '../values/activation.ts';
import { boot, isShared, type AbstractValue, type Context, type FunctionValue } from '../values/abstract-value.ts';
import type { PathNode, PathTree } from '../values/access-path.ts';
import type { Cell } from '../values/cell.ts';
import type { FieldTable } from '../values/field-table.ts';
import { published, siteOf } from '../values/linked-module.ts';
import { literal } from './evaluate-literals.ts';
import { Externals } from './externals.ts';
import { Instances } from './instances.ts';
import type { Linker } from './link-imports.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { Memory } from './memory.ts';
import { propertyPassed } from '../values/passed.ts';
import { ExportReader } from './read-exports.ts';
import { beginningOf, isIndex, MemberReader, placeIn } from './read-members.ts';
import { nothing, unionOf, ValueUnion } from '../values/value-union.ts';
import type { CallSite, Value, ValueId } from '../../summary/module-summary.ts';

export type { Frame };

/** Answers of calls are looked into with the call's own arguments so many calls deep; below, with all arguments ever passed. */
const deepestInlining = 3;
/** Values are followed so many steps deep; longer chains are rare, and endless ones exist. */
const deepest = 150;
/** Values evaluated for one visit of one activation. */
export const mostEffort = 6_000;

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
  /** Whether the code that reads a property serves: accessors run in the phase of their reader. */
  private serving = false;
  /** What is asked is only looked at: that a function answers it is no reason to run that. */
  isLooking = false;
  /** Raised for each piece of work; what was evaluated in an earlier one is evaluated again. */
  run = 0;
  /** What may still be spent on the current piece of work. When it is used up, answers of calls are no longer told apart; then nothing is. */
  effort = mostEffort;
  private depth = 0;
  private readonly memory = new Memory();
  readonly exports: ExportReader;
  readonly members: MemberReader;
  private readonly outside: Externals;
  readonly instances: Instances;

  constructor(tree: PathTree, linker: Linker) {
    this.tree = tree;
    this.linker = linker;
    this.exports = new ExportReader(this, linker);
    this.members = new MemberReader(this);
    this.outside = new Externals(tree);
    this.instances = new Instances(this);
  }

  /** Starts a piece of work outside of any activation's; where the last one may go on, unless it has spent so much that less than `below` is left. */
  begin(below = Infinity): void {
    if (this.reader !== undefined || this.effort >= below) return;
    this.run++;
    this.effort = mostEffort;
  }

  /** What a value of the activation's own function evaluates to there. */
  evaluate(id: ValueId, activation: Activation): readonly AbstractValue[] {
    return this.inFrame(id, activation.frame);
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
        return this.undeclared(frame.activation.module, value.name);
      case 'awaited':
      case 'spread':
        return this.inFrame(value.of, frame);
      case 'binding':
      case 'import':
      case 'exports':
      case 'function':
      case 'class':
      case 'this':
        return this.deeper(id, value, frame); // as fast as remembering it
      default:
        return this.remembered(id, value, frame);
    }
  }

  /** What a name stands for that the file does not declare: a global, or what a framework imports by itself. */
  undeclared(module: LinkedModule, name: string): readonly AbstractValue[] {
    const provided = this.linker.autoImports?.provided(module, name);
    return provided === undefined ? this.outside.named(name) : this.exports.exported(provided.module, provided.name);
  }

  private remembered(id: ValueId, value: Value, frame: Frame): readonly AbstractValue[] {
    const entry = this.memory.entryOf(id, frame, this.reader, this.run);
    if (entry.run === this.run) return entry.values;
    if (!this.spend()) return nothing;
    entry.run = this.run;
    entry.values = nothing; // a value that leads back to itself adds nothing
    const found = this.deeper(id, value, frame);
    entry.values = found;
    return found;
  }

  /** A chain of declarations that leads back to itself, through types say, ends. */
  private deeper(id: ValueId, value: Value, frame: Frame): readonly AbstractValue[] {
    if (this.depth >= deepest) return nothing;
    this.depth++;
    const found = this.compute(id, value, frame);
    this.depth--;
    return found;
  }

  private compute(id: ValueId, value: Value, frame: Frame): readonly AbstractValue[] {
    const { activation } = frame;
    switch (value.kind) {
      case 'binding':
        return this.binding(value.binding, activation);
      case 'import':
        return this.exports.imported(activation.module, value.specifier, value.name);
      case 'exports':
        return this.exports.commonJs(activation.module);
      case 'parameter':
        return this.parameter(value, frame);
      case 'this':
        return frame.site !== undefined && value.of === activation.fn ? frame.site.receivers : this.instances.receiverOf(this.enclosing(activation, value.of));
      case 'member':
        return this.member(value, frame);
      case 'result':
        return this.result(value.call, frame);
      case 'function':
        return activation.module.functionValue(value.fn, creationContext(activation)).alone;
      case 'class':
        return activation.module.classValue(value.class, creationContext(activation)).alone;
      case 'allocation':
        return [literal(this, id, value, frame)];
      case 'either':
        return this.either(value.of, frame);
      case 'element':
        return this.element(value, frame);
      case 'typed': {
        const found = this.inFrame(value.of, frame);
        return found.length > 0 ? found : this.instances.promised(value.type, activation.module);
      }
      default:
        return nothing;
    }
  }

  // Apart from `compute`, and with a loop for what is common: a function that holds a closure makes room for it whenever it is called.

  private member({ object, name, key }: Value & { kind: 'member' }, frame: Frame): readonly AbstractValue[] {
    this.serving = frame.activation.serves;
    const written = frame.site === undefined ? undefined : propertyPassed(object, name, frame);
    if (written !== undefined) return this.inFrame(written.id, written.frame);
    const objects = this.inFrame(object, frame);
    if (objects.length === 0) return nothing;
    const beginning = key === 0 ? '' : beginningOf(frame.activation.module.summary.values, key);
    if (beginning !== '') return unionOf(objects, (one) => this.members.beginningWith(one, beginning));
    if (objects.length === 1) return this.members.read(objects[0] as AbstractValue, name);
    const found = new ValueUnion();
    for (const one of objects) found.add(this.members.read(one, name));
    return found.values;
  }

  private either(parts: readonly ValueId[], frame: Frame): readonly AbstractValue[] {
    return unionOf(parts, (part) => this.inFrame(part, frame));
  }

  private element({ of, at }: { readonly of: ValueId; readonly at?: number }, frame: Frame): readonly AbstractValue[] {
    return unionOf(this.inFrame(of, frame), (object) => this.members.elements(object, at));
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
      return this.inFrame(first, owner.frame);
    }
    const found = this.read(module.variable(id, owner.serves));
    return found.length > 0 || binding.type === 0 ? found : this.instances.promised(binding.type, module);
  }

  private parameter(value: Value & { kind: 'parameter' }, frame: Frame): readonly AbstractValue[] {
    const { activation } = frame;
    const holder = this.enclosing(activation, value.of);
    const passed = holder === activation ? frame.arguments : undefined;
    if (value.rest) {
      const list = activation.module.objectValue(siteOf.rest(value.of), !holder.serves, { type: 'array', name: '', start: holder.summary.start, ofModule: false });
      for (let index = value.index; index < mostParameters; index++) this.store(list, '*', this.passedAt(index, holder, passed));
      return [list];
    }
    const found = this.passedAt(value.index, holder, passed);
    if (found.length > 0) return found;
    const type = holder.summary.parameters[value.index]?.type ?? 0;
    return type === 0 ? nothing : this.instances.promised(type, activation.module);
  }

  /** What a parameter gets from one call, or from all that are seen. */
  private passedAt(index: number, holder: Activation, passed: Frame['arguments']): readonly AbstractValue[] {
    return passed === undefined ? this.read(holder.parameter(index)) : (passed[index] ?? nothing);
  }

  /** What a call answers. Replaced by the propagation, which knows how calls are resolved. */
  result: (call: number, frame: Frame) => readonly AbstractValue[] = () => nothing;

  /** What a function of the project answers to these arguments. */
  answers(fn: FunctionValue, passed: readonly (readonly AbstractValue[])[] | undefined, receiver: AbstractValue | undefined, nesting: number, serving = this.serving): readonly AbstractValue[] {
    const callee = activationOf(fn, serving);
    if (receiver !== undefined && callee.receiver.add(receiver, undefined)) this.changed(callee.receiver);
    if (!this.isLooking) this.demanded(callee);
    if (passed === undefined || nesting >= deepestInlining || this.effort <= 0 || !this.linker.answersItsParameters(fn.module, fn.fn)) return this.read(callee.answers);
    return this.either(callee.summary.returns, { activation: callee, arguments: passed, memo: new Map(), nesting: nesting + 1 });
  }

  /** Counts a step; answers whether there may be more. */
  spend(): boolean {
    return this.effort-- > -mostEffort;
  }

  /** Puts values into a property. */
  store(object: AbstractValue, name: string, values: readonly AbstractValue[]): void {
    if (values.length === 0 || (object.kind === 'object' && object.opaque)) return;
    const holder = object.kind === 'external' ? object.path : object;
    if (object.kind === 'external' && (!object.path.keepsFields || holder === this.tree.anything || holder === this.tree.requestData)) return;
    if (object.kind === 'object' && object.of !== undefined && name === '*') return;
    const isList = object.kind === 'object' && object.type === 'array';
    const isEntry = name === '*' || (isList && isIndex(name));
    const key = isList ? placeIn(name) : name;
    const cell = holder.fields.cellOf(key);
    const shared = isShared(object);
    let changed = false;
    for (const value of values) {
      // What nothing is known of may be the request's own, where it is put into a request.
      if (value === object || (!shared && object.kind === 'external' && this.isAnything(value))) continue;
      // What outlives an object is not a part of it.
      if (value.kind === 'object' && object.kind === 'object' && (object.shared || !value.shared)) {
        if (isEntry) value.container ??= object;
        else if (value.name === name) value.holder ??= object;
      }
      if (value.kind === 'object' && object.kind === 'external' && object.path.root === 'global#' && object.path.parent === undefined) value.variable ??= `global# ${name}`;
      if (cell.add(shared ? published(value) : value, undefined)) changed = true;
    }
    if (!changed) return;
    this.changed(cell);
    // Who goes through a list may have come before the list had anything in this place.
    if (isEntry && key !== '*') this.changed(holder.fields.cellOf('*'));
  }

  readField(holder: { readonly fields: FieldTable }, name: string): readonly AbstractValue[] {
    return this.read(holder.fields.cellOf(name));
  }

  read(cell: Cell): readonly AbstractValue[] {
    if (this.reader !== undefined && cell.readIn !== this.run) {
      cell.readIn = this.run;
      cell.addReader(this.reader);
    }
    return cell.values;
  }

  /** Replaced by the injector: what stands behind a token. Until then, who asks is asked again. */
  behindToken: (kind: 'named' | 'token', token: ValueId, activation: Activation) => readonly AbstractValue[] = (_kind, _token, activation) => {
    this.askers.add(activation);
    return nothing;
  };
  /** Activations that have asked for what stands behind a token before anyone knew. */
  readonly askers = new Set<Activation>();

  /** Replaced by the propagation: sees to it that the activation runs, if it has not. */
  demanded: (activation: Activation) => void = () => undefined;

  /** Replaced by the propagation: looks at the cell's readers again. */
  changed: (cell: Cell) => void = () => undefined;

  externals(path: PathNode | undefined, shared: boolean): readonly AbstractValue[] {
    return this.outside.at(path, shared);
  }

  /** Those of the values of which something is known. */
  known(values: readonly AbstractValue[]): readonly AbstractValue[] {
    return values.some((one) => this.isAnything(one)) ? values.filter((one) => !this.isAnything(one)) : values;
  }

  /** Nothing is known of it. */
  isAnything(value: AbstractValue): boolean {
    return value.kind === 'external' && (value.path === this.tree.anything || value.path === this.tree.requestData);
  }

  /** The arguments of a call, evaluated; a spread argument stands for every position from its own on. */
  argumentsOf(call: CallSite, frame: Frame): readonly (readonly AbstractValue[])[] {
    if (call.arguments.length === 0) return noArguments;
    const { values } = frame.activation.module.summary;
    const passed = new Array<readonly AbstractValue[]>(call.arguments.length); // lists that grow take room for more
    for (let index = 0; index < call.arguments.length; index++) {
      const id = call.arguments[index] ?? 0;
      const value = values[id];
      if (value?.kind === 'spread') {
        const rest = this.element(value, frame);
        for (let position = index; position < Math.max(mostParameters, passed.length); position++) passed[position] = rest;
        break;
      }
      passed[index] = this.inFrame(id, frame);
    }
    return passed;
  }
}

const noArguments: readonly (readonly AbstractValue[])[] = [];
/** Functions with more parameters than this are rare; the rest is not followed. */
const mostParameters = 12;

export function isRequestOwned(path: PathNode): boolean {
  return !path.root.endsWith('#');
}

/** Context of what an activation makes: when it does not serve, nothing around it does. */
export function creationContext(activation: Activation): Context {
  return activation.serves ? activation.context : boot;
}

/** The activation that a call from serving (or boot) code runs. */
export function activationOf(fn: FunctionValue, serving: boolean): Activation {
  const depth = fn.module.summary.functions[fn.fn]?.depth ?? 0;
  return fn.module.activation(fn.fn, serving || fn.context !== boot ? Math.min(fn.context, depth) : boot);
}
