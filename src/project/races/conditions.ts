import type { ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import type { StateRead } from './state-reads.ts';

/** Whether a value is made of what one of the reads gave: the value itself, a comparison with it, an entry looked up. */
export function readIn(summary: ModuleSummary, id: ValueId, reads: readonly StateRead[], depth = 0): StateRead | undefined {
  const value = summary.values[id];
  if (value === undefined || depth > 8) return undefined;
  const read = reads.find((one) => (one.call === -1 ? one.value === id : value.kind === 'result' && one.call === value.call));
  if (read !== undefined) return read;
  const among = (ids: readonly ValueId[]): StateRead | undefined => {
    for (const part of ids) {
      const found = readIn(summary, part, reads, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  switch (value.kind) {
    case 'derived':
    case 'either':
      return among(value.of);
    case 'typed':
    case 'awaited':
    case 'element':
    case 'spread':
    case 'keys':
      return among([value.of]);
    case 'member':
      return among([value.object]);
    case 'result': {
      const call = summary.calls[value.call];
      return call === undefined ? undefined : among([call.callee, ...call.arguments]);
    }
    default:
      return undefined;
  }
}
