import { commonMethodNames } from '../../models/method-names.ts';
import type { FunctionId, ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import { boot, type AbstractValue, type FunctionValue } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { Evaluator } from './evaluate.ts';

/** Where a method is declared: in a class, or in an object literal at the top level of a file. */
interface Declaration {
  readonly module: LinkedModule;
  readonly fn: FunctionId;
  readonly owner: { readonly kind: 'class'; readonly class: number } | { readonly kind: 'object'; readonly value: ValueId };
}

/** A method, and the objects that it may be called on. */
export interface UniqueMethod {
  readonly fn: FunctionValue;
  readonly receivers: readonly AbstractValue[];
}

/**
 * Methods by name, for calls on objects of which nothing is known: when one class or object of the server has a method
 * of the name, and nothing of the platform has, it is meant. The idea is that of field-based call graphs (Feldthaus et
 * al., Efficient construction of approximate call graphs for JavaScript IDE services, ICSE 2013), which join all of a
 * name; several are unknown here.
 */
export class MethodIndex {
  private readonly evaluator: Evaluator;
  private declarations: Declarations | undefined;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** The only method of the name. */
  unique(name: string): UniqueMethod | undefined {
    if (name === '' || name === '*' || commonMethodNames.has(name)) return undefined;
    this.declarations ??= this.read();
    const found = this.declarations.get(name);
    if (found === undefined || found === null) return undefined;
    const { module, fn, owner } = found;
    const receivers = owner.kind === 'class' ? this.evaluator.instances.of(module.classValue(owner.class, boot)) : this.evaluator.evaluate(owner.value, module.activation(0, boot));
    return { fn: module.functionValue(fn, boot), receivers };
  }

  private read(): Declarations {
    const found: Declarations = new Map();
    for (const module of this.evaluator.linker.serving) {
      methodsOfClasses(module, found);
      methodsOfObjects(module, found);
    }
    return found;
  }
}

/** Null for a name that several have, or one whose objects cannot be told. */
type Declarations = Map<string, Declaration | null>;

function methodsOfClasses(module: LinkedModule, found: Declarations): void {
  const { summary } = module;
  for (const [id, { members, owner }] of summary.classes.entries()) {
    for (const { name, kind, value, static: isStatic, accessibility } of members) {
      const fn = functionAt(summary, value);
      if (fn === undefined || isStatic || accessibility !== undefined || kind === 'constructor') continue;
      const isMeant = owner === 0 && (kind === 'method' || kind === 'field') && !found.has(name);
      found.set(name, isMeant ? { module, fn, owner: { kind: 'class', class: id } } : null);
    }
  }
}

function methodsOfObjects(module: LinkedModule, found: Declarations): void {
  const { summary } = module;
  const { values } = summary;
  // Counted by hand: this comes by every value of the project.
  for (let id = 0; id < values.length; id++) {
    const value = values[id];
    if (value?.kind !== 'allocation') continue;
    for (const property of value.properties) {
      const fn = functionAt(summary, property.value);
      if (fn === undefined || property.name === '*') continue;
      const isMeant = summary.functions[fn]?.parent === 0 && property.accessor === undefined && !found.has(property.name);
      found.set(property.name, isMeant ? { module, fn, owner: { kind: 'object', value: id } } : null);
    }
  }
}

function functionAt(summary: ModuleSummary, id: ValueId): FunctionId | undefined {
  const value = summary.values[id];
  return value?.kind === 'function' ? value.fn : undefined;
}
