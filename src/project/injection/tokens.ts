import type { ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import { constantText } from '../entry-points/match-entry-points.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import type { Linker } from '../graph/link-imports.ts';
import { boot, type ClassValue } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';

/** What names a dependency: a class of the project, or a text that is the same for the same constant: `'MAILER`, `file:offset`. */
export type Token = ClassValue | string;

/** Tells tokens apart, in whichever file they are written. */
export class TokenReader {
  private readonly evaluator: Evaluator;
  private readonly linker: Linker;

  constructor(evaluator: Evaluator, linker: Linker) {
    this.evaluator = evaluator;
    this.linker = linker;
  }

  /** The token that an expression stands for; undefined when nothing can be said. */
  read(module: LinkedModule, id: ValueId, depth = 0): Token | undefined {
    const { summary } = module;
    const value = summary.values[id];
    if (value === undefined || depth > deepest) return undefined;
    const goOn = (part: ValueId): Token | undefined => this.read(module, part, depth + 1);
    switch (value.kind) {
      case 'literal':
        return value.type === 'string' ? `'${value.text}` : undefined;
      case 'typed':
        return goOn(value.of);
      // `{ cmd: 'place order' }`
      case 'allocation': {
        const parts = value.properties.map(({ name, value: held }) => `${name}: ${constantText(summary, held) ?? ''}`);
        return value.type === 'object' && parts.length > 0 && value.spreads.length === 0 ? `{ ${parts.join(', ')} }` : undefined;
      }
      // `() => Mailer`, and `forwardRef(() => Mailer)`
      case 'function':
        return goOn(summary.functions[value.fn]?.returns[0] ?? 0);
      case 'result': {
        const first = summary.calls[value.call]?.arguments[0] ?? 0;
        return summary.values[first]?.kind === 'function' ? goOn(first) : undefined;
      }
      case 'import':
        return this.classAt(module, id) ?? this.imported(module, value.specifier, value.name, depth);
      case 'binding':
        return this.classAt(module, id) ?? this.declared(module, value.binding, depth);
      case 'member': {
        const known = this.classAt(module, id);
        const object = known ?? goOn(value.object);
        return known ?? (typeof object === 'string' ? `${object}.${value.name}` : undefined);
      }
      case 'class':
        return this.classAt(module, id);
      default:
        return undefined;
    }
  }

  private classAt(module: LinkedModule, id: ValueId): ClassValue | undefined {
    this.evaluator.begin();
    return this.evaluator.evaluate(id, module.activation(0, boot)).find((one) => one.kind === 'class');
  }

  /** A constant stands for its text, anything else for its place. */
  private declared(module: LinkedModule, binding: number, depth: number): Token | undefined {
    const { values, start, owner } = module.summary.bindings[binding] ?? { values: [], start: 0, owner: -1 };
    if (owner !== 0 || values.length !== 1) return undefined;
    const [only = 0] = values;
    const kind = module.summary.values[only]?.kind;
    const through = kind === 'literal' || kind === 'binding' || kind === 'import' ? this.read(module, only, depth + 1) : undefined;
    return through ?? `${module.path}:${start}`;
  }

  private imported(module: LinkedModule, specifier: string, name: string, depth: number): Token | undefined {
    const target = this.linker.resolve(module, specifier);
    if (target.kind === 'package') return `${target.name}${target.subpath}#${name}`;
    return target.kind === 'module' ? this.exported(target.module, name, depth + 1) : undefined;
  }

  private exported(module: LinkedModule, name: string, depth: number): Token | undefined {
    if (depth > deepest) return undefined;
    if (name === '*') return module.path;
    for (const one of module.exportsNamed(name)) {
      if (one.kind === 'value') return this.read(module, one.value, depth + 1);
      if (one.kind === 're-export') return this.imported(module, one.specifier, one.imported, depth + 1);
    }
    for (const one of module.exportsNamed('*')) {
      const found = one.kind === 'all' ? this.imported(module, one.specifier, name, depth + 1) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Constants lead to others so many steps deep; rings end. */
const deepest = 10;

/** The value of a property of an object literal, 0 when it has none. */
export function propertyOf(summary: ModuleSummary, id: ValueId, name: string): ValueId {
  const value = summary.values[id];
  if (value?.kind === 'typed') return propertyOf(summary, value.of, name);
  return value?.kind === 'allocation' ? (value.properties.find((one) => one.name === name)?.value ?? 0) : 0;
}
