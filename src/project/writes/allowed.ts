import { wellKeptPackages } from '../../models/well-kept.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import type { ClassValue } from '../values/abstract-value.ts';
import type { Write } from './collect-writes.ts';

/**
 * Objects that are made to be shared: instances of classes that settings name, and of those that extend a class of a well-kept package, or of one
 * that settings name.
 */
export class AllowedClasses {
  private readonly evaluator: Evaluator;
  private readonly names: ReadonlySet<string>;
  private readonly known = new Map<ClassValue, boolean>();

  /** `names`: of classes of the project, and of packages. */
  constructor(evaluator: Evaluator, names: readonly string[]) {
    this.evaluator = evaluator;
    this.names = new Set(names);
  }

  /** Whether the write is one to a field of such an instance, or to the class itself. */
  has({ singleton, object }: Write): boolean {
    const of = singleton?.of ?? (object?.kind === 'class' ? object : undefined);
    return of !== undefined && this.isAllowed(of, 0);
  }

  private isAllowed(of: ClassValue, depth: number): boolean {
    let allowed = this.known.get(of);
    if (allowed === undefined) this.known.set(of, (allowed = this.names.has(of.module.summary.classes[of.class]?.name ?? '') || (depth < mostBases && this.extendsAllowed(of, depth))));
    return allowed;
  }

  private extendsAllowed(of: ClassValue, depth: number): boolean {
    return this.evaluator.members.superClasses(of).some((base) => {
      if (base.kind === 'class') return this.isAllowed(base, depth + 1);
      if (base.kind !== 'external') return false;
      const [name = ''] = base.path.toString().split('#');
      return this.names.has(name) || wellKeptPackages.has(name);
    });
  }
}

const mostBases = 8;
