import { openingMethods } from '../../models/connections.ts';
import type { Guard, ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import type { Activation } from '../values/activation.ts';
import type { Write } from '../writes/collect-writes.ts';
import { guardsOver } from '../writes/write-shapes.ts';
import type { StateRead, StateReads } from './state-reads.ts';

/** The innermost condition over a write that looks at the very state, among those that fit. */
export function testOfState(write: Write, reads: StateReads, fits: (guard: Guard) => boolean = () => true): Guard | undefined {
  const known = reads.of(write.activation, write.key);
  return guardsOver(write).find((guard) => fits(guard) && readIn(write.activation.module.summary, guard.value, known) !== undefined);
}

/** `const runner = source.createQueryRunner(); await runner.connect()`: the function opens what a call has answered, before a suspension point. */
export function isOpened(id: ValueId, { module, summary }: Activation, before = Infinity): boolean {
  const { values, calls } = module.summary;
  return summary.calls.some((one) => {
    const call = calls[one];
    const callee = values[call?.callee ?? 0];
    return call?.awaited === true && call.after < before && callee?.kind === 'member' && callee.object === id && openingMethods.has(callee.name);
  });
}

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
