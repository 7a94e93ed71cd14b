import { builtInTypes } from '../../models/built-in-types.ts';
import type { FunctionSummary } from '../../summary/module-summary.ts';
import type { AbstractValue, FunctionValue } from '../values/abstract-value.ts';
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

/**
 * Functions written as properties of an argument, which serving code hands to a package that nothing more is known of: `streamText({ onFinish() {} })`.
 * Of functions of the language a model says which.
 */
export function optionFunctions({ call, callees }: ResolvedCall, activation: Activation, evaluator: Evaluator): readonly FunctionValue[] {
  if (!activation.serves || isInComponent(activation)) return none;
  const { values } = activation.module.summary;
  const found: FunctionValue[] = [];
  for (const argument of call.arguments) {
    const options = values[argument];
    if (options?.kind !== 'allocation' || options.type !== 'object') continue;
    for (const { value } of options.properties) {
      if (values[value]?.kind !== 'function' || !callees.some(callsOptions)) continue;
      for (const fn of evaluator.evaluate(value, activation)) if (fn.kind === 'function') found.push(fn);
    }
  }
  return found;
}

const none: readonly FunctionValue[] = [];

function callsOptions(callee: AbstractValue): boolean {
  if (callee.kind !== 'external') return false;
  const { facts, root } = callee.path;
  return facts.model === undefined && facts.calls === undefined && isPackage(root);
}

/** Whether a path begins at a package, and not at a name of the language, an object of a framework or something unknown. */
function isPackage(root: string): boolean {
  return !root.startsWith('global#') && !root.startsWith('anything#') && !root.includes('@', 1) && root.endsWith('#');
}

/** What a function outside hands on to the one that it calls: further arguments, `setTimeout(remind, 100, order)`, elements of another, or objects of its own. */
export function passedOn({ callees, arguments: passed }: ResolvedCall, evaluator: Evaluator, serving: boolean): readonly Values[] {
  const [model] = callees.flatMap((one) => (one.kind === 'external' ? (one.path.facts.model?.calls ?? []) : []));
  if (model?.gives !== undefined) return model.gives.map((path) => evaluator.externals(evaluator.tree.node(path), !serving));
  if (model?.elementsOf === undefined) return model?.passes === undefined ? [] : passed.slice(model.passes);
  const elements = unionOf(passed[model.elementsOf] ?? nothing, (list) => evaluator.members.elements(list));
  return model.as === 1 ? [nothing, elements] : [elements];
}
