import type { FunctionId } from '../../summary/module-summary.ts';
import type { Propagation } from '../graph/propagate.ts';
import { boot, type Context, type FunctionValue } from '../values/abstract-value.ts';
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
