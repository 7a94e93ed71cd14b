import { builtInTypes } from '../../models/built-in-types.ts';
import type { FunctionSummary } from '../../summary/module-summary.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import { nothing, unionOf } from '../values/value-union.ts';
import type { Evaluator } from './evaluate.ts';
import { promiseMethods, type ResolvedCall } from './resolve-calls.ts';

type Values = readonly AbstractValue[];

/**
 * Arguments of a call of something outside that may be called: all, unless a model says which. Scripts of components hand most of
 * their functions to what calls them in a browser, when something is clicked or seen; of these only such count as a model names, and those
 * that are handed to a method that collections or promises have.
 */
export function calledBack({ callees, method, arguments: passed }: ResolvedCall, activation: Activation, evaluator: Evaluator): readonly Values[] {
  const calls = callees.map((one) => (one.kind === 'external' ? one.path.facts.model?.calls : undefined));
  const isTrusting = callsAtOnce.has(method) || !isInComponent(activation);
  const called = passed.filter((_, index) => (calls.length === 0 && isTrusting) || calls.some((known) => (known === undefined ? isTrusting : known.some(({ at, keys }) => at === index && keys === undefined))));
  const methods = calls.flatMap((known) => known ?? []).flatMap(({ at, keys = [] }) => keys.map((key) => unionOf(passed[at] ?? nothing, (object) => evaluator.members.read(object, key))));
  return methods.length === 0 ? called : [...called, ...methods];
}

/** Whether a function outside calls methods of an object that it is handed: `new ReadableStream({ start() {} })`. */
export function callsMethods({ callees }: ResolvedCall): boolean {
  return callees.some((one) => one.kind === 'external' && one.path.facts.model?.calls?.some(({ keys }) => keys !== undefined) === true);
}

const callsAtOnce: ReadonlySet<string> = new Set([...promiseMethods, ...builtInTypes.flatMap(({ calls }) => Object.keys(calls))]);

function isInComponent({ module, summary }: Activation): boolean {
  const { functions } = module.summary;
  let around: FunctionSummary | undefined = summary;
  while (around !== undefined && around.kind !== 'component') around = functions[around.parent];
  return around !== undefined;
}

/** What a function outside hands on to the one that it calls: further arguments, `setTimeout(remind, 100, order)`, elements of another, or objects of its own. */
export function passedOn({ callees, arguments: passed }: ResolvedCall, evaluator: Evaluator, serving: boolean): readonly Values[] {
  const [model] = callees.flatMap((one) => (one.kind === 'external' ? (one.path.facts.model?.calls ?? []) : []));
  if (model?.gives !== undefined) return model.gives.map((path) => evaluator.externals(evaluator.tree.node(path), !serving));
  if (model?.elementsOf === undefined) return model?.passes === undefined ? [] : passed.slice(model.passes);
  const elements = unionOf(passed[model.elementsOf] ?? nothing, (list) => evaluator.members.elements(list));
  return model.as === 1 ? [nothing, elements] : [elements];
}
