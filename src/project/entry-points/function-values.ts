import type { FunctionId } from '../../summary/module-summary.ts';
import type { Propagation } from '../graph/propagate.ts';
import { boot, type AbstractValue, type ClassValue, type Context, type FunctionValue } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { runFactoriesAround } from './uncalled-factories.ts';

/** The function as made by each activation of the function around it that ran; as made at boot when none did. */
export function functionValues(propagation: Propagation, module: LinkedModule, fn: FunctionId): readonly FunctionValue[] {
  const parent = module.summary.functions[fn]?.parent ?? 0;
  const contexts = new Set<Context>();
  for (const activation of module.allActivations()) {
    if (activation.fn === parent && propagation.hasRun(activation)) contexts.add(activation.serves ? activation.context : boot);
  }
  if (contexts.size === 0) runFactoriesAround(propagation, module, fn);
  return [...(contexts.size === 0 ? [boot] : contexts)].map((context) => module.functionValue(fn, context));
}

/** Whether the file exports one of its functions or classes, as it is or as a property of what it exports. */
export function isExported({ evaluator }: Propagation, module: LinkedModule, isMeant: (value: ClassValue | FunctionValue) => boolean): boolean {
  const { members } = evaluator;
  const names = new Set([...module.summary.exports.flatMap((one) => (one.kind === 'value' ? [one.name] : [])), ...module.value.fields.names()]);
  const fits = (value: AbstractValue): boolean => (value.kind === 'class' || value.kind === 'function') && value.module === module && isMeant(value);
  evaluator.begin();
  return [...names].some((name) => members.read(module.value, name).some((value) => fits(value) || (value.kind === 'object' && value.module === module && members.read(value, '*').some(fits))));
}
