import { functionsAmong, type ResolvedCall } from './resolve-calls.ts';
import { constantText, listening } from '../entry-points/match-entry-points.ts';
import type { AbstractValue, ClassValue, FunctionValue } from '../values/abstract-value.ts';
import type { Evaluator } from './evaluate.ts';
import type { ModuleSummary } from '../../summary/module-summary.ts';

/**
 * Who hears what is emitted: the functions that were added to the same emitter under the same name, in whatever file. They
 * are kept like properties of the emitter, so that who emits is looked at again when another one is added. A name
 * that is not constant may be any.
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
    const event = constantText(summary, call.arguments[0] ?? 0);
    if (method !== 'emit') {
      for (const name of [event === undefined ? anyEvent : listenersOf(event), everyEvent]) this.evaluator.store(emitter, name, functionsAmong(resolved.arguments.slice(1, 2)));
      return [];
    }
    const names = event === undefined ? [everyEvent] : [listenersOf(event), anyEvent];
    return functionsAmong(names.flatMap((name) => [emitter.kind === 'object' ? this.evaluator.readField(emitter, name) : [], this.evaluator.members.read(emitter, name)]));
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
/** Listeners of an event whose name is not known. */
const anyEvent = 'on ?';
/** All listeners. */
const everyEvent = 'on *';
const listenersOf = (event: string): string => `on '${event}'`;
