import { nothing, unionOf } from '../values/value-union.ts';
import type { Activation } from '../values/activation.ts';
import { isShared, type AbstractValue, type ExternalValue, type FunctionValue, type ObjectValue } from '../values/abstract-value.ts';
import { typesByName } from '../values/built-ins.ts';
import type { Evaluator, Frame } from './evaluate.ts';
import { CopySources, FieldTable } from '../values/field-table.ts';
import { anyName } from './read-members.ts';
import { siteOf } from '../values/linked-module.ts';
import type { FunctionModel } from '../../models/model.ts';
import type { CallId, CallSite, ValueId } from '../../summary/module-summary.ts';

type Values = readonly AbstractValue[];

/** A call of a function that a model describes, with what is passed to it. */
export interface ModelledCall {
  readonly id: CallId;
  readonly call: CallSite;
  readonly arguments: readonly Values[];
  readonly frame: Frame;
}

/** What functions of the language and of libraries answer, by their models, and the objects that calls of them make. */
export class ModelAnswers {
  private readonly evaluator: Evaluator;
  private readonly groups = new Map<ObjectValue, ObjectValue>();

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  answer(model: FunctionModel, callee: ExternalValue, made: ModelledCall): Values {
    const found: AbstractValue[] = [];
    const at = (position: number): Values => made.arguments[position] ?? nothing;
    if (model.answersShared === true || model.listens === true) found.push(...this.evaluator.externals(callee.path.child('()'), callee.shared));
    const trapped = model.traps === undefined ? undefined : this.trapped(model.traps, made);
    if (trapped !== undefined) return [trapped];
    if (model.answers !== undefined) found.push(...at(model.answers).map((one) => (model.keeps === true && one.kind === 'function' ? keeping(one) : one)));
    if (model.answersElement !== undefined) found.push(...unionOf(at(model.answersElement), (list) => this.evaluator.members.read(list, '*')));
    if (model.fresh === true) found.push(this.fresh('copy', made));
    if (model.copies !== undefined) found.push(this.copy(model, model.copies, made));
    else if (model.makes !== undefined) {
      const answering = model.holdsAnswerOf === undefined ? undefined : at(model.holdsAnswerOf);
      // Without the function, the call takes types alone.
      const object = answering?.length === 0 ? undefined : this.made(model.makes, made);
      if (object !== undefined && answering !== undefined) this.evaluator.store(object, '*', this.answered(answering, made.frame));
      if (object !== undefined) found.push(object);
      const known = callee.path.child('()');
      if (known?.known === true) found.push(...this.evaluator.externals(known, !made.frame.activation.serves)); // it has settings
    }
    return found.length < 2 ? found : [...new Set(found)];
  }

  /** The object that a proxy is to whoever writes to it, where its trap keeps what is written elsewhere; undefined where it is as good as its target. */
  private trapped(position: number, made: ModelledCall): ObjectValue | undefined {
    const { members } = this.evaluator;
    const trapsOf = (name: string): Values => unionOf(made.arguments[position] ?? nothing, (traps) => members.read(traps, name)).filter((one) => one.kind === 'function');
    const setting = trapsOf('set');
    if (setting.length === 0 || setting.some((one) => one.kind === 'function' && handsOnTarget(one))) return undefined;
    const proxy = this.fresh('object', made);
    for (const target of made.arguments[0] ?? nothing) proxy.copiedFrom.add(target);
    this.evaluator.store(proxy, `set ${anyName}`, setting);
    this.evaluator.store(proxy, `get ${anyName}`, trapsOf('get'));
    return proxy;
  }

  /** What a function copies from one argument into another: `Object.assign(app, { store })`. */
  merge({ mutates, copies, deep }: FunctionModel, passed: readonly Values[]): void {
    if (mutates === undefined || typeof copies !== 'object') return;
    for (const target of passed[mutates] ?? nothing) {
      for (const source of passed.slice(copies.from).flat()) {
        if (source.kind !== 'object' || source === target) continue;
        for (const name of source.fields.names()) this.evaluator.store(target, name, heldByCopy(this.evaluator.readField(source, name), deep, isShared(target)));
      }
    }
  }

  private copy(model: FunctionModel, copies: NonNullable<FunctionModel['copies']>, made: ModelledCall): ObjectValue {
    const copy = this.fresh(model.makes ?? 'array', made);
    const sources = typeof copies === 'number' ? (made.arguments[copies] ?? nothing) : made.arguments.slice(copies.from).flat();
    const mapping = model.maps === undefined ? [] : (made.arguments[model.maps] ?? nothing).filter((one) => one.kind === 'function');
    for (const source of sources) {
      if (source === copy || (model.deep === true && isShared(source) && !copy.shared)) continue;
      const held = mapping.length > 0 ? unionOf(mapping, (fn) => this.mapped(fn, source, made.frame)) : this.held(source, copy, model);
      if (held === undefined) copy.copiedFrom.add(source);
      else this.evaluator.store(copy, '*', held);
    }
    return copy;
  }

  private answered(functions: Values, { activation, nesting }: Frame): Values {
    return unionOf(functions, (fn) => (fn.kind === 'function' ? this.evaluator.answers(fn, undefined, undefined, nesting, activation.serves) : nothing));
  }

  /** What the function answers for an element of the list. */
  private mapped(fn: FunctionValue, list: AbstractValue, { activation, nesting }: Frame): Values {
    return this.evaluator.answers(fn, [this.evaluator.members.elements(list)], undefined, nesting, activation.serves);
  }

  /** What the copy holds where that is not what the source holds. */
  private held(source: AbstractValue, copy: ObjectValue, { elements }: FunctionModel): Values | undefined {
    const { members } = this.evaluator;
    if (source.kind !== 'object') return undefined;
    if (elements === 'in pairs') return [members.pair(source)];
    if (elements === 'out of pairs') return unionOf(members.elements(source), (pair) => members.read(pair, '*'));
    if (elements === undefined) return source.type === 'Map' ? [members.pair(source)] : undefined;
    let group = this.groups.get(copy);
    if (group === undefined) this.groups.set(copy, (group = { ...copy, type: 'array', fields: new FieldTable(), copiedFrom: new CopySources() }));
    group.copiedFrom.add(source);
    return [group];
  }

  /** An object of a type, with what it is given, if it holds that. */
  made(type: string, made: ModelledCall): ObjectValue {
    const object = this.fresh(type, made);
    if (typesByName.get(type)?.wraps === true) this.evaluator.store(object, '*', made.arguments[0] ?? nothing);
    return object;
  }

  /** What `new Map(entries)` and the like make. */
  collection(type: string, made: ModelledCall): ObjectValue {
    if (typesByName.get(type)?.wraps === true) return this.made(type, made);
    const object = this.fresh(type === 'Array' ? 'array' : type, made);
    for (const source of made.arguments[0] ?? nothing) {
      if (source.kind !== 'object') continue;
      const held = this.evaluator.members.read(source, '*');
      // A map is made from pairs.
      this.evaluator.store(object, '*', type.endsWith('Map') && source.type !== 'Map' ? unionOf(held, (pair) => this.evaluator.members.read(pair, '*')) : held);
    }
    return object;
  }

  /** The object that the call makes, of which there is one for each phase. */
  fresh(type: string, { id, call, frame: { activation } }: Pick<ModelledCall, 'id' | 'call' | 'frame'>): ObjectValue {
    return madeBy(id, call, activation, type);
  }
}

/** Whether a trap writes to the target, its first parameter, or hands it to a function, `Reflect.set(target, name, value)`. */
function handsOnTarget({ module: { summary: { values, functions, calls } }, fn }: FunctionValue): boolean {
  const isTarget = (id: ValueId): boolean => {
    const value = values[id];
    return value?.kind === 'parameter' && value.of === fn && value.index === 0;
  };
  return calls.some((call) => call.arguments.some(isTarget)) || functions.some(({ effects }) => effects.some((effect) => {
    const written = effect.kind === 'mutate' || effect.kind === 'remove' ? values[effect.target] : undefined;
    return written?.kind === 'member' && isTarget(written.object);
  }));
}

/** The object that a call makes, of which there is one for each phase. */
export function madeBy(id: CallId, call: CallSite, activation: Activation, type: string): ObjectValue {
  return activation.module.objectValue(siteOf.call(id), !activation.serves, { type, name: call.name, start: call.start, ofModule: activation.fn === 0 });
}

/** What a copy that a request makes holds: where it is deep, no plain object that others hold. */
function heldByCopy(values: Values, deep: true | undefined, shared: boolean): Values {
  return deep === true && !shared ? values.filter((one) => !(one.kind === 'object' && one.shared && one.of === undefined)) : values;
}

/** The function as wrapped by `once`: what it answers is kept for the next call. */
function keeping(fn: FunctionValue): FunctionValue {
  if (fn.keeping !== undefined) return fn.keeping;
  const alone: FunctionValue[] = [];
  fn.keeping = { ...fn, alone, keeping: undefined, keeps: true };
  alone.push(fn.keeping);
  return fn.keeping;
}
