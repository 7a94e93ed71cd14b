import type { Activation } from '../values/activation.ts';
import type { ClassReader } from '../graph/class-reader.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import { isShared, type AbstractValue, type ClassValue } from '../values/abstract-value.ts';

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

/** What a constructor puts into the object that it makes is found in that one, and not in others of its class. Those that last are meant, if any do. */
export function maySetFor({ summary, receiver }: Activation, objects: readonly AbstractValue[]): boolean {
  if ((summary.kind !== 'constructor' && summary.kind !== 'initializer') || objects.length === 0) return true;
  const lasting = objects.filter(isShared);
  const made = new Set(receiver.values.map(itself));
  return (lasting.length > 0 ? lasting : objects).some((one) => made.has(itself(one)));
}

function itself(value: AbstractValue): AbstractValue {
  return value.kind === 'object' ? (value.original ?? value) : value;
}
