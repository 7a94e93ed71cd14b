import type { Finding } from '../../findings/finding.ts';
import { closingMethods, connectionMakers, perRequestPlatforms, type ConnectionMaker } from '../../models/connections.ts';
import type { CallId, CallSite, Guard, ValueId } from '../../summary/module-summary.ts';
import type { Propagation } from '../graph/propagate.ts';
import type { Activation } from '../values/activation.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { CallFindings, importedAmong, type Reached } from './reached.ts';

const servingPhases: ReadonlySet<string> = new Set(['request', 'message', 'render']);

/** Connections, pools and clients that are made anew for each request, from configuration alone. */
export function findConnections(reached: Reached): readonly Finding[] {
  const { graph, modules, propagation } = reached;
  const makers = new Map(importedAmong(connectionMakers, modules).map((one) => [one.path, one]));
  if (makers.size === 0) return [];
  const found = new CallFindings(graph);
  for (const activation of graph.reached) {
    if (!activation.callsDescribed) continue;
    const { module } = activation;
    for (const id of activation.summary.calls) {
      const call = module.summary.calls[id];
      const maker = call === undefined ? undefined : makerOf(call, activation, propagation, makers);
      if (call === undefined || maker === undefined || !isMadeAnew(id, call, maker, activation, reached)) continue;
      found.add(call, activation, (base) => {
        const { phase, framework } = base.way.entry;
        if (!servingPhases.has(phase) || perRequestPlatforms.has(framework)) return undefined;
        return { kind: 'connection-per-request', ...base, name: call.name, of: maker.name };
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

/** Not kept for the next request, not asked for by the request itself, and, if it is a single connection, not closed when the work is done. */
function isMadeAnew(id: CallId, call: CallSite, maker: ConnectionMaker, activation: Activation, reached: Reached): boolean {
  if (call.arguments.some((argument) => reached.requestData.isIn(argument, activation))) return false;
  return isDropped(id, maker, activation, reached, 0);
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
  if (isKept(id, activation) || (maker.kind === 'single' && isClosed(id, activation))) return false;
  if (!carriersOf(id, activation).every((carrier) => goesOn(carrier, activation))) return false;
  if (callers.length === 0 || !summary.returns.some((answer) => leadsTo(module, answer, id, 0))) return true;
  return callers.some(({ from, edge }) => callsItself(from, edge.call, activation, reached) && goesOn(edge.call, from));
}

/** Calls that are handed it, and may keep it in what they make: `new Queue('mails', { connection })`. */
function carriersOf(id: CallId, { module, summary }: Activation): readonly CallId[] {
  const { calls } = module.summary;
  return summary.calls.filter((other) => other !== id && calls[other]?.discarded === false && calls[other].arguments.some((argument) => leadsTo(module, argument, id, 0)));
}

/** Whether the call calls the function, rather than handing it to somebody who may call it once. */
function callsItself(from: Activation, id: CallId, callee: Activation, { propagation: { evaluator } }: Reached): boolean {
  const call = from.module.summary.calls[id];
  if (call === undefined) return false;
  evaluator.begin();
  return evaluator.evaluate(call.callee, from).some((one) => one.kind === 'function' && one.module === callee.module && one.fn === callee.fn);
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
function isKept(id: CallId, { module, summary, fn }: Activation): boolean {
  const { values, bindings, calls } = module.summary;
  const leads = (value: ValueId): boolean => leadsTo(module, value, id, 0);
  const isStored = summary.effects.some((effect) => {
    if (effect.kind === 'rebind') return bindings[effect.binding]?.owner !== fn && leads(effect.value);
    return effect.kind === 'mutate' && leads(effect.value);
  });
  return isStored || summary.calls.some((other) => {
    const callee = values[calls[other]?.callee ?? 0];
    return callee?.kind === 'member' && (callee.name === 'set' || callee.name === 'push' || callee.name === 'add') && calls[other]?.arguments.some(leads) === true;
  });
}

/** Whether the function closes what the call makes. */
function isClosed(id: CallId, { module, summary }: Activation): boolean {
  const { values, calls } = module.summary;
  return summary.calls.some((other) => {
    const callee = values[calls[other]?.callee ?? 0];
    return callee?.kind === 'member' && closingMethods.has(callee.name) && leadsTo(module, callee.object, id, 0);
  });
}

function leadsTo(module: LinkedModule, id: ValueId, call: CallId, depth: number): boolean {
  const { values, bindings } = module.summary;
  const value = values[id];
  if (value === undefined || depth > 8) return false;
  switch (value.kind) {
    case 'result':
      return value.call === call;
    case 'awaited':
    case 'typed':
      return leadsTo(module, value.of, call, depth + 1);
    case 'either':
      return value.of.some((part) => leadsTo(module, part, call, depth + 1));
    case 'allocation':
      return value.properties.some((one) => leadsTo(module, one.value, call, depth + 1));
    case 'binding':
      return bindings[value.binding]?.values.some((held) => leadsTo(module, held, call, depth + 1)) === true;
    default:
      return false;
  }
}
