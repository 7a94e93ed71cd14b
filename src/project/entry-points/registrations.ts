import type { CallId, FunctionId, ModuleSummary, Value, ValueId } from '../../summary/module-summary.ts';
import type { EntryPointMatcher, Handler } from './match-entry-points.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
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
  private readonly handing = new Map<Activation, Set<CallId>>();

  constructor(means: Means) {
    this.means = means;
  }

  /** Whether a call that registers handlers is looked at for each call of the function that it stands in. */
  isOfCallers(id: CallId, resolved: ResolvedCall, frame: Frame): boolean {
    if (!frame.activation.isCalled || !handsOn(resolved, frame, this.means.evaluator)) return false;
    this.note(frame.activation, id);
    return true;
  }

  /** Registers what one call hands over through the function that it calls. */
  through(callee: Activation, id: CallId, resolved: ResolvedCall, receivers: readonly AbstractValue[], frame: Frame): void {
    if (!this.handing.has(callee)) return;
    const { activation } = frame;
    if (!this.isOfCallers(id, resolved, frame)) this.look(callee, resolved, receivers, frame, { module: activation.module, offset: resolved.call.at }, 0);
  }

  private note(activation: Activation, id: CallId): void {
    const known = this.handing.get(activation);
    if (known?.has(id) === true) return;
    if (known === undefined) this.handing.set(activation, new Set([id]));
    else known.add(id);
    for (const caller of activation.callersSeen()) this.means.start(caller);
  }

  private look(callee: Activation, { call: { arguments: ids }, arguments: passed }: ResolvedCall, receivers: readonly AbstractValue[], from: Frame, at: HandedAt, depth: number): void {
    const { answers, matcher, register } = this.means;
    const frame: Frame = { activation: callee, arguments: passed, memo: new Map(), nesting: 0, site: { ids, from, receivers } };
    for (const id of this.handing.get(callee) ?? []) {
      const call = callee.module.summary.calls[id];
      if (call === undefined) continue;
      const resolved = answers.resolve(call, frame);
      for (const handler of matcher.handlersOf(resolved, frame)) register(handler, id, resolved, callee, at);
      if (depth >= deepest) continue;
      for (const fn of resolved.callees) if (fn.kind === 'function') this.look(activationOf(fn, callee.serves), resolved, resolved.receivers, frame, at, depth + 1);
    }
  }
}

/** Through so many functions handlers are passed on. */
const deepest = 3;

/** What may be handed on: an object that holds handlers, where it is passed as a whole; elsewhere only functions. */
type Handed = 'any' | 'function';

/** Whether a function that the call is given, or an object with such, comes out of a parameter of the function around it. */
function handsOn({ call }: ResolvedCall, frame: Frame, evaluator: Evaluator): boolean {
  return call.arguments.some((id) => isOfParameter(id, frame, evaluator, 'any', 0));
}

function isOfParameter(id: ValueId, frame: Frame, evaluator: Evaluator, handed: Handed, depth: number): boolean {
  const { module, fn } = frame.activation;
  const { values, bindings, calls } = module.summary;
  const value = values[id];
  if (value === undefined || depth > 8) return false;
  const look = (other: ValueId, as: Handed = handed): boolean => isOfParameter(other, frame, evaluator, as, depth + 1);
  switch (value.kind) {
    case 'parameter':
    case 'binding':
    case 'member':
      return isAtParameter(value, fn, module.summary) && evaluator.inFrame(id, frame).some(({ kind }) => kind === 'function' || (handed === 'any' && kind === 'object'));
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
      if (call === undefined || call.in !== fn) return false;
      return (callee?.kind === 'member' && callee.name === 'bind' && look(callee.object, 'function')) || call.arguments.some((one) => look(one, 'function'));
    }
    default:
      return false;
  }

  function isAtParameter(start: Value, of: FunctionId, { values: all }: ModuleSummary): boolean {
    let at: Value | undefined = start;
    for (let steps = 0; at?.kind === 'member' && steps < 6; steps++) at = all[at.object];
    return at?.kind === 'parameter' ? at.of === of : at?.kind === 'binding' && bindings[at.binding]?.kind === 'parameter' && bindings[at.binding]?.owner === of;
  }
}
