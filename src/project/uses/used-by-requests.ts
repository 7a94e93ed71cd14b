import type { ProcessLocalState } from '../../models/process-local-state.ts';
import type { CallSite, ValueId } from '../../summary/module-summary.ts';
import { isShared } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { Activation } from '../values/activation.ts';
import { activationOf } from '../graph/evaluate.ts';
import { builtInOf } from '../graph/resolve-calls.ts';
import type { Reached } from './reached.ts';

/**
 * Whether serving code calls one of the methods. Where it may guard state of the process, calls in the file that makes it count, which
 * are handed the work that they guard and show that it is about nothing of that kind.
 */
export function isUsed(used: NonNullable<ProcessLocalState['usedBy']>, maker: LinkedModule | undefined, { graph, propagation }: Pick<Reached, 'graph' | 'propagation'>): boolean {
  return graph.reached.some((activation) => {
    const { summary } = activation.module;
    return activation.summary.calls.some((id) => {
      const call = summary.calls[id];
      if (call === undefined || !isUse(call, used, activation, propagation)) return false;
      return maker === undefined || (activation.module === maker && !mayGuardOwnState(call, activation, propagation));
    });
  });
}

/** `io.to(room).emit(…)`, `socket.broadcast.emit(…)`: one of the methods, or a property of its name, on the way from the object to the call. */
function isUse(call: CallSite, { objects, methods }: NonNullable<ProcessLocalState['usedBy']>, activation: Activation, { evaluator }: Reached['propagation']): boolean {
  const { values, calls } = activation.module.summary;
  let isNamed = false;
  let at = call.callee;
  for (let depth = 0; depth < 8; depth++) {
    const value = values[at];
    if (value?.kind === 'member') {
      isNamed ||= methods.includes(value.name);
      at = value.object;
    } else if (value?.kind === 'result') at = calls[value.call]?.callee ?? 0;
    else return false;
    if (!isNamed) continue;
    evaluator.begin();
    // To send to one's own socket needs no room.
    if (evaluator.evaluate(at, activation).some((one) => one.kind === 'external' && objects.includes(one.path.toString()) && !(one.path.root.includes('@') && value.kind === 'member' && value.name === 'emit'))) return true;
  }
  return false;
}

/** Whether the work is not written out in the call, or it writes state of this process, or calls what does. */
function mayGuardOwnState(call: CallSite, activation: Activation, { evaluator }: Reached['propagation']): boolean {
  const { values } = activation.module.summary;
  evaluator.begin();
  const work = call.arguments.filter((argument) => values[argument]?.kind === 'function').flatMap((argument) => evaluator.evaluate(argument, activation)).filter((one) => one.kind === 'function');
  const guarded = new Set(work.map((one) => activationOf(one, true)));
  for (const one of guarded) {
    if (writesOwnState(one, evaluator)) return true;
    if (guarded.size < mostGuarded) for (const { to } of one.edges) guarded.add(to);
  }
  return work.length === 0;
}

const mostGuarded = 60;

function writesOwnState(activation: Activation, evaluator: Reached['propagation']['evaluator']): boolean {
  const { module, summary } = activation;
  const { bindings, values, calls } = module.summary;
  const isOwn = (id: ValueId): boolean => evaluator.evaluate(id, activation).some((one) => one.kind !== 'external' && isShared(one));
  const writes = summary.effects.some((effect) => {
    if (effect.kind === 'rebind') return !evaluator.enclosing(activation, bindings[effect.binding]?.owner ?? 0).serves;
    const target = effect.kind === 'read' ? undefined : values[effect.target];
    return target?.kind === 'member' && isOwn(target.object);
  });
  return writes || summary.calls.some((id) => {
    const callee = values[calls[id]?.callee ?? 0];
    if (callee?.kind !== 'member') return false;
    return evaluator.evaluate(callee.object, activation).some((one) => {
      const type = isShared(one) ? builtInOf(one) : undefined;
      return type !== undefined && [...type.grow, ...type.shrink, ...type.change].includes(callee.name);
    });
  });
}
