import type { Activation } from '../values/activation.ts';
import { isShared, type AbstractValue } from '../values/abstract-value.ts';
import { argumentFor } from '../graph/call-graph.ts';
import { activationOf, type Evaluator } from '../graph/evaluate.ts';
import { builtInOf } from '../graph/resolve-calls.ts';
import type { CallId, ValueId } from '../../summary/module-summary.ts';

/**
 * Whether a value is found in a place that lives as long as the process, step by step: in a variable of the module or of
 * a closure made at boot, or among what such a variable holds, also through functions that answer it and callers that
 * pass it. Sets of values are joined over all callers, so that an object which some request once put into a cache shows
 * up in many places that never touch the cache; this tells the places apart.
 */
export class HolderTrace {
  private readonly evaluator: Evaluator;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  leadsToState(id: ValueId, object: AbstractValue, activation: Activation): boolean {
    return this.leads(id, [object], activation, mostSteps);
  }

  /** `objects`: the object in question, or those that it was found in as a property. */
  private leads(id: ValueId, objects: Values, activation: Activation, left: number): boolean {
    const { summary } = activation.module;
    const value = summary.values[id];
    if (value === undefined || left <= 0) return false;
    const goOn = (part: ValueId): boolean => this.leads(part, objects, activation, left - 1);
    switch (value.kind) {
      case 'binding': {
        const binding = summary.bindings[value.binding];
        if (binding === undefined) return false;
        const owner = this.evaluator.enclosing(activation, binding.owner);
        if (!owner.serves) return true;
        return binding.values.some((held) => this.leads(held, objects, owner, left - 1));
      }
      case 'import':
      case 'exports':
      case 'global':
      case 'this':
      case 'class':
      case 'function':
        return true;
      case 'member':
        return this.leads(value.object, this.holding(value.object, objects, activation), activation, left - 1);
      case 'element':
        return this.leads(value.of, this.holding(value.of, objects, activation), activation, left - 1);
      case 'awaited':
      case 'typed':
        return goOn(value.of);
      case 'either':
        return value.of.some(goOn);
      case 'parameter':
        return this.isPassed(value.of, value.index, objects, activation, left);
      case 'result':
        return this.isAnswered(value.call, objects, activation, left);
      // A copy is fresh; what it holds is what the source holds.
      case 'allocation':
        return value.spreads.some(goOn);
      default:
        return false;
    }
  }

  /** The shared objects that a property or element of `id` is looked up in; where there are none, what was looked for itself. */
  private holding(id: ValueId, objects: Values, activation: Activation): Values {
    const found = this.evaluator.evaluate(id, activation).filter((one) => one.kind === 'object' && isShared(one));
    return found.length === 0 ? objects : [...found, ...objects];
  }

  private isPassed(fn: number, index: number, objects: Values, activation: Activation, left: number): boolean {
    const holder = this.evaluator.enclosing(activation, fn);
    const { summary } = holder;
    // What the framework passes is the framework's to share.
    if (holder.entry !== undefined || summary.kind === 'module') return true;
    const parameter = holder.parameters[index];
    const origins = objects.flatMap((object) => parameter?.originOf(object) ?? []);
    if (origins.length === 0) return (parameter?.values.length ?? 0) === 0;
    return origins.some(({ from, call: id }) => {
      if (!from.serves) return true;
      const asked = this.argumentAt(id, index, holder, from);
      return asked !== 0 && this.leads(asked, objects, from, left - 1);
    });
  }

  /** What the caller passes for a parameter: a callback of a collection's method gets what the collection holds. */
  private argumentAt(id: CallId, index: number, holder: Activation, from: Activation): ValueId {
    const { calls, values } = from.module.summary;
    const call = calls[id];
    const callee = values[call?.callee ?? 0];
    if (call === undefined) return 0;
    const called = this.evaluator.evaluate(call.callee, from);
    const isCallback = !called.some((one) => one.kind === 'function' && one.module === holder.module && one.fn === holder.fn);
    for (const one of isCallback ? called : []) {
      const given = one.kind === 'external' ? one.path.facts.model?.calls?.find(({ elementsOf }) => elementsOf !== undefined) : undefined;
      if (given?.elementsOf !== undefined) return call.arguments[given.elementsOf] ?? 0;
    }
    if (isCallback && callee?.kind === 'member' && callee.name !== 'emit') return callee.object;
    return argumentFor(holder.summary, index, from.module.summary, id);
  }

  private isAnswered(id: CallId, objects: Values, activation: Activation, left: number): boolean {
    const { summary } = activation.module;
    const call = summary.calls[id];
    const callee = summary.values[call?.callee ?? 0];
    if (call === undefined) return false;
    const functions = this.evaluator.evaluate(call.callee, activation).filter((one) => one.kind === 'function');
    if (functions.some(({ keeps }) => keeps === true)) return true;
    if (functions.length > 0) {
      return functions.slice(0, mostCallees).some((fn) => {
        const inner = activationOf(fn, activation.serves);
        return inner.summary.returns.some((answer) => {
          const answered = this.evaluator.evaluate(answer, inner);
          return objects.some((object) => answered.includes(object)) && this.leads(answer, objects, inner, left - 1);
        });
      });
    }
    if (callee?.kind !== 'member') return call.arguments.some((argument) => this.leads(argument, objects, activation, left - 1));
    const receivers = this.evaluator.evaluate(callee.object, activation);
    // What a weak collection holds lives as long as its key does.
    if (receivers.some((one) => builtInOf(one)?.weak === true)) return false;
    if (receivers.some((one) => builtInOf(one) !== undefined || one.kind === 'function')) return this.leads(callee.object, this.holding(callee.object, objects, activation), activation, left - 1);
    // `Object.values(users)`, `_.find(users)`: what a library's function is given, it may answer.
    return call.arguments.some((argument) => this.leads(argument, objects, activation, left - 1));
  }
}

type Values = readonly AbstractValue[];

const mostSteps = 14;
const mostCallees = 8;
