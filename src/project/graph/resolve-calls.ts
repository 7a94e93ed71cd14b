import { nothing, unionOf, ValueUnion } from '../values/value-union.ts';
import type { Activation } from '../values/activation.ts';
import { boot, type AbstractValue, type ClassValue, type ExternalValue, type FunctionValue, type ObjectValue } from '../values/abstract-value.ts';
import { typesByName } from '../values/built-ins.ts';
import { madeBy, ModelAnswers } from './answer-models.ts';
import { activationOf, type Evaluator, type Frame } from './evaluate.ts';
import { collectionMade } from './externals.ts';
import { MethodIndex } from './method-index.ts';
import { NeverTaken } from './ways/never-taken.ts';
import { classAround } from './read-members.ts';
import { CopySources, FieldTable } from '../values/field-table.ts';
import { published, siteOf } from '../values/linked-module.ts';
import type { CallId, CallSite, ModuleSummary, Value, ValueId } from '../../summary/module-summary.ts';

type Values = readonly AbstractValue[];

/** A call with what is known of it in one frame. */
export interface ResolvedCall {
  readonly call: CallSite;
  readonly callees: Values;
  /** The object whose method is called; empty for plain calls. */
  readonly receivers: Values;
  /** Name of the method, or ''. */
  readonly method: string;
  readonly arguments: readonly Values[];
}

/**
 * What calls answer, by the kinds of what they call: a function or class of the project, a method of a built-in
 * collection, a function that a model describes, or something outside that is named by its path.
 */
export class CallAnswers {
  private readonly evaluator: Evaluator;
  private readonly methods: MethodIndex;
  readonly models: ModelAnswers;
  readonly neverTaken: NeverTaken;
  /** Calls of the activation being visited, as resolved in this visit. */
  private readonly resolved = new Map<CallSite, ResolvedCall>();
  private readonly alternatives = new Map<ObjectValue, Map<ClassValue, ObjectValue>>();
  private resolvedIn: Activation | undefined;
  private resolvedRun = -1;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
    this.methods = new MethodIndex(evaluator);
    this.models = new ModelAnswers(evaluator);
    this.neverTaken = new NeverTaken(evaluator);
  }

  resolve(call: CallSite, frame: Frame): ResolvedCall {
    const { activation } = frame;
    if (frame.memo !== undefined) return this.resolveAnew(call, frame);
    if (activation !== this.resolvedIn || this.resolvedRun !== this.evaluator.run) {
      if (activation !== this.evaluator.reader) return this.resolveAnew(call, frame);
      this.resolved.clear();
      this.resolvedIn = activation;
      this.resolvedRun = this.evaluator.run;
    }
    let resolved = this.resolved.get(call);
    if (resolved === undefined) this.resolved.set(call, (resolved = this.resolveAnew(call, frame)));
    return resolved;
  }

  private resolveAnew(call: CallSite, frame: Frame): ResolvedCall {
    const callee: Value | undefined = frame.activation.module.summary.values[call.callee];
    const isMethod = callee?.kind === 'member';
    const receivers = isMethod ? this.evaluator.inFrame(callee.object, frame) : nothing;
    const callees = isMethod ? this.methodsOf(callee, call, receivers, frame) : this.calleesOf(call, frame);
    const meant = isMethod && callees.length === 0 && receivers.length === 0 && this.isFromNowhere(callee.object, frame.activation, 0) ? this.methods.unique(callee.name) : undefined;
    return {
      call,
      callees: meant === undefined ? callees : [meant.fn],
      receivers: meant === undefined ? receivers : meant.receivers,
      method: isMethod ? callee.name : '',
      arguments: this.evaluator.argumentsOf(call, frame),
    };
  }

  /** Whether a value is found in a parameter that no call which we see gives a value to. What a package answers comes from there. */
  private isFromNowhere(id: ValueId, activation: Activation, depth: number): boolean {
    const { values, bindings } = activation.module.summary;
    const value = values[id];
    if (value === undefined || depth > 8) return false;
    const isOpen = (fn: number, index: number): boolean => {
      const holder = this.evaluator.enclosing(activation, fn);
      // Of a type that is named something is known, also where nothing of the project is of it.
      return holder.passed <= index && (holder.summary.parameters[index]?.type ?? 0) === 0 && (holder.parameters[index]?.values.length ?? 0) === 0;
    };
    switch (value.kind) {
      case 'member':
        return this.isFromNowhere(value.object, activation, depth + 1);
      case 'parameter':
        return isOpen(value.of, value.index);
      case 'binding': {
        const binding = bindings[value.binding];
        return binding?.kind === 'parameter' && binding.values.every((held) => this.isFromNowhere(held, activation, depth + 1));
      }
      case 'this':
        return this.evaluator.evaluate(id, activation).every((one) => one.kind === 'object' && one.of !== undefined && one === this.evaluator.instances.some(one.of));
      default:
        return false;
    }
  }

  /** `super(…)` calls what the class extends, which is evaluated where the class is: `class Desk extends Logged(Base)`. */
  private calleesOf(call: CallSite, frame: Frame): Values {
    const of = isSuperCall(call, frame.activation) ? classAround(frame.activation) : undefined;
    return of === undefined ? this.evaluator.inFrame(call.callee, frame) : this.evaluator.members.superClasses(of);
  }

  /** What `object.name` holds; of `super`, what the class of the method inherits. */
  private methodsOf({ object, name }: Value & { kind: 'member' }, call: CallSite, receivers: Values, frame: Frame): Values {
    const { activation } = frame;
    const holder = activation.module.summary.values[object];
    if (holder?.kind !== 'this' || holder.super !== true) return this.evaluator.inFrame(call.callee, frame);
    return unionOf(receivers, (self) => this.evaluator.members.ofSuper(self, name, this.evaluator.enclosing(activation, holder.of)));
  }

  /** What the call answers. */
  answer(id: CallId, frame: Frame): Values {
    const { activation } = frame;
    const call = activation.module.summary.calls[id];
    if (call === undefined || call.in !== activation.fn || this.neverTaken.has(call, activation)) return nothing;
    const resolved = this.resolve(call, frame);
    const found = new ValueUnion();
    for (const callee of resolved.callees) found.add(this.answerOf(callee, id, resolved, frame));
    for (const receiver of resolved.receivers) found.add(this.answerOfMethod(receiver, id, resolved, frame));
    if (resolved.callees.length === 0 && !resolved.receivers.some((one) => one.kind === 'function' || builtInOf(one) !== undefined)) {
      found.add(this.evaluator.externals(undefined, !activation.serves));
      if (resolved.method === '') found.add(functionsWrapped(resolved, activation));
    }
    return found.values;
  }

  private answerOf(callee: AbstractValue, id: CallId, resolved: ResolvedCall, frame: Frame): Values {
    switch (callee.kind) {
      case 'function':
        return resolved.call.construct ? [this.constructed(callee, id, resolved.call, frame.activation)] : this.answerOfFunction(callee, resolved, frame);
      case 'class':
        return [this.instance(callee, id, resolved.call, frame.activation)];
      case 'external':
        return this.answerOfExternal(callee, id, resolved, frame);
      default:
        return nothing;
    }
  }

  private answerOfFunction(callee: FunctionValue, resolved: ResolvedCall, frame: Frame): Values {
    const answered = this.evaluator.answers(callee, resolved.arguments, undefined, frame.nesting, frame.activation.serves);
    return callee.keeps === true ? answered.map(published) : answered;
  }

  /** The object that `new` makes of a plain function: it has what was put on the function's prototype. */
  constructed(of: FunctionValue, id: CallId, call: CallSite, activation: Activation): ObjectValue {
    const made = madeBy(id, call, activation, 'object');
    made.copiedFrom.add(of);
    return made;
  }

  /** The instance that `new X()` makes here. */
  instance(of: ClassValue, id: CallId, call: CallSite, activation: Activation): ObjectValue {
    const { name } = of.module.summary.classes[of.class] ?? { name: '' };
    const first = activation.module.objectValue(siteOf.call(id), !activation.serves, { type: 'object', of, name: call.name === '' ? name : call.name, start: call.start, ofModule: activation.fn === 0 });
    const instance = first.of === of ? first : this.alternative(first, of);
    this.evaluator.instances.made(instance);
    return instance;
  }

  /** `new (urgent ? Incident : Question)(…)` makes one object or another. */
  private alternative(first: ObjectValue, of: ClassValue): ObjectValue {
    let others = this.alternatives.get(first);
    if (others === undefined) this.alternatives.set(first, (others = new Map()));
    let other = others.get(of);
    if (other === undefined) {
      if (others.size >= mostAlternatives) return first;
      other = { ...first, type: 'object', of, fields: new FieldTable(), twin: undefined, copiedFrom: new CopySources(), holder: undefined, container: undefined, variable: undefined };
      others.set(of, other);
    }
    return other;
  }

  private answerOfExternal(callee: ExternalValue, id: CallId, resolved: ResolvedCall, frame: Frame): Values {
    const { evaluator } = this;
    const { activation } = frame;
    const collection = collectionMade(callee);
    if (collection !== undefined) return [this.models.collection(collection, { ...resolved, id, frame })];
    const { model, resolves } = callee.path.facts;
    if (resolves !== undefined) return evaluator.behindToken(resolves, resolved.call.arguments[0] ?? 0, activation);
    if (model !== undefined) return this.models.answer(model, callee, { ...resolved, id, frame });
    if (callee.path.parent?.facts.chains?.has(callee.path.step) === true) {
      const chained = receiversThatRegister(resolved);
      if (chained.length > 0) return chained;
    }
    const answered = evaluator.externals(callee.path.child('()'), !activation.serves);
    if (!callee.shared || isAnything(callee, evaluator)) return answered;
    // A package's function may answer one that calls those it was given: `asyncHandler(fn)`.
    const wrapped = functionsWrapped(resolved, activation);
    return wrapped.length === 0 ? answered : [...new Set([...answered, ...wrapped])];
  }

  /** What `reduce` hands from one call of its function to the next, and answers in the end. */
  accumulated(receiver: AbstractValue, resolved: ResolvedCall, frame: Frame): Values {
    const elements = this.evaluator.members.read(receiver, '*');
    const first = resolved.call.arguments.length > 1 ? (resolved.arguments[1] ?? nothing) : elements;
    const answered = unionOf(functionsAmong(resolved.arguments.slice(0, 1)), (fn) => this.evaluator.answers(fn, [first, elements], undefined, frame.nesting, frame.activation.serves));
    return [...new Set([...first, ...answered])];
  }

  /** Methods of built-in collections, `bind` and friends, and the methods of promises. */
  private answerOfMethod(receiver: AbstractValue, id: CallId, resolved: ResolvedCall, frame: Frame): Values {
    const { method, call } = resolved;
    if (receiver.kind === 'function') {
      if (method === 'bind') return [receiver];
      if (method === 'call' || method === 'apply') return this.evaluator.answers(receiver, shifted(resolved, this.evaluator), resolved.arguments[0]?.[0], frame.nesting, frame.activation.serves);
    }
    if (promiseMethods.has(method) && resolved.callees.every((one) => one.kind === 'external')) {
      const answers = unionOf(functionsAmong(resolved.arguments), (fn) => this.evaluator.answers(fn, [resolved.receivers], undefined, frame.nesting, frame.activation.serves));
      return method === 'then' ? answers : [receiver, ...answers];
    }
    const type = builtInOf(receiver);
    if (type === undefined) return nothing;
    if (type.calls[method] === 1) return this.accumulated(receiver, resolved, frame);
    if (type.self.includes(method)) return [receiver];
    const { members } = this.evaluator;
    if (type.element.includes(method)) return members.read(receiver, '*');
    const answersOf = (passed: readonly Values[]): Values => unionOf(functionsAmong(resolved.arguments), (fn) => this.evaluator.answers(fn, passed, undefined, frame.nesting, frame.activation.serves));
    const maps = (method === 'map' || method === 'flatMap') && type.calls[method] !== undefined;
    if (!maps && !type.elements.includes(method)) return nothing;
    const list = this.models.fresh('array', { id, call, frame });
    if (method === 'entries' && receiver.kind === 'object') this.evaluator.store(list, '*', [members.pair(receiver)]);
    else if (maps) this.evaluator.store(list, '*', answersOf([members.read(receiver, '*')]));
    else if (type.flattens?.includes(method) === true) this.evaluator.store(list, '*', unionOf(members.read(receiver, '*'), (inner) => (builtInOf(inner) === undefined ? [inner] : members.elements(inner))));
    else list.copiedFrom.add(receiver);
    if (type.joins?.includes(method) === true) for (const joined of resolved.arguments.flat()) if (joined !== list) list.copiedFrom.add(joined);
    return [list];
  }
}

/** One place that makes instances of more classes than this is rare; the rest count as instances of the first. */
const mostAlternatives = 8;

/** Nothing is known of it but that it is no function of the project: data, a method of data, a name of the language. */
function isAnything({ path }: ExternalValue, { tree }: Evaluator): boolean {
  return path === tree.anything || path === tree.requestData || path.root === 'global#';
}

function receiversThatRegister(resolved: ResolvedCall): Values {
  return resolved.receivers.filter((one) => one.kind === 'external' && registersWith(one, resolved));
}

/** Whether the call has arguments enough to register something: `app.get('setting')` answers a setting, not the app. */
function registersWith(receiver: ExternalValue, resolved: ResolvedCall): boolean {
  const registrations = receiver.path.facts.registrations.get(resolved.method);
  return registrations === undefined || registrations.some(({ entryPoint }) => resolved.call.arguments.length >= (entryPoint.minArguments ?? 0));
}

export const promiseMethods: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** The built-in type whose methods the value has. */
export function builtInOf(value: AbstractValue): ReturnType<typeof typesByName.get> {
  if (value.kind !== 'object') return undefined;
  // A deep copy of something unknown has the methods of a list, if it has any that write.
  return typesByName.get(value.type === 'array' || value.type === 'copy' ? 'Array' : value.type);
}

/** The functions that the call itself names as arguments; what a parameter may hold is not among them. */
function functionsWrapped(resolved: ResolvedCall, activation: Activation): readonly AbstractValue[] {
  const { summary } = activation.module;
  if (!hasFunction(resolved.arguments)) return nothing;
  return [...new Set(functionsAmong(resolved.arguments.filter((_, index) => isNamed(summary, resolved.call.arguments[index] ?? 0))))];
}

/** A function written in place, declared, or imported; a method of what is imported or of `this`; a call that may wrap one in turn. */
function isNamed(summary: ModuleSummary, id: ValueId): boolean {
  const { values, bindings } = summary;
  const value = values[id];
  switch (value?.kind) {
    case 'function':
    case 'import':
    case 'this':
      return true;
    case 'binding': {
      const [only = 0] = bindings[value.binding]?.values ?? [];
      const kind = values[only]?.kind;
      return kind === 'function' || kind === 'import' || kind === 'result';
    }
    case 'member':
      return isNamed(summary, value.object);
    case 'typed':
      return isNamed(summary, value.of);
    case 'result':
      return true;
    default:
      return false;
  }
}

/** Whether any argument of a call may be a function. */
function hasFunction(passed: readonly Values[]): boolean {
  for (const values of passed) for (const value of values) if (value.kind === 'function') return true;
  return false;
}

/** Whether any argument of a call may be a function or a class. */
export function hasCallable(passed: readonly Values[]): boolean {
  for (const values of passed) for (const value of values) if (value.kind === 'function' || value.kind === 'class') return true;
  return false;
}

/** The functions among the arguments of a call. */
export function functionsAmong(passed: readonly Values[]): readonly FunctionValue[] {
  const found: FunctionValue[] = [];
  for (const values of passed) for (const value of values) if (value.kind === 'function') found.push(value);
  return found;
}

/** Arguments of `f.call(self, …)` and `f.apply(self, list)` as `f` gets them. */
export function shifted(resolved: ResolvedCall, evaluator: Evaluator): readonly Values[] {
  if (resolved.method === 'call') return resolved.arguments.slice(1);
  const all = unionOf(resolved.arguments[1] ?? nothing, (list) => evaluator.members.read(list, '*'));
  return Array.from({ length: 6 }, () => all);
}

/** Both activations that a function value may have: run at boot, and run while serving. */
export function activationsOf(fn: FunctionValue): readonly Activation[] {
  const serving = activationOf(fn, true);
  return fn.context === boot ? [activationOf(fn, false), serving] : [serving];
}

export function isSuperCall(call: CallSite, { module, summary }: Activation): boolean {
  return summary.kind === 'constructor' && call.construct && call.callee === module.summary.classes[summary.ofClass]?.superClass;
}
