import type { Activation } from '../values/activation.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { Binding, BindingId, FunctionId } from '../../summary/module-summary.ts';

/** What runs, or gets its value, with a function of a file. */
export class OwnedByFunctions {
  private readonly statics = new Map<LinkedModule, Map<FunctionId, readonly FunctionId[]>>();
  private readonly parameters = new Map<LinkedModule, Map<FunctionId, BindingId[]>>();

  /** Static initialisers of the classes that the function evaluates. */
  staticsOf(module: LinkedModule, owner: FunctionId): readonly FunctionId[] {
    let statics = this.statics.get(module);
    if (statics === undefined) {
      this.statics.set(module, (statics = new Map()));
      for (const [fn, { kind, name, ofClass }] of module.summary.functions.entries()) {
        const around = module.summary.classes[ofClass]?.owner;
        if (kind === 'initializer' && name === 'static' && around !== undefined) statics.set(around, [...(statics.get(around) ?? []), fn]);
      }
    }
    return statics.get(owner) ?? [];
  }

  /** Parameters (and names destructured from them) that other functions read. */
  parametersOf(module: LinkedModule, fn: FunctionId): readonly BindingId[] {
    let owned = this.parameters.get(module);
    if (owned === undefined) {
      this.parameters.set(module, (owned = new Map()));
      for (const [id, binding] of module.summary.bindings.entries()) {
        if (binding.kind !== 'parameter' || !(binding.captured || binding.inRound !== undefined)) continue;
        const list = owned.get(binding.owner);
        if (list === undefined) owned.set(binding.owner, [id]);
        else list.push(id);
      }
    }
    return owned.get(fn) ?? [];
  }
}

/** Whether no other function finds what the activation gives the variable. */
export function isOwnAlone({ owner, captured, inRound }: Binding, { fn }: Activation): boolean {
  return owner === fn && owner !== 0 && !captured && inRound === undefined;
}
