import { connectionMakers, openingMethods } from '../../models/connections.ts';
import type { ValueId } from '../../summary/module-summary.ts';
import type { Evaluator } from '../graph/evaluate.ts';
import type { Write } from '../writes/collect-writes.ts';
import type { StateWrites } from '../writes/idioms.ts';
import type { RequestData } from '../writes/request-data.ts';
import { listening } from '../entry-points/match-entry-points.ts';
import { guardsOver, isCount, isReplacement, literalOf, propertyOf } from '../writes/write-shapes.ts';
import { isOpened, readIn } from './conditions.ts';
import { isLookedAtAgain } from './stale.ts';
import type { StateRead, StateReads } from './state-reads.ts';

interface Tools {
  readonly reads: StateReads;
  readonly evaluator: Evaluator;
  readonly requestData: RequestData;
}

const makers: ReadonlySet<string> = new Set(connectionMakers.map(({ path }) => path));

/**
 * Test, wait, act: the write rests on a test of the state that was made before the last wait. Two requests both find the seat
 * free, the stock sufficient, the browser not yet started. Results that are merely computed twice are no harm.
 */
export function staleTest(write: Write, all: StateWrites, tools: Tools): StateRead | undefined {
  if (write.after === 0) return undefined;
  const known = tools.reads.of(write.activation, write.key);
  if (known.length === 0 || isLookedAtAgain(known.filter((one) => !isOfWriteItself(one, write)), write)) return undefined;
  const { summary } = write.activation.module;
  for (const guard of guardsOver(write)) {
    if (guard.after >= write.after) continue;
    const read = readIn(summary, guard.value, known);
    if (read === undefined) continue;
    const isFree = guard.is === 'falsy' || guard.is === 'empty' || guard.is === 'tested';
    if (isCount(write)) return isGaugeIn(write, all) ? undefined : read;
    if (isFree && !(write.kind === 'grow' && isAnswered(write, known)) && actsOnce(write, all, tools)) return read;
  }
  return write.kind === 'grow' && isConnected(write.value, write, tools.evaluator) ? lookupAnswered(write, known) : undefined;
}

/** The lookup under the same key whose answer is used where it is still good: who comes next makes, and opens, another one, and the first is nobody's. */
function lookupAnswered(write: Write, known: readonly StateRead[]): StateRead | undefined {
  if (write.entry === 0 || !isAnswered(write, known)) return undefined;
  const { calls, values } = write.activation.module.summary;
  return known.find((read) => {
    const value = values[read.value];
    const key = read.call === -1 ? (value?.kind === 'member' ? value.key : 0) : calls[read.call]?.arguments[0];
    return read.after < write.after && !read.whole && key === write.entry;
  });
}

/** `stock.get(id)` in `stock.set(id, stock.get(id) - 1)` does not look whether there is enough. */
function isOfWriteItself(read: StateRead, write: Write): boolean {
  return read.start >= write.start && read.end <= write.end;
}

/** What is found is answered: a cache, whose entry may as well be made twice. */
function isAnswered({ activation, after }: Write, known: readonly StateRead[]): boolean {
  const { summary } = activation.module;
  const before = known.filter((read) => read.after < after && !read.whole);
  const answered = [...activation.summary.returns, ...activation.summary.calls.flatMap((id) => (known.some(({ call }) => call === id) ? [] : (summary.calls[id]?.arguments ?? [])))];
  return before.length > 0 && answered.some((id) => readIn(summary, id, before) !== undefined);
}

/** Up before the work and down after it: each request takes back what it added. */
function isGaugeIn(write: Write, all: StateWrites): boolean {
  return all.serving.some((other) => other !== write && other.activation === write.activation && isCount(other) && other.operator?.[0] !== write.operator?.[0]);
}

/** Whether it matters that two do it: a record of its own is put in, a flag says that something was done, something is opened that wants to be closed. */
function actsOnce(write: Write, all: StateWrites, tools: Tools): boolean {
  const { evaluator } = tools;
  if (write.kind === 'grow') return isRecord(write.value, write, tools.requestData, 0) || isConnected(write.value, write, evaluator);
  if (!isReplacement(write)) return false;
  if (literalOf(write) !== undefined) return isDoneFlag(write, all) && startsSomething(write, evaluator);
  return isConnected(write.value, write, evaluator);
}

/** What a request says of itself, and not only what was looked up or computed for it: a booking, an account. */
function isRecord(id: ValueId, write: Write, requestData: RequestData, depth: number): boolean {
  const { activation } = write;
  const value = activation.module.summary.values[id];
  if (value === undefined || depth > 6) return false;
  if (value.kind === 'allocation') return value.properties.some((one) => isRecord(one.value, write, requestData, depth + 1));
  if (value.kind === 'typed' || value.kind === 'spread') return isRecord(value.of, write, requestData, depth + 1);
  if (value.kind === 'either') return value.of.some((part) => isRecord(part, write, requestData, depth + 1));
  return (value.kind === 'member' || value.kind === 'parameter') && id !== write.entry && requestData.isIn(id, activation);
}

/** Listens, connects or the like behind the test: done twice, it is there twice. */
function startsSomething({ activation, start, under }: Write, evaluator: Evaluator): boolean {
  const { values, calls } = activation.module.summary;
  const over = guardsOver({ activation, under });
  return activation.summary.calls.some((id) => {
    const call = calls[id];
    const callee = values[call?.callee ?? 0];
    if (call === undefined || guardsOver({ activation, under: call.under }).every((guard) => !over.includes(guard))) return false;
    if (callee?.kind === 'member' && (openingMethods.has(callee.name) || listening.has(callee.name)) && call.discarded) return true;
    return call.start < start && evaluator.evaluate(call.callee, activation).some((one) => one.kind === 'external' && makers.has(one.path.toString()));
  });
}

/** A flag that is set when the work is done and never taken back. */
function isDoneFlag(write: Write, all: StateWrites): boolean {
  const text = literalOf(write);
  return text === 'true' && all.serving.every((other) => propertyOf(other) !== propertyOf(write) || literalOf(other) === text);
}

/** What connects, listens or starts a process: made by such a package, or told to do so before it is kept. */
function isConnected(id: ValueId, write: Write, evaluator: Evaluator, depth = 0): boolean {
  const { activation, after } = write;
  const { values, calls } = activation.module.summary;
  const value = values[id];
  if (value?.kind === 'awaited' || value?.kind === 'typed') return isConnected(value.of, write, evaluator);
  // A record of it, with the time say.
  if (value?.kind === 'allocation') return depth < 2 && value.properties.some((one) => isConnected(one.value, write, evaluator, depth + 1));
  const made = value?.kind === 'result' ? calls[value.call] : undefined;
  if (made === undefined) return false;
  const isMade = evaluator.evaluate(made.callee, activation).some((one) => one.kind === 'external' && (makers.has(one.path.toString()) || openingMethods.has(one.path.step)));
  return isMade || isOpened(id, activation, after);
}
