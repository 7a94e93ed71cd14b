import type { CallId, CallSite, FunctionId, FunctionSummary, ValueId } from '../summary/module-summary.ts';
import { type AbstractValue, type Context } from './abstract-value.ts';
import { Cell } from './cell.ts';
import type { LinkedModule } from './linked-module.ts';
import type { ResolvedCall } from './resolve-calls.ts';
import type { EntryPointMatch } from '../findings/finding.ts';

/** One function running in one context; all its runs in that context are one activation to the analysis. */
export class Activation {
  readonly module: LinkedModule;
  readonly fn: FunctionId;
  readonly context: Context;
  readonly summary: FunctionSummary;
  /** Values passed for each parameter; past the declared ones nothing is kept. */
  readonly parameters: Cell[] = [];
  readonly receiver = new Cell();
  /** What it answers, whatever it is called with. */
  readonly answers = new Cell();
  /** Whom it calls, in the order found. */
  readonly edges: Edge[] = [];
  private readonly edgeKeys = new Map<CallId, Set<Activation>>();
  /** Set when a framework calls it. */
  entry: EntryPointMatch | undefined;
  queued = false;
  /** What its values evaluate to, as of {@link memoVersion}. */
  readonly memo = new Map<ValueId, readonly AbstractValue[]>();
  memoVersion = -1;
  /** Its calls as resolved, as of {@link callsVersion}. */
  readonly resolvedCalls = new Map<CallSite, ResolvedCall>();
  callsVersion = -1;

  constructor(module: LinkedModule, fn: FunctionId, context: Context, summary: FunctionSummary) {
    this.module = module;
    this.fn = fn;
    this.context = context;
    this.summary = summary;
  }

  /** Runs while a request, message or the like is served. */
  get serves(): boolean {
    return this.summary.depth >= this.context;
  }

  parameter(index: number): Cell {
    return (this.parameters[index] ??= new Cell());
  }

  /** Records a call once. */
  link(to: Activation, call: CallId): void {
    let known = this.edgeKeys.get(call);
    if (known === undefined) this.edgeKeys.set(call, (known = new Set()));
    if (known.has(to)) return;
    known.add(to);
    this.edges.push({ to, call });
  }
}

export interface Edge {
  readonly to: Activation;
  readonly call: CallId;
}
