import type { Activation } from '../values/activation.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
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

  leadsToState(id: ValueId, object: AbstractValue, activation: Activation, left = mostSteps): boolean {
    const { summary } = activation.module;
    const value = summary.values[id];
    if (value === undefined || left <= 0) return false;
    const goOn = (part: ValueId): boolean => this.leadsToState(part, object, activation, left - 1);
    switch (value.kind) {
      case 'binding': {
        const binding = summary.bindings[value.binding];
        if (binding === undefined) return false;
        const owner = this.evaluator.enclosing(activation, binding.owner);
        if (!owner.serves) return true;
        return binding.values.some((held) => this.leadsToState(held, object, owner, left - 1));
      }
      case 'import':
      case 'exports':
      case 'global':
      case 'this':
      case 'class':
      case 'function':
        return true;
      case 'member':
        return goOn(value.object);
      case 'element':
      case 'awaited':
      case 'typed':
        return goOn(value.of);
      case 'either':
        return value.of.some(goOn);
      case 'parameter':
        return this.isPassed(value.of, value.index, object, activation, left);
      case 'result':
        return this.isAnswered(value.call, object, activation, left);
      // A copy is fresh; what it holds is what the source holds.
      case 'allocation':
        return value.spreads.some(goOn);
      default:
        return false;
    }
  }

  private isPassed(fn: number, index: number, object: AbstractValue, activation: Activation, left: number): boolean {
    const holder = this.evaluator.enclosing(activation, fn);
    const { summary } = holder;
    // What the framework passes is the framework's to share.
    if (holder.entry !== undefined || summary.kind === 'module') return true;
    const origin = holder.parameters[index]?.originOf(object);
    if (origin === undefined) return (holder.parameters[index]?.values.length ?? 0) === 0;
    if (!origin.from.serves) return true;
    const call = origin.from.module.summary.calls[origin.call];
    if (call === undefined) return false;
    const callee = origin.from.module.summary.values[call.callee];
    // A callback of a collection's method gets what the collection holds.
    const isOfCollection = callee?.kind === 'member' && callee.name !== 'emit' && this.isCallback(call.callee, holder, origin.from);
    const asked = isOfCollection ? callee.object : argumentFor(summary, index, origin.from.module.summary, origin.call);
    return asked !== 0 && this.leadsToState(asked, object, origin.from, left - 1);
  }

  private isCallback(callee: ValueId, holder: Activation, from: Activation): boolean {
    return !this.evaluator.evaluate(callee, from).some((one) => one.kind === 'function' && one.module === holder.module && one.fn === holder.fn);
  }

  private isAnswered(id: CallId, object: AbstractValue, activation: Activation, left: number): boolean {
    const { summary } = activation.module;
    const call = summary.calls[id];
    const callee = summary.values[call?.callee ?? 0];
    if (call === undefined) return false;
    const functions = this.evaluator.evaluate(call.callee, activation).filter((one) => one.kind === 'function');
    if (functions.length > 0) {
      return functions.slice(0, mostCallees).some((fn) => {
        const inner = activationOf(fn, activation.serves);
        return inner.summary.returns.some((answer) => this.evaluator.evaluate(answer, inner).includes(object) && this.leadsToState(answer, object, inner, left - 1));
      });
    }
    if (callee?.kind !== 'member') return call.arguments.some((argument) => this.leadsToState(argument, object, activation, left - 1));
    const ofCollection = this.evaluator.evaluate(callee.object, activation).some((one) => builtInOf(one) !== undefined || one.kind === 'function');
    if (ofCollection) return this.leadsToState(callee.object, object, activation, left - 1);
    // `Object.values(users)`, `_.find(users)`: what a library's function is given, it may answer.
    return call.arguments.some((argument) => this.leadsToState(argument, object, activation, left - 1));
  }
}

const mostSteps = 14;
const mostCallees = 8;
