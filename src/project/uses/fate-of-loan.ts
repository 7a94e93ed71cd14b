import type { Loan } from '../../models/connections.ts';
import type { CallId, CallSite, Span, ValueId } from '../../summary/module-summary.ts';
import type { Exit, Try } from '../../summary/ways-out.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import { activationOf } from '../graph/evaluate.ts';
import type { Activation } from '../values/activation.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { isUnder, isWithin, leadsTo } from './follow-answer.ts';

/** `kept`: nothing gives it back. `lost`: an error, or an early return, leaves that out. */
export type Fate = 'given back' | 'unknown' | 'kept' | 'lost';

/** Who holds a loan: what a call of the function answers, or what one of its parameters gets. */
interface Holder {
  readonly activation: Activation;
  readonly loan: Loan;
  readonly evaluator: Evaluator;
  readonly holds: (value: ValueId) => boolean;
}

/** What becomes of what the call takes, in the function of the call and in those that it hands it to. */
export function fateOf(id: CallId, activation: Activation, loan: Loan, evaluator: Evaluator): Fate {
  const { module } = activation;
  const taken = module.summary.calls[id];
  if (taken === undefined) return 'unknown';
  const holder: Holder = { activation, loan, evaluator, holds: (value) => leadsTo(module, value, id) };
  const dealings = dealingsOf(holder, 0);
  if (dealings === 'unknown') return 'unknown';
  const { backs, uses } = dealings;
  if (backs.length === 0) return 'kept';
  if (backs.some((one) => one.finally || one.in !== activation.fn)) return 'given back';
  return isLost(taken, holder, backs, uses) ? 'lost' : 'given back';
}

interface Dealings {
  /** Calls that give it back. */
  readonly backs: readonly CallSite[];
  /** Calls that use it, or that are waited for, and may fail. */
  readonly uses: readonly CallSite[];
}

/** What a function, and the functions in it, do with the loan; `unknown` where somebody else may keep it or give it back. */
function dealingsOf(holder: Holder, depth: number): Dealings | 'unknown' {
  const { activation, loan, holds } = holder;
  const { module, fn } = activation;
  if (isPutAway(holder) || hasMethodAtLarge(holder)) return 'unknown';
  const { calls, values } = module.summary;
  const backs: CallSite[] = [];
  const uses: CallSite[] = [];
  for (const call of calls) {
    if (!isWithin(call.in, fn, module)) continue;
    const callee = values[call.callee];
    const isHanded = call.arguments.some((argument) => holds(argument));
    if (callee?.kind === 'member' && holds(callee.object) && (loan.returns.includes(callee.name) || disposing.has(callee.name))) backs.push(call);
    else if (isHanded && callee?.kind === 'member' && loan.takesBack?.includes(callee.name) === true) backs.push(call);
    else if (isHanded) {
      const done = handed(call, holder, depth);
      if (done === 'unknown') return 'unknown';
      (done === 'given back' ? backs : uses).push(call);
    } else if (startsAtIt(call.callee, holder) || call.awaited === true) uses.push(call);
  }
  return { backs, uses };
}

const disposing: ReadonlySet<string> = new Set(['@@dispose', '@@asyncDispose']);

/** What those do with it who are handed it. */
function handed(call: CallSite, { activation, loan, evaluator, holds }: Holder, depth: number): 'given back' | 'unknown' | 'used' {
  const from = activation.fn === call.in ? activation : activation.module.activation(call.in, activation.context);
  evaluator.begin();
  const callees = evaluator.evaluate(call.callee, from);
  const functions = callees.filter((one) => one.kind === 'function');
  if (functions.length === 0) return loan.isOption === true && callees.every((one) => one.kind === 'external') && !call.construct ? 'used' : 'unknown';
  if (functions.length < callees.length || depth > 3) return 'unknown';
  const index = call.arguments.findIndex((argument) => holds(argument));
  let back = true;
  for (const one of functions) {
    const inner = activationOf(one, activation.serves);
    const isIt = (value: ValueId, left = 8): boolean => {
      const found = one.module.summary.values[value];
      if (found === undefined || left === 0) return false;
      if (found.kind === 'parameter') return found.of === one.fn && found.index === index && !found.rest;
      if (found.kind === 'awaited' || found.kind === 'typed') return isIt(found.of, left - 1);
      if (found.kind === 'either') return found.of.some((part) => isIt(part, left - 1));
      if (found.kind === 'allocation') return found.properties.some((part) => isIt(part.value, left - 1));
      return found.kind === 'binding' && one.module.summary.bindings[found.binding]?.values.some((held) => isIt(held, left - 1)) === true;
    };
    if (inner.summary.returns.some((answer) => isIt(answer)) || inner.summary.parameters[index]?.name === '') return 'unknown';
    const done = dealingsOf({ activation: inner, loan, evaluator, holds: isIt }, depth + 1);
    if (done === 'unknown') return 'unknown';
    back &&= done.backs.length > 0;
  }
  return back ? 'given back' : 'used';
}

/** It is put where others find it: a variable of someone else, a property; or a function in it answers with it. */
function isPutAway(holder: Holder): boolean {
  const { activation, holds } = holder;
  const { module, fn } = activation;
  const { functions, bindings } = module.summary;
  return functions.some((one, id) => {
    if (!isWithin(id, fn, module)) return false;
    if (one.returns.some((answer) => (id !== fn && holds(answer)) || isOfPart(answer, holder))) return true;
    return one.effects.some((effect) => {
      if (effect.kind === 'mutate') return holds(effect.value);
      return effect.kind === 'rebind' && holds(effect.value) && !isWithin(bindings[effect.binding]?.owner ?? 0, fn, module);
    });
  });
}

/** `response.on('finish', client.release)`: the method goes about alone. */
function hasMethodAtLarge({ activation: { module }, loan, holds }: Holder): boolean {
  const { values, calls } = module.summary;
  return values.some((value, id) => value.kind === 'member' && loan.returns.includes(value.name) && holds(value.object) && !calls.some(({ callee }) => callee === id));
}

/** `runner.manager.getRepository(Order)`: what a part of it makes may hold on to it, and is used later. */
function isOfPart(id: ValueId, { activation: { module }, holds }: Holder): boolean {
  const { values, calls } = module.summary;
  const made = values[id];
  const callee = values[made?.kind === 'result' ? (calls[made.call]?.callee ?? 0) : 0];
  const part = values[callee?.kind === 'member' ? callee.object : 0];
  return part?.kind === 'member' && holds(part.object);
}

/** Whether a chain of calls and properties starts at it: `trx` in `trx('orders').where(…).update(…)`. */
function startsAtIt(id: ValueId, { activation: { module }, holds }: Holder): boolean {
  const { values, calls } = module.summary;
  let at = id;
  for (let depth = 0; depth < 16 && !holds(at); depth++) {
    const value = values[at];
    if (value?.kind === 'member') at = value.object;
    else if (value?.kind === 'result') at = calls[value.call]?.callee ?? 0;
    else return false;
  }
  return at !== 0;
}

/** Whether it is not given back after an error of those who use it, or where the function returns before. */
function isLost(taken: CallSite, { activation: { module, summary }, holds }: Holder, backs: readonly CallSite[], uses: readonly CallSite[]): boolean {
  const tries = summary.tries ?? [];
  const onTheWay = backs.filter((back) => !tries.some(({ handler }) => handler !== undefined && isIn(back, handler)));
  const first = Math.min(...(onTheWay.length === 0 ? backs : onTheWay).map(({ start }) => start));
  const waits = backs.some((back) => back.after > taken.after + 1) || summary.suspensions > taken.after + 1;
  if (waits && uses.some((use) => use.start >= taken.end && use.start < first && !isCaught(use, tries, backs))) return true;
  return (summary.exits ?? []).some((exit) => isEarly(exit, taken, onTheWay, module, tries) && !isUnderTestOfIt(exit, module, holds));
}

/** Whether an error there leads to where it is given back. */
function isCaught(at: Span, tries: readonly Try[], backs: readonly CallSite[]): boolean {
  return tries.some(({ block, handler, finalizer, end }) => {
    if (!isIn(at, block)) return false;
    if ([handler, finalizer].some((part) => part !== undefined && backs.some((back) => isIn(back, part)))) return true;
    return handler?.goesOn === true && backs.some((back) => back.start >= end);
  });
}

/** A `return` after it was taken and before it is given back. One that no condition leads to counts where only errors give it back. */
function isEarly(exit: Exit, taken: CallSite, onTheWay: readonly CallSite[], module: LinkedModule, tries: readonly Try[]): boolean {
  if (exit.start < taken.end || !isUnder(exit.under, taken.under, module)) return false;
  if (tries.some(({ handler, finalizer }) => [handler, finalizer].some((part) => part !== undefined && isIn(exit, part)))) return false;
  if (onTheWay.some((back) => back.start > taken.start && back.start < exit.end)) return false;
  return exit.under !== taken.under || onTheWay.length === 0;
}

/** `if (!client) return;` */
function isUnderTestOfIt({ under }: Exit, { summary: { guards } }: LinkedModule, holds: (value: ValueId) => boolean): boolean {
  for (let at = guards[under], depth = 0; at !== undefined && depth < 40; at = guards[at.outer], depth++) if (holds(at.value)) return true;
  return false;
}

function isIn(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
