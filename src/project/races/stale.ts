import type { ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import type { Write } from '../writes/collect-writes.ts';
import { isCount } from '../writes/write-shapes.ts';
import type { StateRead, StateReads } from './state-reads.ts';

/**
 * Read, wait, write: the value is made of what was read before the last wait, and nobody looked again since.
 * `const before = total; await save(); total = before + 1`, `total += await price()`.
 */
export function staleRead(write: Write, reads: StateReads): StateRead | undefined {
  if (write.after === 0) return undefined;
  const known = reads.of(write.activation, write.key);
  if (isCount(write)) return known.find((one) => one.after < write.after && one.start >= write.start && one.end <= write.end);
  if (isLookedAtAgain(known, write)) return undefined;
  const read = madeOf(write.activation.module.summary, write.value, known.filter((one) => one.after < write.after && isSameEntry(one, write)), false, 0);
  return read;
}

/** Whether the state was read between the last wait and the write. */
export function isLookedAtAgain(known: readonly StateRead[], write: Write): boolean {
  return known.some((one) => one.after === write.after && one.start < write.end);
}

/** `stock.get(id)` and `stock.set(id, …)` speak of one entry, `stock.get(other)` of another. */
function isSameEntry(read: StateRead, write: Write): boolean {
  if (read.call === -1 || write.entry === 0) return true;
  const argument = write.activation.module.summary.calls[read.call]?.arguments[0] ?? 0;
  return argument === 0 || argument === write.entry;
}

/** The read that the value is computed from. A value that is itself what was read is no new one. */
function madeOf(summary: ModuleSummary, id: ValueId, reads: readonly StateRead[], computed: boolean, depth: number): StateRead | undefined {
  const value = summary.values[id];
  if (value === undefined || depth > 8) return undefined;
  const among = (ids: readonly ValueId[], isComputed: boolean): StateRead | undefined => {
    for (const part of ids) {
      const found = madeOf(summary, part, reads, isComputed, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  switch (value.kind) {
    case 'derived':
      return among(value.of, true);
    case 'either':
      return among(value.of, computed);
    case 'typed':
      return among([value.of], computed);
    case 'allocation':
      return among([...value.spreads, ...value.properties.map((one) => one.value)], true);
    case 'spread':
    case 'awaited':
      return among([value.of], computed);
    case 'result': {
      const call = summary.calls[value.call];
      const callee = summary.values[summary.calls[value.call]?.callee ?? 0];
      const own = reads.find((one) => one.call === value.call);
      // `kept = list.filter(…)` is a new list; `entry = map.get(id)` is the old entry.
      if (own !== undefined) return computed || own.whole ? own : undefined;
      // `list = sorted(list, await order())`: made of what was handed over before the wait.
      return (callee?.kind === 'member' ? among([callee.object], true) : undefined) ?? among((call?.arguments ?? []).filter((id) => reads.some((read) => read.value === id)), true);
    }
    case 'member':
      return reads.find((one) => computed && one.value === id) ?? among([value.object], computed);
    default:
      return reads.find((one) => computed && one.value === id);
  }
}
