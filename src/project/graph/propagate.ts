import type { EntryPointMatch } from '../../findings/finding.ts';
import type { Framework } from '../../frameworks/framework.ts';
import type { FunctionModel } from '../../models/model.ts';
import { callAt, type Activation } from '../values/activation.ts';
import type { AbstractValue, ClassValue, ExternalValue, FunctionValue, ObjectValue } from '../values/abstract-value.ts';
import type { PathTree } from '../values/access-path.ts';
import type { Cell, Origin } from '../values/cell.ts';
import { Constructors } from './constructors.ts';
import { activationOf, creationContext, Evaluator, mostEffort, type Frame } from './evaluate.ts';
import { calledBack, callsMethods, optionFunctions, passedOn } from './callbacks.ts';
import { Events } from './events.ts';
import type { Linker } from './link-imports.ts';
import { published } from '../values/linked-module.ts';
import { nothing } from '../values/value-union.ts';
import type { MessageLinks } from '../entry-points/message-links.ts';
import { decorate } from '../entry-points/decorations.ts';
import type { InPlay } from '../entry-points/in-play.ts';
import { entryMatch, EntryPointMatcher, listening, placeOf, type Handler } from '../entry-points/match-entry-points.ts';
import { Registrations, type HandedAt } from '../entry-points/registrations.ts';
import { WorkList } from '../values/work-list.ts';
import { isOwnAlone, OwnedByFunctions } from './owned-by-functions.ts';
import { activationsOf, builtInOf, CallAnswers, functionsAmong, hasCallable, isSuperCall, promiseMethods, shifted, type ResolvedCall } from './resolve-calls.ts';
import { inAndOutsideOfRounds, serveRounds } from '../entry-points/repeated/rounds.ts';
import type { CallId, Effect, FunctionId } from '../../summary/module-summary.ts';

/**
 * Runs the project on abstract values: every module's top level at boot, every entry point while serving, and whatever
 * they call, until nothing new is found. The call graph grows on the fly (Andersen-style, one set of values per cell);
 * an activation is looked at again only when a cell that it read has got another value.
 *
 * Work is bounded: a cell holds a bounded number of values, and an activation is looked at a bounded number of times,
 * so that the whole is linear in the size of the project.
 */
export class Propagation {
  readonly evaluator: Evaluator;
  readonly answers: CallAnswers;
  readonly entries: Activation[] = [];
  /** Each place that hands over a function to be called while serving; one function may be handed over at thousands, so that they are told apart by name. */
  readonly matches = new Map<Activation, Map<string, EntryPointMatch>>();
  /** What frameworks and containers run while the process starts. */
  readonly begun: Activation[] = [];
  /** Who handles which message, once that is known. */
  links: MessageLinks | undefined;
  readonly matcher: EntryPointMatcher;
  private readonly events: Events;
  private readonly registrations: Registrations;
  private readonly booting = new WorkList();
  private readonly serving = new WorkList();
  private readonly owned = new OwnedByFunctions();
  private readonly constructors: Constructors;

  constructor(linker: Linker, tree: PathTree, inPlay: InPlay) {
    this.evaluator = new Evaluator(tree, linker);
    this.answers = new CallAnswers(this.evaluator);
    this.constructors = new Constructors(this.evaluator);
    this.matcher = new EntryPointMatcher(this.evaluator, inPlay);
    this.events = new Events(this.evaluator);
    this.registrations = new Registrations({ evaluator: this.evaluator, answers: this.answers, matcher: this.matcher, start: (activation) => this.start(activation), register: (...handed) => this.register(...handed) });
    this.evaluator.result = (call, frame) => this.answers.answer(call, frame);
    this.evaluator.changed = (cell) => this.wake(cell);
    this.evaluator.demanded = (activation) => {
      if (activation.visits === 0) this.start(activation);
    };
  }

  /** Queues an activation; its functions run when {@link run} is called. */
  start(activation: Activation): void {
    if (activation.queued) return;
    if (activation.visits >= mostVisits || activation.spent > mostSpent) return;
    activation.visits++;
    activation.queued = true;
    (activation.serves ? this.serving : this.booting).add(activation);
  }

  hasRun(activation: Activation): boolean {
    return activation.visits > 0;
  }

  private wake(cell: Cell): void {
    for (const reader of cell.readers) if (reader.visits > 0) this.start(reader);
  }

  /** Works until nothing new is found. What runs at boot goes first, since serving code finds what that has set up. */
  run(): void {
    for (;;) {
      const activation = this.booting.take() ?? this.serving.take();
      if (activation === undefined) break;
      activation.queued = false;
      this.evaluator.run++;
      this.evaluator.effort = mostEffort;
      this.evaluator.reader = activation;
      this.visit(activation);
      activation.spent += mostEffort - this.evaluator.effort;
    }
    this.evaluator.reader = undefined;
  }

  private visit(activation: Activation): void {
    const { module, summary } = activation;
    for (const id of this.owned.parametersOf(module, activation.fn)) {
      const binding = module.summary.bindings[id];
      if (binding === undefined) continue;
      for (const value of binding.values) this.keep(module.variable(id, activation.serves), this.evaluator.evaluate(value, activation), activation.serves);
    }
    for (const id of this.owned.staticsOf(module, activation.fn)) this.enterStatics(id, activation);
    const [outside, inside] = inAndOutsideOfRounds(activation);
    for (const effect of outside) this.follow(effect, activation);
    if (summary.rounds !== undefined) serveRounds(activation, this);
    for (const effect of inside) if (activation.runs(effect.start)) this.follow(effect, activation);
    activation.unresolved = 0;
    for (const call of summary.calls) this.call(call, activation.frame);
    // Data of which nothing is known says nothing to the callers of serving code either.
    for (const answer of summary.returns) this.keep(activation.answers, activation.serves ? this.evaluator.known(this.evaluator.evaluate(answer, activation)) : this.evaluator.evaluate(answer, activation), true);
  }

  /** Static initialisers run where their class is evaluated. */
  private enterStatics(fn: FunctionId, activation: Activation): void {
    const { module } = activation;
    const context = creationContext(activation);
    const callee = activationOf(module.functionValue(fn, context), activation.serves);
    this.keep(callee.receiver, [module.classValue(module.summary.functions[fn]?.ofClass ?? 0, context)], true);
    if (callee.visits === 0) this.start(callee);
  }

  private follow(effect: Effect, activation: Activation): void {
    const { module } = activation;
    if (effect.kind === 'rebind') {
      const binding = module.summary.bindings[effect.binding];
      if (binding === undefined || isOwnAlone(binding, activation)) return;
      const owner = this.evaluator.enclosing(activation, binding.owner);
      const values = this.evaluator.evaluate(effect.value, activation);
      for (const value of owner.serves ? [] : values) if (value.kind === 'object') value.variable ??= `${module.path}:${binding.start}`;
      this.keep(module.variable(effect.binding, owner.serves), values, owner.serves);
    } else if (effect.kind === 'mutate') {
      const target = module.summary.values[effect.target];
      if (target?.kind !== 'member') return;
      const values = this.evaluator.evaluate(effect.value, activation);
      for (const object of this.evaluator.evaluate(target.object, activation)) {
        const setters = this.evaluator.members.setters(object, target.name);
        for (const setter of setters) this.runSetter(setter, object, values, effect.start, activation);
        if (setters.length > 0 || values.length === 0) continue;
        this.evaluator.store(object, target.name, values);
        const assigned = object.kind === 'external' ? object.path.facts.assignments?.get(target.name) : undefined;
        if (assigned !== undefined) this.assign(assigned, values, target.name, effect.start, activation);
      }
    }
  }

  private runSetter(setter: FunctionValue, object: AbstractValue, values: readonly AbstractValue[], offset: number, activation: Activation): void {
    const callee = activationOf(setter, activation.serves);
    const call = callAt(offset);
    activation.link(callee, call);
    this.keep(callee.parameter(this.evaluator.members.isTrapped(object) ? 2 : 0), values, true, { from: activation, call });
    this.keep(callee.receiver, [object], true);
    if (callee.visits === 0) this.start(callee);
  }

  /** `socket.onmessage = handler` */
  private assign({ framework, entryPoint }: { framework: Framework; entryPoint: Framework['entryPoints'][number] }, values: readonly AbstractValue[], label: string, offset: number, activation: Activation): void {
    for (const fn of values) {
      if (fn.kind !== 'function') continue;
      // A property such as `onclose` is named after the event that it handles.
      const event = (entryPoint.kind === 'assignment' ? entryPoint.event : undefined) ?? (label.startsWith('on') ? label.slice(2) : undefined);
      const match = entryMatch({ framework, entryPoint, label, ...(event !== undefined && { event }) }, activation.module, offset);
      this.admit(activationOf(fn, match !== undefined || activation.serves), match, framework, entryPoint, []);
    }
  }

  private keep(cell: Cell, values: readonly AbstractValue[], serving: boolean, origin?: Origin): void {
    if (values.length === 0) return;
    let changed = false;
    for (const value of values) if (cell.add(serving ? value : published(value), origin)) changed = true;
    if (changed) this.wake(cell);
  }

  private call(id: CallId, frame: Frame): void {
    const { activation } = frame;
    const call = activation.module.summary.calls[id];
    if (call === undefined || !activation.runs(call.start) || this.answers.neverTaken.has(call, activation)) return;
    const resolved = this.answers.resolve(call, frame);
    if (resolved.callees.length === 0 && !resolved.receivers.some((one) => builtInOf(one) !== undefined)) activation.unresolved++;
    const isSuper = isSuperCall(call, activation);
    for (const callee of resolved.callees) {
      if (isSuper && callee.kind === 'class') this.constructBase(callee, id, resolved, activation);
      else this.enter(callee, id, resolved, frame);
    }
    for (const receiver of resolved.receivers) this.perform(receiver, id, resolved, activation);
    const handlers = this.matcher.handlersOf(resolved, frame);
    if (handlers.length > 0 && !this.registrations.isOfCallers(id, resolved, frame)) for (const handler of handlers) this.register(handler, id, resolved, activation);
    if (handlers.length === 0) for (const fn of optionFunctions(resolved, activation, this.evaluator)) this.enterFunction(fn, id, [], [], activation);
    if ((hasCallable(resolved.arguments) || callsMethods(resolved)) && resolved.callees.every((one) => one.kind === 'external')) this.runCallbacks(id, resolved, activation, handlers);
  }

  private enter(callee: AbstractValue, id: CallId, resolved: ResolvedCall, frame: Frame): void {
    const { activation } = frame;
    if (callee.kind === 'function') {
      const { construct } = resolved.call;
      const entered = activationOf(callee, activation.serves);
      if (construct) entered.constructs = true;
      this.enterFunction(callee, id, resolved.arguments, construct ? [this.answers.constructed(callee, id, resolved.call, activation)] : resolved.receivers, activation);
      if (!construct) this.registrations.through(entered, id, resolved, frame);
    } else if (callee.kind === 'class') this.construct(callee, id, resolved, activation);
    else if (callee.kind === 'external') {
      activation.callsDescribed ||= callee.path.known;
      decorate(this.evaluator, callee, resolved, activation);
      if (callee.path.facts.sends === true) this.send(callee, id, resolved, activation);
      if (callee.path.facts.model !== undefined) this.applyModel(callee.path.facts.model, id, resolved, activation);
    }
  }

  /** Calls who handles the message. */
  private send(sender: ExternalValue, id: CallId, resolved: ResolvedCall, activation: Activation): void {
    for (const { fn, instance, passes } of this.links?.handlersOf(sender, resolved, activation.module) ?? []) {
      this.enterFunction(fn, id, resolved.arguments.slice(passes), [instance], activation);
      if (activation.serves) activationOf(fn, true).isSent = true;
    }
  }

  private enterFunction(fn: FunctionValue, id: CallId, passed: readonly (readonly AbstractValue[])[], receivers: readonly AbstractValue[], activation: Activation): void {
    const callee = activationOf(fn, activation.serves);
    if (activation.link(callee, id) && callee.leavesOut) this.start(callee);
    callee.passed = Math.max(callee.passed, passed.length);
    const origin: Origin = { from: activation, call: id };
    for (let index = 0; index < passed.length; index++) {
      const values = passed[index] ?? nothing;
      if (values.length > 0) this.keep(callee.parameter(index), activation.fn === 0 ? values : this.evaluator.known(values), true, origin);
    }
    this.keep(callee.receiver, receivers, true, origin);
    if (callee.visits === 0) this.start(callee);
  }

  private construct(of: ClassValue, id: CallId, resolved: ResolvedCall, activation: Activation): void {
    const instance = [this.answers.instance(of, id, resolved.call, activation)];
    for (const { fn, isConstructor } of this.constructors.of(of)) this.enterFunction(fn, id, isConstructor ? resolved.arguments : [], instance, activation);
  }

  /** `super(…)` */
  private constructBase(base: ClassValue, id: CallId, resolved: ResolvedCall, activation: Activation): void {
    for (const { fn, isConstructor } of this.constructors.of(base)) if (isConstructor) this.enterFunction(fn, id, resolved.arguments, activation.receiver.values, activation);
  }

  /** Runs the field initialisers and the constructor of an instance that is made where we cannot see it. */
  provide(of: ClassValue, instance: ObjectValue, passed: readonly (readonly AbstractValue[])[], serving: boolean): void {
    for (const { fn, isConstructor } of this.constructors.of(of)) this.begin(activationOf(fn, serving), isConstructor ? passed : [], [instance]);
  }

  /** Runs a function that code which we cannot see calls. */
  begin(callee: Activation, passed: readonly (readonly AbstractValue[])[], receivers: readonly AbstractValue[]): void {
    for (const [index, values] of passed.entries()) this.keep(callee.parameter(index), values, true);
    this.keep(callee.receiver, receivers, true);
    if (!callee.serves) this.begun.push(callee);
    if (callee.visits === 0) this.start(callee);
  }

  /** What a function of a library does to what it is given, besides answering: it copies one object into another, or binds parameters. */
  private applyModel(model: FunctionModel, id: CallId, resolved: ResolvedCall, activation: Activation): void {
    this.answers.models.merge(model, resolved.arguments);
    if (model.binds !== true) return;
    const further = { ...resolved, arguments: [[], ...resolved.arguments.slice(1)] };
    for (const fn of functionsAmong([resolved.arguments[model.answers ?? 0] ?? []])) for (const bound of activationsOf(fn)) this.bind(bound, further, { from: activation, call: id });
  }

  /** What a method does to its receiver's contents, and whom it calls. What it moves may stand in any place from then on. */
  private perform(receiver: AbstractValue, id: CallId, resolved: ResolvedCall, activation: Activation): void {
    const { method } = resolved;
    for (const fn of this.events.heard(receiver, resolved, activation.module.summary)) this.enterFunction(fn, id, resolved.arguments.slice(1), [receiver], activation);
    if (receiver.kind === 'function') {
      if (method === 'call' || method === 'apply') this.enterFunction(receiver, id, shifted(resolved, this.evaluator), resolved.arguments[0] ?? [], activation);
      else if (method === 'bind') for (const bound of activationsOf(receiver)) this.bind(bound, resolved, { from: activation, call: id });
      return;
    }
    const type = builtInOf(receiver);
    if (type === undefined) return;
    if (type.moves?.includes(method) === true) this.evaluator.store(receiver, '*', this.evaluator.members.read(receiver, '*'));
    const stored = type.stores[method];
    if (stored === 'all') for (const values of resolved.arguments) this.evaluator.store(receiver, '*', values);
    else if (stored !== undefined) this.evaluator.store(receiver, '*', resolved.arguments[stored] ?? []);
    const at = type.calls[method];
    if (at === undefined) return;
    const elements = this.evaluator.members.read(receiver, '*');
    const passed = at === 1 ? [this.answers.accumulated(receiver, resolved, { activation, arguments: undefined, memo: undefined, nesting: 0 }), elements] : [elements];
    for (const fn of functionsAmong(resolved.arguments.slice(0, 1))) this.enterFunction(fn, id, passed, [], activation);
  }

  /** `f.bind(self, first)`: whenever it runs, `this` and the first parameters are these. */
  private bind(bound: Activation, resolved: ResolvedCall, origin: Origin): void {
    const [self = [], ...passed] = resolved.arguments;
    this.keep(bound.receiver, self, true, origin);
    for (const [index, values] of passed.entries()) this.keep(bound.parameter(index), values, true, origin);
  }

  /** Functions handed to code that we do not see may run, in the phase of the call. Of methods and functions that we know, only those that they call. */
  private runCallbacks(id: CallId, resolved: ResolvedCall, activation: Activation, handed: readonly Handler[]): void {
    // Who is handed a class at the start may make one; how long that lives, no one knows.
    if (!activation.serves) for (const values of resolved.arguments) for (const of of values) if (of.kind === 'class') this.provide(of, this.evaluator.instances.some(of), [], false);
    if (resolved.receivers.some((one) => one.kind === 'function' || this.events.isEmit(one, resolved.method) || (builtInOf(one) !== undefined && !listening.has(resolved.method) && !promiseMethods.has(resolved.method)))) return;
    const passed = promiseMethods.has(resolved.method) ? [resolved.receivers.filter((one) => one.kind !== 'external')] : passedOn(resolved, this.evaluator, activation.serves);
    for (const fn of functionsAmong(calledBack(resolved, activation, this.evaluator))) {
      if (!handed.some((one) => one.fn === fn)) this.enterFunction(fn, id, passed, [], activation);
    }
  }

  private register(handler: Handler, id: CallId, resolved: ResolvedCall, activation: Activation, at: HandedAt = { module: activation.module, offset: resolved.call.at }): void {
    const match = entryMatch(handler, at.module, at.offset);
    const callee = match === undefined ? activationOf(handler.fn, activation.serves) : activationOf(handler.fn, true);
    if (match === undefined) activation.link(callee, id);
    this.admit(callee, match, handler.framework, handler.entryPoint, handler.receivers);
    for (const [index, role] of handler.entryPoint.parameters.entries()) {
      if (typeof role === 'number') this.keep(callee.parameter(index), resolved.arguments[role] ?? [], true, { from: activation, call: id });
    }
  }

  /** Lets the framework call a function: gives its parameters their values and, unless it only runs at boot, marks it as an entry point. */
  admit(callee: Activation, match: EntryPointMatch | undefined, framework: Framework, entryPoint: Framework['entryPoints'][number], receivers: readonly AbstractValue[]): void {
    const arity = callee.summary.parameters.length;
    callee.passed = Math.max(callee.passed, arity);
    const roles = entryPoint.parametersByArity?.[arity] ?? entryPoint.parameters;
    for (let index = 0; index < roles.length; index++) {
      const role = roles[index] ?? '';
      if (typeof role === 'string' && role !== '') this.keep(callee.parameter(index), this.matcher.role(framework, role), true);
    }
    if (entryPoint.this !== undefined) this.keep(callee.receiver, this.matcher.role(framework, entryPoint.this), true);
    this.keep(callee.receiver, receivers, true);
    if (match !== undefined) {
      let known = this.matches.get(callee);
      if (known === undefined) this.matches.set(callee, (known = new Map()));
      known.set(placeOf(match), match);
    }
    if (match !== undefined && callee.entry === undefined) {
      callee.entry = match;
      this.entries.push(callee);
    }
    if (match === undefined && !callee.serves) this.begun.push(callee);
    if (callee.visits === 0) this.start(callee);
  }
}

/** An activation is looked at so many times at most; what is found later stays unknown. */
const mostVisits = 24;
/** Nor when it has cost so much, in steps of the evaluator: where everything meets, nothing is told apart. */
const mostSpent = 12_000;
