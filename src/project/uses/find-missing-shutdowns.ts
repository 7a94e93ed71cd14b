import type { MissingShutdownFinding } from '../../findings/finding.ts';
import { connectionMakers, methodPath, type ConnectionMaker } from '../../models/connections.ts';
import { platformsWithoutEnd, serverStarts } from '../../models/long-lived-servers.ts';
import type { CallSite, FunctionId, ValueId } from '../../summary/module-summary.ts';
import { boot, type AbstractValue } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import { mostEffort } from '../graph/evaluate.ts';
import { isSuperCall } from '../graph/resolve-calls.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { connects, importedAmong, placeOf, type Reached } from './reached.ts';

/**
 * Connections and pools that a server opens while it starts and that no code of the project closes, in whatever function: by a
 * call, by handing the method to someone, or at the end of a block. What is handed to code that cannot be seen may be closed there.
 */
export function findMissingShutdowns(reached: Reached): readonly MissingShutdownFinding[] {
  const { modules, propagation } = reached;
  const makers = importedAmong(connectionMakers, modules).filter(({ closes }) => closes.length > 0);
  if (makers.length === 0 || propagation.entries.some(({ entry }) => platformsWithoutEnd.has(entry?.framework ?? ''))) return [];
  const program = programOf(modules, reached);
  const made = modules.flatMap((module) => (program.has(module) ? madeIn(module, makers, reached) : []));
  if (made.length === 0) return [];
  const dealings = dealingsOf(modules, makers, reached);
  return made.filter(({ maker }) => !isClosed(maker, dealings)).map(({ call, module, maker }) => ({ kind: 'missing-shutdown', ...placeOf(call, module), name: maker.kind === 'process' ? '' : call.name, of: maker.name, close: closingCall(maker) }));
}

/** `mongoose.disconnect`, or the method alone where the reader knows the variable. */
function closingCall({ closes, kind, object = '' }: ConnectionMaker): string {
  const [method = 'close'] = closes;
  return kind === 'process' ? `${object.slice(0, object.indexOf('#'))}.${method}` : method;
}

/** Files of a program that listens: those where it does, and what they import. */
function programOf(modules: readonly LinkedModule[], { propagation }: Reached): ReadonlySet<LinkedModule> {
  const { evaluator } = propagation;
  const { linker } = evaluator;
  const program = new Set(modules.filter((module) => module.summary.calls.some((call) => isStart(call, module, propagation))));
  for (const module of program) {
    for (const request of module.file.requests) {
      const target = linker.resolve(module, request);
      if (target.kind === 'module') program.add(target.module);
    }
  }
  return program;
}

const starts: ReadonlySet<string> = new Set(serverStarts);
const startNames: ReadonlySet<string> = new Set(serverStarts.map((path) => path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('#')) + 1)));

function isStart(call: CallSite, module: LinkedModule, propagation: Reached['propagation']): boolean {
  const callee = module.summary.values[call.callee];
  if (callee?.kind === 'member' && !startNames.has(callee.name)) return false;
  const activation = module.activation(call.in, boot);
  return isRun(activation, propagation) && evaluated(call.callee, activation, propagation).some((one) => one.kind === 'external' && starts.has(one.path.toString()));
}

function isRun(activation: Activation, propagation: Reached['propagation']): boolean {
  return activation.fn === 0 || propagation.hasRun(activation);
}

/** What has been evaluated is remembered as long as there is something left to spend. */
function evaluated(id: ValueId, activation: Activation, { evaluator }: Reached['propagation']): readonly AbstractValue[] {
  evaluator.begin(mostEffort / 2);
  return evaluator.evaluate(id, activation);
}

interface Made {
  readonly call: CallSite;
  readonly module: LinkedModule;
  readonly maker: ConnectionMaker;
}

/** What the file makes while the process starts. */
function madeIn(module: LinkedModule, makers: readonly ConnectionMaker[], { propagation }: Reached): readonly Made[] {
  return module.summary.calls.flatMap((call) => {
    const activation = module.activation(call.in, boot);
    // What a class that extends a client makes, its container may close.
    if (!isRun(activation, propagation) || isSuperCall(call, activation)) return [];
    const values = evaluated(call.callee, activation, propagation);
    const maker = makers.find(({ path }) => values.some((one) => one.kind === 'external' && one.path.toString() === path));
    return maker === undefined || !connects(maker, call, module) ? [] : [{ call, module, maker }];
  });
}

/** What the project does with connections, by access path. */
interface Dealings {
  /** Closing methods that are called or handed over: `pg#Pool().end`. */
  readonly closing: ReadonlySet<string>;
  /** Names of methods that are called on something of which nothing is known: it may be a connection. */
  readonly names: ReadonlySet<string>;
  /** Connections that are handed, alone or in an object, to code that is not read: `pg#Pool()`. */
  readonly handed: ReadonlySet<string>;
}

function isClosed(maker: ConnectionMaker, { closing, names, handed }: Dealings): boolean {
  return handed.has(objectOf(maker)) || maker.closes.some((method) => closing.has(methodPath(maker, method)) || names.has(nameOf(method))) || disposing.some((name) => names.has(name) || closing.has(`${objectOf(maker)}.${name}`));
}

const disposing = ['@@dispose', '@@asyncDispose'] as const;

function objectOf({ object, path }: ConnectionMaker): string {
  return object ?? `${path}()`;
}

function nameOf(method: string): string {
  return method.slice(method.lastIndexOf('.') + 1);
}

/** One look at all calls, in every way in which each function was found to run. */
function dealingsOf(modules: readonly LinkedModule[], makers: readonly ConnectionMaker[], { propagation }: Reached): Dealings {
  const closing = new Set<string>();
  const names = new Set<string>();
  const handed = new Set<string>();
  const closers = new Set([...makers.flatMap(({ closes }) => closes.map(nameOf)), ...disposing]);
  const contents = new Contents(new Set(makers.map(objectOf)));
  for (const module of modules) {
    const { calls, values, functions } = module.summary;
    const run = new Set<FunctionId>();
    for (const activation of module.allActivations()) {
      if (!isRun(activation, propagation)) continue;
      run.add(activation.fn);
      for (const id of activation.summary.calls) {
        const call = calls[id];
        if (call === undefined) continue;
        for (const part of [call.callee, ...call.arguments]) {
          const value = values[part];
          if (value?.kind === 'member' && closers.has(value.name)) noteClosing(value.name, value.object, activation, propagation, { closing, names });
        }
        for (const path of handedOver(call, contents, activation, propagation)) handed.add(path);
      }
    }
    // Who calls a function that nobody is seen to call, nobody knows.
    for (const [fn, { calls: own, inRound }] of functions.entries()) {
      if (run.has(fn) || inRound === true) continue;
      for (const id of own) {
        const callee = values[calls[id]?.callee ?? 0];
        if (callee?.kind === 'member' && closers.has(callee.name)) names.add(callee.name);
      }
    }
  }
  return { closing, names, handed };
}

function noteClosing(name: string, object: ValueId, activation: Activation, propagation: Reached['propagation'], { closing, names }: { readonly closing: Set<string>; readonly names: Set<string> }): void {
  const receivers = evaluated(object, activation, propagation);
  if (receivers.length === 0 || receivers.some((one) => propagation.evaluator.isAnything(one) && one.kind === 'external' && one.shared)) names.add(name);
  for (const one of receivers) {
    if (one.kind === 'external') closing.add(`${one.path.toString()}${one.path.root === one.path.toString() ? '' : '.'}${name}`);
    // An instance of a class that extends a client has its methods.
    for (const method of one.kind === 'object' && one.of !== undefined ? propagation.evaluator.members.read(one, name) : []) if (method.kind === 'external') closing.add(method.path.toString());
  }
}

/** The connections that a call hands to code that is not read. What the language does with one closes nothing. */
function handedOver(call: CallSite, contents: Contents, activation: Activation, propagation: Reached['propagation']): readonly string[] {
  const { values } = activation.module.summary;
  const named = call.arguments.filter((argument) => mayHold.has(values[argument]?.kind ?? 'unknown'));
  if (named.length === 0) return [];
  const held = named.flatMap((argument) => contents.pathsIn(evaluated(argument, activation, propagation)));
  if (held.length === 0) return [];
  const callees = evaluated(call.callee, activation, propagation);
  return callees.length === 0 || callees.some(isUnread) ? held : [];
}

/** Arguments of other kinds, constants and functions say, are no connection and hold none. */
const mayHold: ReadonlySet<string> = new Set(['allocation', 'awaited', 'binding', 'either', 'import', 'member', 'parameter', 'result', 'spread', 'this', 'typed']);

function isUnread(callee: AbstractValue): boolean {
  return callee.kind === 'external' && callee.path.root !== 'global#' && callee.path.parent?.facts.decorations?.has(callee.path.step) !== true;
}

/** The paths of connections among values and in the objects among these, two levels deep. Each object is looked into once. */
class Contents {
  private readonly objects: ReadonlySet<string>;
  private readonly known = [new Map<AbstractValue, readonly string[]>(), new Map<AbstractValue, readonly string[]>()] as const;

  constructor(objects: ReadonlySet<string>) {
    this.objects = objects;
  }

  pathsIn(values: readonly AbstractValue[], depth: 0 | 1 | 2 = 0): readonly string[] {
    return values.length === 0 ? [] : values.flatMap((one) => this.pathsOf(one, depth));
  }

  private pathsOf(one: AbstractValue, depth: 0 | 1 | 2): readonly string[] {
    if (one.kind === 'external') return this.objects.has(one.path.toString()) ? [one.path.toString()] : [];
    if (one.kind !== 'object' || one.of !== undefined || depth === 2) return [];
    let found = this.known[depth].get(one);
    if (found === undefined) {
      this.known[depth].set(one, []);
      found = [...new Set([...one.fields.values()].flatMap((field) => this.pathsIn(field.values, depth === 0 ? 1 : 2)))];
      this.known[depth].set(one, found);
    }
    return found;
  }
}
