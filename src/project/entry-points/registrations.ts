import type { CallId, CallSite, ModuleSummary, Value, ValueId } from '../../summary/module-summary.ts';
import type { EntryPointMatcher, Handler } from './match-entry-points.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Activation, Frame } from '../values/activation.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { activationOf, type Evaluator } from '../graph/evaluate.ts';
import type { CallAnswers, ResolvedCall } from '../graph/resolve-calls.ts';

/** Where a handler is handed over: the call that names it, wherever the framework is called in the end. */
export interface HandedAt {
  readonly module: LinkedModule;
  readonly offset: number;
}

/** What registrations need of the propagation. */
interface Means {
  readonly evaluator: Evaluator;
  readonly answers: CallAnswers;
  readonly matcher: EntryPointMatcher;
  readonly start: (activation: Activation) => void;
  readonly register: (handler: Handler, id: CallId, resolved: ResolvedCall, activation: Activation, at: HandedAt) => void;
}

/**
 * Functions that hand to a framework what they were handed themselves: `route({ path, handler })` of a base class of controllers. A
 * parameter holds what all callers pass, of which it keeps only so much, and no longer says who passed it. So such a call is looked at
 * anew for each call of the function around it, with the arguments and the receiver of that very call, through as many functions as
 * pass them on. The work is one look for each call.
 */
export class Registrations {
  private readonly means: Means;
  /** By function: its calls that hand on what it was handed. */
  private readonly handing = new Map<Activation, Handing>();

  constructor(means: Means) {
    this.means = means;
  }

  /** Whether a call that registers handlers is looked at for each call of the function that it stands in. */
  isOfCallers(id: CallId, resolved: ResolvedCall, frame: Frame): boolean {
    return this.isHandedOn(id, resolved, frame, 0);
  }

  /** Registers what one call hands over through the function that it calls. */
  through(callee: Activation, id: CallId, resolved: ResolvedCall, frame: Frame): void {
    const handing = this.handing.get(callee);
    if (handing === undefined) return;
    const { module } = frame.activation;
    if (!this.isHandedOn(id, resolved, frame, handing.height + 1)) this.look(callee, resolved, frame, { module, offset: resolved.call.at });
  }

  /** `height`: through so many functions the call hands on what it is given. */
  private isHandedOn(id: CallId, resolved: ResolvedCall, frame: Frame, height: number): boolean {
    const { activation } = frame;
    if (height > highest || !activation.isCalled || !handsOn({ call: resolved.call, frame, evaluator: this.means.evaluator })) return false;
    let known = this.handing.get(activation);
    if (known === undefined) this.handing.set(activation, (known = { calls: new Set(), height: 0, first: new Map() }));
    known.height = Math.max(known.height, height);
    if (known.calls.has(id)) return true;
    known.calls.add(id);
    for (const caller of activation.callersSeen()) this.means.start(caller);
    return true;
  }

  private look(callee: Activation, { call: { arguments: ids }, arguments: passed, receivers }: ResolvedCall, from: Frame, at: HandedAt): void {
    const { answers, matcher, register } = this.means;
    const handing = this.handing.get(callee);
    if (handing === undefined) return;
    const frame: Frame = { activation: callee, arguments: passed, memo: new Map(), nesting: 0, site: { ids, from, receivers } };
    for (const id of handing.calls) {
      const call = callee.module.summary.calls[id];
      if (call === undefined) continue;
      const resolved = answers.resolve(call, frame);
      for (const handler of matcher.handlersOf(resolved, frame)) {
        let first = handing.first.get(handler.fn);
        if (first === undefined) handing.first.set(handler.fn, (first = { label: handler.label, at }));
        register({ ...handler, label: first.label }, id, resolved, callee, first.at);
      }
      for (const fn of resolved.callees) if (fn.kind === 'function') this.look(activationOf(fn, callee.serves), resolved, frame, at);
    }
  }
}

interface Handing {
  readonly calls: Set<CallId>;
  height: number;
  /** What is handed over at each of many calls, a middleware of all routes, is named after the first. */
  readonly first: Map<FunctionValue, { readonly label: string; readonly at: HandedAt }>;
}

/** Through so many functions handlers are passed on. */
const highest = 3;

/** What may be handed on: an object that holds handlers, where it is passed as a whole; elsewhere only functions. */
type Handed = 'any' | 'function';

/** A call that may hand on what the function around it was given. */
interface Passing {
  readonly call: CallSite;
  readonly frame: Frame;
  readonly evaluator: Evaluator;
}

/**
 * Whether a function that the call is given, or an object with such, comes out of a parameter of the function around it. A call that names
 * the route itself, or takes the handler out of a table of the project's controllers, is where the handler is handed over.
 */
function handsOn(passing: Passing): boolean {
  const { call, frame } = passing;
  const kind = frame.activation.module.summary.values[call.arguments[0] ?? 0]?.kind;
  return kind !== 'literal' && kind !== 'function' && call.arguments.some((id) => isOfParameter(id, passing, 'any', 0));
}

function isOfParameter(id: ValueId, passing: Passing, handed: Handed, depth: number): boolean {
  const { activation } = passing.frame;
  const { values, calls } = activation.module.summary;
  const value = values[id];
  if (value === undefined || depth > 8) return false;
  const look = (other: ValueId, as: Handed = handed): boolean => isOfParameter(other, passing, as, depth + 1);
  switch (value.kind) {
    case 'parameter':
    case 'binding':
    case 'member':
      return isGiven(id, value, passing) && passing.evaluator.inFrame(id, passing.frame).some(({ kind }) => kind === 'function' || (handed === 'any' && kind === 'object'));
    case 'typed':
    case 'awaited':
    case 'spread':
    case 'element':
      return look(value.of);
    case 'either':
      return value.of.some((one) => look(one));
    case 'allocation':
      return value.spreads.some((one) => look(one, 'any')) || value.properties.some((one) => look(one.value, 'function'));
    case 'result': {
      const call = calls[value.call];
      const callee = values[call?.callee ?? 0];
      if (call === undefined || call.in !== activation.fn) return false;
      return (callee?.kind === 'member' && callee.name === 'bind' && look(callee.object, 'function')) || call.arguments.some((one) => look(one, 'function'));
    }
    default:
      return false;
  }
}

/** A parameter of the function; or a property of one that says the route as well: `options.handler` beside `options.path`. */
function isGiven(id: ValueId, value: Value, { call, frame: { activation } }: Passing): boolean {
  const { summary } = activation.module;
  const root = rootOf(summary, id);
  const start = summary.values[root];
  const isParameter = start?.kind === 'parameter' ? start.of === activation.fn : start?.kind === 'binding' && summary.bindings[start.binding]?.kind === 'parameter' && summary.bindings[start.binding]?.owner === activation.fn;
  if (!isParameter || value.kind !== 'member') return isParameter;
  const [first = 0] = call.arguments;
  const callee = summary.values[call.callee];
  const isOfSame = (one: ValueId): boolean => summary.values[one]?.kind === 'member' && rootOf(summary, one) === root;
  return summary.values[first]?.kind === 'allocation' || isOfSame(first) || (callee?.kind === 'member' && isOfSame(callee.key));
}

/** What a path of properties starts at. */
function rootOf({ values }: ModuleSummary, id: ValueId): ValueId {
  let at = id;
  for (let steps = 0; steps < 6; steps++) {
    const value = values[at];
    if (value?.kind !== 'member') break;
    at = value.object;
  }
  return at;
}
