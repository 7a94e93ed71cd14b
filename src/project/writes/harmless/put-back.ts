import type { ServingGraph } from '../../graph/call-graph.ts';
import type { CallSite } from '../../../summary/module-summary.ts';
import type { Write } from '../collect-writes.ts';
import type { StateWrites } from '../idioms.ts';
import { groupBy } from '../../values/group-by.ts';
import { isMadeOfConstants, isOwnPlace, isReplacement, variableOf } from '../write-shapes.ts';

/**
 * Set for the time of one step, and put back before anyone else can run: `locale = wanted; try { return render() } finally { locale = 'en' }`
 * with no wait in between, or the same by two calls of the function that sets it.
 */
export function isPutBack(write: Write, { serving }: StateWrites, graph: ServingGraph): boolean {
  if (!isReplacement(write) || !isOwnPlace(write)) return false;
  const own = serving.filter((one) => one.activation === write.activation && isReplacement(one) && one.key === write.key);
  const last = own.at(-1);
  if (last !== undefined && own.length > 1) return own.every((one) => isOneStep(one, last)) && isBefore(last);
  return write.after === 0 && isPutBackByCallers(write, graph);
}

/** Each function that calls the writer calls it again, with constants. */
function isPutBackByCallers({ activation }: Write, graph: ServingGraph): boolean {
  const callers = groupBy(graph.callersOf(activation), ({ from }) => from);
  return callers.size > 0 && [...callers].every(([{ module: { summary } }, edges]) => {
    const calls = edges.flatMap(({ edge }) => summary.calls[edge.call] ?? []).sort((one, other) => one.start - other.start);
    const last = calls.at(-1);
    return last !== undefined && calls.length > 1 && calls.every((one) => isOneStep(one, last)) && last.arguments.every((id) => isMadeOfConstants(id, summary));
  });
}

type Step = Pick<CallSite, 'after' | 'under'> & { readonly finally?: boolean; readonly isFinal?: boolean };

/** Nothing is waited for between the two, and who comes past the first comes past the last. */
function isOneStep(step: Step, last: Step): boolean {
  return step.after === last.after && (step.under === last.under || last.finally === true || last.isFinal === true);
}

/** What stood there before, or a constant. */
function isBefore(write: Write): boolean {
  const { summary } = write.activation.module;
  const value = summary.values[write.value];
  if (value?.kind === 'binding') return variableOf(write, value.binding) === write.variable && write.kind === 'rebind';
  if (value?.kind === 'member') return value.object === write.target;
  return isMadeOfConstants(write.value, summary);
}
