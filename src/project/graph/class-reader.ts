import type { ClassMark } from '../../frameworks/injection.ts';
import type { Decorator, ValueId } from '../../summary/module-summary.ts';
import type { Evaluator } from './evaluate.ts';
import { boot, type AbstractValue, type ClassValue } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';

/** How a class fits a {@link ClassMark}: by the decorator, if it is one. */
export interface Fit {
  readonly decorator: Decorator | undefined;
}

/** What a class is declared with, as access paths. */
interface Marks {
  readonly decorators: readonly { readonly decorator: Decorator; readonly paths: readonly string[] }[];
  readonly bases: readonly string[];
  readonly interfaces: readonly string[];
}

/** What classes are declared to be: their bases, interfaces and decorators, named as descriptors name them. */
export class ClassReader {
  private readonly evaluator: Evaluator;
  private readonly marks = new Map<ClassValue, Marks>();
  private readonly kinds = new Map<ClassValue, readonly ClassValue[]>();

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** The access paths that a name stands for. */
  pathsOf(module: LinkedModule, id: ValueId): readonly string[] {
    return this.evaluated(module, id).flatMap((one) => (one.kind === 'external' && !this.evaluator.isAnything(one) ? [one.path.toString()] : []));
  }

  /** The classes of the project that a name stands for; interfaces are among them. */
  classesOf(module: LinkedModule, id: ValueId): readonly ClassValue[] {
    return this.evaluated(module, id).filter((one) => one.kind === 'class');
  }

  private evaluated(module: LinkedModule, id: ValueId): readonly AbstractValue[] {
    if (id === 0) return [];
    this.evaluator.begin();
    return this.evaluator.evaluate(id, module.activation(0, boot));
  }

  /** The class and those of the project that it extends, nearest first. */
  lineage(of: ClassValue): readonly ClassValue[] {
    const found = [of];
    for (const one of found) {
      if (found.length >= mostBases) break;
      for (const base of this.evaluator.members.superClasses(one)) if (base.kind === 'class' && !found.includes(base)) found.push(base);
    }
    return found;
  }

  /** The interfaces and classes that an instance of the class also is, itself left out. */
  kindsOf(of: ClassValue): readonly ClassValue[] {
    let kinds = this.kinds.get(of);
    if (kinds === undefined) this.kinds.set(of, (kinds = this.findKinds(of)));
    return kinds;
  }

  private findKinds(of: ClassValue): readonly ClassValue[] {
    const found = new Set<ClassValue>(this.lineage(of));
    for (const one of found) {
      if (found.size >= mostBases * 4) break;
      for (const id of one.module.summary.classes[one.class]?.implements ?? []) for (const named of this.classesOf(one.module, id)) found.add(named);
    }
    found.delete(of);
    return [...found];
  }

  /** Whether the class carries the mark; decorators count on the class itself, the rest on its bases too. */
  fits(of: ClassValue, mark: ClassMark): Fit | undefined {
    const { decorators, bases, interfaces } = this.marksOf(of);
    const decorator = decorators.find(({ paths }) => paths.some((path) => mark.decorators?.includes(path)))?.decorator;
    if (decorator !== undefined) return { decorator };
    const fits = bases.some((path) => mark.extends?.includes(path)) || interfaces.some((path) => mark.implements?.includes(path));
    return fits ? { decorator: undefined } : undefined;
  }

  /** Whether a package says what it has to be: its code then calls the methods, and when, it alone knows. */
  isOfPackage(of: ClassValue): boolean {
    const { bases, interfaces } = this.marksOf(of);
    return bases.length > 0 || interfaces.length > 0;
  }

  private marksOf(of: ClassValue): Marks {
    let marks = this.marks.get(of);
    if (marks === undefined) {
      const lineage = this.lineage(of).map(({ module, class: id }) => ({ module, summary: module.summary.classes[id] }));
      const [own] = lineage;
      marks = {
        decorators: (own?.summary?.decorators ?? []).map((decorator) => ({ decorator, paths: this.pathsOf(of.module, decorator.callee) })),
        bases: lineage.flatMap(({ module, summary }) => this.pathsOf(module, summary?.superClass ?? 0)),
        interfaces: lineage.flatMap(({ module, summary }) => (summary?.implements ?? []).flatMap((name) => this.pathsOf(module, name))),
      };
      this.marks.set(of, marks);
    }
    return marks;
  }

  isNamed(module: LinkedModule, id: ValueId, paths: readonly string[] | undefined): boolean {
    return paths !== undefined && paths.length > 0 && this.pathsOf(module, id).some((path) => paths.includes(path));
  }
}

/** Longer chains of classes are rare, and endless ones exist. */
const mostBases = 8;
