import { ownTypes, ownValues } from '../../models/own-values.ts';
import type { CallSite, Guard, ModuleSummary, ValueId } from '../../summary/module-summary.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import { activationOf, type Evaluator } from '../graph/evaluate.ts';
import { builtInOf } from '../graph/resolve-calls.ts';
import { typesByName } from '../values/built-ins.ts';
import type { Activation } from '../values/activation.ts';
import type { Write } from '../writes/collect-writes.ts';
import type { StateWrites } from '../writes/idioms.ts';
import { isClock, isOwnPlace, isReplacement, literalOf, propertyOf } from '../writes/write-shapes.ts';
import { isOpened, readIn, testOfState } from './conditions.ts';
import { isEmptied } from './emptied.ts';
import type { WritesIn } from './locks.ts';
import type { StateRead, StateReads } from './state-reads.ts';

const own: ReadonlySet<string> = new Set(ownValues);

interface Tools {
  readonly reads: StateReads;
  readonly evaluator: Evaluator;
  readonly graph: ServingGraph;
  readonly writesIn: WritesIn;
}

/** Where a request reads again what it has put into a shared place, after a wait. */
export interface ReadBack {
  readonly activation: Activation;
  readonly start: number;
}

/**
 * Set, wait, read: a request keeps a thing of its own (a transaction, a start time, an id) in a place that all share, and reads
 * it back after a wait, when it may be another's. What is the same for all, however often it is loaded, is no such thing.
 * A collection that is emptied for one request, and read when others have filled it, is; and so is what is put there only to be looked at, and
 * replaced after a wait where it is of no use.
 */
export function readBackAfterWait(write: Write, all: StateWrites, tools: Tools): ReadBack | undefined {
  if (!isReplacement(write) || !isOwnPlace(write) || literalOf(write) !== undefined || testOfState(write, tools.reads) !== undefined) return undefined;
  // A collection that others fill is the request's own while it waits for what they put in.
  const isOwn = isEmptied(write) ? [...all.serving, ...all.beside].some(({ kind }) => kind === 'grow') : isOwnValue(write.value, write.activation, tools, 0) || isOfOwnType(write) || isTriedFirst(write, tools);
  const found = isOwn ? (readBehind(write, write.activation, write.key, tools) ?? (isEmptied(write) ? undefined : readByCallers(write, tools))) : undefined;
  return found !== undefined && isTime(write.value, write.activation.module.summary) && isOnlyCompared(found.activation, write.key, tools) ? undefined : found;
}

/** `Date.now() + backoff`: a time, and nothing else that tells one piece of work from another. */
function isTime(id: ValueId, summary: ModuleSummary): boolean {
  const value = summary.values[id];
  if (value?.kind === 'derived') return value.of.some((part) => isTime(part, summary));
  return value?.kind === 'result' && isClock(summary, value.call);
}

/** When something is due again is compared with the clock, for whomever. */
function isOnlyCompared(activation: Activation, state: string, tools: Tools): boolean {
  const reads = tools.reads.of(activation, state);
  return reads.length > 0 && reads.every((read) => isTest(read, activation));
}

/** `prices = await cached(); if (!prices) prices = await load()`: until the second answer comes, everyone finds the first. */
function isTriedFirst({ activation, key, start, after }: Write, { reads, writesIn }: Tools): boolean {
  const isMiss = ({ is, after: tested }: Guard): boolean => tested === after && (is === 'falsy' || is === 'empty');
  return writesIn(activation).some((other) => other.key === key && other.start > start && other.after > after && isReplacement(other) && testOfState(other, reads, isMiss) !== undefined);
}

/** The function that calls the writer and, behind a wait, somebody who reads. */
function readByCallers(write: Write, tools: Tools): ReadBack | undefined {
  let level: readonly Activation[] = [write.activation];
  const seen = new Set(level);
  for (let depth = 0; depth < 3; depth++) {
    const above: Activation[] = [];
    for (const activation of level) {
      for (const { from, edge } of tools.graph.callersOf(activation)) {
        const call = from.module.summary.calls[edge.call];
        const found = call === undefined ? undefined : readBehind(call, from, write.key, tools);
        if (found !== undefined) return found;
        if (!seen.has(from) && seen.size < mostFunctions) above.push(from);
        seen.add(from);
      }
    }
    level = above;
  }
  return undefined;
}

const mostFunctions = 40;

/** The first read of the state in the function, or by what it calls, behind a wait after the step. */
function readBehind(call: Pick<CallSite, 'after' | 'end'>, from: Activation, state: string, tools: Tools): ReadBack | undefined {
  const again = tools.reads.of(from, state).find((read) => read.after > call.after);
  if (again !== undefined) return { activation: from, start: again.start };
  for (const edge of from.edges) {
    const later = from.module.summary.calls[edge.call];
    if (later === undefined || !edge.to.serves || !(later.after > call.after || isCallback(later, edge.to, call, from, tools))) continue;
    if (reads(edge.to, state, tools, 2)) return { activation: from, start: later.start };
  }
  return undefined;
}

/** A function handed to a package after the writer was called: it runs when there is something to hand it. */
function isCallback(later: CallSite, to: Activation, call: Pick<CallSite, 'end'>, from: Activation, { evaluator }: Tools): boolean {
  if (later.start < call.end || to.module !== from.module || to.summary.parent !== from.fn) return false;
  const callees = evaluator.evaluate(later.callee, from);
  const callee = from.module.summary.values[later.callee];
  const isOfCollection = callee?.kind === 'member' && evaluator.evaluate(callee.object, from).some((one) => builtInOf(one) !== undefined);
  return !isOfCollection && callees.some((one) => one.kind === 'external' && one.path.facts.model?.calls?.some(({ when }) => when === 'now') !== true);
}

function reads(activation: Activation, state: string, tools: Tools, depth: number): boolean {
  // Who puts something there itself goes on from the last time, whoever that was for.
  if (tools.writesIn(activation).some(({ key }) => key === state)) return false;
  if (tools.reads.of(activation, state).some((read) => !isTest(read, activation))) return true;
  return depth > 0 && activation.edges.slice(0, mostFunctions).some(({ to }) => to.serves && reads(to, state, tools, depth - 1));
}

/** `if (Date.now() - lastFlush > interval)`: decides when something is due again, for whomever. */
function isTest(read: StateRead, { module: { summary } }: Activation): boolean {
  return summary.guards.some((guard) => readIn(summary, guard.value, [read]) !== undefined);
}

/** Whether the place is declared to hold what belongs to one piece of work: `private transaction?: Transaction`. */
function isOfOwnType(write: Write): boolean {
  const { activation, object, variable, kind } = write;
  const of = object?.kind === 'object' ? object.of : undefined;
  const { module } = kind === 'rebind' ? activation : (of ?? activation);
  const { bindings, classes } = module.summary;
  const type = kind === 'rebind' ? bindings.find(({ start }) => `${module.path}:${start}` === variable)?.type : classes[of?.class ?? -1]?.members.find((one) => one.kind === 'field' && one.name === propertyOf(write))?.type;
  return type !== undefined && ownTypes.has(typeName(type, module.summary));
}

/** The type of a package that an annotation names, as an access path. */
function typeName(id: ValueId, summary: ModuleSummary): string {
  const value = summary.values[id];
  if (value?.kind === 'import') return `${value.specifier}#${value.name}`;
  return value?.kind === 'member' ? `${typeName(value.object, summary)}.${value.name}` : '';
}

/** Whether the value is another for each request: made anew, drawn, or taken from the clock; or made of such. */
function isOwnValue(id: ValueId, activation: Activation, tools: Tools, depth: number): boolean {
  const { values, calls, bindings } = activation.module.summary;
  const value = values[id];
  if (value === undefined || depth > 8) return false;
  const look = (part: ValueId): boolean => isOwnValue(part, activation, tools, depth + 1);
  switch (value.kind) {
    case 'awaited':
    case 'typed':
    case 'spread':
      return look(value.of);
    case 'either':
    case 'derived':
      return value.of.some(look);
    case 'member':
      return look(value.object);
    case 'allocation':
      return value.properties.some((one) => look(one.value));
    case 'binding': {
      const binding = bindings[value.binding];
      const owner = binding === undefined ? undefined : tools.evaluator.enclosing(activation, binding.owner);
      return binding !== undefined && owner?.serves === true && binding.values.some((one) => isOwnValue(one, owner, tools, depth + 1));
    }
    case 'parameter':
      return isPassed(tools.evaluator.enclosing(activation, value.of), value.index, tools, depth);
    case 'result':
      return isOpened(id, activation) || isAnswered(calls[value.call], activation, tools, depth, look);
    default:
      return false;
  }
}

function isPassed(holder: Activation, index: number, tools: Tools, depth: number): boolean {
  const callers = tools.graph.callersOf(holder);
  return callers.length > 0 && callers.every(({ from, edge }) => {
    const argument = from.module.summary.calls[edge.call]?.arguments[index];
    return argument !== undefined && isOwnValue(argument, from, tools, depth + 1);
  });
}

function isAnswered(call: CallSite | undefined, activation: Activation, tools: Tools, depth: number, look: (id: ValueId) => boolean): boolean {
  if (call === undefined) return false;
  const callees = tools.evaluator.evaluate(call.callee, activation);
  const { values } = activation.module.summary;
  const callee = values[call.callee];
  // An object made anew; but a collection may be filled with what is the same for all, and so may what is made of an awaited answer.
  if (call.construct) return !(callee?.kind === 'global' && typesByName.has(callee.name) && callee.name !== 'Date') && callees.some((one) => one.kind === 'class' || (one.kind === 'external' && one.path.toString() === 'global#Date')) && !call.arguments.some((one) => values[one]?.kind === 'awaited');
  if (callees.some((one) => one.kind === 'external' && own.has(one.path.toString()))) return true;
  const functions = callees.filter((one) => one.kind === 'function');
  if (functions.length > 0) {
    return functions.slice(0, 4).some((fn) => {
      const inner = activationOf(fn, activation.serves);
      return inner.summary.returns.some((one) => isOwnValue(one, inner, tools, depth + 2));
    });
  }
  return callee?.kind === 'member' && look(callee.object);
}
