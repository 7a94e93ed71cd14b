import type { State, WriteKind } from '../../findings/finding.ts';
import type { Activation } from '../values/activation.ts';
import { isShared, type AbstractValue, type ExternalValue } from '../values/abstract-value.ts';
import { typesByName } from '../values/built-ins.ts';
import { ClassFields } from './class-fields.ts';
import { describe } from './describe-state.ts';
import { commonMethodNames } from '../../models/method-names.ts';
import { StateNamer, type Place, type Singleton } from './name-state.ts';
import { mostEffort, type Evaluator, type Frame } from '../graph/evaluate.ts';
import { HolderTrace } from './trace-holder.ts';
import { matchSettings, type ChangedSetting } from './match-settings.ts';
import { isCollectionOfKeys } from './write-shapes.ts';
import { builtInOf, type CallAnswers, type ResolvedCall } from '../graph/resolve-calls.ts';
import type { CallSite, Effect, GuardId, Operator, Value, ValueId } from '../../summary/module-summary.ts';

/** One write to a place that outlives the activation that writes it. */
export interface Write {
  readonly activation: Activation;
  readonly kind: WriteKind;
  readonly start: number;
  readonly end: number;
  readonly under: GuardId;
  /** Suspension points of the function before it. */
  readonly after: number;
  readonly state: State;
  /** Tells states apart: writes with the same key write the same state. */
  readonly key: string;
  /** The variable that the writer reaches it through, as `file:offset` of its declaration; '' when there is none. */
  readonly variable: string;
  /** Tells the places that write apart, also those that share their stretch of text: the targets of one destructuring. */
  readonly site: string;
  /** What is written; 0 where the write takes something away. */
  readonly value: ValueId;
  /** The key under which a collection gets or loses an entry; 0 when there is none. */
  readonly entry: ValueId;
  readonly operator: Operator | undefined;
  /** In a `finally` block. */
  readonly isFinal: boolean;
  /** The method that writes, when it is a call. */
  readonly call: CallSite | undefined;
  /** The instance, made once, whose field it is, directly or through what the field holds. */
  readonly singleton: Singleton | undefined;
  /** The object written to, undefined for a variable. */
  readonly object: AbstractValue | undefined;
  /** The value in the writing function that leads to the object: where a parameter stands in it, the caller handed it in. */
  readonly target: ValueId;
  /** Set when the place is a setting that a library or the process documents. */
  readonly setting: ChangedSetting | undefined;
}

/** Finds the writes to process-lived places in the functions that ran. The propagation must be done. */
export class WriteCollector {
  private readonly evaluator: Evaluator;
  private readonly answers: CallAnswers;
  private readonly holders: HolderTrace;
  private readonly names: StateNamer;
  private readonly fields: ClassFields;

  constructor(evaluator: Evaluator, answers: CallAnswers) {
    this.evaluator = evaluator;
    this.answers = answers;
    this.holders = new HolderTrace(evaluator);
    this.names = new StateNamer(evaluator);
    this.fields = new ClassFields(evaluator);
  }

  /** The writes of one activation, in the order of the text. */
  writesIn(activation: Activation): readonly Write[] {
    this.evaluator.effort = mostEffort;
    this.evaluator.run++;
    const found: Write[] = [];
    for (const effect of activation.summary.effects) if (effect.kind !== 'read' && activation.runs(effect.start)) this.ofEffect(effect, activation, found);
    const frame: Frame = { activation, arguments: undefined, memo: undefined, nesting: 0 };
    for (const id of activation.summary.calls) {
      const call = activation.module.summary.calls[id];
      if (call !== undefined && activation.runs(call.start) && this.mayWrite(call, activation)) this.ofCall(this.answers.resolve(call, frame), activation, found);
    }
    return found;
  }

  /** Most calls are plain calls of functions: they write nothing by themselves. */
  private mayWrite(call: CallSite, activation: Activation): boolean {
    const callee = activation.module.summary.values[call.callee];
    if (callee?.kind === 'member' && mutators.has(callee.name)) return true;
    if (!activation.callsDescribed) return false;
    return this.evaluator.evaluate(call.callee, activation).some((one) => one.kind === 'external' && (one.path.facts.settings !== undefined || one.path.facts.model?.mutates !== undefined));
  }

  private ofEffect(effect: Exclude<Effect, { kind: 'read' }>, activation: Activation, found: Write[]): void {
    const { summary } = activation.module;
    if (effect.kind === 'rebind') {
      const binding = summary.bindings[effect.binding];
      if (binding === undefined || effect.operator === 'init' || this.evaluator.enclosing(activation, binding.owner).serves) return;
      if (binding.owner === activation.fn) return;
      const described: Place = { name: binding.name, root: { kind: 'binding', binding: effect.binding } };
      found.push({ ...this.base(effect, activation, described, undefined, 'rebind'), value: effect.value, operator: effect.operator, target: 0, setting: undefined, site: `${effect.start}:b${effect.binding}` });
      return;
    }
    const target = summary.values[effect.target];
    if (target?.kind !== 'member') return;
    const object = this.sharedAmong(this.evaluator.evaluate(target.object, activation), target.object, activation, target.name);
    // The setter writes, if anything does.
    if (object === undefined || this.evaluator.members.setters(object, target.name).length > 0) return;
    const keyed = target.name === '*' || isCollectionOfKeys(object, target.name);
    // The length of a list is as much the list as its entries are.
    const isList = keyed || (object.kind === 'object' && object.type === 'array');
    const described = { ...describe(keyed ? target.object : effect.target, activation, this.evaluator), property: isList ? [] : [target.name] };
    const kind = effect.kind === 'remove' ? 'shrink' : keyed && adding.has(effect.operator) && object.kind !== 'external' ? 'grow' : 'mutate';
    found.push({
      ...this.base(effect, activation, described, object, kind),
      value: effect.kind === 'mutate' ? effect.value : 0,
      site: `${effect.start}:v${effect.target}`,
      entry: target.key,
      operator: effect.kind === 'mutate' ? effect.operator : undefined,
      target: target.object,
      setting: object.kind === 'external' ? matchSettings.assigned(object, target.name) : undefined,
    });
  }

  private ofCall(resolved: ResolvedCall, activation: Activation, found: Write[]): void {
    const { call, method } = resolved;
    const callee: Value | undefined = activation.module.summary.values[call.callee];
    for (const receiver of resolved.receivers.length > mostCandidates ? [] : resolved.receivers) {
      const type = builtInOf(receiver);
      if (type === undefined || type.weak === true || !isShared(receiver) || callee?.kind !== 'member' || !this.isKept(receiver, callee.object, activation)) continue;
      const kind = writeKindOf(type, method, call.arguments.length);
      if (kind === undefined) continue;
      const stored = type.stores[method];
      found.push({
        ...this.base(call, activation, describe(callee.object, activation, this.evaluator), receiver, kind),
        value: (stored === 'all' ? call.arguments[0] : call.arguments[stored ?? -1]) ?? 0,
        entry: stored === 'all' || stored === 0 ? 0 : (call.arguments[0] ?? 0),
        call,
        target: callee.object,
        setting: undefined,
      });
      return;
    }
    for (const external of resolved.callees) if (external.kind === 'external') this.ofExternal(external, resolved, activation, found);
  }

  private ofExternal(callee: ExternalValue, resolved: ResolvedCall, activation: Activation, found: Write[]): void {
    const { call } = resolved;
    const setting = matchSettings.called(callee, call.arguments.length);
    if (setting !== undefined) {
      if (!this.isSettingOfAll(resolved)) return;
      found.push({ ...this.base(call, activation, describe(call.callee, activation, this.evaluator, 'with calls'), callee, 'mutate'), call, value: call.arguments[0] ?? 0, target: 0, setting });
      return;
    }
    const at = callee.path.facts.model?.mutates;
    const target = at === undefined ? undefined : call.arguments[at];
    if (at === undefined || target === undefined) return;
    const object = this.sharedAmong(resolved.arguments[at] ?? [], target, activation);
    if (object === undefined) return;
    found.push({
      ...this.base(call, activation, describe(target, activation, this.evaluator), object, 'mutate'),
      call,
      value: call.arguments[at + 1] ?? 0,
      target,
      setting: object.kind === 'external' ? matchSettings.assigned(object, '*') : undefined,
    });
  }

  /** Where objects of several packages meet, as in a registry of all there is, a method of one name need not be the setter. */
  private isSettingOfAll({ callees, call, method }: ResolvedCall): boolean {
    const isOf = (one: ExternalValue): boolean => (this.evaluator.isAnything(one) && !commonMethodNames.has(method)) || matchSettings.called({ ...one, shared: true }, call.arguments.length) !== undefined;
    return callees.every((one) => one.kind !== 'external' || isOf(one));
  }

  private base(at: { readonly start: number; readonly end: number; readonly under: GuardId; readonly after: number; readonly finally?: boolean }, activation: Activation, described: Place, object: AbstractValue | undefined, kind: WriteKind): Omit<Write, 'setting' | 'target'> {
    return { activation, kind, start: at.start, end: at.end, under: at.under, after: at.after, isFinal: at.finally === true, ...this.names.of(described, object, activation), object, site: `${at.start}`, value: 0, entry: 0, operator: undefined, call: undefined };
  }

  /** The first of the values that outlives the request, if any does. */
  private sharedAmong(values: readonly AbstractValue[], id: ValueId, activation: Activation, property = '*'): AbstractValue | undefined {
    if (values.length > mostCandidates) return undefined;
    const hasObjects = values.some((value) => value.kind === 'object');
    return values.find((value) => isShared(value) && !(value.kind === 'object' && value.type.startsWith('Weak')) && isMeant(value, hasObjects) && this.fields.mayHave(value, property) && this.isKept(value, id, activation));
  }

  /** What modules hold is told apart well enough; other objects count where the writer finds them in a lasting place. */
  private isKept(value: AbstractValue, id: ValueId, activation: Activation): boolean {
    const isOfModule = value.kind === 'object' ? value.ofModule && value.type !== 'copy' : !this.evaluator.isAnything(value);
    return isOfModule || this.holders.leadsToState(id, value, activation);
  }
}

/** `users[id] = user`, `users[id] ??= user` */
const adding: ReadonlySet<Operator> = new Set(['=', '??=', '||=']);

/** What may be so many different things is none of them in particular. */
const mostCandidates = 20;

/** Functions and classes have properties, too, but where objects are expected, these are meant. */
function isMeant(value: AbstractValue, hasObjects: boolean): boolean {
  return !hasObjects || (value.kind !== 'function' && value.kind !== 'class');
}

/** Methods of built-in types that write. */
const mutators: ReadonlySet<string> = new Set([...typesByName.values()].flatMap(({ grow, shrink, change }) => [...grow, ...shrink, ...change]));

function writeKindOf(type: NonNullable<ReturnType<typeof builtInOf>>, method: string, count: number): WriteKind | undefined {
  // A method that may do both takes out first, and adds what comes after: `splice(at, 1, entry)`.
  if (type.grow.includes(method) && type.shrink.includes(method)) return count > 2 ? 'grow' : 'shrink';
  if (type.grow.includes(method)) return 'grow';
  if (type.shrink.includes(method)) return 'shrink';
  return type.change.includes(method) ? 'mutate' : undefined;
}
