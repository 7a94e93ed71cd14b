import { boot, type AbstractValue } from '../../values/abstract-value.ts';
import type { Activation } from '../../values/activation.ts';
import { activationOf } from '../../graph/evaluate.ts';
import type { Propagation } from '../../graph/propagate.ts';
import type { Framework, IterationEntryPoint } from '../../../frameworks/framework.ts';
import type { Effect } from '../../../summary/module-summary.ts';
import type { Round } from '../../../summary/round.ts';
import { constantText, entryMatch } from '../match-entry-points.ts';

interface Served {
  readonly framework: Framework;
  readonly entryPoint: IterationEntryPoint;
}

/** Lets frameworks call each round of the loops that they say it of. A loop that runs while serving is a part of what it serves. */
export function serveRounds(activation: Activation, propagation: Propagation): void {
  const { module, summary, serves } = activation;
  if (serves) return;
  for (const round of summary.rounds ?? []) {
    const served = servedBy(round, activation, propagation);
    if (served === undefined) continue;
    const { framework, entryPoint } = served;
    if (!activation.served.includes(round)) activation.served = [...activation.served, round];
    const match = entryMatch({ framework, entryPoint, label: 'for await' }, module, round.start);
    propagation.admit(activationOf(module.functionValue(round.fn, boot), true), match, framework, entryPoint, []);
  }
}

function servedBy(round: Round, activation: Activation, { evaluator }: Propagation): Served | undefined {
  for (const value of evaluator.evaluate(round.of, activation)) {
    const found = value.kind === 'external' ? (value.path.facts.iterations?.[0] ?? heardBy(value, round, activation, evaluator)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `for await (const [request] of on(server, 'request'))` is as good as a listener. */
function heardBy({ path }: AbstractValue & { kind: 'external' }, { of }: Round, activation: Activation, evaluator: Propagation['evaluator']): Served | undefined {
  const { summary } = activation.module;
  const value = summary.values[of];
  const call = value?.kind === 'result' && path.parent?.facts.model?.listens === true ? summary.calls[value.call] : undefined;
  const event = call === undefined ? undefined : constantText(summary, call.arguments[1] ?? 0);
  if (call === undefined || event === undefined) return undefined;
  const registrations = evaluator.evaluate(call.arguments[0] ?? 0, activation).flatMap((one) => (one.kind === 'external' ? (one.path.facts.registrations.get('on') ?? []) : []));
  const heard = registrations.find(({ entryPoint: { events, phase } }) => phase !== 'boot' && events?.includes(event) === true);
  if (heard === undefined) return undefined;
  const { framework, entryPoint } = heard;
  const [first = ''] = entryPoint.parameters.filter((one) => one !== '');
  return { framework, entryPoint: { kind: 'iteration', iterables: [], phase: entryPoint.phase, parameters: [first] } };
}

/** The effects of an activation, those outside of loops first: what is iterated is known after them. */
export function inAndOutsideOfRounds({ summary: { effects, rounds }, serves }: Activation): readonly [outside: readonly Effect[], inside: readonly Effect[]] {
  if (rounds === undefined || serves) return [effects, none];
  const isInside = ({ start }: Effect): boolean => rounds.some((round) => start >= round.start && start < round.end);
  return [effects.filter((one) => !isInside(one)), effects.filter(isInside)];
}

const none: readonly Effect[] = [];
