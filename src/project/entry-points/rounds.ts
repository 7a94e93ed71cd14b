import { entryMatch } from './match-entry-points.ts';
import type { Effect } from '../../summary/module-summary.ts';
import { boot } from '../values/abstract-value.ts';
import type { Activation } from '../values/activation.ts';
import { activationOf } from '../graph/evaluate.ts';
import type { Propagation } from '../graph/propagate.ts';

/** Lets frameworks call each round of the loops that they say it of. A loop that runs while serving is a part of what it serves. */
export function serveRounds(activation: Activation, propagation: Propagation): void {
  const { module, summary, serves } = activation;
  if (serves) return;
  for (const round of summary.rounds ?? []) {
    const [served] = propagation.evaluator.evaluate(round.of, activation).flatMap((one) => (one.kind === 'external' ? (one.path.facts.iterations ?? []) : []));
    if (served === undefined) continue;
    const { framework, entryPoint } = served;
    if (!activation.served.includes(round)) activation.served = [...activation.served, round];
    const match = entryMatch({ framework, entryPoint, label: 'for await' }, module, round.start);
    propagation.admit(activationOf(module.functionValue(round.fn, boot), true), match, framework, entryPoint, []);
  }
}

/** The effects of an activation, those outside of loops apart: what is iterated is known after them. */
export function inAndOutsideOfRounds({ summary: { effects, rounds }, serves }: Activation): readonly [outside: readonly Effect[], inside: readonly Effect[]] {
  if (rounds === undefined || serves) return [effects, none];
  const isInside = ({ start }: Effect): boolean => rounds.some((round) => start >= round.start && start < round.end);
  return [effects.filter((one) => !isInside(one)), effects.filter(isInside)];
}

const none: readonly Effect[] = [];
