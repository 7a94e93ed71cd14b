import type { EntryPointMatch, Way, WayStep } from '../../findings/finding.ts';
import type { Activation, Edge } from '../values/activation.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { ServerCalls } from '../rendering/server-calls.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { CallId, FunctionSummary, ModuleSummary, ValueId } from '../../summary/module-summary.ts';

/** A call as seen from the function that is called. */
export interface Caller {
  readonly from: Activation;
  readonly edge: Edge;
}

/** The calls between activations that serve, from the entry points on, with the shortest way to each. */
export class ServingGraph {
  /** Activations that serve, in the order in which the entry points reach them; what only timers reach is not among them. */
  readonly reached: readonly Activation[];
  /** Activations that only timers reach. */
  readonly ticking: readonly Activation[];
  private readonly first = new Map<Activation, Caller | undefined>();
  private readonly callers = new Map<Activation, Caller[]>();

  private readonly calls: ServerCalls;

  constructor(entries: readonly Activation[], calls: ServerCalls) {
    this.calls = calls;
    const of = (isWanted: (phase: EntryPointMatch['phase'] | undefined) => boolean): readonly Activation[] => entries.filter(({ entry }) => isWanted(entry?.phase));
    const handled = this.reach(of((phase) => phase !== 'tick' && phase !== 'render'), (from, edge) => calls.mayRun(from, edge));
    const rendered = this.reach(of((phase) => phase === 'render'), (from, edge) => calls.mayRunAtOnce(from, edge));
    this.reached = [...handled, ...rendered];
    this.ticking = this.reach(of((phase) => phase === 'tick'), (from, edge) => calls.mayRun(from, edge));
    this.rendering = new Set(entries.filter(({ entry }) => entry?.phase === 'render').map(({ module }) => module.manifest));
    this.ends = reachedFrom(entries.filter(({ entry }) => entry?.event !== undefined && endings.has(entry.event)));
    this.answered = reachedFrom(entries.filter(({ entry }) => entry?.event !== undefined && endings.has(entry.event) && entry.phase === 'request'));
    this.closed = reachedFrom(entries.filter(({ entry }) => entry?.event === sessionClosed));
    this.timed = reachedFrom(entries.filter(({ entry }) => entry?.phase === 'tick'));
  }

  private reach(entries: readonly Activation[], mayRun: (from: Activation, edge: Edge) => boolean): readonly Activation[] {
    const queue = entries.filter((entry) => !this.first.has(entry));
    for (const entry of queue) this.first.set(entry, undefined);
    for (let next = 0; next < queue.length; next++) {
      const from = queue[next];
      if (from === undefined) continue;
      for (const edge of from.edges) {
        if (!edge.to.serves || !mayRun(from, edge)) continue;
        const known = this.callers.get(edge.to);
        if (known === undefined) this.callers.set(edge.to, [{ from, edge }]);
        else if (known.length < mostCallers) known.push({ from, edge });
        if (this.first.has(edge.to)) continue;
        this.first.set(edge.to, { from, edge });
        queue.push(edge.to);
      }
    }
    return queue;
  }

  private readonly rendering: ReadonlySet<LinkedModule['manifest']>;
  private readonly ends: ReadonlySet<Activation>;
  private readonly answered: ReadonlySet<Activation>;
  private readonly closed: ReadonlySet<Activation>;
  private readonly timed: ReadonlySet<Activation>;

  /** What these call, and so on, while the process starts; what they only hand to a package, which may call it whenever, left out. */
  calledAtStart(roots: readonly Activation[]): ReadonlySet<Activation> {
    const reached = new Set(roots);
    for (const from of reached) for (const edge of from.edges) if (!edge.to.serves && this.calls.mayRunAtOnce(from, edge)) reached.add(edge.to);
    return reached;
  }

  /** Whether the package that a file belongs to renders pages on the server. */
  rendersPagesOf({ manifest }: LinkedModule): boolean {
    return this.rendering.has(manifest);
  }

  /** Whether the activation is part of what happens when a connection ends. */
  isAtEnd(activation: Activation): boolean {
    return this.ends.has(activation);
  }

  /** Whether the activation is part of what happens when a client says that it is done, and not when its connection ends. */
  isAtEndOfSession(activation: Activation): boolean {
    return this.closed.has(activation);
  }

  /** Whether the activation is part of what happens when a request has been answered, or given up. */
  isAtEndOfRequest(activation: Activation): boolean {
    return this.answered.has(activation);
  }

  /** Whether a timer runs the activation, whoever else does. */
  isOnTimer(activation: Activation): boolean {
    return this.timed.has(activation);
  }

  callersOf(activation: Activation): readonly Caller[] {
    return this.callers.get(activation) ?? [];
  }

  /** The entry point that the shortest way to an activation starts at. */
  entryOf(activation: Activation): EntryPointMatch | undefined {
    let at = activation;
    for (let caller = this.first.get(at); caller !== undefined; caller = this.first.get(at)) at = caller.from;
    return at.entry;
  }

  /**
   * The shortest way to the activation. Where the write goes through a parameter, `handed` tells the object, and the
   * way leads through the call that passed it.
   */
  wayTo(activation: Activation, handed: { readonly target: ValueId; readonly object: AbstractValue } | undefined): Way | undefined {
    const calls: WayStep[] = [];
    let at = activation;
    let through = handed;
    for (;;) {
      const passed: Caller | undefined = through === undefined || calls.length >= longestWay ? undefined : callerThatPassed(at, through.target, through.object);
      const caller = (passed === undefined ? undefined : this.first.has(passed.from) ? passed : undefined) ?? this.first.get(at);
      if (caller === undefined) break;
      calls.unshift(stepOf(at, caller));
      through = passed === caller && through !== undefined ? { target: argumentPassed(at, passed, through.target), object: through.object } : undefined;
      at = caller.from;
    }
    return at.entry === undefined ? undefined : { entry: at.entry, calls };
  }
}

/** Entry points with all that they call. */
function reachedFrom(entries: readonly Activation[]): ReadonlySet<Activation> {
  const reached = new Set(entries);
  for (const from of reached) for (const { to } of from.edges) if (to.serves) reached.add(to);
  return reached;
}

/** The end of what a client has begun and is asked to end. */
const sessionClosed = 'session closed';
/** Events that end a connection, a request or a stream. */
export const endings: ReadonlySet<string> = new Set(['close', 'disconnect', 'disconnecting', 'end', 'aborted', 'abort', 'finish', sessionClosed]);
const mostCallers = 64;
/** So far an object is followed through the calls that passed it; beyond, the way is the shortest there is. */
const longestWay = 40;

function stepOf(callee: Activation, { from, edge }: Caller): WayStep {
  const { module } = from;
  const { name } = callee.summary;
  return { name: name === '' ? 'callback' : name, file: module.path, line: lineOfCall(module, edge) };
}

function lineOfCall(module: LinkedModule, edge: Edge): number {
  return module.position(edge.call < 0 ? -1 - edge.call : (module.summary.calls[edge.call]?.at ?? 0)).line;
}

/** The parameter at which a value of the function starts, or -1. */
function parameterUnder(activation: Activation, id: ValueId): number {
  const { summary } = activation.module;
  let value = summary.values[id];
  for (let depth = 0; depth < 12 && value !== undefined; depth++) {
    if (value.kind === 'parameter') return value.of === activation.fn ? value.index : -1;
    if (value.kind === 'member') value = summary.values[value.object];
    else if (value.kind === 'element' || value.kind === 'awaited' || value.kind === 'typed') value = summary.values[value.of];
    else if (value.kind === 'either') value = value.of.map((one) => summary.values[one]).find((one) => one?.kind === 'parameter' || one?.kind === 'member');
    else return -1;
  }
  return -1;
}

function callerThatPassed(activation: Activation, target: ValueId, object: AbstractValue): Caller | undefined {
  const index = parameterUnder(activation, target);
  const cell = index === -1 ? undefined : activation.parameters[index];
  const origin = cell?.originOf(object) ?? (cell === undefined ? undefined : cell.values.map((one) => cell.originOf(one)).find((one) => one !== undefined));
  if (origin === undefined) return undefined;
  return { from: origin.from, edge: { to: activation, call: origin.call } };
}

function argumentPassed(at: Activation, { from, edge }: Caller, target: ValueId): ValueId {
  const index = parameterUnder(at, target);
  return argumentFor(at.summary, index, from.module.summary, edge.call);
}

/** The argument of a call that a parameter of the function gets; a listener gets what follows the name of the event. */
export function argumentFor(callee: FunctionSummary, index: number, { calls, values }: ModuleSummary, call: CallId): ValueId {
  const called = values[calls[call]?.callee ?? 0];
  const isHeard = called?.kind === 'member' && called.name === 'emit' && callee.name !== 'emit';
  return calls[call]?.arguments[isHeard ? index + 1 : index] ?? 0;
}
