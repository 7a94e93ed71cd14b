import type { ProcessLocalStateFinding } from '../../findings/finding.ts';
import { processLocalStates, type ProcessLocalState } from '../../models/process-local-state.ts';
import type { Allocation, CallSite, Guard, ValueId } from '../../summary/module-summary.ts';
import type { Activation } from '../values/activation.ts';
import { boot, type AbstractValue, type ObjectValue } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { isUsed } from './used-by-requests.ts';
import { importedAmong, placeOf, type Reached } from './reached.ts';

/** What libraries keep in the memory of one process, as they are set up here, in a program that serves requests. */
export function findProcessLocalState(reached: Reached): readonly ProcessLocalStateFinding[] {
  const { graph, modules, propagation } = reached;
  const models = importedAmong(processLocalStates, modules).filter((one) => isInEffect(one, modules));
  if (models.length === 0 || graph.reached.length === 0) return [];
  // Who sets up a package imports it.
  const places = modules.flatMap((module) => placesIn(module, reached, importedAmong(models, [module])));
  return places.flatMap(({ model, call, module }) => {
    if (isUnderCondition(call, module) || places.some((other) => other.model.path === model.path && other.isElsewhere && other.call.under !== -1)) return [];
    if (places.find((other) => other.call === call)?.isElsewhere === true) return [];
    if (model.usedBy !== undefined && !isUsed(model.usedBy, model.unlessForOwnState === true ? module : undefined, { graph, propagation })) return [];
    return [{ kind: 'process-local-state', ...placeOf(call, module), name: call.name, of: model.name, why: model.why, instead: model.instead }];
  });
}

/** Whether nothing else in the project says that it keeps nothing, or keeps it elsewhere. */
function isInEffect({ onlyWith, unlessAs, unlessCalled }: ProcessLocalState, modules: readonly LinkedModule[]): boolean {
  if (onlyWith !== undefined && !modules.some((one) => imports(one, onlyWith))) return false;
  if (unlessAs !== undefined && modules.some((one) => hasProperty(one, unlessAs))) return false;
  return unlessCalled === undefined || !modules.some((one) => callsMethod(one, unlessCalled));
}

/** A call that sets it up; `isElsewhere`: so that it is kept elsewhere, or nobody can say where. */
interface Place {
  readonly model: ProcessLocalState;
  readonly call: CallSite;
  readonly module: LinkedModule;
  readonly isElsewhere: boolean;
}

function placesIn(module: LinkedModule, { propagation }: Reached, models: readonly ProcessLocalState[]): readonly Place[] {
  const { evaluator } = propagation;
  if (models.length === 0) return [];
  return module.summary.calls.flatMap((call) => {
    const activation = runOf(call, module, propagation);
    if (activation === undefined) return [];
    evaluator.begin();
    const callees = evaluator.evaluate(call.callee, activation);
    const model = models.find((one) => (one.isPlugin === true ? call.arguments.slice(0, 1).map((argument) => evaluator.evaluate(argument, activation)) : [callees]).some((values) => values.some((value) => value.kind === 'external' && value.path.toString() === one.path)));
    if (model === undefined || (model.isPlugin === true && module.summary.values[call.callee]?.kind !== 'member')) return [];
    const isElsewhere = !fits(model, call, activation, (argument) => evaluator.evaluate(argument, activation));
    return [{ model, call, module, isElsewhere }];
  });
}

/** The activation in which the call runs, while the process starts if it does. */
function runOf(call: CallSite, module: LinkedModule, propagation: Reached['propagation']): Activation | undefined {
  const { depth = 0 } = module.summary.functions[call.in] ?? {};
  return [module.activation(call.in, boot), ...Array.from({ length: depth }, (_, level) => module.activation(call.in, level + 1))].find((one) => call.in === 0 || propagation.hasRun(one));
}

/** Whether the arguments leave it in memory. */
function fits({ unless, when }: ProcessLocalState, call: CallSite, { module }: Activation, evaluate: (id: ValueId) => readonly AbstractValue[]): boolean {
  const { values } = module.summary;
  if (when !== undefined) {
    const argument = values[call.arguments[when.at] ?? 0];
    const held = when.key === undefined ? argument : argument?.kind === 'allocation' ? values[argument.properties.find(({ name }) => name === when.key)?.value ?? 0] : undefined;
    if (held?.kind !== 'literal' || held.text !== when.is) return false;
  }
  if (unless === undefined) return true;
  const checked = unless.at === 'any' ? call.arguments : call.arguments.slice(unless.at, unless.at + 1);
  return checked.every((id) => lacks(id, unless.keys, unless.at === 'any', module, evaluate));
}

/** Whether an argument is known not to have any of the properties; of `any` argument, one that is no object of the project does not count. */
function lacks(id: ValueId, keys: readonly string[], isAny: boolean, module: LinkedModule, evaluate: (id: ValueId) => readonly AbstractValue[]): boolean {
  const value = module.summary.values[id];
  if (value?.kind === 'literal' || value?.kind === 'derived') return true;
  if (value?.kind === 'allocation') return isWithout(value, keys);
  const objects = evaluate(id);
  if (isAny && objects.length > 0 && objects.every((one) => one.kind === 'external')) return true;
  return objects.length > 0 && !assigns(module, keys) && objects.every((one) => one.kind === 'object' && !assigns(one.module, keys) && literalOf(one)?.some((made) => !isWithout(made, keys)) === false);
}

/** What is written between the braces. */
function isWithout({ properties, spreads, type }: Allocation, keys: readonly string[]): boolean {
  return spreads.length === 0 && !properties.some(({ name }) => keys.includes(name) || (name === '*' && type === 'object'));
}

/** The literal that makes the object; undefined when something else does. */
function literalOf({ module, start, type }: ObjectValue): readonly Allocation[] | undefined {
  const found = module.summary.values.filter((value) => value.kind === 'allocation').filter((value) => value.start === start && value.type === type);
  return found.length === 0 ? undefined : found;
}

/** `options.store = …` somewhere in the file. */
function assigns({ summary: { functions, values } }: LinkedModule, keys: readonly string[]): boolean {
  return functions.some(({ effects }) =>
    effects.some((effect) => {
      const target = effect.kind === 'mutate' ? values[effect.target] : undefined;
      return target?.kind === 'member' && keys.includes(target.name);
    }),
  );
}

/** `{ insuranceLimiter: … }` */
function hasProperty({ summary: { values } }: LinkedModule, name: string): boolean {
  return values.some((value) => value.kind === 'allocation' && value.properties.some((one) => one.name === name));
}

function imports({ summary: { values } }: LinkedModule, path: string): boolean {
  return values.some((value) => value.kind === 'import' && `${value.specifier}#${value.name}` === path);
}

function callsMethod({ summary: { calls, values } }: LinkedModule, name: string): boolean {
  return calls.some(({ callee }) => {
    const called = values[callee];
    return called?.kind === 'member' && called.name === name;
  });
}

/** `if (process.env.NODE_ENV !== 'production')`: meant for one process, as far as anyone can see. */
function isUnderCondition({ under }: CallSite, { summary: { guards } }: LinkedModule): boolean {
  for (let at: Guard | undefined = guards[under], depth = 0; at !== undefined && depth < 40; at = guards[at.outer], depth++) if (at.is !== 'present' && at.is !== 'truthy') return true;
  return false;
}
