import type { ConnectionPerRequestFinding, Finding } from '../../findings/finding.ts';
import { connectionMakers, connectionParts, methodPath, oneAtATimePlatforms, perRequestPlatforms, type ConnectionMaker } from '../../models/connections.ts';
import type { CallSite, FunctionId, Guard, ValueId } from '../../summary/module-summary.ts';
import type { ExternalValue } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { describe } from '../writes/describe-state.ts';
import { isWithin } from './follow-answer.ts';
import { CallFindings, importedAmong, servingPhases, type Reached } from './reached.ts';

type Fault = Extract<ConnectionPerRequestFinding['fault'], 'opened' | 'closed'>;

/** What a method of a connection does to it. */
interface Switch {
  readonly maker: ConnectionMaker;
  readonly fault: Fault;
}

/**
 * One connection of all requests that each of them closes when it is done, and opens where it closes it: another request uses it
 * meanwhile. Who only closes it, and uses it for nothing, ends the process or the like.
 */
export function findSharedClients(reached: Reached): readonly Finding[] {
  const { graph, modules, propagation } = reached;
  const switches = switchesOf(importedAmong([...connectionMakers, ...connectionParts], modules));
  if (switches.size === 0) return [];
  const found = new CallFindings(graph);
  for (const activation of graph.reached) {
    const { module } = activation;
    for (const id of activation.summary.calls) {
      const call = module.summary.calls[id];
      const matched = call === undefined ? undefined : switchOf(call, activation, reached, switches);
      if (call === undefined || matched === undefined || !isPartOfWork(call, matched, activation, reached, switches)) continue;
      const { name } = describe(objectOf(call, module), activation, propagation.evaluator);
      found.add(call, activation, (base) => {
        const { phase, framework } = base.way.entry;
        if (!servingPhases.has(phase) || perRequestPlatforms.has(framework) || oneAtATimePlatforms.has(framework)) return undefined;
        return { kind: 'connection-per-request', ...base, fault: matched.fault, name: name === '' ? 'client' : name, of: matched.maker.name };
      });
    }
  }
  return found.all();
}

/** Last names of the methods, so that other calls need not be looked at. */
const names: ReadonlySet<string> = new Set([...connectionMakers, ...connectionParts].flatMap(({ opens, closes }) => [...opens, ...closes].map((method) => method.slice(method.lastIndexOf('.') + 1))));

function switchesOf(makers: readonly ConnectionMaker[]): ReadonlyMap<string, Switch> {
  const found = new Map<string, Switch>();
  for (const maker of makers) {
    for (const method of maker.opens) found.set(methodPath(maker, method), { maker, fault: 'opened' });
    for (const method of maker.closes) found.set(methodPath(maker, method), { maker, fault: 'closed' });
  }
  return found;
}

/** What the call does to a connection that lives as long as the process. */
function switchOf(call: CallSite, activation: Activation, { propagation: { evaluator } }: Reached, switches: ReadonlyMap<string, Switch>): Switch | undefined {
  const callee = activation.module.summary.values[call.callee];
  if (callee?.kind !== 'member' || !names.has(callee.name)) return undefined;
  evaluator.begin();
  const methods = evaluator.evaluate(call.callee, activation).filter((one): one is ExternalValue => one.kind === 'external' && switches.has(one.path.toString()));
  const [first] = methods;
  return first === undefined || methods.some(({ shared }) => !shared) ? undefined : switches.get(first.path.toString());
}

/** Whether the same work, one function with those in it and around it, closes the connection and also opens or uses it. */
function isPartOfWork(call: CallSite, { maker, fault }: Switch, activation: Activation, reached: Reached, switches: ReadonlyMap<string, Switch>): boolean {
  const { module } = activation;
  if (fault === 'opened' && isUnderTestOf(call, module)) return false;
  let closes = fault === 'closed';
  let uses = fault === 'opened';
  for (const other of module.summary.calls) {
    if (other === call || !isOfSameWork(other.in, call.in, module)) continue;
    const from = activation.fn === other.in ? activation : module.activation(other.in, Math.min(activation.context, module.summary.functions[other.in]?.depth ?? 0));
    const matched = switchOf(other, from, reached, switches);
    if (matched?.maker === maker) {
      if (matched.fault === 'closed') closes = true;
      else uses = true;
    } else if (isUse(other, maker, from, reached)) uses = true;
    if (isEndOfProcess(other, module)) return false;
  }
  return closes && uses;
}

/** `client.get(…)`, `client.orders.find(…)` */
function isUse(call: CallSite, { path, object = `${path}()` }: ConnectionMaker, activation: Activation, { propagation: { evaluator } }: Reached): boolean {
  const { values } = activation.module.summary;
  for (let at = objectOf(call, activation.module), depth = 0; at !== 0 && depth < 8; depth++) {
    if (evaluator.evaluate(at, activation).some((one) => one.kind === 'external' && one.shared && one.path.toString() === object)) return true;
    const value = values[at];
    at = value?.kind === 'member' ? value.object : 0;
  }
  return false;
}

/** `process.exit()` */
function isEndOfProcess(call: CallSite, { summary: { values } }: LinkedModule): boolean {
  const callee = values[call.callee];
  const object = callee?.kind === 'member' ? values[callee.object] : undefined;
  return callee?.kind === 'member' && callee.name === 'exit' && object?.kind === 'global' && object.name === 'process';
}

/** `if (!client.isOpen) await client.connect()`, `if (!connected) …`: opened when it is not, as what outlives the request says. */
function isUnderTestOf(call: CallSite, module: LinkedModule): boolean {
  const { guards, values, bindings } = module.summary;
  const opened = rootOf(objectOf(call, module), module);
  for (let at: Guard | undefined = guards[call.under], depth = 0; at !== undefined && depth < 40; at = guards[at.outer], depth++) {
    if (at.is === 'truthy' || at.is === 'present') continue;
    const root = rootOf(at.value, module);
    const tested = values[root];
    if (root === opened || tested?.kind === 'this' || tested?.kind === 'import' || (tested?.kind === 'binding' && bindings[tested.binding]?.owner !== call.in)) return true;
  }
  return false;
}

function rootOf(id: ValueId, { summary: { values } }: LinkedModule): ValueId {
  let at = id;
  for (let value = values[at], depth = 0; value !== undefined && depth < 12; value = values[at], depth++) {
    if (value.kind === 'member') at = value.object;
    else if (value.kind === 'derived') at = value.of[0] ?? 0;
    else break;
  }
  return at;
}

/** One is the other, or stands in it. */
function isOfSameWork(one: FunctionId, other: FunctionId, module: LinkedModule): boolean {
  return isWithin(one, other, module) || isWithin(other, one, module);
}

function objectOf(call: CallSite, { summary: { values } }: LinkedModule): ValueId {
  const callee = values[call.callee];
  return callee?.kind === 'member' ? callee.object : 0;
}
