import type { Framework, SignatureEntryPoint } from '../../../frameworks/framework.ts';
import { browserPackages } from '../../../models/browser-packages.ts';
import type { FunctionModel } from '../../../models/model.ts';
import type { CallSite, FunctionId } from '../../../summary/module-summary.ts';
import type { Propagation } from '../../graph/propagate.ts';
import { Sides } from '../../rendering/sides.ts';
import { boot } from '../../values/abstract-value.ts';
import type { Activation } from '../../values/activation.ts';
import type { LinkedModule } from '../../values/linked-module.ts';
import { activationOf } from '../../graph/evaluate.ts';
import { isExported } from '../function-values.ts';
import { entryMatch } from '../match-entry-points.ts';
import { recurringIn, type Clockwork, type Recurring } from './recurring.ts';

/**
 * Lets timers call what runs again and again for as long as the process lives, where that is begun at the start, or by a function
 * that is exported and that nothing in the project calls: whoever starts it, it does not stop. What a request begins serves that request.
 */
export class TimerFinder {
  private readonly propagation: Propagation;
  private readonly sides: Sides;
  private readonly found: readonly { readonly module: LinkedModule; readonly recurring: readonly Recurring[] }[];

  constructor(propagation: Propagation, modules: readonly LinkedModule[]) {
    this.propagation = propagation;
    this.sides = new Sides(propagation.evaluator.linker);
    this.found = modules.map((module) => ({ module, recurring: recurringIn(module.summary, this.clockworkOf(module)) })).filter(({ recurring }) => recurring.length > 0);
  }

  /** Runs the exported functions that begin such work and that nothing has run. */
  start(): void {
    for (const { module, recurring } of this.found) {
      if (drawsInBrowser(module)) continue;
      for (const { call } of recurring) {
        const outermost = outermostAround(module, call.in);
        if (outermost > 0 && !hasRun(this.propagation, module, outermost)) this.begin(module, outermost);
      }
    }
  }

  /** Admits the functions that timers call. What begins them must have run. */
  admit(): void {
    for (const { module, recurring } of this.found) {
      for (const { fn, call } of recurring) {
        const beginner = module.activation(call.in, boot);
        const called = module.activation(fn, boot);
        if (!this.propagation.hasRun(beginner) || !this.propagation.hasRun(called) || this.sides.isInBrowser(call.under, beginner)) continue;
        this.admitCalled(called, call);
      }
    }
  }

  private admitCalled({ module, fn, receiver, parameters }: Activation, call: CallSite): void {
    const { propagation } = this;
    const callee = module.summary.values[call.callee];
    const label = callee?.kind === 'global' || callee?.kind === 'import' || callee?.kind === 'member' ? callee.name : module.summary.functions[fn]?.name;
    const match = entryMatch({ framework: timer, entryPoint: tick, label: label ?? 'timer' }, module, call.at);
    const serving = activationOf(module.functionValue(fn, boot), true);
    propagation.begin(serving, Array.from(parameters, (cell) => cell?.values ?? []), receiver.values);
    propagation.admit(serving, match, timer, tick, []);
  }

  /** Runs a function for whoever imports it; a method, on some instance of its class. */
  private begin(module: LinkedModule, fn: FunctionId): void {
    const { ofClass = -1, kind } = module.summary.functions[fn] ?? {};
    const isOfClass = kind === 'constructor' || (kind === 'method' && ofClass >= 0);
    if (!isExported(this.propagation, module, (value) => (isOfClass ? value.kind === 'class' && value.class === ofClass : value.kind === 'function' && value.fn === fn))) return;
    this.propagation.begin(module.activation(fn, boot), [], isOfClass ? [this.propagation.evaluator.instances.some(module.classValue(ofClass, boot))] : []);
  }

  private clockworkOf(module: LinkedModule): Clockwork {
    const modelOf = (call: CallSite): FunctionModel | undefined => {
      const callee = module.summary.values[call.callee];
      if (callee?.kind !== 'global' && callee?.kind !== 'import') return undefined;
      const [only] = this.propagation.evaluator.evaluate(call.callee, module.activation(0, boot));
      return only?.kind === 'external' ? only.path.facts.model : undefined;
    };
    return {
      timer(call) {
        const later = modelOf(call)?.calls?.find(({ when, keys }) => when === 'later' && keys === undefined);
        return later === undefined ? undefined : { at: later.at, again: later.again === true };
      },
      stops: (call) => modelOf(call)?.stops === true,
    };
  }
}

/** The function below the module's top level that a function stands in, or is. */
function outermostAround({ summary: { functions } }: LinkedModule, fn: FunctionId): FunctionId {
  let at = fn;
  while ((functions[at]?.parent ?? 0) > 0) at = functions[at]?.parent ?? 0;
  return at;
}

function hasRun(propagation: Propagation, module: LinkedModule, fn: FunctionId): boolean {
  for (const activation of module.allActivations()) if (activation.fn === fn && propagation.hasRun(activation)) return true;
  return false;
}

function drawsInBrowser({ manifest }: LinkedModule): boolean {
  for (const name of manifest?.dependencies ?? []) if (browserPackages.has(name)) return true;
  return false;
}

/** Stands for the timers of the language. */
const timer = { name: 'timer', packages: [], source: { url: '', versions: '' }, entryPoints: [] } satisfies Framework;
const tick = { kind: 'signature', types: [], phase: 'tick', parameters: [] } satisfies SignatureEntryPoint;
