import type { State, WriteKind } from '../../findings/finding.ts';
import type { Activation } from '../values/activation.ts';
import { isShared, type AbstractValue, type ClassValue, type ExternalValue, type ObjectValue } from '../values/abstract-value.ts';
import { typesByName } from '../values/built-ins.ts';
import { describe, type Described } from './describe-state.ts';
import { mostEffort, type Evaluator, type Frame } from '../graph/evaluate.ts';
import { HolderTrace } from './trace-holder.ts';
import { matchSettings, type ChangedSetting } from './match-settings.ts';
import { builtInOf, type CallAnswers, type ResolvedCall } from '../graph/resolve-calls.ts';
import type { CallSite, Effect, GuardId, ModuleSummary, Operator, Value, ValueId } from '../../summary/module-summary.ts';

/** One write to a place that outlives the activation that writes it. */
export interface Write {
  readonly activation: Activation;
  readonly kind: WriteKind;
  readonly start: number;
  readonly end: number;
  readonly under: GuardId;
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
  /** The method that writes, when it is a call. */
  readonly call: CallSite | undefined;
  /** The object written to, undefined for a variable. */
  readonly object: AbstractValue | undefined;
  /** The value in the writing function that leads to the object: where a parameter stands in it, the caller handed it in. */
  readonly target: ValueId;
  /** Set when the place is a setting that a library or the process documents. */
  readonly setting: ChangedSetting | undefined;
}

/** A place, and the property of an object that it is, if it is one. */
type Place = Described & { readonly property?: readonly string[] };

/** Finds the writes to process-lived places in the functions that ran. The propagation must be done. */
export class WriteCollector {
  private readonly evaluator: Evaluator;
  private readonly answers: CallAnswers;
  private readonly holders: HolderTrace;

  constructor(evaluator: Evaluator, answers: CallAnswers) {
    this.evaluator = evaluator;
    this.answers = answers;
    this.holders = new HolderTrace(evaluator);
  }

  /** The writes of one activation, in the order of the text. */
  writesIn(activation: Activation): readonly Write[] {
    this.evaluator.effort = mostEffort;
    this.evaluator.run++;
    const found: Write[] = [];
    for (const effect of activation.summary.effects) if (effect.kind !== 'read') this.ofEffect(effect, activation, found);
    const frame: Frame = { activation, arguments: undefined, memo: undefined, nesting: 0 };
    for (const id of activation.summary.calls) {
      const call = activation.module.summary.calls[id];
      if (call !== undefined && this.mayWrite(call, activation)) this.ofCall(this.answers.resolve(call, frame), activation, found);
    }
    return found;
  }

  /** Most calls are plain calls of functions: they write nothing by themselves. */
  private mayWrite(call: CallSite, activation: Activation): boolean {
    const callee = activation.module.summary.values[call.callee];
    if (callee?.kind === 'member' && mutators.has(callee.name)) return true;
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
    const object = this.sharedAmong(this.evaluator.evaluate(target.object, activation), target.object, activation);
    if (object === undefined) return;
    const keyed = target.name === '*' || isCollectionOfKeys(object, target.name);
    const described = { ...describe(keyed ? target.object : effect.target, activation, this.evaluator), property: keyed ? [] : [target.name] };
    const kind = effect.kind === 'remove' ? 'shrink' : keyed && effect.operator === '=' && object.kind !== 'external' ? 'grow' : 'mutate';
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
    for (const receiver of resolved.receivers) {
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

  private base(at: { readonly start: number; readonly end: number; readonly under: GuardId }, activation: Activation, described: Place, object: AbstractValue | undefined, kind: WriteKind): Omit<Write, 'setting' | 'target'> {
    return { activation, kind, start: at.start, end: at.end, under: at.under, ...stateOf(described, object, activation), object, site: `${at.start}`, value: 0, entry: 0, operator: undefined, call: undefined };
  }

  /** The first of the values that outlives the request, if any does. */
  private sharedAmong(values: readonly AbstractValue[], id: ValueId, activation: Activation): AbstractValue | undefined {
    return values.find((value) => isShared(value) && !(value.kind === 'object' && value.type.startsWith('Weak')) && this.isKept(value, id, activation));
  }

  /** What modules hold is told apart well enough; other objects count where the writer finds them in a lasting place. */
  private isKept(value: AbstractValue, id: ValueId, activation: Activation): boolean {
    const isOfModule = value.kind === 'object' ? value.ofModule && value.type !== 'copy' : !this.evaluator.isAnything(value);
    return isOfModule || this.holders.leadsToState(id, value, activation);
  }
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

/** `list[0] = x` writes an entry of the list, `config.port = 1` a property of its own. */
function isCollectionOfKeys(object: AbstractValue, name: string): boolean {
  return object.kind === 'object' && object.type === 'array' && name !== 'length';
}

interface NamedState {
  readonly state: State;
  readonly key: string;
  readonly variable: string;
}

/** Names the state by the variable that the writer reaches it through, else by the object itself; tells it from others by the object. */
function stateOf(described: Place, object: AbstractValue | undefined, activation: Activation): NamedState {
  const { module } = activation;
  const { root } = described;
  const binding = root.kind === 'binding' ? module.summary.bindings[root.binding] : undefined;
  const variable = binding === undefined ? '' : `${module.path}:${binding.start}`;
  const ofObject = object === undefined || object.kind === 'external' ? undefined : stateOfObject(described, object);
  if (binding !== undefined && binding.kind !== 'import') {
    const declared = { file: module.path, line: module.position(binding.start).line };
    const held = ofObject?.state.held === 'instance' ? 'instance' : binding.owner === 0 ? 'module' : 'closure';
    return { state: { name: described.name, held, declared }, key: ofObject?.key ?? `${variable}${object === undefined ? '' : described.name.slice(binding.name.length)}`, variable };
  }
  if (ofObject !== undefined) return { ...ofObject, variable };
  const path = object?.kind === 'external' ? object.path.toString() : described.name;
  const held = path.startsWith('global#') ? 'global' : 'framework';
  return { state: { name: described.name === '' ? path.replace('#', '') : described.name, held }, key: `${path} ${described.name.split('.').at(-1) ?? ''}`, variable };
}

function stateOfObject(described: Place, object: Exclude<AbstractValue, { kind: 'external' }>): { readonly state: State; readonly key: string } {
  const { module } = object;
  const start = startOf(object, module.summary);
  const declared = { file: module.path, line: module.position(start).line };
  const ownName = object.kind === 'object' ? fullName(object) : nameOfDeclared(object, module.summary);
  const held = singletonOf(object) !== undefined ? 'instance' : object.kind === 'function' ? 'function' : 'module';
  const property = described.property ?? [];
  const name = described.root.kind === 'binding' || ownName === '' ? described.name || 'an object' : [ownName, ...property].join('.');
  return { state: { name, held, declared }, key: keyOf(object, property) };
}

/** Tells state apart: by the variable or property that holds the object; the entries of a collection are the collection. */
function keyOf(object: Exclude<AbstractValue, { kind: 'external' }>, property: readonly string[], depth = 0): string {
  if (object.kind !== 'object') return [`${object.module.path}:${object.kind}:${startOf(object, object.module.summary)}`, ...property].join('.');
  const known = object.original ?? object;
  if (known.container !== undefined && depth < 8) return keyOf(known.container, [], depth + 1);
  if (known.variable !== undefined) return [known.variable, ...property].join('.');
  if (known.holder !== undefined && depth < 8) return keyOf(known.holder, [known.name, ...property], depth + 1);
  return [`${known.module.path}:object:${known.start}`, ...property].join('.');
}

/** The instance, made once, of a class of the project that the object is or is kept in. */
export function singletonOf(object: Exclude<AbstractValue, { kind: 'external' }>): (ObjectValue & { readonly of: ClassValue }) | undefined {
  let at = object.kind === 'object' ? object : undefined;
  for (let depth = 0; at !== undefined && depth < 8; depth++) {
    if (isInstance(at) && at.original === undefined) return at;
    const known: ObjectValue = at.original ?? at;
    at = known.container ?? known.holder;
  }
  return undefined;
}

function isInstance(object: ObjectValue): object is ObjectValue & { readonly of: ClassValue } {
  return object.of !== undefined;
}

function fullName(object: ObjectValue): string {
  const { holder, name, of } = object.original ?? object;
  if (of !== undefined) return of.module.summary.classes[of.class]?.name ?? name;
  const around = holder === undefined || holder === object ? '' : holder.of === undefined ? holder.name : fullName(holder);
  return around === '' ? name : `${around}.${name}`;
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
