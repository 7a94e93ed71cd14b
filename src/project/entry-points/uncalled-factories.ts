import type { Evaluator } from '../graph/evaluate.ts';
import { boot, type AbstractValue, type ExternalValue, type FunctionValue, type ObjectValue } from '../values/abstract-value.ts';
import { typesByName } from '../values/built-ins.ts';
import { siteOf, type LinkedModule } from '../values/linked-module.ts';
import type { Propagation } from '../graph/propagate.ts';
import type { FunctionId, Parameter, ValueId } from '../../summary/module-summary.ts';

/**
 * Runs the functions around a handler that nothing in the project calls: `export const protect = (options): RequestHandler
 * => …` in a package of middleware. Whoever uses it calls it when the server is set up, so that what is passed to it lives
 * as long as the process.
 */
export function runFactoriesAround(propagation: Propagation, module: LinkedModule, fn: FunctionId): void {
  const { functions } = module.summary;
  const around: FunctionId[] = [];
  for (let id = functions[fn]?.parent ?? 0; id > 0; id = functions[id]?.parent ?? 0) {
    const kind = functions[id]?.kind;
    // What methods and constructors are called with is for their classes to say.
    if (kind !== 'function' && kind !== 'arrow') return;
    around.unshift(id);
  }
  for (const factory of around) {
    if (!hasRun(propagation, module, factory)) runFactory(propagation, module, factory);
  }
}

function runFactory(propagation: Propagation, module: LinkedModule, fn: FunctionId): void {
  const parameters = module.summary.functions[fn]?.parameters ?? [];
  propagation.begin(module.activation(fn, boot), parameters.map((parameter, index) => argumentFor(propagation, module, fn, parameter, index)), []);
}

/**
 * Runs the exported functions that nothing in the project calls and that set something up with a framework: they make a
 * router, an application or a middleware for whoever imports them.
 */
export function runExportedFactories(propagation: Propagation, module: LinkedModule): void {
  const { evaluator } = propagation;
  for (const exported of module.summary.exports) {
    if (exported.kind !== 'value') continue;
    for (const value of evaluator.evaluate(exported.value, module.activation(0, boot))) {
      if (value.kind !== 'function' || value.module !== module || hasRun(propagation, module, value.fn) || !setsUp(value, evaluator)) continue;
      runFactory(propagation, module, value.fn);
    }
  }
}

/** Whether the function answers what takes handlers of requests, or calls what is handed one: a program's start that listens does neither. */
function setsUp(fn: FunctionValue, evaluator: Evaluator): boolean {
  evaluator.isLooking = true;
  const found = answersWhatTakesHandlers(fn, evaluator);
  evaluator.isLooking = false;
  return found;
}

function answersWhatTakesHandlers({ module, fn }: FunctionValue, evaluator: Evaluator): boolean {
  const { functions, values, calls } = module.summary;
  const activation = module.activation(fn, boot);
  return (functions[fn]?.returns ?? []).some((id) => {
    const made = values[id];
    const callees = made?.kind === 'result' ? evaluator.evaluate(calls[made.call]?.callee ?? 0, activation) : [];
    if (callees.some((one) => one.kind === 'external' && one.path.facts.calls !== undefined)) return true;
    return evaluator.evaluate(id, activation).some((one) => one.kind === 'external' && takesHandlers(one));
  });
}

function takesHandlers({ path }: ExternalValue): boolean {
  return [...path.facts.registrations.values()].flat().some(({ entryPoint }) => entryPoint.phase === 'request' && entryPoint.events === undefined);
}

function hasRun(propagation: Propagation, module: LinkedModule, fn: FunctionId): boolean {
  for (const activation of module.allActivations()) if (activation.fn === fn && propagation.hasRun(activation)) return true;
  return false;
}

/** The object that is passed, with the collections that the annotation promises; nothing where the type says what is passed. */
function argumentFor({ evaluator }: Propagation, module: LinkedModule, fn: FunctionId, { name, rest, type, shape }: Parameter, index: number): readonly AbstractValue[] {
  if (rest || index >= 16) return [];
  const top = module.activation(0, boot);
  if (type !== 0 && (evaluator.instances.promised(type, module).length > 0 || evaluator.evaluate(type, top).some((one) => one.kind === 'class' && one.module.summary.classes[one.class]?.kind === 'class'))) return [];
  const start = module.summary.functions[fn]?.start ?? 0;
  const build = (id: ValueId, called: string): ObjectValue | undefined => {
    const value = module.summary.values[id];
    const made = value?.kind === 'global' ? value.name : value?.kind === 'allocation' ? value.type : undefined;
    if (made === undefined || (value?.kind === 'global' && !typesByName.has(made))) return undefined;
    const object = module.objectValue(siteOf.argument(fn, index, id), true, { type: made === 'Array' ? 'array' : made, name: called, start: value?.kind === 'allocation' ? value.start : start, ofModule: true });
    if (value?.kind === 'allocation') {
      for (const property of value.properties) {
        const held = build(property.value, property.name);
        if (held !== undefined) evaluator.store(object, property.name, [held]);
      }
    }
    return object;
  };
  const promised = shape === undefined ? undefined : build(shape, name);
  return [promised ?? module.objectValue(siteOf.argument(fn, index), true, { type: 'object', name, start, ofModule: true })];
}
