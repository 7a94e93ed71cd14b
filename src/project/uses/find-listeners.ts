import type { Finding } from '../../findings/finding.ts';
import { listening } from '../entry-points/match-entry-points.ts';
import type { CallSite, ValueId } from '../../summary/module-summary.ts';
import { isShared, type ExternalValue } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import { describe } from '../writes/describe-state.ts';
import { guardsOver } from '../writes/write-shapes.ts';
import { CallFindings, type Reached } from './reached.ts';

/**
 * Listeners that serving code, or a timer, adds to an emitter of a package that lives as long as the process, and nobody takes
 * out: one more for each request, each with what it saw of that request. Functions made there and then are meant, under a
 * constant name of an event; `once` takes itself out, and a guard may see to it that only the first request gets there.
 */
export function findListeners({ graph, propagation }: Reached): readonly Finding[] {
  const { evaluator } = propagation;
  const found = new CallFindings(graph);
  const all = [...graph.reached, ...graph.ticking];
  for (const activation of all) {
    for (const call of callsOf(activation)) {
      if (!isAdding(call, activation) || guardsOver({ activation, under: call.under }).length > 0) continue;
      const receiver = activation.module.summary.values[call.callee];
      if (receiver?.kind !== 'member') continue;
      evaluator.begin();
      const emitter = evaluator.evaluate(receiver.object, activation).find((one) => one.kind === 'external' && isEmitter(one));
      if (emitter?.kind !== 'external' || all.some((other) => takesOut(other, emitter))) continue;
      found.add(call, activation, (base) => {
        const { name } = describe(receiver.object, activation, evaluator);
        return { kind: 'unbounded-growth', ...base, write: 'grow', by: 'listener', state: { name: name === '' ? emitter.path.toString().replace('#', '') : name, held: 'global' } };
      });
    }
  }
  return found.all();

  function takesOut(activation: Activation, emitter: ExternalValue): boolean {
    return callsOf(activation).some((call) => {
      const callee = activation.module.summary.values[call.callee];
      return callee?.kind === 'member' && removing.has(callee.name) && evaluator.evaluate(callee.object, activation).includes(emitter);
    });
  }
}

function callsOf(activation: Activation): readonly CallSite[] {
  return activation.summary.calls.flatMap((id) => activation.module.summary.calls[id] ?? []);
}

/** `emitter.on('name', () => …)`, with a function that the call makes, and without a signal that ends it. */
function isAdding(call: CallSite, { module, fn }: Activation): boolean {
  const { values, functions } = module.summary;
  const callee = values[call.callee];
  if (callee?.kind !== 'member' || callee.name === 'once' || !listening.has(callee.name) || call.arguments.length !== 2) return false;
  const [event = 0, listener = 0] = call.arguments;
  const made = values[listener];
  return isText(values[event]) && made?.kind === 'function' && functions[made.fn]?.parent === fn;

  function isText(value: (typeof values)[ValueId] | undefined): boolean {
    return value?.kind === 'literal' && value.type === 'string';
  }
}

/** An object of a package that all requests share; a framework's own objects register handlers, and what is a setting is reported as such. */
function isEmitter(value: ExternalValue): boolean {
  const { root, facts } = value.path;
  if (!isShared(value) || root === 'global#' || !root.endsWith('#') || root === 'anything#') return false;
  for (let node: typeof value.path | undefined = value.path; node !== undefined; node = node.parent) if (node.facts.registrations.size > 0 || node.facts.instance !== undefined) return false;
  return facts.settings === undefined;
}

const removing: ReadonlySet<string> = new Set(['off', 'removeListener', 'removeEventListener', 'removeAllListeners', 'unsubscribe', 'destroy', 'close']);
