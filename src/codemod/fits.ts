import type { Finding, RemedyKind } from '../findings/finding.ts';
import { messageIdOf } from '../findings/words.ts';
import { remediesOf } from '../remedies/choose.ts';
import type { Target } from './move.ts';

/** In the order in which they are offered. */
export const targets: readonly Target[] = ['context', 'session', 'store', 'cache', 'request'];

/** Remedies that a move to a target carries out. */
const carriedOut: Readonly<Record<Target, readonly RemedyKind[]>> = {
  context: ['context'],
  session: ['session'],
  store: ['store'],
  cache: ['cache'],
  request: ['request', 'local', 'drop-flag'],
};

/** The homes that suit all of the findings of one state. */
export function fittingTargets(findings: readonly Finding[]): readonly Target[] {
  return targets.filter((target) => findings.every((finding) => fits(finding, target)));
}

function fits(finding: Finding, target: Target): boolean {
  // What is made again when it is missing is kept for the next request, and has no use in one.
  if ('isRefilled' in finding && target !== 'cache' && target !== 'store') return false;
  if (target === 'store' && !isSharedOnPurpose(finding)) return false;
  const remedies = remediesOf[finding.kind][messageIdOf(finding)] ?? [];
  if (carriedOut[target].some((kind) => remedies.includes(kind))) return goesOnFromNothing(finding) || (target !== 'context' && target !== 'request');
  // What is read again after a wait, or kept out by a lock, is as well kept by a store that does both in one step.
  return target === 'request' && remedies.includes('context') && goesOnFromNothing(finding) && 'state' in finding;
}

/**
 * A store has one value for all, as the variable had: what one request leaves in it is still served to another, now by all processes. What is
 * no state of the project's own cannot be put there by an edit.
 */
function isSharedOnPurpose(finding: Finding): boolean {
  return 'state' in finding && !(finding.kind === 'request-data-leak' && finding.foundBy === 'all' && finding.write !== 'grow');
}

/** What is made of what stood there before has to outlive the request. */
function goesOnFromNothing(finding: Finding): boolean {
  return !('value' in finding) || finding.value !== 'itself';
}
