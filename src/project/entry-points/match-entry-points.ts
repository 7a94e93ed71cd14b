import { unionOf } from '../values/value-union.ts';
import type { EntryPointMatch } from '../../findings/finding.ts';
import type { CallEntryPoint, Framework, HandlerPosition, RegistrationEntryPoint } from '../../frameworks/framework.ts';
import { isShared, type AbstractValue, type ClassValue, type FunctionValue } from '../values/abstract-value.ts';
import type { PathFacts, Registration } from '../values/access-path.ts';
import type { Evaluator, Frame } from '../graph/evaluate.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { constantPassed } from '../values/passed.ts';
import type { ResolvedCall } from '../graph/resolve-calls.ts';
import type { InPlay } from './in-play.ts';
import { callsParameter, takesApart } from './signs.ts';
import type { CallSite, ClassMember, ModuleSummary, Value, ValueId } from '../../summary/module-summary.ts';

/** A function that a descriptor says the framework will call. */
export interface Handler {
  readonly fn: FunctionValue;
  /** Objects that it was taken from as a method, which it will find as `this` when bound. */
  readonly receivers: readonly AbstractValue[];
  readonly framework: Framework;
  readonly entryPoint: Framework['entryPoints'][number];
  readonly label: string;
  /** The event that it handles, if it does. */
  readonly event?: string;
}

/** A handler argument, or one that a wrapper in it was handed. */
interface Given {
  readonly id: ValueId;
  readonly values: readonly AbstractValue[];
}

/** Most calls hand nothing over. */
const none: readonly Handler[] = [];

/** Matches one call with the descriptors: which functions it hands over, and what for. */
export class EntryPointMatcher {
  private readonly evaluator: Evaluator;
  private readonly inPlay: InPlay;
  /** Replaced by who knows: whether a framework renders the pages of a file's package on the server. */
  renders: (module: LinkedModule, framework: Framework) => boolean = () => true;

  constructor(evaluator: Evaluator, inPlay: InPlay) {
    this.evaluator = evaluator;
    this.inPlay = inPlay;
  }

  handlersOf(resolved: ResolvedCall, frame: Frame): readonly Handler[] {
    let found: Handler[] | undefined;
    for (const receiver of resolved.receivers) {
      if (receiver.kind !== 'external') continue;
      for (const registration of registrationsOf(receiver.path.facts, resolved.method)) (found ??= []).push(...this.registered(registration, resolved, frame));
    }
    for (const callee of resolved.callees) {
      if (callee.kind !== 'external') continue;
      for (const { framework, entryPoint } of callee.path.facts.calls ?? []) {
        if (entryPoint.events !== undefined && !isEvent(entryPoint.events, resolved, frame)) continue;
        if (entryPoint.inPlay === true && !this.inPlay(frame.activation.module, framework)) continue;
        if (entryPoint.unless !== undefined && hasConstant(frame.activation.module.summary, resolved.call.arguments[entryPoint.unless.at] ?? 0, entryPoint.unless)) continue;
        (found ??= []).push(...this.handed(framework, entryPoint, nameOfPath(callee.path.toString()), resolved, frame));
      }
    }
    return found === undefined ? none : this.meant(found, frame.activation.module);
  }

  /** What a descriptor calls by a name, or by a path, among the parameters of handlers. */
  role(framework: Framework, role: string): readonly AbstractValue[] {
    const { tree } = this.evaluator;
    if (role.includes('#')) return this.evaluator.externals(tree.node(role), true);
    const held = role.includes('@') ? tree.node(role) : undefined;
    // What the code has put there.
    const put = held?.parent?.keepsFields === true ? this.evaluator.readField(held.parent, held.step) : [];
    if (put.length > 0) return put.some((one) => !isShared(one)) ? [] : put;
    return this.evaluator.externals(role.includes('@') ? tree.node(role) : tree.root(`${framework.name}@${role}`), false);
  }

  private meant(found: readonly Handler[], module: LinkedModule): readonly Handler[] {
    const handlers = found.filter(({ framework, entryPoint }) => entryPoint.phase !== 'render' || this.renders(module, framework));
    return handlers.length < 2 ? handlers : mostSpecific(handlers);
  }

  private registered({ framework, entryPoint }: Registration, resolved: ResolvedCall, frame: Frame): readonly Handler[] {
    if (!this.registers(entryPoint, resolved, frame)) return none;
    return this.handed(framework, entryPoint, labelOf(entryPoint, resolved, frame), resolved, frame).map((handler) => withEvent(handler, frame, resolved));
  }

  /** Whether the call has what the descriptor asks for. */
  private registers(entryPoint: RegistrationEntryPoint, resolved: ResolvedCall, frame: Frame): boolean {
    const { summary } = frame.activation.module;
    if (resolved.call.arguments.length < (entryPoint.minArguments ?? 0)) return false;
    if (entryPoint.when !== undefined && !hasConstant(summary, resolved.call.arguments[entryPoint.when.at] ?? 0, entryPoint.when)) return false;
    return entryPoint.events === undefined || isEvent(entryPoint.events, resolved, frame);
  }

  private handed(framework: Framework, entryPoint: RegistrationEntryPoint | CallEntryPoint, label: string, resolved: ResolvedCall, frame: Frame): readonly Handler[] {
    const found = new Map<FunctionValue, Handler>();
    const note = (fn: FunctionValue, receivers: readonly AbstractValue[]): void => {
      if (!found.has(fn)) found.set(fn, { fn, receivers, framework, entryPoint, label });
    };
    for (const position of entryPoint.handlers) {
      for (const index of positionsOf(position, resolved)) {
        const argument = resolved.call.arguments[index] ?? 0;
        for (const { id, values } of this.lookThrough(argument, resolved.arguments[index] ?? [], frame, 0)) {
          const receivers = this.takenFrom(id, frame);
          const serving = position.answered !== 'once';
          const holders = position.answered === undefined || position.keys?.some(isAnswered) === true ? values : this.answersOf(values, serving);
          if (position.keys === undefined) for (const fn of this.functionsIn(holders, 0)) note(fn, receivers);
          else for (const [fn, owners] of this.methodsAt(holders, position.keys, serving)) note(fn, entryPoint.this === undefined ? owners : receivers);
        }
      }
    }
    return [...found.values()];
  }

  /** Functions, also in lists of lists. */
  functionsIn(values: readonly AbstractValue[], depth = 0): readonly FunctionValue[] {
    const found: FunctionValue[] = [];
    for (const value of values) {
      if (value.kind === 'function') found.push(value);
      else if (value.kind === 'object' && value.type === 'array' && depth < 4) found.push(...this.functionsIn(this.evaluator.members.read(value, '*'), depth + 1));
    }
    return found;
  }

  /** What the functions answer when they are called while serving, or at the start. */
  private answersOf(values: readonly AbstractValue[], serving: boolean): readonly AbstractValue[] {
    return unionOf(this.functionsIn(values, 0), (fn) => (fn.kind === 'function' ? this.evaluator.answers(fn, undefined, undefined, 0, serving) : []));
  }

  /** Functions among what the functions answer at the start, or under keys of that. */
  functionsAnswered(values: readonly AbstractValue[], keys?: readonly string[]): readonly FunctionValue[] {
    const answers = this.answersOf(values, false);
    return keys === undefined ? this.functionsIn(answers) : this.functionsAt(answers, keys);
  }

  /** Functions that are properties of the values (or of the objects in lists of them), by dotted keys. */
  functionsAt(values: readonly AbstractValue[], keys: readonly string[]): readonly FunctionValue[] {
    return [...this.methodsAt(values, keys).keys()];
  }

  /** The same with the objects that they are properties of, which they find as `this`: a service is handed over as an instance. */
  private methodsAt(values: readonly AbstractValue[], keys: readonly string[], serving = false): ReadonlyMap<FunctionValue, readonly AbstractValue[]> {
    const found = new Map<FunctionValue, readonly AbstractValue[]>();
    const start = unionOf(values, (value) => (value.kind === 'object' && value.type === 'array' ? this.property(value, '*') : [value]));
    for (const key of keys) {
      const steps = key.split('.');
      const last = steps.pop() ?? '';
      let owners = start;
      for (const step of steps) owners = unionOf(owners, (value) => this.step(value, step, serving));
      for (const owner of owners) {
        for (const fn of this.functionsIn(this.step(owner, last, serving), 0)) found.set(fn, [...(found.get(fn) ?? []), owner]);
      }
    }
    return found;
  }

  private step(value: AbstractValue, step: string, serving: boolean): readonly AbstractValue[] {
    return isAnswered(step) ? this.answersOf(this.property(value, step.slice(0, -2)), serving) : this.property(value, step);
  }

  /**
   * One step of a key, but for `()`. `*` of an instance is what its own class declares for all: `addService(greeter, new Greeter())`.
   * A class has its methods as its instances have them.
   */
  private property(value: AbstractValue, step: string): readonly AbstractValue[] {
    if (value.kind === 'external') return [];
    const { members } = this.evaluator;
    if (value.kind === 'class') return [...members.read(value, step), ...methodsOf(value, step)];
    if (step !== '*' || value.kind !== 'object' || value.of === undefined) return members.read(value, step);
    return unionOf(openMembersOf(value.of), ({ name }) => members.read(value, name));
  }

  /**
   * What a handler argument gives, with the functions that a wrapper of the project was handed and neither calls by
   * itself nor takes for options: in `catchAsync(listOrders)` the handler is `listOrders` as much as what `catchAsync` answers.
   */
  private lookThrough(id: ValueId, values: readonly AbstractValue[], frame: Frame, depth: number): readonly Given[] {
    const { module } = frame.activation;
    const value: Value | undefined = module.summary.values[id];
    const given = [{ id, values }];
    if (value?.kind !== 'result' || depth > 3) return given;
    const call = module.summary.calls[value.call];
    if (call === undefined || call.in !== frame.activation.fn) return given;
    const wrappers = this.evaluator.inFrame(call.callee, frame).filter((one) => one.kind === 'function');
    if (wrappers.length === 0) return given;
    const wrapped = call.arguments.flatMap((argument, index) => {
      if (wrappers.some(({ fn, module: { summary } }) => callsParameter(summary, fn, index) || takesApart(summary, fn, index))) return [];
      return this.lookThrough(argument, this.evaluator.inFrame(argument, frame), frame, depth + 1).map((one) => ({ ...one, values: one.values.filter(({ kind }) => kind === 'function') }));
    });
    return [...wrapped, ...given];
  }

  /** `users` in `router.get('/', users.list)` and in `list.bind(users)`. */
  private takenFrom(id: ValueId, frame: Frame): readonly AbstractValue[] {
    const { values, calls } = frame.activation.module.summary;
    const value = values[id];
    if (value?.kind === 'member') return this.evaluator.inFrame(value.object, frame);
    const call = value?.kind === 'result' ? calls[value.call] : undefined;
    const callee = values[call?.callee ?? 0];
    return callee?.kind === 'member' && callee.name === 'bind' ? this.evaluator.inFrame(call?.arguments[0] ?? 0, frame) : [];
  }
}

const noRegistrations: readonly Registration[] = [];

/** What a class declares for its instances and for all. */
function openMembersOf({ module, class: id }: ClassValue): readonly ClassMember[] {
  return (module.summary.classes[id]?.members ?? []).filter((one) => !one.static && one.kind !== 'constructor' && one.accessibility === undefined && !one.name.startsWith('#'));
}

function methodsOf(of: ClassValue, name: string): readonly FunctionValue[] {
  return openMembersOf(of).flatMap((member) => {
    const value = of.module.summary.values[member.value];
    const isMeant = member.kind === 'method' && (name === '*' || member.name === name);
    return isMeant && value?.kind === 'function' ? [of.module.functionValue(value.fn, of.context)] : [];
  });
}

/** Whether a key, or a step of one, goes through what a function answers with. */
function isAnswered(key: string): boolean {
  return key.includes('()');
}

/** A method whose name is computed, `app[method](path, handler)`, may be any that takes handlers of requests. */
function registrationsOf(facts: PathFacts, method: string): readonly Registration[] {
  if (method !== '*') return facts.registrations.get(method) ?? noRegistrations;
  return [...facts.registrations.values()].flat().filter(({ entryPoint }) => entryPoint.phase === 'request' && entryPoint.events === undefined).slice(0, 1);
}

/** Whether the first argument is one of the constant strings, or names of such. */
function isEvent(events: readonly string[], resolved: ResolvedCall, frame: Frame): boolean {
  const event = constantText(frame.activation.module.summary, resolved.call.arguments[0] ?? 0);
  if (event !== undefined) return events.includes(event);
  return (resolved.arguments[0] ?? []).some((one) => one.kind === 'external' && events.includes(one.path.toString()));
}

function withEvent(handler: Handler, frame: Frame, { call, method }: ResolvedCall): Handler {
  const event = listening.has(method) ? constantText(frame.activation.module.summary, call.arguments[0] ?? 0) : undefined;
  return event === undefined ? handler : { ...handler, event };
}

/** Methods that hand a function to an emitter, to be called at each event of a name. */
export const listening: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'addEventListener', 'prependListener']);

/** Of several registrations of one function, those that name an event or a condition go before those that take anything. */
function mostSpecific(handlers: readonly Handler[]): readonly Handler[] {
  const named = new Set(handlers.filter(isSpecific).map((one) => one.fn));
  return handlers.filter((one) => isSpecific(one) || !named.has(one.fn));
}

function isSpecific({ entryPoint }: Handler): boolean {
  return entryPoint.kind === 'registration' && (entryPoint.events !== undefined || entryPoint.when !== undefined);
}

function hasConstant(summary: ModuleSummary, id: ValueId, { key, is }: { readonly key: string; readonly is: string }): boolean {
  const options = summary.values[id];
  if (options?.kind !== 'allocation') return false;
  const held = summary.values[options.properties.find((one) => one.name === key)?.value ?? 0];
  return held?.kind === 'literal' && held.text === is;
}

/** The text of a constant string, also through a constant variable of the same file. */
export function constantText(summary: ModuleSummary, id: ValueId): string | undefined {
  const value = summary.values[id];
  if (value?.kind === 'literal' && value.type === 'string') return value.text;
  if (value?.kind !== 'binding') return undefined;
  const binding = summary.bindings[value.binding];
  const [only = 0] = binding?.values ?? [];
  const held = summary.values[only];
  return binding?.values.length === 1 && held?.kind === 'literal' && held.type === 'string' ? held.text : undefined;
}

function positionsOf(position: HandlerPosition, resolved: ResolvedCall): readonly number[] {
  const count = Math.max(resolved.call.arguments.length, resolved.arguments.length);
  if (position.at === 'last') return count === 0 ? [] : [count - 1];
  if (typeof position.at === 'number') return position.at < count ? [position.at] : [];
  const { from } = position.at;
  return Array.from({ length: Math.max(0, count - from) }, (_, index) => from + index);
}

/** `GET /orders`, `USE /admin`, `'connection'`: what the reader would call the entry point. */
function labelOf(entryPoint: RegistrationEntryPoint, resolved: ResolvedCall, frame: Frame): string {
  const { summary } = frame.activation.module;
  const first = constantText(summary, resolved.call.arguments[0] ?? 0) ?? constantPassed(resolved.call.arguments[0] ?? 0, frame);
  if (entryPoint.phase !== 'request') return first === undefined ? resolved.method : `${resolved.method} '${first}'`;
  const path = first ?? routeOf(summary, resolved.call);
  const method = methodOf(summary, resolved, frame);
  if (path === undefined) return method;
  return path.startsWith('/') || path.startsWith('*') ? `${method.toUpperCase()} ${path}` : `${method} '${path}'`;
}

/** The verb: the method that is called, or the one that an options object names; 'handler' where it is computed. */
function methodOf(summary: ModuleSummary, { call, method }: ResolvedCall, frame: Frame): string {
  const options = summary.values[call.arguments[0] ?? 0];
  const named = options?.kind === 'allocation' ? constantText(summary, options.properties.find((one) => one.name === 'method')?.value ?? 0) : undefined;
  const callee = summary.values[call.callee];
  return named ?? (method === '*' ? ((callee?.kind === 'member' ? constantPassed(callee.key, frame) : undefined) ?? 'handler') : method);
}

/** The path of `app.route('/x').get(…)`, or of `fastify.route({ method, url })`. */
function routeOf(summary: ModuleSummary, call: CallSite): string | undefined {
  const options = summary.values[call.arguments[0] ?? 0];
  if (options?.kind === 'allocation') {
    const url = options.properties.find((one) => one.name === 'url' || one.name === 'path');
    return url === undefined ? undefined : constantText(summary, url.value);
  }
  let receiver = summary.values[call.callee];
  for (let depth = 0; depth < 8 && receiver !== undefined; depth++) {
    if (receiver.kind === 'member') receiver = summary.values[receiver.object];
    else if (receiver.kind === 'result') {
      const inner: CallSite | undefined = summary.calls[receiver.call];
      const text = inner === undefined ? undefined : constantText(summary, inner.arguments[0] ?? 0);
      if (text?.startsWith('/') === true) return text;
      receiver = inner === undefined ? undefined : summary.values[inner.callee];
    } else return undefined;
  }
  return undefined;
}

function nameOfPath(path: string): string {
  return path.replace(/^.*#/, '').replaceAll('()', '') || path.replace('#', '');
}

/** Where an entry point was found, for reports; undefined for what runs at boot. */
export function entryMatch({ framework: { name, home, told }, entryPoint: { phase }, label, event }: Pick<Handler, 'entryPoint' | 'event' | 'framework' | 'label'>, module: LinkedModule, offset: number): EntryPointMatch | undefined {
  if (phase === 'boot') return undefined;
  return { framework: name, ...(told !== undefined && { told }), phase, label, ...(event !== undefined && { event }), ...(home !== undefined && { home }), file: module.path, line: module.position(offset).line };
}

/** The same for two that say the same of one place. */
export function placeOf({ file, line, label, framework }: EntryPointMatch): string {
  return [file, line, label, framework].join('\n');
}
