import type { Activation } from '../values/activation.ts';
import { endings, type ServingGraph } from '../graph/call-graph.ts';
import { constantText, listening } from '../entry-points/match-entry-points.ts';
import type { Write } from './collect-writes.ts';
import { describe } from './describe-state.ts';
import { typesByName } from '../values/built-ins.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import type { RequestData } from './request-data.ts';
import { promiseMethods } from '../graph/resolve-calls.ts';
import type { BindingId, CallId, GuardId, ModuleSummary, Value, ValueId } from '../../summary/module-summary.ts';

/** All writes to one state: by code that serves, and by code that ran at boot or on a timer, the top level of modules left out. */
export interface StateWrites {
  readonly serving: readonly Write[];
  readonly beside: readonly Write[];
  /** What holds the state is replaced beside the requests, and the state with it. */
  readonly replacedBeside: boolean;
}

/** Why a write is no report. Each has a fixture on the `ok` shelf, and its unsafe twin on `bad`. */
export type Idiom =
  | 'lazy initialisation'
  | 'one-way flag'
  | 'unread counter'
  | 'swept collection'
  | 'live registry'
  | 'replaced by what no request brought'
  | 'browser or development only';

/** Tells the harmless ways of writing shared state from the rest, by what the code does with it. */
export class Idioms {
  private readonly evaluator: Evaluator;
  private readonly graph: ServingGraph;
  private readonly requestData: RequestData;
  private readonly isRead: (write: Write) => boolean;

  constructor(evaluator: Evaluator, graph: ServingGraph, requestData: RequestData, isRead: (write: Write) => boolean) {
    this.evaluator = evaluator;
    this.graph = graph;
    this.requestData = requestData;
    this.isRead = isRead;
  }

  /** The idiom that makes this write harmless, if any does. */
  of(write: Write, all: StateWrites): Idiom | undefined {
    if (this.isElsewhereOnly(write)) return 'browser or development only';
    if (this.isLazy(write)) return 'lazy initialisation';
    if (this.isOneWayFlag(write, all)) return 'one-way flag';
    if (this.isLiveRegistry(all)) return 'live registry';
    if (isCollectionWrite(write) || isCount(write)) {
      if (this.isSwept(write, all)) return 'swept collection';
    }
    if (isCount(write) && !this.isRead(write)) return 'unread counter';
    if (isReplacement(write) && literalOf(write) === undefined && !isToggled(write, all) && !this.isMadeFromItself(write) && !this.requestData.isIn(write.value, write.activation)) return 'replaced by what no request brought';
    return undefined;
  }

  /** A setting that is given a constant where it was found unset: warn-once flags in the environment. */
  isOnce(write: Write): boolean {
    return literalOf(write) !== undefined && this.isLazy(write);
  }

  /** Requests switch it between constants: what one sets, another finds. */
  isToggle(write: Write, all: StateWrites): boolean {
    return literalOf(write) !== undefined && isReplacement(write) && isToggled(write, all);
  }

  private *guards(write: Write): Iterable<{ readonly value: ValueId; readonly is: string }> {
    const { guards } = write.activation.module.summary;
    for (let id: GuardId = write.under, depth = 0; id >= 0 && depth < 40; depth++) {
      const guard = guards[id];
      if (guard === undefined) return;
      yield guard;
      id = guard.outer;
    }
  }

  /** Written only where the place was found empty, and not with what a request brought: `if (!client) client = connect()`. */
  private isLazy(write: Write): boolean {
    if (write.kind === 'shrink' || isCount(write)) return false;
    const { values } = write.activation.module.summary;
    const value = values[write.value];
    // `x = x || make()`
    if (value?.kind === 'either' && value.of.some((part) => this.isPlaceOf(part, write)) && !value.of.some((part) => !this.isPlaceOf(part, write) && this.requestData.isIn(part, write.activation))) return true;
    for (const guard of this.guards(write)) {
      if (guard.is === 'present' || guard.is === 'truthy' || !this.tests(guard.value, write)) continue;
      if (write.kind === 'grow' ? isComputed(write) && !this.isKeyedByRequest(write) : !this.requestData.isIn(write.value, write.activation)) return true;
    }
    return false;
  }

  /** `price = price * 0.9`: each request starts from what the last one left. */
  private isMadeFromItself(write: Write): boolean {
    const { values, calls } = write.activation.module.summary;
    const look = (id: ValueId, depth: number): boolean => {
      const value = values[id];
      if (value === undefined || depth > 6) return false;
      if (value.kind === 'member' || value.kind === 'binding') return this.isPlaceOf(id, write) || (value.kind === 'member' && look(value.object, depth + 1));
      if (value.kind === 'derived' || value.kind === 'either') return value.of.some((part) => look(part, depth + 1));
      if (value.kind === 'allocation') return value.spreads.some((part) => look(part, depth + 1)) || value.properties.some((one) => look(one.value, depth + 1));
      if (value.kind === 'awaited' || value.kind === 'spread') return look(value.of, depth + 1);
      const call = value.kind === 'result' ? calls[value.call] : undefined;
      // The next in a chain of promises waits for the last one, and is not made from it.
      const callee = values[call?.callee ?? 0];
      if (callee?.kind === 'member' && promiseMethods.has(callee.name)) return false;
      return call !== undefined && [call.callee, ...call.arguments].some((part) => look(part, depth + 1));
    };
    return look(write.value, 0);
  }

  /** Whether the value is read from the very place that is written. */
  private isPlaceOf(id: ValueId, write: Write): boolean {
    const { summary } = write.activation.module;
    const value = summary.values[id];
    if (value?.kind === 'binding') return write.kind === 'rebind' && write.variable === variableOf(write, value.binding);
    if (value?.kind !== 'member' || write.object === undefined || value.name !== propertyOf(write)) return false;
    return this.evaluator.evaluate(value.object, write.activation).includes(write.object);
  }

  /** Whether every request can bring another key, so that the collection grows without end. Users and sessions are counted. */
  private isKeyedByRequest(write: Write): boolean {
    return write.entry !== 0 && this.requestData.isIn(write.entry, write.activation) && !this.requestData.isIdentity(write.entry, write.activation);
  }

  /** Whether a condition looks at the state that is written. */
  private tests(id: ValueId, write: Write, depth = 0): boolean {
    const { summary } = write.activation.module;
    const value = summary.values[id];
    if (value === undefined || depth > 6) return false;
    if (value.kind === 'derived' || value.kind === 'either') return value.of.some((part) => this.tests(part, write, depth + 1));
    const described = describe(id, write.activation, this.evaluator);
    if (described.root.kind === 'binding') {
      if (write.variable === variableOf(write, described.root.binding) && isSamePath(described.name, write.state.name)) return true;
    }
    if (described.root.kind !== 'binding' && described.name !== '' && isSamePath(described.name, write.state.name)) return true;
    // Another property of the same object says nothing of this one.
    if (value.kind === 'member' && write.kind === 'mutate' && write.entry === 0 && write.call === undefined && value.name !== propertyOf(write)) return false;
    return write.object !== undefined && this.evaluator.evaluate(baseOf(summary, id), write.activation).includes(write.object);
  }

  /** Something takes the entries out again: a timer, the end of the work that put them in, or a bound on the size. */
  private isSwept(write: Write, all: StateWrites): boolean {
    if (all.replacedBeside || all.beside.some(isRemoval)) return true;
    return all.serving.some((other) => {
      if (!isRemoval(other) || other === write) return false;
      if (other.call?.finally === true || this.isAfterwards(other.activation) || this.graph.isOnTimer(other.activation)) return true;
      if (other.activation === write.activation && other.start > write.start && takesBack(other, write)) return true;
      return this.isBound(other) || this.isOfAge(other);
    });
  }

  /** Whether the code runs when the work that it belongs to is over: on a timer, when a promise settles, when a connection ends. */
  private isAfterwards(activation: Activation): boolean {
    return this.graph.isAtEnd(activation) || this.graph.callersOf(activation).some(({ from, edge }) => {
      const { values, calls } = from.module.summary;
      const call = calls[edge.call];
      const callee = values[call?.callee ?? 0];
      if (call === undefined || callee === undefined) return false;
      if (callee.kind === 'member') return callee.name === 'finally' || callee.name === 'then' || (listening.has(callee.name) && endings.has(constantText(from.module.summary, call.arguments[0] ?? 0) ?? ''));
      return this.evaluator.evaluate(call.callee, from).some((one) => one.kind === 'external' && one.path.facts.model?.calls?.some(({ when }) => when === 'later') === true);
    });
  }

  /** Removed because the collection has got large. */
  private isBound(removal: Write): boolean {
    const { values } = removal.activation.module.summary;
    for (const guard of this.guards(removal)) {
      const value = values[guard.value];
      if (guard.is === 'tested' && mentions(values, value, (one) => one.kind === 'member' && (one.name === 'size' || one.name === 'length'), 0)) return true;
    }
    return false;
  }

  /** Removed because it is old. */
  private isOfAge(removal: Write): boolean {
    const { summary } = removal.activation.module;
    for (const guard of this.guards(removal)) if (mentions(summary.values, summary.values[guard.value], (one) => one.kind === 'result' && isClock(summary, one.call), 0)) return true;
    return false;
  }

  /** Entries come and go with connections. */
  private isLiveRegistry(all: StateWrites): boolean {
    const grows = all.serving.filter((one) => one.kind === 'grow');
    return grows.length > 0 && grows.every((one) => this.isOnConnection(one)) && all.serving.some((one) => isRemoval(one) && this.graph.isAtEnd(one.activation));
  }

  private isOnConnection(write: Write): boolean {
    const phase = this.graph.entryOf(write.activation)?.phase;
    return phase === 'connection' || phase === 'message';
  }

  /** Everyone who serves writes the same constant: warned, ready, shutting down. A mark on one of many entries is no such flag. */
  private isOneWayFlag(write: Write, all: StateWrites): boolean {
    const text = literalOf(write);
    if (text === undefined || !isReplacement(write) || isCutOff(write) || !isOwnPlace(write)) return false;
    return all.serving.every((other) => propertyOf(other) !== propertyOf(write) || literalOf(other) === text);
  }

  /** Under a test for a browser or for development. */
  private isElsewhereOnly(write: Write): boolean {
    const { values } = write.activation.module.summary;
    for (const guard of this.guards(write)) {
      const value = values[guard.value];
      if (guard.is === 'present' && value?.kind === 'global' && (value.name === 'window' || value.name === 'document')) return true;
      if (guard.is === 'tested' && mentions(values, value, (one) => one.kind === 'member' && one.name === 'NODE_ENV', 0)) return true;
    }
    return false;
  }
}

/** A write that is worth a report only beside another one: it takes something out, or puts a constant back. */
export function isCompanion(write: Write, all: StateWrites): boolean {
  // What a list was filled with at boot is taken out for good.
  if (isCutOff(write) || (write.object?.kind === 'object' && write.object.type === 'array' && write.kind === 'shrink')) return all.serving.some((one) => one.kind === 'grow');
  return isRemoval(write) || (isReplacement(write) && literalOf(write) !== undefined);
}

/** The very entry that was put in, or, of a list, whatever stands in a place. */
function takesBack(removal: Write, write: Write): boolean {
  if (write.object?.kind === 'object' && write.object.type === 'array') return removal.entry !== 0;
  return removal.entry !== 0 && removal.entry === (write.entry === 0 ? write.value : write.entry);
}

/** Takes something out, or starts anew: `delete`, `clear()`, `= undefined`, `= new Map()`. */
function isRemoval(write: Write): boolean {
  if (write.kind === 'shrink') return true;
  if (write.call !== undefined) return false;
  return isEmpty(write.activation.module.summary, write.value) || isFiltered(write) || isCutOff(write);
}

/** `list.length = 0` */
function isCutOff(write: Write): boolean {
  return write.operator === '=' && propertyOf(write) === 'length';
}

/** `waiting = waiting.filter(…)` */
function isFiltered(write: Write): boolean {
  const { values, calls } = write.activation.module.summary;
  const value = values[write.value];
  const callee = value?.kind === 'result' ? values[calls[value.call]?.callee ?? 0] : undefined;
  const list = callee?.kind === 'member' && callee.name === 'filter' ? values[callee.object] : undefined;
  return write.kind === 'rebind' && list?.kind === 'binding' && write.variable === variableOf(write, list.binding);
}

function isEmpty(summary: ModuleSummary, id: ValueId): boolean {
  const value = summary.values[id];
  if (value?.kind === 'literal') return value.type === 'empty';
  if (value?.kind === 'allocation') return value.type !== 'regexp' && value.properties.length === 0 && value.spreads.length === 0;
  if (value?.kind !== 'result') return false;
  const call = summary.calls[value.call];
  const made = summary.values[call?.callee ?? 0];
  return call !== undefined && call.construct && call.arguments.length === 0 && made?.kind === 'global' && (typesByName.get(made.name)?.grow.length ?? 0) > 0;
}

/** `Date.now()`, `new Date()`, `performance.now()` */
function isClock({ values, calls }: ModuleSummary, id: CallId): boolean {
  const callee = values[calls[id]?.callee ?? 0];
  if (callee?.kind === 'global') return callee.name === 'Date';
  const object = callee?.kind === 'member' && callee.name === 'now' ? values[callee.object] : undefined;
  return object?.kind === 'global' && (object.name === 'Date' || object.name === 'performance');
}

function isCollectionWrite(write: Write): boolean {
  return write.kind === 'grow' || write.kind === 'shrink' || (write.kind === 'mutate' && write.entry === 0);
}

function isCount(write: Write): boolean {
  return write.operator === '++' || write.operator === '--' || write.operator === '+=' || write.operator === '-=';
}

/** A plain assignment, of a variable or of a named property. */
function isReplacement(write: Write): boolean {
  return (write.kind === 'rebind' || write.kind === 'mutate') && write.call === undefined && (write.operator === '=' || write.operator === 'each');
}

/** A value that a function computed, as a cache keeps it; not the request's own data. */
function isComputed(write: Write): boolean {
  const value = write.activation.module.summary.values[write.value];
  return value === undefined || value.kind === 'result' || value.kind === 'awaited' || value.kind === 'function' || value.kind === 'unknown' || (value.kind === 'allocation' && value.properties.length === 0);
}

function literalOf(write: Write): string | undefined {
  const value = write.activation.module.summary.values[write.value];
  return value?.kind === 'literal' ? value.text : undefined;
}

/** Requests switch it between constants. */
function isToggled(write: Write, all: StateWrites): boolean {
  const texts = new Set(all.serving.filter((one) => propertyOf(one) === propertyOf(write)).map(literalOf));
  return texts.size > 1 && !texts.has(undefined);
}

/** Name of the variable or property that is written. */
function propertyOf(write: Write): string {
  return write.state.name.split('.').at(-1) ?? '';
}

/** A variable, or a property of an object that is reached without looking it up among others. */
function isOwnPlace(write: Write): boolean {
  if (write.kind === 'rebind') return true;
  const { values } = write.activation.module.summary;
  for (let value = values[write.target], depth = 0; value !== undefined && depth < 12; depth++) {
    if (value.kind === 'member' && value.name !== '*') value = values[value.object];
    else if (value.kind === 'typed') value = values[value.of];
    else return value.kind === 'binding' || value.kind === 'this' || value.kind === 'import' || value.kind === 'exports' || value.kind === 'global' || value.kind === 'class' || value.kind === 'function';
  }
  return false;
}

/** A variable of the writer's file, as {@link Write.variable} names it. */
function variableOf({ activation: { module } }: Write, binding: BindingId): string {
  return `${module.path}:${module.summary.bindings[binding]?.start ?? -1}`;
}

/** Whether one names the place, or what it is part of, that the other names. */
function isSamePath(tested: string, written: string): boolean {
  return written === tested || written.startsWith(`${tested}.`) || tested.startsWith(`${written}.`);
}

/** `cache` under `cache.get(key)`, `cache.size`, `cache[key]`. */
function baseOf(summary: ModuleSummary, id: ValueId): ValueId {
  const value = summary.values[id];
  if (value?.kind === 'member') return value.object;
  if (value?.kind !== 'result') return id;
  const callee = summary.values[summary.calls[value.call]?.callee ?? 0];
  return callee?.kind === 'member' ? callee.object : id;
}

function mentions(values: readonly Value[], value: Value | undefined, fits: (value: Value) => boolean, depth: number): boolean {
  if (value === undefined || depth > 6) return false;
  if (fits(value)) return true;
  if (value.kind === 'derived' || value.kind === 'either') return value.of.some((part) => mentions(values, values[part], fits, depth + 1));
  return value.kind === 'member' && mentions(values, values[value.object], fits, depth + 1);
}
