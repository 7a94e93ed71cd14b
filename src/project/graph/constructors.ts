import type { ClassId, FunctionId } from '../../summary/module-summary.ts';
import type { ClassValue, FunctionValue } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { Evaluator } from './evaluate.ts';

/** What runs when an instance is made. */
export interface Initializer {
  readonly fn: FunctionValue;
  readonly isConstructor: boolean;
}

const deepest = 8;

/** Field initialisers and constructors, by class. */
export class Constructors {
  private readonly evaluator: Evaluator;
  private readonly byClass = new Map<LinkedModule, Map<ClassId, FunctionId[]>>();

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** Field initialisers of the class and of those that it extends, and the constructor that `new` calls: the nearest one. */
  of(made: ClassValue): readonly Initializer[] {
    return this.collect(made, false, 0);
  }

  private collect(of: ClassValue, constructed: boolean, depth: number): readonly Initializer[] {
    const { module } = of;
    const found: Initializer[] = [];
    let isConstructed = constructed;
    for (const fn of this.functionsIn(module).get(of.class) ?? []) {
      const isConstructor = module.summary.functions[fn]?.kind === 'constructor';
      if (isConstructor && constructed) continue;
      found.push({ fn: module.functionValue(fn, of.context), isConstructor });
      isConstructed ||= isConstructor;
    }
    if (depth < deepest) for (const base of this.evaluator.members.superClasses(of)) if (base.kind === 'class') found.push(...this.collect(base, isConstructed, depth + 1));
    return found;
  }

  private functionsIn(module: LinkedModule): ReadonlyMap<ClassId, readonly FunctionId[]> {
    let known = this.byClass.get(module);
    if (known !== undefined) return known;
    this.byClass.set(module, (known = new Map()));
    for (const [fn, { kind, name, ofClass }] of module.summary.functions.entries()) {
      if (kind !== 'constructor' && (kind !== 'initializer' || name === 'static')) continue;
      const functions = known.get(ofClass);
      if (functions === undefined) known.set(ofClass, [fn]);
      else functions.push(fn);
    }
    return known;
  }
}
