import type { ServingGraph } from '../graph/call-graph.ts';
import type { Write } from './collect-writes.ts';
import { describe } from './describe-state.ts';
import { mostEffort, type Evaluator } from '../graph/evaluate.ts';
import { FiniteKeys } from './harmless/finite-keys.ts';
import type { LeftForOthers } from './harmless/left-for-others.ts';
import type { Locks } from '../races/locks.ts';
import type { RequestData } from './request-data.ts';
import { baseOf, guardsOver, isConstant, isLastAnswer, keyOf, isFirstOfTwo, isCollectionWrite, isComputed, isCount, isCutOff, isValueUsed, isOwnPlace, isRemoval, isReplacement, isSamePath, isToggled, literalOf, mentions, propertyOf, variableOf } from './write-shapes.ts';
import { isReset, isTakenBack } from './match-settings.ts';
import { isGauge, isLiveRegistry, isRegistryOfLive } from './harmless/connections.ts';
import { isFilledAnew } from './harmless/filled-anew.ts';
import { isStartedAgain } from './harmless/started-again.ts';
import { isOwnEntry } from './harmless/own-entry.ts';
import { isPutBack } from './harmless/put-back.ts';
import { isLastTime, isPartOfUniqueName } from './harmless/unique-name.ts';
import { holdsWhoWaits } from './harmless/waiting.ts';
import { promiseMethods } from '../graph/resolve-calls.ts';
import { isOfBrowser, type Sides } from '../rendering/sides.ts';
import { Sweeps } from './harmless/sweeps.ts';
import type { Guard, Value, ValueId } from '../../summary/module-summary.ts';

/** All writes to one state: by code that serves, and by code that ran at boot or on a timer, the top level of modules left out. */
export interface StateWrites {
  readonly serving: readonly Write[];
  readonly beside: readonly Write[];
  /** What holds the state is replaced beside the requests, and the state with it. */
  readonly replacedBeside: boolean;
}

/** Why a write is no report. Each has a fixture on the `ok` shelf, and its unsafe twin on `bad`. */
export type Idiom =
  | 'lazy initialisation'
  | 'memory of the last answer'
  | 'cache invalidation'
  | 'one-way flag'
  | 'lock'
  | 'switch that no request turns'
  | 'pool'
  | 'unread counter'
  | 'count that starts again'
  | 'part of a unique name'
  | 'swept collection'
  | 'live registry'
  | 'waiting for an answer'
  | 'kept under a lock'
  | 'put back at once'
  | 'entry under an id of its own'
  | 'filled anew'
  | 'replaced by what no request brought'
  | 'browser or development only';

/** What the idioms are told by. */
interface IdiomSources {
  readonly evaluator: Evaluator;
  readonly graph: ServingGraph;
  readonly requestData: RequestData;
  readonly isRead: (write: Write) => boolean;
  /** Whether all that serving code does with the state is to compare it. */
  readonly isOnlyTested: (write: Write) => boolean;
  /** Whether the very code of the write also runs when the process starts. */
  readonly isAlsoAtStart: (write: Write) => boolean;
  readonly sides: Sides;
  readonly left: LeftForOthers;
  readonly locks: Locks;
}

/** Tells the harmless ways of writing shared state from the rest, by what the code does with it. */
export class Idioms {
  readonly evaluator: Evaluator;
  readonly graph: ServingGraph;
  readonly requestData: RequestData;
  private readonly isRead: (write: Write) => boolean;
  readonly isOnlyTested: (write: Write) => boolean;
  private readonly isAlsoAtStart: (write: Write) => boolean;
  private readonly sides: Sides;
  private readonly left: LeftForOthers;
  private readonly locks: Locks;
  private readonly finiteKeys: FiniteKeys;
  private readonly sweeps: Sweeps;

  constructor({ evaluator, graph, requestData, isRead, isOnlyTested, isAlsoAtStart, sides, left, locks }: IdiomSources) {
    this.isAlsoAtStart = isAlsoAtStart;
    this.locks = locks;
    this.isOnlyTested = isOnlyTested;
    this.evaluator = evaluator;
    this.graph = graph;
    this.requestData = requestData;
    this.isRead = isRead;
    this.sides = sides;
    this.left = left;
    this.finiteKeys = new FiniteKeys(evaluator, requestData);
    this.sweeps = new Sweeps({ evaluator, graph, requestData, left, isFirst: (write) => this.isFirst(write) });
  }

  /** The idiom that makes this write harmless, if any does. */
  of(write: Write, all: StateWrites): Idiom | undefined {
    this.evaluator.begin(mostEffort / 2);
    if (this.isElsewhereOnly(write)) return 'browser or development only';
    const adds = this.isAddedToElse(write, all);
    if (!adds && !(literalOf(write) !== undefined && isToggled(write, all)) && (this.isLazy(write) || isFirstOfTwo(write, all))) return 'lazy initialisation';
    if (this.isMark(write) || this.isConstantMark(write, all)) return 'one-way flag';
    if (this.isInvalidation(write, all)) return 'cache invalidation';
    if (isLastAnswer(write)) return 'memory of the last answer';
    if (this.isOneWayFlag(write, all) || this.isFirstComer(write)) return 'one-way flag';
    if (this.isLock(write, all)) return 'lock';
    if (this.isKeptUnderLock(write, all)) return 'kept under a lock';
    if (isPutBack(write, all, this.graph)) return 'put back at once';
    if (isOwnEntry(write, this.evaluator)) return 'entry under an id of its own';
    if (isFilledAnew(write, all, { graph: this.graph, requestData: this.requestData, isMadeFromItself: (one) => this.isMadeFromItself(one) })) return 'filled anew';
    if (this.isOwnSwitch(write, all)) return 'switch that no request turns';
    if (this.isPool(all)) return 'pool';
    if (isLiveRegistry(write, all, this.graph) || isGauge(write, all, this.graph) || (isCollectionWrite(write) && isRegistryOfLive(write, all, this))) return 'live registry';
    if (isCollectionWrite(write) && holdsWhoWaits(all)) return 'waiting for an answer';
    if ((isCollectionWrite(write) || isCount(write)) && this.sweeps.has(write, all)) return 'swept collection';
    if (isCount(write) && !this.isRead(write)) return 'unread counter';
    // Who looks for readers goes through all that serves.
    this.evaluator.begin(mostEffort / 2);
    if (isStartedAgain(write, all, this)) return 'count that starts again';
    if (isPartOfUniqueName(write, this.evaluator) || isLastTime(write)) return 'part of a unique name';
    if (!adds && isReplacement(write) && !isRemoval(write) && literalOf(write) === undefined && !isToggled(write, all) && !this.isMadeFromItself(write) && !this.isChosen(write) && !this.requestData.isIn(write.value, write.activation) && !this.left.isSteppingStone(write, all)) return 'replaced by what no request brought';
    return undefined;
  }

  /** Something that the program knows is put into a set: done, seen, warned of. */
  private isMark(write: Write): boolean {
    return keyOf(write) !== 0 && keyOf(write) === write.value && write.kind === 'grow' && !this.isMade(write) && !this.requestData.isIn(write.value, write.activation);
  }

  /** `loaded.set('md', true)`, where that is all that anyone ever says there of anything: not what requests switch or choose. */
  private isConstantMark(write: Write, { serving }: StateWrites): boolean {
    const text = literalOf(write);
    return write.kind === 'grow' && text !== undefined && this.requestData.isWrittenOut(write.entry, write.activation) && serving.every((one) => one.kind === 'grow' && literalOf(one) === text) && !this.isChosen(write);
  }

  /** What is taken out was computed, and is computed again when somebody asks. */
  private isInvalidation(write: Write, all: StateWrites): boolean {
    if (write.kind !== 'shrink' || write.call?.discarded === false) return false;
    const grows = all.serving.filter(({ kind }) => kind === 'grow');
    return grows.length > 0 && grows.every((one) => one.entry !== 0 && isComputed(one) && (!this.requestData.isBrought(one.value, one.activation) || this.finiteKeys.isMadeFromKey(one)) && guardsOver(one).some(({ value }) => this.tests(value, one)));
  }

  /** Whether a request brought what is written, or the key under which it is. */
  isOfRequest(write: Write): boolean {
    return [write.value, keyOf(write)].some((id) => this.requestData.isBrought(id, write.activation));
  }

  /** Whether what is put in is an object or a function, and not a value that is equal to others. */
  isMade({ value, activation }: Write): boolean {
    return this.evaluator.evaluate(value, activation).some(({ kind }) => kind === 'function' || kind === 'object');
  }

  /**
   * A setting that is given a constant where it was found unset, as warn-once flags in the environment are; or what no request brought, a token that
   * the server got for itself; or that its changer takes back.
   */
  isHarmlessSetting(write: Write): boolean {
    const isOwn = write.call?.arguments.length === 1 && this.isOwnValue(write.value, write, 0);
    return isOwn || (literalOf(write) !== undefined && this.isLazy(write)) || this.isElsewhereOnly(write) || isTakenBack(write) || isReset(write, this.evaluator, this.graph);
  }

  /** What the program holds, a part of that, or an object that is put together from such parts. */
  private isOwnValue(id: ValueId, write: Write, depth: number): boolean {
    const { values } = write.activation.module.summary;
    const value = values[id];
    if (value?.kind === 'allocation') return depth < 3 && value.type === 'object' && value.properties.length > 0 && value.spreads.length === 0 && value.properties.every((one) => this.isOwnValue(one.value, write, depth + 1));
    let held: Value | undefined = value;
    while (held?.kind === 'member' && held.name !== '*') held = values[held.object];
    return held?.kind === 'binding' && !this.requestData.isIn(id, write.activation);
  }

  /** Requests switch it between constants: what one sets, another finds. */
  isToggle(write: Write, all: StateWrites): boolean {
    return literalOf(write) !== undefined && isReplacement(write) && isToggled(write, all);
  }

  /** Written only where the place was found empty, and not with what a request brought: `if (!client) client = connect()`. */
  private isLazy(write: Write): boolean {
    if (write.kind === 'shrink' || isCount(write)) return false;
    const { values } = write.activation.module.summary;
    const value = values[write.value];
    // `x = x || make()`
    if (value?.kind === 'either' && value.of.some((part) => this.isPlaceOf(part, write)) && !value.of.some((part) => !this.isPlaceOf(part, write) && this.requestData.isIn(part, write.activation))) return true;
    return this.testOfUnset(write) !== undefined;
  }

  /** The condition under which the place was found empty, if nothing that a request brought is put there, or if the same code has filled it at the start. */
  testOfUnset(write: Write): Guard | undefined {
    for (const guard of guardsOver(write)) {
      if (guard.is === 'present' || guard.is === 'truthy' || !this.tests(guard.value, write)) continue;
      if (write.kind === 'grow' ? this.isMemo(write) : !this.requestData.isIn(write.value, write.activation) || this.isAlsoAtStart(write)) return guard;
    }
    return undefined;
  }

  /** `if (list) list.push(x); else list = [x]`: what is set where nothing was is added to where something was. */
  private isAddedToElse(write: Write, all: StateWrites): boolean {
    return all.serving.some((other) => {
      if (other === write || other.kind !== 'grow' || other.activation !== write.activation) return false;
      return [...guardsOver(other)].some(({ is, value }) => (is === 'truthy' || is === 'present') && this.isPlaceOf(value, write));
    });
  }

  /** An empty collection that is put only where nothing was found. */
  isFirst(write: Write): boolean {
    if (write.kind === 'shrink' || literalOf(write) !== undefined) return false;
    return [...guardsOver(write)].some(({ is, value }) => (is === 'empty' || is === 'falsy') && this.tests(value, write));
  }

  /** `price = price * 0.9`: each request starts from what the last one left. */
  isMadeFromItself(write: Write): boolean {
    const { values, calls } = write.activation.module.summary;
    const look = (id: ValueId, depth: number): boolean => {
      const value = values[id];
      if (value === undefined || depth > 6) return false;
      if (value.kind === 'member' || value.kind === 'binding' || value.kind === 'global') return this.isPlaceOf(id, write) || (value.kind === 'member' && look(value.object, depth + 1));
      if (value.kind === 'derived' || value.kind === 'either') return value.of.some((part) => look(part, depth + 1));
      if (value.kind === 'allocation') return value.spreads.some((part) => look(part, depth + 1)) || value.properties.some((one) => look(one.value, depth + 1));
      if (value.kind === 'awaited' || value.kind === 'spread') return look(value.of, depth + 1);
      const call = value.kind === 'result' ? calls[value.call] : undefined;
      // The next in a chain of promises waits for the last one, and is not made from it.
      const callee = values[call?.callee ?? 0];
      if (callee?.kind === 'member' && promiseMethods.has(callee.name)) return false;
      return call !== undefined && [call.callee, ...call.arguments].some((part) => look(part, depth + 1));
    };
    return look(write.value, 0);
  }

  /** Whether the value is read from the very place that is written. */
  private isPlaceOf(id: ValueId, write: Write): boolean {
    const { summary } = write.activation.module;
    const value = summary.values[id];
    if (value?.kind === 'binding') return write.kind === 'rebind' && write.variable === variableOf(write, value.binding);
    if (value?.kind === 'global') return isGlobalObject(summary.values[write.target]) && value.name === propertyOf(write);
    if (value?.kind !== 'member' || write.object === undefined || value.name !== propertyOf(write)) return false;
    return this.evaluator.evaluate(value.object, write.activation).includes(write.object);
  }

  /** What was computed or looked up is kept, under one of so many keys, and under a key that is written out only where it is the same for all. Users and sessions are counted. */
  private isMemo(write: Write): boolean {
    const key = keyOf(write);
    if (key !== 0 && this.requestData.isWrittenOut(key, write.activation) && this.requestData.isIn(write.value, write.activation)) return false;
    if (key !== 0 && this.finiteKeys.isOfFound(key, write)) return true;
    if (!isComputed(write) && literalOf(write) === undefined && (key === 0 || (this.requestData.isBrought(write.value, write.activation) && !this.finiteKeys.isMadeFromKey(write)))) return false;
    return key === 0 || this.finiteKeys.has(key, write) || this.requestData.isIdentity(key, write.activation);
  }

  /** Whether a condition looks at the state that is written. */
  private tests(id: ValueId, write: Write, depth = 0): boolean {
    const { summary } = write.activation.module;
    const value = summary.values[id];
    if (value === undefined || depth > 6) return false;
    if (value.kind === 'derived' || value.kind === 'either') return value.of.some((part) => this.tests(part, write, depth + 1));
    const described = describe(id, write.activation, this.evaluator);
    if (described.root.kind === 'binding') {
      if (write.variable === variableOf(write, described.root.binding) && isSamePath(described.name, write.state.name)) return true;
    }
    if (described.root.kind !== 'binding' && described.name !== '' && isSamePath(described.name, write.state.name)) return true;
    // Another property of the same object says nothing of this one.
    if (value.kind === 'member' && write.kind === 'mutate' && write.entry === 0 && write.call === undefined && value.name !== propertyOf(write)) return false;
    return write.object !== undefined && this.evaluator.evaluate(baseOf(summary, id), write.activation).includes(write.object);
  }

  /** Everyone who serves writes the same constant: warned, ready, shutting down. A mark on one of many entries is no such flag. */
  private isOneWayFlag(write: Write, all: StateWrites): boolean {
    const text = literalOf(write);
    if (text === undefined || !isReplacement(write) || isCutOff(write) || !isOwnPlace(write) || this.isChosen(write)) return false;
    return all.serving.every((other) => propertyOf(other) !== propertyOf(write) || literalOf(other) === text);
  }

  /** Who came first is kept, and all that anyone asks is whether there was somebody. */
  private isFirstComer(write: Write): boolean {
    if (write.kind !== 'rebind' || !this.isFirst(write)) return false;
    const { summary } = write.activation.module;
    const place = summary.values.findIndex((one) => one.kind === 'binding' && variableOf(write, one.binding) === write.variable);
    return place > 0 && !isValueUsed(summary, place);
  }

  /** One of several constants, for what this request said: `if (!session) answer.status = 401`. A flag that goes up, or something that starts anew, tells of no request. */
  isChosen(write: Write): boolean {
    return isConstant(write) && guardsOver(write).some(({ value }) => this.requestData.isIn(value, write.activation)) && !guardsOver(write).some(({ value }) => this.tests(value, write));
  }

  /** A flag that is taken only by who finds it free, and given back. */
  private isLock(write: Write, all: StateWrites): boolean {
    if (literalOf(write) === undefined || !isReplacement(write) || !isOwnPlace(write)) return false;
    const writes = all.serving.filter((one) => propertyOf(one) === propertyOf(write));
    // What follows in the same function stands behind the test as well.
    const isFirst = (one: Write): boolean => !writes.some((other) => other.activation === one.activation && other.start < one.start && literalOf(other) !== literalOf(one));
    const taken = writes.filter((one) => isFirst(one) && guardsOver(one).some(({ value, is }) => is !== 'truthy' && is !== 'present' && this.tests(value, one)));
    const given = writes.filter((one) => !taken.includes(one));
    return taken.length > 0 && given.length > 0 && new Set(taken.map(literalOf)).size === 1 && new Set(given.map(literalOf)).size === 1 && literalOf(taken[0] ?? write) !== literalOf(given[0] ?? write);
  }

  /** Whoever replaces it takes a lock for that, and so means it for all; how much there is of something is lost on restart all the same. */
  private isKeptUnderLock(write: Write, { serving }: StateWrites): boolean {
    if (!isOwnPlace(write)) return false;
    return serving.every((one) => propertyOf(one) !== propertyOf(write) || (isReplacement(one) && !this.isMadeFromItself(one) && this.locks.isAlwaysHeldAt(one)));
  }

  /** What is put in is taken out again and used, and none of it is a request's: idle connections, who waits for a lock. */
  private isPool(all: StateWrites): boolean {
    const grows = all.serving.filter(({ kind }) => kind === 'grow');
    const isTaken = all.serving.some(({ kind, call }) => kind === 'shrink' && call?.discarded === false && call.arguments.length === 0);
    return isTaken && grows.length > 0 && grows.every((one) => one.object?.kind === 'object' && one.object.type === 'array' && !this.requestData.isIn(one.value, one.activation));
  }

  /**
   * Switched between constants by the course of some work (begun, done, failed, wanted again): not by what a request says or
   * by which one it is, and not for the time that one request waits.
   */
  private isOwnSwitch(write: Write, all: StateWrites): boolean {
    if (literalOf(write) === undefined || !isReplacement(write) || !isOwnPlace(write) || !isToggled(write, all)) return false;
    const writes = all.serving.filter((one) => propertyOf(one) === propertyOf(write));
    return !writes.some(
      (one) =>
        one.activation.entry !== undefined ||
        [...guardsOver(one)].some(({ value }) => this.requestData.isIn(value, one.activation)) ||
        writes.some((other) => other.activation === one.activation && other.after > one.after && literalOf(other) !== literalOf(one)),
    );
  }

  /** Under a test for a browser or for development. */
  isElsewhereOnly(write: Write): boolean {
    if (this.sides.isInBrowser(write.under, write.activation)) return true;
    const { values } = write.activation.module.summary;
    // While a page is rendered on the server, there is no window to write to.
    if (isOfBrowser(values, write.target) && this.graph.entryOf(write.activation)?.phase === 'render') return true;
    for (const guard of guardsOver(write)) {
      const value = values[guard.value];
      if (guard.is === 'tested' && mentions(values, value, (one) => one.kind === 'member' && one.name === 'NODE_ENV', 0)) return true;
    }
    return false;
  }
}

/** What a name that nothing declares is a property of. */
function isGlobalObject(value: Value | undefined): boolean {
  return value?.kind === 'global' && value.name === 'globalThis';
}
