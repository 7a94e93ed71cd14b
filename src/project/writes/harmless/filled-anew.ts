import type { ServingGraph } from '../../graph/call-graph.ts';
import type { Write } from '../collect-writes.ts';
import type { StateWrites } from '../idioms.ts';
import type { RequestData } from '../request-data.ts';
import { guardsOver, isReplacement } from '../write-shapes.ts';

interface Tools {
  readonly graph: ServingGraph;
  readonly requestData: RequestData;
  /** Whether what is written goes on from what stood there. */
  readonly isMadeFromItself: (write: Write) => boolean;
}

/**
 * A part of putting something new in the place, with no wait in between: `roles = await load(); roles.push(guest); roles = sorted(roles)`. It goes on from what was
 * put there just before, not from what another request has left.
 */
export function isFilledAnew(write: Write, { serving }: StateWrites, { graph, requestData, isMadeFromItself }: Tools): boolean {
  if (write.kind === 'shrink' || requestData.isIn(write.value, write.activation)) return false;
  const fresh = serving.filter((one) => one !== write && isReplacement(one) && one.operator === '=' && one.state.name === write.state.name && !isMadeFromItself(one));
  const isBehind = (step: Pick<Write, 'activation' | 'after' | 'start' | 'under'>): boolean => {
    const over = guardsOver(step);
    return fresh.some((one) => one.activation === step.activation && one.after === step.after && one.end <= step.start && guardsOver(one).every((guard) => over.includes(guard)));
  };
  if (isBehind(write)) return true;
  const callers = graph.callersOf(write.activation);
  return write.after === 0 && callers.length > 0 && callers.every(({ from, edge }) => {
    const call = from.module.summary.calls[edge.call];
    return call !== undefined && isBehind({ activation: from, after: call.after, start: call.start, under: call.under });
  });
}
