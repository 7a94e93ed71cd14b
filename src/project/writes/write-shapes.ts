import type { BindingId, CallId, Guard, GuardId, ModuleSummary, Value, ValueId } from '../../summary/module-summary.ts';
import type { Activation } from '../values/activation.ts';
import { typesByName } from '../values/built-ins.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { Write } from './collect-writes.ts';
import type { StateWrites } from './idioms.ts';
import { isOneOfMany } from './name-state.ts';

/** A write that is worth a report only beside another one: it takes something out, or puts a constant back. */
export function isCompanion(write: Write, all: StateWrites): boolean {
  // What a list was filled with at boot is taken out for good.
  if (isCutOff(write) || (write.object?.kind === 'object' && write.object.type === 'array' && write.kind === 'shrink')) return all.serving.some((one) => one.kind === 'grow');
  return isRemoval(write) || (isReplacement(write) && literalOf(write) !== undefined);
}

/** The very entry that was put in, or, of a list, whatever stands in a place. */
export function takesBack(removal: Write, write: Write): boolean {
  if (write.object?.kind === 'object' && write.object.type === 'array') return removal.entry !== 0;
  return removal.entry !== 0 && removal.entry === (write.entry === 0 ? write.value : write.entry);
}

/** Takes something out, or starts anew: `delete`, `clear()`, `= undefined`, `= new Map()`. */
export function isRemoval(write: Write): boolean {
  if (write.kind === 'shrink') return true;
  if (write.call !== undefined) return false;
  return isEmpty(write.activation.module.summary, write.value) || isFiltered(write) || isCutOff(write);
}

/** `list.length = 0` */
export function isCutOff(write: Write): boolean {
  return write.operator === '=' && propertyOf(write) === 'length';
}

/** `waiting = waiting.filter(…)`, `this.times = this.times.slice(-100)` */
export function isFiltered(write: Write): boolean {
  const { values, calls } = write.activation.module.summary;
  const value = values[write.value];
  const callee = value?.kind === 'result' ? values[calls[value.call]?.callee ?? 0] : undefined;
  const list = callee?.kind === 'member' && shortening.has(callee.name) ? values[callee.object] : undefined;
  if (list?.kind === 'binding') return write.kind === 'rebind' && write.variable === variableOf(write, list.binding);
  return list?.kind === 'member' && write.kind === 'mutate' && list.object === write.target && list.name === propertyOf(write);
}

/** Methods that answer a list with less in it. */
const shortening: ReadonlySet<string> = new Set(['filter', 'slice', 'toSpliced']);

/** What tells the entry that is put in from the others: its key, or, in a set, the entry itself; 0 when there is no such thing. */
export function keyOf(write: Write): ValueId {
  return write.object?.kind === 'object' && write.object.type === 'Set' && write.kind === 'grow' ? write.value : write.entry;
}

/**
 * `if (question === lastQuestion) return lastAnswer; lastQuestion = question; lastAnswer = answerTo(question);`, with no wait from the test on: who
 * asks something else finds it out.
 */
export function isLastAnswer(write: Write): boolean {
  if (!isReplacement(write) || !isOwnPlace(write)) return false;
  const { activation, after, under } = write;
  const { values } = activation.module.summary;
  const tested = guardsOver(write).filter((guard) => guard.is === 'tested' && guard.after === after).map(({ value }) => value);
  if (tested.length < 2) return false;
  return activation.summary.effects.some((effect) => {
    if ((effect.kind !== 'rebind' && effect.kind !== 'mutate') || effect.operator !== '=' || effect.under !== under || effect.after !== after || !tested.includes(effect.value)) return false;
    const target = effect.kind === 'mutate' ? values[effect.target] : undefined;
    return tested.some((id) => {
      const value = values[id];
      if (effect.kind === 'rebind') return value?.kind === 'binding' && value.binding === effect.binding;
      return value?.kind === 'member' && target?.kind === 'member' && value.name === target.name && value.object === target.object;
    });
  });
}

/** `waiting.set('mail', address)` */
export function isSlot(write: Write): boolean {
  return write.kind === 'grow' && write.activation.module.summary.values[write.entry]?.kind === 'literal';
}

export function isEmpty(summary: ModuleSummary, id: ValueId): boolean {
  const value = summary.values[id];
  if (value?.kind === 'literal') return value.type === 'empty';
  if (filledIn(summary).has(id)) return false;
  if (value?.kind === 'allocation') return value.type !== 'regexp' && value.properties.length === 0 && value.spreads.length === 0;
  if (value?.kind !== 'result') return false;
  const call = summary.calls[value.call];
  const made = summary.values[call?.callee ?? 0];
  return call !== undefined && call.construct && call.arguments.length === 0 && made?.kind === 'global' && (typesByName.get(made.name)?.grow.length ?? 0) > 0;
}

const filled = new WeakMap<ModuleSummary, ReadonlySet<ValueId>>();

/** The values of a file that something is put into by name: `const found = new Map(); found.set(id, row)`. */
function filledIn(summary: ModuleSummary): ReadonlySet<ValueId> {
  let known = filled.get(summary);
  if (known === undefined) {
    const objects = new Set<ValueId>();
    for (const { callee } of summary.calls) {
      const method = summary.values[callee];
      if (method?.kind === 'member' && growing.has(method.name)) objects.add(method.object);
    }
    for (const { effects } of summary.functions) {
      for (const effect of effects) {
        const target = effect.kind === 'mutate' ? summary.values[effect.target] : undefined;
        if (target?.kind === 'member') objects.add(target.object);
      }
    }
    filled.set(summary, (known = objects));
  }
  return known;
}

const growing: ReadonlySet<string> = new Set([...typesByName.values()].flatMap(({ grow }) => grow));

/** `Date.now()`, `new Date()`, `performance.now()` */
export function isClock({ values, calls }: ModuleSummary, id: CallId): boolean {
  const callee = values[calls[id]?.callee ?? 0];
  if (callee?.kind === 'global') return callee.name === 'Date';
  const object = callee?.kind === 'member' && callee.name === 'now' ? values[callee.object] : undefined;
  return object?.kind === 'global' && (object.name === 'Date' || object.name === 'performance');
}

export function isCollectionWrite(write: Write): boolean {
  return write.kind === 'grow' || write.kind === 'shrink' || (write.kind === 'mutate' && write.entry === 0);
}

export function isCount(write: Write): boolean {
  return write.operator === '++' || write.operator === '--' || write.operator === '+=' || write.operator === '-=';
}

/** A plain assignment, of a variable or of a named property. */
export function isReplacement(write: Write): boolean {
  return (write.kind === 'rebind' || write.kind === 'mutate') && write.call === undefined && (write.operator === '=' || write.operator === 'each');
}

/** A value that a function computed, as a cache keeps it; not the request's own data. */
export function isComputed(write: Write): boolean {
  const value = write.activation.module.summary.values[write.value];
  return value === undefined || value.kind === 'result' || value.kind === 'awaited' || value.kind === 'function' || value.kind === 'unknown' || (value.kind === 'allocation' && value.properties.length === 0);
}

export function literalOf(write: Write): string | undefined {
  const value = write.activation.module.summary.values[write.value];
  return value?.kind === 'literal' ? value.text : undefined;
}

/** A constant that says more than that something is so, `401`, or an object made of constants, `{ maxAge: 900 }`. */
export function isConstant({ activation: { module: { summary } }, value: written }: Write): boolean {
  const value = summary.values[written];
  if (value?.kind === 'literal') return (value.type === 'number' && value.text !== '0') || (value.type === 'string' && value.text !== '');
  return value?.kind === 'allocation' && value.properties.length > 0 && isMadeOfConstants(written, summary);
}

/** `null`, `'en'`, `{ locale: 'en', dictionary: {} }` */
export function isMadeOfConstants(id: ValueId, summary: ModuleSummary, depth = 0): boolean {
  const value = summary.values[id];
  if (value?.kind === 'literal') return true;
  return value?.kind === 'allocation' && value.type !== 'regexp' && value.spreads.length === 0 && depth < 4 && value.properties.every((one) => isMadeOfConstants(one.value, summary, depth + 1));
}

/** Requests switch it between constants. */
export function isToggled(write: Write, all: StateWrites): boolean {
  const texts = new Set(all.serving.filter((one) => propertyOf(one) === propertyOf(write)).map(literalOf));
  return texts.size > 1 && !texts.has(undefined);
}

/** Name of the variable or property that is written. */
export function propertyOf(write: Write): string {
  return write.state.name.split('.').at(-1) ?? '';
}

/** A variable, or a property of an object that is reached without looking it up among others, and is not one of many. */
export function isOwnPlace(write: Write): boolean {
  if (write.kind === 'rebind') return true;
  if (isOneOfMany(write.object)) return false;
  const { values } = write.activation.module.summary;
  for (let value = values[write.target], depth = 0; value !== undefined && depth < 12; depth++) {
    if (value.kind === 'member' && value.name !== '*') value = values[value.object];
    else if (value.kind === 'typed') value = values[value.of];
    else return value.kind === 'binding' || value.kind === 'this' || value.kind === 'import' || value.kind === 'exports' || value.kind === 'global' || value.kind === 'class' || value.kind === 'function';
  }
  return false;
}

/** A variable of the writer's file, as {@link Write.variable} names it. */
export function variableOf({ activation: { module } }: Write, binding: BindingId): string {
  return `${module.path}:${module.summary.bindings[binding]?.start ?? -1}`;
}

/** Whether one names the place, or what it is part of, that the other names. */
export function isSamePath(tested: string, written: string): boolean {
  return written === tested || written.startsWith(`${tested}.`) || tested.startsWith(`${written}.`);
}

/** `cache` under `cache.get(key)`, `cache.size`, `cache[key]`. */
export function baseOf(summary: ModuleSummary, id: ValueId): ValueId {
  const value = summary.values[id];
  if (value?.kind === 'member') return value.object;
  if (value?.kind !== 'result') return id;
  const callee = summary.values[summary.calls[value.call]?.callee ?? 0];
  return callee?.kind === 'member' ? callee.object : id;
}

export function mentions(values: readonly Value[], value: Value | undefined, fits: (value: Value) => boolean, depth: number): boolean {
  if (value === undefined || depth > 6) return false;
  if (fits(value)) return true;
  if (value.kind === 'derived' || value.kind === 'either') return value.of.some((part) => mentions(values, values[part], fits, depth + 1));
  return value.kind === 'member' && mentions(values, values[value.object], fits, depth + 1);
}

/** `list[0] = x` writes an entry of the list, `config.port = 1` a property of its own. */
export function isCollectionOfKeys(object: AbstractValue, name: string): boolean {
  return object.kind === 'object' && object.type === 'array' && name !== 'length';
}

/** The conditions that hold where something is written, innermost first. */
export function guardsOver({ under, activation }: { readonly under: GuardId; readonly activation: Pick<Activation, 'module'> }): readonly Guard[] {
  const { guards } = activation.module.summary;
  const over: Guard[] = [];
  for (let id: GuardId = under; id >= 0 && over.length < mostGuards; ) {
    const guard = guards[id];
    if (guard === undefined) break;
    over.push(guard);
    id = guard.outer;
  }
  return over;
}

const mostGuards = 40;

/** Whether anything is done with a value but to ask whether it is there. */
export function isValueUsed({ calls, exports, functions, values }: ModuleSummary, id: ValueId): boolean {
  return (
    calls.some((call) => call.callee === id || call.arguments.includes(id)) ||
    exports.some((one) => 'value' in one && one.value === id) ||
    functions.some(({ returns, effects }) => returns.includes(id) || effects.some((effect) => effect.kind !== 'read' && effect.kind !== 'remove' && effect.value === id)) ||
    values.some((value) => {
      if (value.kind === 'member') return value.object === id || value.key === id;
      if (value.kind === 'allocation') return value.spreads.includes(id) || value.properties.some((one) => one.value === id);
      if (value.kind === 'derived') return value.says?.value !== id && value.of.includes(id);
      return 'of' in value && (typeof value.of === 'number' ? value.kind !== 'parameter' && value.kind !== 'this' && value.of === id : value.of.includes(id));
    })
  );
}

/** `clicks[page] ??= 0; clicks[page]++`, `(wishes[city] ??= []).push(wish)`: what follows says what is done. */
export function isFirstOfTwo(write: Write, all: StateWrites): boolean {
  if ((write.operator !== '??=' && write.operator !== '||=') || (literalOf(write) === undefined && !isEmpty(write.activation.module.summary, write.value))) return false;
  return all.serving.some((other) => other !== write && other.activation === write.activation && other.end >= write.end);
}

/** Removed because it is old. */
export function isOfAge(removal: Write): boolean {
  const { summary } = removal.activation.module;
  for (const guard of guardsOver(removal)) if (mentions(summary.values, summary.values[guard.value], (one) => one.kind === 'result' && isClock(summary, one.call), 0)) return true;
  return false;
}
