import type { Finding } from '../../findings/finding.ts';
import { closingMethods, connectionMakers, perRequestPlatforms, type ConnectionMaker } from '../../models/connections.ts';
import type { CallId, CallSite, Guard, ValueId } from '../../summary/module-summary.ts';
import { activationOf, isRequestOwned, type Evaluator } from '../graph/evaluate.ts';
import type { Propagation } from '../graph/propagate.ts';
import { isShared } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import { leadsTo, leadsToPart } from './follow-answer.ts';
import { CallFindings, callsItself, connects, importedAmong, servingPhases, type Reached } from './reached.ts';

/** Connections, pools and clients that are made anew for each request, from configuration alone. */
export function findConnections(reached: Reached): readonly Finding[] {
  const { graph, modules, propagation } = reached;
  const makers = new Map(importedAmong(connectionMakers, modules).flatMap((one) => (one.kind === 'process' ? [] : [[one.path, one] as const])));
  if (makers.size === 0) return [];
  const found = new CallFindings(graph);
  for (const activation of graph.reached) {
    if (!activation.callsDescribed) continue;
    const { module } = activation;
    for (const id of activation.summary.calls) {
      const call = module.summary.calls[id];
      const maker = call === undefined ? undefined : makerOf(call, activation, propagation, makers);
      if (call === undefined || maker === undefined || !connects(maker, call, module) || !isMadeAnew(id, call, maker, activation, reached)) continue;
      found.add(call, activation, (base) => {
        const { phase, framework } = base.way.entry;
        if (!servingPhases.has(phase) || perRequestPlatforms.has(framework)) return undefined;
        return { kind: 'connection-per-request', ...base, fault: 'made', name: call.name, of: maker.name };
      });
    }
  }
  return found.all();
}

function makerOf(call: CallSite, activation: Activation, { evaluator }: Propagation, makers: ReadonlyMap<string, ConnectionMaker>): ConnectionMaker | undefined {
  evaluator.begin();
  for (const one of evaluator.evaluate(call.callee, activation)) {
    const maker = one.kind === 'external' ? makers.get(one.path.toString()) : undefined;
    if (maker !== undefined) return maker;
  }
  return undefined;
}

/** Not kept for the next request, and, if it is a single connection or one that the request itself names, not closed when the work is done. */
function isMadeAnew(id: CallId, call: CallSite, maker: ConnectionMaker, activation: Activation, reached: Reached): boolean {
  if (!call.arguments.some((argument) => reached.requestData.isIn(argument, activation))) return isDropped(id, maker, activation, reached, 0);
  // Each request may name its own, but a pool that nobody ends stays open.
  return maker.kind === 'pool' && maker.closes.length > 0 && isDropped(id, { ...maker, kind: 'single' }, activation, reached, 0);
}

/** Whether the answer of the call goes away with the request; what a function answers, its callers may keep. */
function isDropped(id: CallId, maker: ConnectionMaker, activation: Activation, reached: Reached, depth: number): boolean {
  const { module, summary } = activation;
  const call = module.summary.calls[id];
  const goesOn = (next: CallId, from: Activation): boolean => isDropped(next, maker, from, reached, depth + 1);
  if (call === undefined || depth > 6 || isUnderEmptyTest(call, activation)) return false;
  const callers = reached.graph.callersOf(activation);
  // What a field holds goes with its instance.
  if (summary.kind === 'initializer' || summary.kind === 'constructor') return callers.some(({ from, edge }) => goesOn(edge.call, from));
  if (isKept(id, activation, reached) || (maker.kind === 'single' && isClosed(id, activation))) return false;
  if (!carriersOf(id, activation).every((carrier) => goesOn(carrier, activation))) return false;
  if (callers.length === 0 || !summary.returns.some((answer) => leadsTo(module, answer, id))) return true;
  return callers.some(({ from, edge }) => callsItself(from, edge.call, activation, reached) && goesOn(edge.call, from));
}

/** Calls that are handed it, and may keep it in what they make: `new Queue('mails', { connection })`. */
function carriersOf(id: CallId, { module, summary }: Activation): readonly CallId[] {
  const { calls } = module.summary;
  return summary.calls.filter((other) => other !== id && calls[other]?.discarded === false && calls[other].arguments.some((argument) => leadsToPart(module, argument, id)));
}

/** `if (!client) …`, `cache.get(name) ?? …`: made once, or once for each name. */
function isUnderEmptyTest(call: CallSite, { module }: Activation): boolean {
  const { guards } = module.summary;
  for (let at: Guard | undefined = guards[call.under], depth = 0; at !== undefined && depth < 40; at = guards[at.outer], depth++) {
    if (at.is === 'empty' || at.is === 'falsy') return true;
  }
  return false;
}

/** Whether what the call makes is put where it outlives the function: a variable of others, a property, a collection. */
function isKept(id: CallId, activation: Activation, { propagation: { evaluator } }: Reached): boolean {
  const { module } = activation;
  const holds = (value: ValueId): boolean => leadsToPart(module, value, id);
  return isStored(activation, holds) || activation.summary.calls.some((other) => isKeptBy(other, activation, holds, evaluator, 0));
}

/** A function of the project assigns it to a variable of others, or to a property. */
function isStored({ module, summary, fn }: Activation, holds: (value: ValueId) => boolean): boolean {
  return summary.effects.some((effect) => {
    if (effect.kind === 'rebind') return module.summary.bindings[effect.binding]?.owner !== fn && holds(effect.value);
    return effect.kind === 'mutate' && holds(effect.value);
  });
}

/**
 * Whether the call keeps what it is handed: a collection that outlives the request does, a function of the project where it
 * stores its parameter, and, as far as anyone can see, a method `set`, `push` or `add` of what nothing is known of.
 */
function isKeptBy(id: CallId, activation: Activation, holds: (value: ValueId) => boolean, evaluator: Evaluator, depth: number): boolean {
  const { values, calls } = activation.module.summary;
  const call = calls[id];
  const callee = values[call?.callee ?? 0];
  const index = call?.arguments.findIndex(holds) ?? -1;
  if (call === undefined || index < 0) return false;
  evaluator.begin();
  const functions = evaluator.evaluate(call.callee, activation).filter((one) => one.kind === 'function');
  if (functions.length > 0) return depth < 4 && functions.some((one) => isKeptAsParameter(activationOf(one, activation.serves), index, evaluator, depth + 1));
  if (callee?.kind !== 'member' || !putting.has(callee.name)) return false;
  const receivers = evaluator.evaluate(callee.object, activation);
  return receivers.length === 0 || receivers.some((one) => (one.kind === 'external' ? !isRequestOwned(one.path) : isShared(one)));
}

const putting: ReadonlySet<string> = new Set(['set', 'push', 'add']);

function isKeptAsParameter(activation: Activation, index: number, evaluator: Evaluator, depth: number): boolean {
  const { values } = activation.module.summary;
  const holds = (value: ValueId): boolean => {
    const found = values[value];
    return found?.kind === 'parameter' ? found.of === activation.fn && found.index === index : found?.kind === 'either' && found.of.some(holds);
  };
  return isStored(activation, holds) || activation.summary.calls.some((other) => isKeptBy(other, activation, holds, evaluator, depth));
}

/** Whether the function closes what the call makes. */
function isClosed(id: CallId, { module, summary }: Activation): boolean {
  const { values, calls } = module.summary;
  return summary.calls.some((other) => {
    const callee = values[calls[other]?.callee ?? 0];
    return callee?.kind === 'member' && closingMethods.has(callee.name) && leadsTo(module, callee.object, id);
  });
}
