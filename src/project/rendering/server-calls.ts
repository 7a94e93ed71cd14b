import { browserNames } from '../../models/sides.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import { builtInOf, promiseMethods } from '../graph/resolve-calls.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { Activation, Edge } from '../values/activation.ts';
import { typesByName } from '../values/built-ins.ts';
import type { CallSite, FunctionId, Value } from '../../summary/module-summary.ts';
import type { Sides } from './sides.ts';

/**
 * Which calls are made on a server. Code that draws a page runs there and in the browser, and much of it is handed functions for
 * later: for when the page is shown, or clicked on. While a page is rendered, a function that is handed to a package counts as
 * called only where a model says so; a handler of requests hands out functions that a server calls.
 */
export class ServerCalls {
  private readonly evaluator: Evaluator;
  private readonly sides: Sides;

  constructor(evaluator: Evaluator, sides: Sides) {
    this.evaluator = evaluator;
    this.sides = sides;
  }

  /** Whether the call may be made on a server at all. */
  mayRun(from: Activation, edge: Edge): boolean {
    const call = from.module.summary.calls[edge.call];
    return call === undefined || call.under < 0 || !this.sides.isInBrowser(call.under, from);
  }

  /** Whether it may be made, and what it hands over may be called by it: while a page is rendered, or while the process starts. */
  mayRunAtOnce(from: Activation, edge: Edge): boolean {
    const call = from.module.summary.calls[edge.call];
    return this.mayRun(from, edge) && (call === undefined || !this.isHanded(call, from, edge) || this.callsWhatItIsGiven(call, from));
  }

  /** Whether the function is an argument of the call, and not what is called. */
  private isHanded(call: CallSite, from: Activation, { to }: Edge): boolean {
    this.evaluator.begin();
    const { values } = from.module.summary;
    return call.arguments.some((id) => {
      const options = values[id];
      if (options?.kind === 'allocation' && to.module === from.module) return options.properties.some(({ value }) => isFunction(values[value], to.fn));
      return this.evaluator.evaluate(id, from).some((one) => one.kind === 'function' && one.fn === to.fn && one.module === to.module);
    });
  }

  /** Whether the callee is the language's own, or one that a model describes, or a promise or list of something that is not known. */
  private callsWhatItIsGiven(call: CallSite, from: Activation): boolean {
    const { evaluator } = this;
    if (evaluator.evaluate(call.callee, from).some((one) => one.kind === 'function' || one.kind === 'class' || isDescribed(one))) return true;
    const callee = from.module.summary.values[call.callee];
    if (callee?.kind !== 'member') return false;
    if (promiseMethods.has(callee.name) || callingMethods.has(callee.name)) return true;
    return evaluator.evaluate(callee.object, from).some((one) => one.kind === 'function' || builtInOf(one) !== undefined);
  }
}

function isFunction(value: Value | undefined, fn: FunctionId): boolean {
  return value?.kind === 'function' && value.fn === fn;
}

/** What a model or a descriptor says of a function is all that it does; the language's functions call what they are given. */
function isDescribed(value: AbstractValue): boolean {
  if (value.kind !== 'external') return false;
  const { facts, root, depth, step } = value.path;
  if (facts.model !== undefined || facts.calls !== undefined) return true;
  return root === 'global#' && depth === 1 && !browserNames.has(step);
}

/** Methods of lists and the like that call what they are given. */
const callingMethods: ReadonlySet<string> = new Set([...typesByName.values()].flatMap(({ calls }) => Object.keys(calls)));
