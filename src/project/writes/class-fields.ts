import type { ClassReader } from '../graph/class-reader.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import type { AbstractValue, ClassValue } from '../values/abstract-value.ts';

/**
 * Which properties instances of a class have: those that it declares, and those that its methods give `this`. Sets of
 * values are joined over all callers of common helpers, so that unlike objects meet; a write of a property that the class
 * does not have is meant for another.
 */
export class ClassFields {
  private readonly reader: ClassReader;
  private readonly known = new Map<ClassValue, ReadonlySet<string> | undefined>();

  constructor(evaluator: Evaluator) {
    this.reader = evaluator.instances.reader;
  }

  mayHave(value: AbstractValue, property: string): boolean {
    if (value.kind !== 'object' || value.of === undefined || property === '*') return true;
    const fields = this.fieldsOf(value.of);
    return fields === undefined || fields.has(property);
  }

  /** Undefined where a base class is not seen. */
  private fieldsOf(of: ClassValue): ReadonlySet<string> | undefined {
    if (!this.known.has(of)) this.known.set(of, this.read(of));
    return this.known.get(of);
  }

  private read(of: ClassValue): ReadonlySet<string> | undefined {
    const found = new Set<string>();
    const lineage = this.reader.lineage(of);
    for (const { module, class: id } of lineage) {
      const { summary } = module;
      for (const { name } of summary.classes[id]?.members ?? []) found.add(name);
      for (const { ofClass, effects } of summary.functions) {
        if (ofClass !== id) continue;
        for (const effect of effects) {
          const target = effect.kind === 'mutate' ? summary.values[effect.target] : undefined;
          if (target?.kind === 'member' && summary.values[target.object]?.kind === 'this') found.add(target.name);
        }
      }
    }
    const last = lineage.at(-1);
    const base = last?.module.summary.classes[last.class]?.superClass ?? 0;
    return base !== 0 || found.has('*') ? undefined : found;
  }
}
