import type { AbstractValue } from '../values/abstract-value.ts';
import { nothing, unionOf } from '../values/value-union.ts';
import type { Evaluator } from './evaluate.ts';
import type { ResolvedCall } from './resolve-calls.ts';

type Values = readonly AbstractValue[];

/** Arguments of a call of something outside that may be called: all, unless a model says which. */
export function calledBack({ callees, arguments: passed }: ResolvedCall): readonly Values[] {
  const calls = callees.map((one) => (one.kind === 'external' ? one.path.facts.model?.calls : undefined));
  return passed.filter((_, index) => calls.length === 0 || calls.some((known) => known === undefined || known.some(({ at }) => at === index)));
}

/** What a function outside hands on to the one that it calls: further arguments, `setTimeout(remind, 100, order)`, elements of another, or objects of its own. */
export function passedOn({ callees, arguments: passed }: ResolvedCall, evaluator: Evaluator, serving: boolean): readonly Values[] {
  const [model] = callees.flatMap((one) => (one.kind === 'external' ? (one.path.facts.model?.calls ?? []) : []));
  if (model?.gives !== undefined) return model.gives.map((path) => evaluator.externals(evaluator.tree.node(path), !serving));
  if (model?.elementsOf === undefined) return model?.passes === undefined ? [] : passed.slice(model.passes);
  const elements = unionOf(passed[model.elementsOf] ?? nothing, (list) => evaluator.members.elements(list));
  return model.as === 1 ? [nothing, elements] : [elements];
}
