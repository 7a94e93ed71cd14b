import type { Finding } from '../../findings/finding.ts';
import type { CallSite, ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import type { Propagation } from '../graph/propagate.ts';
import type { ObjectValue } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import { CallFindings, type Reached } from './reached.ts';
import { describe } from '../writes/describe-state.ts';

/**
 * Regular expressions with the flag `g` or `y` that requests share, where a request tests a text with one: the expression
 * remembers where it matched, in `lastIndex`, and the next test begins there. So does `exec`, but a loop that calls it until nothing is
 * left ends with `lastIndex` 0: it counts where no loop is around, not in the functions that lead to it either.
 */
export function findStatefulRegexps({ graph, propagation }: Pick<Reached, 'graph' | 'propagation'>): readonly Finding[] {
  const found = new CallFindings(graph);
  for (const activation of graph.reached) {
    const { module } = activation;
    for (const id of activation.summary.calls) {
      const call = module.summary.calls[id];
      const callee = module.summary.values[call?.callee ?? 0];
      if (call === undefined || callee?.kind !== 'member' || !searching.has(callee.name)) continue;
      if (callee.name === 'exec' && (goesOn(call, activation) || isInLoop(activation, graph))) continue;
      const flags = sharedFlags(callee.object, activation, propagation);
      if (flags === undefined || isReset(callee.object, activation, propagation)) continue;
      const { name } = describe(callee.object, activation, propagation.evaluator);
      found.add(call, activation, (base) => ({ kind: 'stateful-regexp', ...base, name: name === '' ? 'expression' : name, flag: flags.includes('g') ? 'g' : 'y' }));
    }
  }
  return found.all();
}

const searching: ReadonlySet<string> = new Set(['exec', 'test']);

/** Whether the function looks for more matches: in a loop, or by another call. */
function goesOn(call: CallSite, { module: { summary: { calls, values } }, summary }: Activation): boolean {
  return call.repeated === true || summary.calls.some((id) => {
    const other = values[calls[id]?.callee ?? 0];
    return calls[id] !== call && other?.kind === 'member' && other.name === 'exec';
  });
}

/** Whether a loop, or a function that calls itself, is on a way to the activation. */
function isInLoop(activation: Activation, graph: ServingGraph): boolean {
  const around = new Set([activation]);
  for (const at of around) {
    for (const { from, edge } of graph.callersOf(at)) {
      if (from === activation || from.module.summary.calls[edge.call]?.repeated === true) return true;
      around.add(from);
    }
  }
  return false;
}

/** The flags of the shared expression that a value is, when they make it remember. */
function sharedFlags(id: ValueId, activation: Activation, { evaluator }: Propagation): string | undefined {
  evaluator.begin();
  for (const one of evaluator.evaluate(id, activation)) {
    if (one.kind !== 'object' || one.type !== 'regexp' || !one.shared) continue;
    const flags = flagsOf(one);
    if (/[gy]/.test(flags)) return flags;
  }
  return undefined;
}

/** The flags of `/…/g`, or of `new RegExp(…, 'g')`. */
function flagsOf({ module: { summary }, start }: ObjectValue): string {
  for (const value of summary.values) if (value.kind === 'allocation' && value.type === 'regexp' && value.start === start) return value.flags;
  const made = summary.calls.find((call) => call.start === start);
  const flags = summary.values[made?.arguments[1] ?? 0];
  return flags?.kind === 'literal' ? flags.text : '';
}

/** `pattern.lastIndex = 0` in the same function, or in one around it. */
function isReset(id: ValueId, activation: Activation, { evaluator }: Propagation): boolean {
  const { values, functions }: ModuleSummary = activation.module.summary;
  const tested = evaluator.evaluate(id, activation);
  for (let fn = activation.fn; fn > 0; fn = functions[fn]?.parent ?? 0) {
    const around = evaluator.enclosing(activation, fn);
    const resets = around.summary.effects.some((effect) => {
      const target = effect.kind === 'mutate' ? values[effect.target] : undefined;
      return target?.kind === 'member' && target.name === 'lastIndex' && evaluator.evaluate(target.object, around).some((one) => tested.includes(one));
    });
    if (resets) return true;
  }
  return false;
}
