import type { ValueId } from '../../summary/module-summary.ts';
import { activationOf } from '../graph/evaluate.ts';
import type { Propagation } from '../graph/propagate.ts';
import { boot, type ExternalValue, type FunctionValue } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import type { LinkedModule } from '../values/linked-module.ts';

/**
 * Functions that an export hands to a package which answers the function that the framework calls: `wrapper.page((store) => async (context) => …)`,
 * `connect(select)(Page)`, `withSession({ getServerSideProps })`. What the package does with them is not known, but it has no other use for
 * them than to call them, and what they answer, when it is called itself. A function of the project that answers such a call is looked into.
 */
export function wrappedFunctions(propagation: Propagation, module: LinkedModule, name: string): readonly FunctionValue[] {
  const found = new Set<FunctionValue>();
  for (const one of module.exportsNamed(name)) if (one.kind === 'value') lookBehind({ propagation, name, found }, one.value, module.activation(0, boot), 0);
  return [...found];
}

interface Search {
  readonly propagation: Propagation;
  /** The export's name, under which options may hold the function. */
  readonly name: string;
  readonly found: Set<FunctionValue>;
}

function lookBehind(search: Search, id: ValueId, activation: Activation, depth: number): void {
  const { values, bindings, calls } = activation.module.summary;
  const value = values[id];
  if (value === undefined || depth > deepest) return;
  if (value.kind === 'typed') return lookBehind(search, value.of, activation, depth + 1);
  if (value.kind === 'binding') {
    const binding = bindings[value.binding];
    if (binding?.owner === activation.fn && binding.values.length === 1) lookBehind(search, binding.values[0] ?? 0, activation, depth + 1);
    return;
  }
  const call = value.kind === 'result' ? calls[value.call] : undefined;
  if (call === undefined || call.construct || call.in !== activation.fn) return;
  const { evaluator } = search.propagation;
  evaluator.begin();
  const callees = evaluator.evaluate(call.callee, activation);
  const own = callees.filter((one) => one.kind === 'function');
  for (const fn of own.slice(0, mostWrappers)) {
    const callee = activationOf(fn, false);
    for (const answer of callee.summary.returns) lookBehind(search, answer, callee, depth + 1);
  }
  if (own.length > 0 || callees.length === 0 || !callees.every((one) => one.kind === 'external' && !isDescribed(one))) return;
  for (const argument of call.arguments) for (const fn of functionsGiven(search, argument, activation)) search.found.add(fn);
}

/** Whether a descriptor or a model says what becomes of the functions that it is given. */
function isDescribed({ path }: ExternalValue): boolean {
  return path.facts.calls !== undefined || path.facts.model !== undefined || path.parent?.facts.registrations.has(path.step) === true;
}

function functionsGiven({ propagation: { evaluator }, name }: Search, id: ValueId, activation: Activation): readonly FunctionValue[] {
  return evaluator.evaluate(id, activation).flatMap((value) => {
    const given = value.kind === 'object' && value.type === 'object' ? evaluator.members.read(value, name) : [value];
    return given.flatMap((fn) => {
      if (fn.kind !== 'function' || fn.module.summary.functions[fn.fn] === undefined) return [];
      return [fn, ...evaluator.answers(fn, undefined, undefined, 0, true).filter((one) => one.kind === 'function')];
    });
  });
}

const deepest = 6;
const mostWrappers = 4;
