import type { Guard, ValueId } from '../../summary/module-summary.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import type { Write } from '../writes/collect-writes.ts';
import type { StateWrites } from '../writes/idioms.ts';
import { guardsOver, isEmpty, isReplacement, literalOf, propertyOf } from '../writes/write-shapes.ts';
import { isObserver } from '../writes/collect-reads.ts';
import { readIn, testOfState } from './conditions.ts';
import type { WritesIn } from './locks.ts';
import type { StateReads } from './state-reads.ts';

interface Tools {
  readonly reads: StateReads;
  readonly evaluator: Evaluator;
  readonly writesIn: WritesIn;
  readonly graph: ServingGraph;
}

/**
 * Published before it is ready: who finds the state unset sets it and then waits for what it stands for; who comes in
 * between finds it set, and goes on without waiting. Answers the offset of what is waited for.
 */
export function waitedForAfterwards(write: Write, all: StateWrites, tools: Tools): number | undefined {
  const { activation } = write;
  const { summary } = activation.module;
  if (!isReplacement(write) || isEmpty(summary, write.value) || literalOf(write) === 'false' || activation.summary.suspensions <= write.after) return undefined;
  const test = testOfState(write, tools.reads, (guard) => guard.after <= write.after && (guard.is === 'falsy' || guard.is === 'empty'));
  if (test === undefined || isGivenBack(write, all)) return undefined;
  return publishedWait(write, tools, test) ?? laterPart(write, tools, test);
}

/** A flag that says that work is under way is taken back when it is done: who finds it set leaves the work to the other. */
function isGivenBack(write: Write, all: StateWrites): boolean {
  return all.serving.some((other) => other !== write && propertyOf(other) === propertyOf(write) && other.activation === write.activation && other.start > write.start && (literalOf(other) !== undefined || isEmpty(other.activation.module.summary, other.value)));
}

/** `client = new Client(); await client.connect()`, `origin = …; await ready` with more to do for those who did not have to wait. */
function publishedWait(write: Write, tools: Tools, test: Guard): number | undefined {
  const { activation } = write;
  const { summary } = activation.module;
  const isWithin = (one: { readonly under: number; readonly start: number; readonly after: number }): boolean => one.start >= write.end && one.after === write.after && guardsOver({ activation, under: one.under }).includes(test);
  for (const id of activation.summary.calls) {
    const call = summary.calls[id];
    const callee = summary.values[call?.callee ?? 0];
    if (call?.awaited !== true || callee?.kind !== 'member' || !isWithin(call)) continue;
    if (isOfWritten(callee.object, write, tools)) return call.start;
  }
  const goesOn = activation.summary.calls.some((id) => {
    const call = summary.calls[id];
    return call !== undefined && call.after > write.after && !guardsOver({ activation, under: call.under }).includes(test);
  });
  if (!goesOn) return undefined;
  const promise = activation.summary.effects.find((effect) => effect.kind === 'read' && isWithin(effect) && isPromise(effect.value, write, tools));
  return promise?.start;
}

/** Whether the method is one of the very thing that was published. */
function isOfWritten(receiver: ValueId, write: Write, { reads, evaluator }: Tools): boolean {
  if (evaluator.evaluate(receiver, write.activation).some(isObserver)) return false;
  return receiver === write.value || reads.statesAt(receiver, write.activation).has(write.key);
}

/** A variable of the module that holds what a call answered, before anyone waited for it. */
function isPromise(id: ValueId, { activation }: Write, { evaluator }: Tools): boolean {
  const { values, bindings, calls } = activation.module.summary;
  const value = values[id];
  const binding = value?.kind === 'binding' ? bindings[value.binding] : undefined;
  if (binding === undefined || binding.kind === 'parameter' || evaluator.enclosing(activation, binding.owner).serves) return false;
  const held = values[binding.values[0] ?? 0];
  const made = held?.kind === 'result' ? calls[held.call] : undefined;
  if (made === undefined || made.construct) return false;
  const callees = evaluator.evaluate(made.callee, activation);
  return callees.every((one) => one.kind !== 'function' || one.module.summary.functions[one.fn]?.async === true);
}

/**
 * `if (connected) return; connected = true; producer = await connect()`: what others need is there only after the wait. Where no flag but
 * something of use is published first, there is somebody who waits for the function and then goes on to use what comes later.
 */
function laterPart(write: Write, { writesIn, reads, graph }: Tools, test: Guard): number | undefined {
  const { activation } = write;
  const isNeeded = ({ key }: Write): boolean =>
    literalOf(write) !== undefined ||
    graph.callersOf(activation).some(({ from, edge }) => {
      const call = edge.call === -1 ? undefined : from.module.summary.calls[edge.call];
      return call?.awaited === true && reads.onTheWay(from, key).some((read) => read.after > call.after);
    });
  const later = writesIn(activation).find((other) => {
    if (other.key === write.key || other.after <= write.after || !isReplacement(other) || literalOf(other) !== undefined || isEmpty(activation.module.summary, other.value)) return false;
    // Whoever tests that one, too, waits for it.
    return isNeeded(other) && guardsOver(other).includes(test) && !guardsOver(write).some((guard) => readIn(activation.module.summary, guard.value, reads.of(activation, other.key)) !== undefined);
  });
  return later?.start;
}
