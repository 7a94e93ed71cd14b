import type { Evaluator } from '../graph/evaluate.ts';
import { functionsAmong, type ResolvedCall } from '../graph/resolve-calls.ts';
import type { ExternalValue } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import { constantText } from './match-entry-points.ts';

/**
 * `app.decorate('store', value)`: the value becomes a property of the framework's object. So does what a function answers that the framework
 * calls for each request: an object that all of them share, or one of each.
 */
export function decorate(evaluator: Evaluator, callee: ExternalValue, resolved: ResolvedCall, activation: Activation): void {
  const decorated = callee.path.parent?.facts.decorations?.get(callee.path.step);
  if (decorated === undefined) return;
  const { as, answerOf } = decorated.decoration;
  const name = as ?? constantText(activation.module.summary, resolved.call.arguments[0] ?? 0);
  if (name === undefined) return;
  const given = resolved.arguments[answerOf ?? 1] ?? [];
  const values = answerOf === undefined ? given : functionsAmong([given]).flatMap((fn) => evaluator.answers(fn, undefined, undefined, 0, true));
  for (const target of evaluator.externals(decorated.target, answerOf === undefined)) evaluator.store(target, name, values);
}
