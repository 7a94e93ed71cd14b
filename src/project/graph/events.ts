import { functionsAmong, type ResolvedCall } from './resolve-calls.ts';
import { constantText, listening } from '../entry-points/match-entry-points.ts';
import type { AbstractValue, ClassValue, FunctionValue } from '../values/abstract-value.ts';
import type { Evaluator } from './evaluate.ts';
import type { ModuleSummary, Value, ValueId } from '../../summary/module-summary.ts';

/**
 * Who hears what is emitted: the functions that were added to the same emitter under the same name, in whatever file. They
 * are kept like properties of the emitter, so that who emits is looked at again when another one is added. Nobody is
 * known to hear an event whose name is not constant.
 */
export class Events {
  private readonly evaluator: Evaluator;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** Adds the listeners that the call brings to the emitter, and answers those that hear what it emits. */
  heard(emitter: AbstractValue, resolved: ResolvedCall, summary: ModuleSummary): readonly FunctionValue[] {
    const { method, call } = resolved;
    if (!(method === 'emit' || listening.has(method)) || !this.isEmitter(emitter)) return [];
    const names = constantTexts(summary, call.arguments[0] ?? 0);
    if (method === 'emit') return functionsAmong(names.map(listenersOf).flatMap((name) => [emitter.kind === 'object' ? this.evaluator.readField(emitter, name) : [], this.evaluator.members.read(emitter, name)]));
    for (const name of names) this.evaluator.store(emitter, listenersOf(name), functionsAmong(resolved.arguments.slice(1, 2)));
    return [];
  }

  /** Whether a method hands what it is given to listeners alone. */
  isEmit(emitter: AbstractValue, method: string): boolean {
    return method === 'emit' && this.isEmitter(emitter);
  }

  /** An emitter, or an instance of a class that extends one. */
  private isEmitter(value: AbstractValue): boolean {
    return value.kind === 'object' && (value.type === emitterType || (value.of !== undefined && this.extendsEmitter(value.of, 0)));
  }

  private extendsEmitter(of: ClassValue, depth: number): boolean {
    if (depth > 8) return false;
    return this.evaluator.members.superClasses(of).some((base) => (base.kind === 'class' ? this.extendsEmitter(base, depth + 1) : base.kind === 'external' && base.path.facts.model?.makes === emitterType));
  }
}

const emitterType = 'EventEmitter';
const listenersOf = (event: string): string => `on '${event}'`;

/** The strings that a value may be: a constant, or the elements of a list of constants in a loop. */
function constantTexts(summary: ModuleSummary, id: ValueId): readonly string[] {
  const text = constantText(summary, id);
  if (text !== undefined) return [text];
  const value = summary.values[id];
  if (value?.kind === 'either') return value.of.flatMap((part) => constantTexts(summary, part));
  if (value?.kind === 'binding') {
    const { kind, values = [] } = summary.bindings[value.binding] ?? {};
    return kind === 'const' && values.length === 1 ? constantTexts(summary, values[0] ?? 0) : [];
  }
  const list = value?.kind === 'element' ? listAt(summary, value.of) : undefined;
  return list?.kind === 'allocation' ? list.properties.flatMap((one) => constantText(summary, one.value) ?? []) : [];
}

/** The list that a value is, also through a constant variable. */
function listAt({ values, bindings }: ModuleSummary, id: ValueId): Value | undefined {
  const value = values[id];
  if (value?.kind !== 'binding') return value;
  const binding = bindings[value.binding];
  return binding?.kind === 'const' && binding.values.length === 1 ? values[binding.values[0] ?? 0] : undefined;
}
