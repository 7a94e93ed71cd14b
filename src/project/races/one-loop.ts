import type { ServingGraph } from '../graph/call-graph.ts';
import type { Activation } from '../values/activation.ts';
import type { Write } from '../writes/collect-writes.ts';
import type { StateWrites } from '../writes/idioms.ts';

/**
 * Whether the rounds of one `for await` alone write a state: they come one after another, waits and all, so that none of them is between
 * two steps of another.
 */
export function isOfOneLoop(write: Write, { serving }: StateWrites, graph: ServingGraph): boolean {
  const round = roundThatRuns(write.activation, graph);
  return round !== undefined && serving.every(({ activation }) => roundThatRuns(activation, graph) === round);
}

/** The round that the activation is run by, if nothing else runs it. */
function roundThatRuns(activation: Activation, graph: ServingGraph): Activation | undefined {
  const reached = new Set([activation]);
  for (const one of reached) {
    if (one.summary.kind !== 'round' && one.entry !== undefined) return undefined;
    for (const { from } of graph.callersOf(one)) if (reached.size < mostCallers) reached.add(from);
  }
  const rounds = [...reached].filter(({ summary }) => summary.kind === 'round');
  return rounds.length === 1 && reached.size < mostCallers ? rounds[0] : undefined;
}

/** What so many functions lead to is not only run by a loop. */
const mostCallers = 64;

/** Whether a round writes to what only the function around its loop keeps: its own notes from one round to the next. */
export function isNoteOfLoop({ activation: { module, summary }, variable }: Write): boolean {
  return summary.inRound === true && module.summary.bindings.some(({ inRound, start }) => inRound === 'only' && variable === `${module.path}:${start}`);
}
