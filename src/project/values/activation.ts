import type { CallId, FunctionId, FunctionSummary, ValueId } from '../../summary/module-summary.ts';
import type { Round } from '../../summary/round.ts';
import type { AbstractValue, Context } from './abstract-value.ts';
import { Cell } from './cell.ts';
import type { LinkedModule } from './linked-module.ts';
import type { EntryPointMatch } from '../../findings/finding.ts';

/** Values for the parameters of one call, where they are known; without them a parameter stands for everything passed anywhere. */
export interface Frame {
  readonly activation: Activation;
  readonly arguments: readonly (readonly AbstractValue[])[] | undefined;
  readonly memo: Map<ValueId, Remembered> | undefined;
  /** How many calls deep the answers of calls are being looked into. */
  readonly nesting: number;
  /** The call itself, where all that it passes is to be told from what other calls pass. */
  readonly site?: Site;
}

/** One call, as the function sees it that is called. */
export interface Site {
  /** Its arguments, as values of the function that it stands in. */
  readonly ids: readonly ValueId[];
  readonly from: Frame;
  /** What is `this`. */
  readonly receivers: readonly AbstractValue[];
}

/** What a value was found to be, and in which piece of work. */
export interface Remembered {
  run: number;
  values: readonly AbstractValue[];
}

const noEdges: readonly Edge[] = [];
const noRounds: readonly Round[] = [];

/** One function running in one context; all its runs in that context are one activation to the analysis. */
export class Activation {
  readonly module: LinkedModule;
  readonly fn: FunctionId;
  readonly context: Context;
  readonly summary: FunctionSummary;
  /** Values passed for each parameter; past the declared ones nothing is kept. */
  readonly parameters: Cell[];
  readonly receiver = new Cell();
  /** What it answers, whatever it is called with. */
  readonly answers = new Cell();
  /** Whom it calls, in the order found. */
  edges: readonly Edge[] = noEdges;
  /** Set when a framework calls it. */
  entry: EntryPointMatch | undefined;
  /** How many arguments those pass whose calls are seen, a framework among them. */
  passed = 0;
  /** Steps of the evaluator that looking at it has taken. */
  spent = 0;
  queued = false;
  /** Code that serves sends the messages that it handles, so that its way begins there. */
  isSent = false;
  /** It calls something of the language or of a package that descriptors or models speak of. */
  callsDescribed = false;
  /** A plain function that is called with `new`. */
  constructs = false;
  /** It has calls that were left out, since no call of it takes the way to them. */
  leavesOut = false;
  /** How often it was queued. */
  visits = 0;
  /** Its loops whose rounds serve somebody: what stands in them does not run in line. */
  served: readonly Round[] = noRounds;
  /** Of no call in particular. */
  readonly frame: Frame = { activation: this, arguments: undefined, memo: undefined, nesting: 0 };
  /** Calls of its that lead nowhere that can be seen, as of the last visit. */
  unresolved = 0;

  constructor(module: LinkedModule, fn: FunctionId, context: Context, summary: FunctionSummary) {
    this.module = module;
    this.fn = fn;
    this.context = context;
    this.summary = summary;
    this.parameters = new Array<Cell>(summary.parameters.length);
  }

  /** Runs while a request, message or the like is served. */
  get serves(): boolean {
    return this.summary.depth >= this.context;
  }

  /** Whether what stands at an offset of its text runs in line. */
  runs(offset: number): boolean {
    return this.served.length === 0 || !this.served.some(({ start, end }) => offset >= start && offset < end);
  }

  parameter(index: number): Cell {
    return (this.parameters[index] ??= new Cell());
  }

  /** The first call of it, which for most is the only one; the others stand in {@link callers}. */
  private firstCaller: Activation | undefined;
  private firstCall: CallId = -1;
  private callers: Map<Activation, CallId | Set<CallId>> | undefined;

  /** Answers whether the call is new. */
  private calledFrom(from: Activation, call: CallId): boolean {
    if (this.firstCaller === undefined) {
      this.firstCaller = from;
      this.firstCall = call;
      return true;
    }
    if (this.firstCaller === from && this.firstCall === call) return false;
    this.callers ??= new Map();
    const known = this.callers.get(from);
    if (known === undefined) this.callers.set(from, call);
    else if (typeof known === 'number') {
      if (known === call) return false;
      this.callers.set(from, new Set([known, call]));
    } else if (known.has(call)) return false;
    else known.add(call);
    return true;
  }

  /** Whether a call of it has been seen. */
  get isCalled(): boolean {
    return this.firstCaller !== undefined;
  }

  /** Whose calls of it have been seen. */
  callersSeen(): readonly Activation[] {
    return [...new Set([...(this.firstCaller === undefined ? [] : [this.firstCaller]), ...(this.callers?.keys() ?? [])])];
  }

  /** The calls of it that have been seen. */
  callsSeen(): readonly { readonly from: Activation; readonly call: CallId }[] {
    const first = this.firstCaller === undefined ? [] : [{ from: this.firstCaller, call: this.firstCall }];
    return [...first, ...[...(this.callers ?? [])].flatMap(([from, calls]) => (typeof calls === 'number' ? [calls] : [...calls]).map((call) => ({ from, call })))];
  }

  /** Records a call once; answers whether it is new. */
  link(to: Activation, call: CallId): boolean {
    if (!to.calledFrom(this, call)) return false;
    const edge = { to, call };
    // Lists that were pushed to have room for more, which over all activations adds up.
    if (this.edges.length < 8) this.edges = [...this.edges, edge];
    else (this.edges as Edge[]).push(edge);
    return true;
  }
}

/** Stands for a call that is no call site: an assignment that runs a setter. Negative, and unlike for each offset. */
export function callAt(offset: number): CallId {
  return -1 - offset;
}

export interface Edge {
  readonly to: Activation;
  readonly call: CallId;
}
