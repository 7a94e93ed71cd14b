import type { Framework } from '../../frameworks/framework.ts';
import type { Value, ValueId } from '../../summary/module-summary.ts';
import type { Activation } from '../values/activation.ts';
import { isShared, boot, type AbstractValue, type ClassValue, type ObjectValue } from '../values/abstract-value.ts';
import { Cell } from '../values/cell.ts';
import { siteOf, type LinkedModule } from '../values/linked-module.ts';
import { nothing, unionOf } from '../values/value-union.ts';
import { ClassReader } from './class-reader.ts';
import { isRequestOwned, type Evaluator } from './evaluate.ts';

/**
 * The instances of each class, for where only the class of an object is known: by its annotation, or by a method that one
 * class alone has. Where all instances live as long as the process, it is one of them; otherwise it is some instance,
 * whose methods are known and whose fields are not.
 */
export class Instances {
  private readonly evaluator: Evaluator;
  readonly reader: ClassReader;
  private readonly known = new Set<ObjectValue>();
  private readonly cells = new Map<ClassValue, Cell>();
  private implementers: Map<ClassValue, Set<ClassValue>> | undefined;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
    this.reader = new ClassReader(evaluator);
  }

  /** Notes that an instance is made. */
  made(instance: ObjectValue): void {
    if (instance.of === undefined || this.known.has(instance)) return;
    this.known.add(instance);
    for (const kind of [instance.of, ...this.reader.kindsOf(instance.of)]) {
      const cell = this.cellOf(kind);
      if (cell.add(instance, undefined)) this.evaluator.changed(cell);
    }
  }

  /** Whether an instance of the class, or of one that extends it, has been seen to be made. */
  isMade(of: ClassValue): boolean {
    return this.cellOf(of).values.length > 0;
  }

  /** What an object may be that is said to be of the class, or to have the interface. */
  of(kind: ClassValue): readonly AbstractValue[] {
    const found = this.evaluator.read(this.cellOf(kind));
    const isOpen = kind.module.summary.classes[kind.class]?.kind !== 'class';
    if (found.length > 0 && found.length <= mostInstances && found.every(isShared)) return isOpen && new Set(found.map((one) => (one.kind === 'object' ? one.of : undefined))).size > 1 ? nothing : found;
    if (!isOpen) return [this.some(kind)];
    const [only, ...others] = this.implementersOf(kind);
    return only === undefined || others.length > 0 ? nothing : [this.some(only)];
  }

  /** An instance of which nothing but the class is known. */
  some(of: ClassValue): ObjectValue {
    const { name = '', start = 0 } = of.module.summary.classes[of.class] ?? {};
    return of.module.objectValue(siteOf.some(of.class), false, { type: 'object', of, name, start, ofModule: false, opaque: true });
  }

  /** The instance that a container makes; one that is not shared stands for those of all requests. */
  provided(of: ClassValue, shared: boolean, by: Framework | undefined): ObjectValue {
    const { name = '', start = 0 } = of.module.summary.classes[of.class] ?? {};
    return of.module.objectValue(siteOf.provided(of.class), shared, { type: 'object', of, name, start, ofModule: shared, provided: by?.partOf ?? by?.name ?? 'the container' });
  }

  /** The object that an annotation promises: `app: Express` is an Express application. */
  promised(type: ValueId, module: LinkedModule, depth = 0): readonly AbstractValue[] {
    return unionOf(this.evaluator.evaluate(type, module.activation(0, boot)), (named) => {
      if (named.kind === 'class') return this.instancesOf(named, depth);
      if (named.kind !== 'external') return nothing;
      const { instance } = named.path.facts;
      if (instance !== undefined) return this.evaluator.externals(instance, !isRequestOwned(instance));
      const made = named.path.child('()');
      return made !== undefined && made.facts.registrations.size > 0 ? this.evaluator.externals(made, true) : nothing;
    });
  }

  /** An interface of the project that extends one of a package is that, too. */
  private instancesOf(of: ClassValue, depth: number): readonly AbstractValue[] {
    const found = this.of(of);
    const summary = of.module.summary.classes[of.class];
    if (found.length > 0 || summary?.kind !== 'interface' || depth > 4) return found;
    return unionOf(summary.implements, (base) => this.promised(base, of.module, depth + 1));
  }

  /** What `this` is; of a method that nothing is seen to call, some instance of its class. */
  receiverOf(of: Activation): readonly AbstractValue[] {
    const found = this.evaluator.read(of.receiver);
    const { ofClass, kind } = of.summary;
    if (found.length > 0 || ofClass === -1 || kind === 'arrow' || kind === 'module' || !this.isOfInstances(of)) return found;
    return [this.some(of.module.classValue(ofClass, boot))];
  }

  private isOfInstances({ module, fn, summary }: Activation): boolean {
    if (summary.kind === 'initializer') return summary.name !== 'static';
    return module.summary.classes[summary.ofClass]?.members.some(({ value, static: isStatic }) => !isStatic && isFunction(module.summary.values[value], fn)) === true;
  }

  private implementersOf(kind: ClassValue): readonly ClassValue[] {
    if (this.implementers === undefined) {
      this.implementers = new Map();
      for (const module of this.evaluator.linker.serving) {
        for (const [id, summary] of module.summary.classes.entries()) {
          if (summary.kind !== 'class' || (summary.superClass === 0 && summary.implements.length === 0)) continue;
          const of = module.classValue(id, boot);
          for (const one of this.reader.kindsOf(of)) this.implementers.set(one, (this.implementers.get(one) ?? new Set()).add(of));
        }
      }
    }
    return [...(this.implementers.get(kind) ?? [])];
  }

  private cellOf(kind: ClassValue): Cell {
    let cell = this.cells.get(kind);
    if (cell === undefined) this.cells.set(kind, (cell = new Cell()));
    return cell;
  }
}

/** Of more instances than this, the one that is meant is not known. */
const mostInstances = 4;

function isFunction(value: Value | undefined, fn: number): boolean {
  return value?.kind === 'function' && value.fn === fn;
}
