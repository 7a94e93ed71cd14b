import type { Finding, Way } from '../../findings/finding.ts';
import { requestObjects, type RequestObject } from '../../models/request-objects.ts';
import type { CallSite, FunctionId, ValueId } from '../../summary/module-summary.ts';
import { propertyOf } from '../injection/tokens.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import type { Propagation } from '../graph/propagate.ts';
import { boot, type AbstractValue } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { importedAmong, Imports, placeOf, type Reached } from './reached.ts';

/** Objects that must live one request, and are made while the process starts and used while serving; reported where they are made. */
export function findRequestObjects({ graph, modules, propagation }: Omit<Reached, 'requestData'>): readonly Finding[] {
  const imported = importedAmong(requestObjects, modules);
  if (imported.length === 0) return [];
  const uses = findUses(imported, graph, propagation);
  if (uses.size === 0) return [];
  const imports = new Imports(propagation.evaluator.linker);
  const started = graph.calledAtStart([...modules.map((module) => module.activation(0, boot)), ...propagation.begun]);
  return modules.flatMap((module) =>
    module.summary.calls.flatMap((call) => {
      if (call.in !== 0 && (!started.has(module.activation(call.in, boot)) || runsWhileServing(call.in, module, propagation))) return [];
      const made = [...uses.keys()].find((one) => isMadeBy(one, call, module, propagation));
      const use = made === undefined ? undefined : uses.get(made)?.find((one) => imports.areTogether(one.module, module));
      if (made === undefined || use === undefined) return [];
      return [{ kind: 'shared-request-object', ...placeOf(call, module), way: use.way, name: call.name, of: made.name, why: made.why, instead: made.instead, ...(made.stays && { stays: made.stays }) } as const];
    }),
  );
}

/** Whether requests run a function, too: which of those that it makes are used by them is not known. */
function runsWhileServing(fn: FunctionId, module: LinkedModule, propagation: Propagation): boolean {
  return [...module.allActivations()].some((one) => one.fn === fn && one.serves && propagation.hasRun(one));
}

/** Where code that serves uses one of the objects, and the shortest way there. */
interface Use {
  readonly module: LinkedModule;
  readonly way: Way;
}

/** The first use of each in each package of the project. */
function findUses(objects: readonly RequestObject[], graph: ServingGraph, propagation: Propagation): ReadonlyMap<RequestObject, readonly Use[]> {
  const found = new Map<RequestObject, Use[]>();
  for (const activation of graph.reached) {
    const { module } = activation;
    const wanted = objects.filter((one) => found.get(one)?.some((use) => use.module.manifest === module.manifest) !== true);
    const add = (object: RequestObject | undefined, way: Way | undefined): void => {
      if (object !== undefined && way !== undefined) found.set(object, [...(found.get(object) ?? []), { module, way }]);
    };
    const { entry } = activation;
    if (entry !== undefined) add(wanted.find((one) => one.answered === true && answers(one, activation, propagation)), { entry, calls: [] });
    for (const id of wanted.length === 0 ? [] : activation.summary.calls) {
      const call = module.summary.calls[id];
      const used = call === undefined ? undefined : wanted.find((one) => isUsedBy(one, call, activation, propagation));
      if (used !== undefined) add(used, graph.wayTo(activation, undefined));
    }
  }
  return found;
}

function answers({ path }: RequestObject, activation: Activation, { evaluator }: Propagation): boolean {
  evaluator.begin();
  return activation.summary.returns.some((id) => evaluator.evaluate(id, activation).some((one) => one.kind === 'external' && one.shared && one.path.toString() === `${path}()`));
}

function isUsedBy(object: RequestObject, call: CallSite, activation: Activation, { evaluator }: Propagation): boolean {
  const callee = activation.module.summary.values[call.callee];
  const isIt = (value: AbstractValue): boolean => value.kind === 'external' && value.shared && value.path.toString() === `${object.path}()`;
  if (callee?.kind === 'member' && object.uses.includes(callee.name)) {
    if (!mayBegin(object, call, activation)) return false;
    evaluator.begin();
    return evaluator.evaluate(callee.object, activation).some(isIt);
  }
  if (object.handedTo === undefined) return false;
  evaluator.begin();
  if (!evaluator.evaluate(call.callee, activation).some((one) => one.kind === 'external' && object.handedTo?.includes(one.path.toString()) === true)) return false;
  return call.arguments.some((one) => holds(one, activation, isIt, evaluator, 0));
}

/** Whether the text that is passed begins as it has to; what a variable holds, or a call answers, is not known. */
function mayBegin({ begins }: RequestObject, call: CallSite, { module: { summary: { values } } }: Activation): boolean {
  if (begins === undefined) return true;
  const text = values[call.arguments[0] ?? 0];
  const said = text?.kind === 'literal' && text.type === 'string' ? text.text.trimStart().toUpperCase() : '';
  return begins.some((word) => said.startsWith(word));
}

/** Whether the value is what is looked for, or an object written in place that holds it: `{ context: { client } }`. */
function holds(id: ValueId, activation: Activation, isIt: (value: AbstractValue) => boolean, evaluator: Propagation['evaluator'], depth: number): boolean {
  if (evaluator.evaluate(id, activation).some(isIt)) return true;
  const value = activation.module.summary.values[id];
  return value?.kind === 'allocation' && depth < 3 && value.properties.some((one) => holds(one.value, activation, isIt, evaluator, depth + 1));
}

function isMadeBy({ path, when }: RequestObject, call: CallSite, module: LinkedModule, { evaluator }: Propagation): boolean {
  if (when !== undefined) {
    const held = module.summary.values[propertyOf(module.summary, call.arguments[0] ?? 0, when.key)];
    if (held?.kind !== 'literal' || held.text !== when.is) return false;
  }
  evaluator.begin();
  return evaluator.evaluate(call.callee, module.activation(call.in, boot)).some((one) => one.kind === 'external' && one.path.toString() === path);
}
