import type { Guard, ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import { readIn } from '../races/conditions.ts';
import type { StateRead } from '../races/state-reads.ts';
import type { AbstractValue, ObjectValue } from '../values/abstract-value.ts';
import type { Write } from './collect-writes.ts';
import type { StateWrites } from './idioms.ts';
import type { Reader, StateReaders } from '../races/state-readers.ts';
import { MadeAnew } from './made-anew.ts';
import { guardsOver, isSlot } from './write-shapes.ts';

/**
 * Which collections may forget: each function that looks an entry up makes it where it finds none, of what a call answers, and nobody changes
 * entries that are there. A record that others find, a mark, a number that goes on from the last one would be lost.
 */
export class Refills {
  private readonly readers: StateReaders;
  private readonly changed: ReadonlySet<AbstractValue>;

  constructor(readers: StateReaders, serving: readonly Write[]) {
    this.readers = readers;
    this.changed = new Set(serving.flatMap(({ object }) => (object?.kind === 'object' ? [...containersOf(object)] : [])));
  }

  /** Whether the collection that the write adds to is such a one. */
  of(write: Write, { serving, beside }: StateWrites): boolean {
    const puts = [...serving, ...beside].filter(({ kind }) => kind === 'grow');
    if (write.kind !== 'grow' || puts.some((put) => put.entry === 0 || isSlot(put)) || serving.some(({ kind }) => kind === 'mutate')) return false;
    if (write.object !== undefined && this.changed.has(write.object)) return false;
    let looks = 0;
    for (const reader of this.readers.of(write)) {
      const own = puts.filter(({ activation }) => activation === reader.activation);
      const found = reader.reads.filter((read) => !read.whole && !isNoLook(reader, read));
      if (!found.every((look) => own.some((put) => fills(put, look, reader)))) return false;
      looks += found.length;
    }
    return looks > 0;
  }
}

/** The collections that an object, or what holds it, was put into. */
function* containersOf(object: ObjectValue): Generator<ObjectValue> {
  for (let at: ObjectValue | undefined = object, depth = 0; at !== undefined && depth < 8; at = at.holder, depth++) if (at.container !== undefined) yield at.container;
}

/** How many there are, or a method on its way to be called: the call says what it asks for. */
function isNoLook({ activation }: Reader, { value }: StateRead): boolean {
  const { values, calls } = activation.module.summary;
  const read = values[value];
  if (read?.kind === 'member' && (read.name === 'size' || read.name === 'length')) return true;
  return value !== 0 && activation.summary.calls.some((id) => calls[id]?.callee === value);
}

/** The key that is looked up; 0 where it cannot be said. */
function keyOfLook({ calls, values }: ModuleSummary, { call, value }: StateRead): ValueId {
  if (call >= 0) return calls[call]?.arguments[0] ?? 0;
  for (let at = values[value], depth = 0; at?.kind === 'member' && depth < 12; at = values[at.object], depth++) if (at.name === '*') return at.key;
  return 0;
}

/** Whether a function that looks up puts the entry in where there is none, or has put it in before. */
function fills(put: Write, look: StateRead, { activation, reads }: Reader): boolean {
  const { summary } = activation.module;
  const key = keyOfLook(summary, look);
  if (key !== 0 && key !== put.entry) return false;
  const first = reads.find((read) => [0, put.entry].includes(keyOfLook(summary, read))) ?? look;
  const beyond = guardsOver(put).filter((guard) => !guardsOver({ activation, under: look.under }).includes(guard));
  if (put.end <= look.start && beyond.length === 0 && put.operator !== '??=' && put.operator !== '||=') return true;
  const made = new MadeAnew(summary, activation.summary, { reads, key: put.entry });
  if (!made.holds(put.value)) return false;
  const answers = answersIn(summary, put.value);
  const guards = guardsOver(put).filter((guard) => !guardsOver({ activation, under: first.under }).includes(guard));
  const misses = guards.filter((guard) => isMiss(summary, guard, reads));
  // Of a comparison, each side is tested.
  const isBeside = ({ is, value }: Guard): boolean => is === 'tested' && misses.length > 0 && made.isPlain(value);
  return guards.every((guard) => misses.includes(guard) || isBeside(guard) || answersIn(summary, guard.value).some((call) => answers.includes(call)));
}

function isMiss(summary: ModuleSummary, { is, value }: Guard, reads: readonly StateRead[]): boolean {
  return (is === 'falsy' || is === 'empty' || is === 'tested') && readIn(summary, value, reads) !== undefined;
}

/** The calls whose answers a value is made of. */
function answersIn(summary: ModuleSummary, id: ValueId, depth = 0): readonly number[] {
  const value = summary.values[id];
  if (value === undefined || depth > 8) return [];
  const among = (parts: readonly ValueId[]): readonly number[] => parts.flatMap((part) => answersIn(summary, part, depth + 1));
  switch (value.kind) {
    case 'awaited':
    case 'typed':
    case 'element':
      return among([value.of]);
    case 'member':
      return among([value.object]);
    case 'either':
    case 'derived':
      return among(value.of);
    case 'allocation':
      return among([...value.properties.map((one) => one.value), ...value.spreads]);
    case 'result':
      return [value.call, ...among([summary.calls[value.call]?.callee ?? 0])];
    default:
      return [];
  }
}
