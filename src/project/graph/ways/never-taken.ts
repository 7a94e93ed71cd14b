import type { CallSite, ValueId } from '../../../summary/module-summary.ts';
import type { Activation } from '../../values/activation.ts';
import type { Evaluator } from '../evaluate.ts';

/**
 * Ways through the set-up of a server that it never takes: `database ? storeOf(database) : storeInMemory()` in a function that is handed
 * a database by every call of it that is seen. Only what is an object for certain counts as handed.
 */
export class NeverTaken {
  private readonly evaluator: Evaluator;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** Whether a call stands on such a way. The activation is noted: with another call of it, the way may be taken after all. */
  has(call: CallSite, activation: Activation): boolean {
    if (call.under < 0 || activation.serves || !activation.isCalled) return false;
    const { guards } = activation.module.summary;
    for (let id = call.under, depth = 0; id >= 0 && depth < 20; depth++) {
      const guard = guards[id];
      if (guard === undefined) return false;
      if ((guard.is === 'falsy' || guard.is === 'empty') && this.isGiven(guard.value, activation, 0)) return (activation.leavesOut = true);
      id = guard.outer;
    }
    return false;
  }

  /** Whether the value is a parameter that every call hands an object to. */
  private isGiven(id: ValueId, activation: Activation, depth: number): boolean {
    const { values, bindings } = activation.module.summary;
    let value = values[id];
    if (value?.kind === 'binding' && bindings[value.binding]?.kind === 'parameter' && bindings[value.binding]?.values.length === 1) value = values[bindings[value.binding]?.values[0] ?? 0];
    if (value?.kind !== 'parameter' || value.rest || value.of !== activation.fn || depth > 3) return false;
    const { index } = value;
    const calls = activation.callsSeen();
    return calls.length > 0 && calls.every(({ from, call }) => {
      const site = from.module.summary.calls[call];
      if (site === undefined || !this.evaluator.evaluate(site.callee, from).some((one) => one.kind === 'function' && one.fn === activation.fn && one.module === activation.module)) return false;
      return this.isObject(site.arguments[index] ?? 0, from, depth + 1);
    });
  }

  private isObject(id: ValueId, activation: Activation, depth: number): boolean {
    const { values, bindings, calls } = activation.module.summary;
    const value = values[id];
    if (value === undefined || depth > 6) return false;
    switch (value.kind) {
      case 'allocation':
      case 'function':
      case 'class':
      case 'this':
        return true;
      case 'typed':
      case 'awaited':
        return this.isObject(value.of, activation, depth + 1);
      case 'parameter':
        return this.isGiven(id, activation, depth);
      case 'binding': {
        const binding = bindings[value.binding];
        return binding?.kind === 'const' && binding.values.length === 1 && binding.owner === activation.fn && this.isObject(binding.values[0] ?? 0, activation, depth + 1);
      }
      case 'result': {
        const call = calls[value.call];
        return call !== undefined && (call.construct || this.answersObject(call, activation, depth + 1));
      }
      default:
        return false;
    }
  }

  /** Of functions of packages, those that descriptors or models know the answer of. */
  private answersObject(call: CallSite, activation: Activation, depth: number): boolean {
    const callees = this.evaluator.evaluate(call.callee, activation);
    return callees.length > 0 && callees.every((callee) => {
      if (callee.kind === 'external') return callee.path.child('()')?.known === true;
      if (callee.kind !== 'function') return false;
      const answering = callee.module.activation(callee.fn, callee.context);
      const { returns, generator } = answering.summary;
      return !generator && returns.length > 0 && returns.every((one) => this.isObject(one, answering, depth));
    });
  }
}
