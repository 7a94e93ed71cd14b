import type { ServingFinding } from '../../findings/finding.ts';
import { boot } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import type { ServingGraph } from '../graph/call-graph.ts';
import type { Write, WriteCollector } from './collect-writes.ts';
import { isNoteOfLoop } from '../races/one-loop.ts';
import { findRewrittenFiles } from '../races/rewritten-files.ts';
import { RaceFinder } from '../races/race-finder.ts';
import type { AllowedClasses } from './allowed.ts';
import { Classifier, type Reason, WriteFindings } from './classify.ts';
import { Grades } from './grades.ts';
import { Idioms, type StateWrites } from './idioms.ts';
import { LeftForOthers } from './harmless/left-for-others.ts';
import type { IntendedState } from './intended.ts';
import { RunOnce } from './harmless/run-once.ts';
import { isCompanion } from './write-shapes.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { Propagation } from '../graph/propagate.ts';
import { collectReads } from './collect-reads.ts';
import { Refills } from './refills.ts';
import type { RequestData } from './request-data.ts';
import { StateReaders } from '../races/state-readers.ts';
import type { Sides } from '../rendering/sides.ts';

interface Reached {
  readonly graph: ServingGraph;
  readonly collector: WriteCollector;
  readonly modules: readonly LinkedModule[];
  readonly propagation: Propagation;
  readonly requestData: RequestData;
  readonly intended: IntendedState;
  readonly allowed: AllowedClasses;
  readonly sides: Sides;
}

/** One finding for each place that writes, and what holds there as well. */
interface Found {
  readonly reported: readonly ServingFinding[];
  readonly outranked: readonly ServingFinding[];
}

/** Writes to shared state and to global settings by code that serves. */
export function findWrites({ graph, collector, modules, propagation, requestData, intended, allowed, sides }: Reached): Found {
  const serving = graph.reached.flatMap((activation) => collector.writesIn(activation).filter((write) => !isNoteOfLoop(write)));
  const beside = [...runAtBoot(modules, propagation.begun), ...graph.ticking].flatMap((activation) => [...collector.writesIn(activation)]);
  const states = new Map<string, GroupedWrites>();
  for (const write of serving) add(group(states, write.key).serving, write);
  for (const write of beside) add(group(states, write.key).beside, write);

  const { evaluator } = propagation;
  const races = new RaceFinder({ evaluator, graph, requestData, writes: [...serving, ...beside] });
  const readers = new StateReaders(graph, races.reads);
  const left = new LeftForOthers({ evaluator, graph, requestData, readers });
  // Both are asked, so that a comment counts as used.
  const isMeant = (write: Write): boolean => [intended.has(write), allowed.has(write)].includes(true);
  const writesOf = (key: string): StateWrites | undefined => {
    const state = states.get(key);
    return state === undefined ? undefined : withReplaced(states, key, state);
  };
  const grades = new Grades({ readers, locks: races.locks, requestData, writesOf });
  const isOnlyTested = (write: Write): boolean => grades.isOnlyTested(write, writesOf(write.key) ?? { serving: [write], beside: [], replacedBeside: false });
  const idioms = new Idioms({ evaluator, graph, requestData, isRead: lazily(() => collectReads(graph, evaluator)), isOnlyTested, isAlsoAtStart: alsoAtStart(beside), sides, left, locks: races.locks });
  const once = new RunOnce([...states.values()].map((state) => state.serving), idioms, graph);
  const findings = new WriteFindings(graph, new Classifier({ graph, requestData, readers, grades, idioms, refills: new Refills(readers, serving) }));
  const ticks = new Set(graph.ticking);
  for (const [key, state] of states) {
    const all = withReplaced(states, key, state);
    for (const { write, ...reason } of reported(all, { idioms, races, once })) if (!isMeant(write)) findings.add(write, all, reason);
    for (const write of state.beside) {
      if (!ticks.has(write.activation)) continue;
      const race = races.beside(write, all);
      if (race !== undefined && !isMeant(write)) findings.add(write, all, { interleaving: race.interleaving, isPlain: false }, race.added);
      else if (growsAtEachTick(write, all, findings.classifier) && !isMeant(write)) findings.add(write, all, { interleaving: undefined });
    }
  }
  return { reported: [...findings.all(), ...findRewrittenFiles({ graph, modules, propagation, requestData }, races.locks)], outranked: findings.outranked() };
}

/** Tells of a write whether its code runs at the start, too. */
function alsoAtStart(beside: readonly Write[]): (write: Write) => boolean {
  const placeOf = ({ activation, site }: Write): string => `${activation.module.path}:${site}`;
  const started = new Set(beside.filter(({ activation }) => !activation.serves).map(placeOf));
  return (write) => started.has(placeOf(write));
}

/**
 * What a timer sees to again and again, whether or not anybody asks for anything: one entry more each time, under no condition, and nobody
 * takes any out.
 */
function growsAtEachTick(write: Write, all: StateWrites, classifier: Classifier): boolean {
  const ticking = { ...all, serving: [...all.serving, write] };
  return write.under < 0 && classifier.growthOf(write, all) === 'append' && classifier.idioms.of(write, ticking) === undefined;
}

/** Reads are collected when they are first asked for: few projects count anything. */
function lazily(make: () => (write: Write) => boolean): (write: Write) => boolean {
  let made: ((write: Write) => boolean) | undefined;
  return (write) => (made ??= make())(write);
}

/**
 * Functions that run at boot, or on a timer set at boot, beside the requests. A handler that a package's wrapper is given
 * may run at once as far as anyone can see; it is an entry point, and not counted.
 */
function runAtBoot(modules: readonly LinkedModule[], begun: readonly Activation[]): readonly Activation[] {
  const reached = new Set([...modules.map((module) => module.activation(0, boot)), ...begun]);
  for (const from of reached) {
    for (const { to } of from.edges) {
      if (!to.serves && to.module.activation(to.fn, to.summary.depth).entry === undefined) reached.add(to);
    }
  }
  return [...reached].filter(({ summary, constructs }) => !constructs && !beginnings.has(summary.kind));
}

/** Code that gives state its first value: what it empties was empty. */
const beginnings: ReadonlySet<string> = new Set(['module', 'constructor', 'initializer']);

interface GroupedWrites {
  readonly serving: Write[];
  readonly beside: Write[];
}

function withReplaced(states: ReadonlyMap<string, GroupedWrites>, key: string, state: GroupedWrites): StateWrites {
  return { ...state, replacedBeside: isReplacedBeside(states, key) };
}

/** `local.counters` goes when `local` is assigned. */
function isReplacedBeside(states: ReadonlyMap<string, GroupedWrites>, key: string): boolean {
  for (let end = key.lastIndexOf('.'); end > key.lastIndexOf(':'); end = key.lastIndexOf('.', end - 1)) {
    if (states.get(key.slice(0, end))?.beside.some(({ operator }) => operator === '=') === true) return true;
  }
  return false;
}

/** Each write is judged by the others of its state; so many say enough of one that thousands of places write, as a generated parser does. */
const mostWrites = 256;

function add(writes: Write[], write: Write): void {
  if (writes.length < mostWrites) writes.push(write);
}

function group(states: Map<string, GroupedWrites>, key: string): GroupedWrites {
  let state = states.get(key);
  if (state === undefined) states.set(key, (state = { serving: [], beside: [] }));
  return state;
}

/** A write that is worth a report. */
interface Reported extends Reason {
  readonly write: Write;
}

interface Judges {
  readonly idioms: Idioms;
  readonly races: RaceFinder;
  readonly once: RunOnce;
}

/**
 * Settings are reported as they are, and races whatever idiom the write may look like; what only takes out, or puts a constant
 * back, is a report beside one that puts something in.
 */
function reported(state: StateWrites, { idioms, races, once }: Judges): readonly Reported[] {
  const plain = withoutIdioms(state, idioms, once);
  const racing = state.serving.flatMap((write) => {
    const interleaving = idioms.isElsewhereOnly(write) ? undefined : races.of(write, state);
    return interleaving === undefined ? [] : [{ write, interleaving, isPlain: plain.includes(write) }];
  });
  const others = plain.filter((write) => !racing.some((race) => race.write === write));
  return [...racing, ...others.map((write) => ({ write, interleaving: undefined }))];
}

function withoutIdioms(state: StateWrites, idioms: Idioms, once: RunOnce): readonly Write[] {
  const open = state.serving.filter((write) => !once.has(write.activation) || idioms.isOfRequest(write));
  const suspicious = open.filter((write) => (write.setting === undefined ? idioms.of(write, state) === undefined : !idioms.isHarmlessSetting(write)));
  const harmful = suspicious.some((write) => write.setting === undefined && (!isCompanion(write, state) || idioms.isToggle(write, state) || idioms.isChosen(write)));
  return suspicious.filter((write) => write.setting !== undefined || harmful || !isCompanion(write, state));
}
