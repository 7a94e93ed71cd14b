import type { ServingGraph } from '../../graph/call-graph.ts';
import type { Activation } from '../../values/activation.ts';
import type { CallId, Guard, Operator } from '../../../summary/module-summary.ts';
import type { Write } from '../collect-writes.ts';
import type { Idioms } from '../idioms.ts';
import { guardsOver, isOwnPlace, isReplacement } from '../write-shapes.ts';

/**
 * Functions that serving code calls only to make what is then kept and found by all that come later: the constructor behind
 * `getInstance()`, an `init` behind a flag. Whatever they set up, they set up once, as if at the start.
 */
export class RunOnce {
  private readonly graph: ServingGraph;
  /** By function, the conditions that hold once. */
  private readonly conditions = new Map<Activation, Guard[]>();
  private readonly known = new Map<Activation, boolean>();

  /** `states`: the writes of serving code, those of one state together. */
  constructor(states: Iterable<readonly Write[]>, idioms: Idioms, graph: ServingGraph) {
    this.graph = graph;
    for (const writes of states) {
      // What is given back, or put anew, is made again.
      const kept = writes.map((write) => ((isReplacement(write) || fills.has(write.operator ?? '=')) && isOwnPlace(write) ? idioms.testOfUnset(write) : undefined));
      for (const [at, guard] of kept.entries()) {
        const activation = writes[at]?.activation;
        if (guard === undefined || activation === undefined || kept.includes(undefined)) continue;
        const known = this.conditions.get(activation);
        if (known === undefined) this.conditions.set(activation, [guard]);
        else known.push(guard);
      }
    }
  }

  has(activation: Activation): boolean {
    let answer = this.known.get(activation);
    if (answer === undefined) {
      this.known.set(activation, false); // what calls itself may run again
      const callers = this.graph.callersOf(activation);
      answer = activation.entry === undefined && callers.length > 0 && callers.every(({ from, edge }) => this.isOnce(from, edge.call) || this.has(from));
      this.known.set(activation, answer);
    }
    return answer;
  }

  private isOnce(from: Activation, id: CallId): boolean {
    const conditions = this.conditions.get(from);
    const call = from.module.summary.calls[id];
    return conditions !== undefined && call !== undefined && guardsOver({ activation: from, under: call.under }).some((guard) => conditions.includes(guard));
  }
}

/** `client ??= connect()` */
const fills: ReadonlySet<Operator> = new Set(['??=', '||=']);
