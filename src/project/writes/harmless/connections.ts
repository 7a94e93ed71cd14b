import type { ServingGraph } from '../../graph/call-graph.ts';
import type { Write } from '../collect-writes.ts';
import type { StateWrites } from '../idioms.ts';
import type { Evaluator } from '../../graph/evaluate.ts';
import type { RequestData } from '../request-data.ts';
import { isCount, isRemoval, keyOf, propertyOf } from '../write-shapes.ts';

/** Entries come and go with connections. What is taken out when a session is closed has gone, whoever put it in. */
export function isLiveRegistry(write: Write, { serving }: StateWrites, graph: ServingGraph): boolean {
  if (isRemoval(write) && graph.isAtEndOfSession(write.activation)) return true;
  const grows = serving.filter((one) => one.kind === 'grow');
  return grows.length > 0 && grows.every((one) => isOnConnection(one, graph)) && serving.some((one) => isRemoval(one) && graph.isAtEnd(one.activation));
}

/**
 * Each entry is something that works in this process alone, the connection itself or a function, and is taken out by its key: no store could
 * keep it for the other processes.
 */
export function isRegistryOfLive({ state }: Write, { serving, beside }: StateWrites, { evaluator, requestData }: { readonly evaluator: Evaluator; readonly requestData: RequestData }): boolean {
  const own = [...serving, ...beside].filter((one) => one.state.name === state.name);
  const grows = own.filter(({ kind }) => kind === 'grow');
  const isLive = (one: Write): boolean => {
    const values = evaluator.evaluate(one.value, one.activation);
    return keyOf(one) !== 0 && (requestData.isRequestItself(one.value, one.activation) || (values.length > 0 && values.every(({ kind }) => kind === 'function')));
  };
  return grows.length > 0 && grows.every(isLive) && own.some((one) => one.kind === 'shrink' && one.entry !== 0);
}

/** Up with each connection, down when it ends; or up before the work of a request, and down after it in the same function. */
export function isGauge(write: Write, { serving }: StateWrites, graph: ServingGraph): boolean {
  if (!isCount(write)) return false;
  const writes = serving.filter((one) => propertyOf(one) === propertyOf(write));
  const isDown = (one: Write): boolean => one.operator === '--' || one.operator === '-=';
  const isInFlight = writes.every((one) => isCount(one) && writes.some((other) => other.activation === one.activation && isDown(other) !== isDown(one) && (isDown(one) ? other.after < one.after : one.after < other.after)));
  if (isInFlight) return true;
  return writes.every((one) => isCount(one) && (isDown(one) || isOnConnection(one, graph))) && writes.some((one) => isDown(one) && graph.isAtEnd(one.activation));
}

/** Whether a connection, or a message on one, leads to the write. */
export function isOnConnection({ activation }: Write, graph: ServingGraph): boolean {
  const phase = graph.entryOf(activation)?.phase;
  return phase === 'connection' || phase === 'message';
}
