import { createHash } from 'node:crypto';

/**
 * Names what a finding says without saying where in the file it stands: the rule, the state, what is done to it, and the way. It
 * stays the same when lines are added above, so that a baseline can hold what is known. `finding` is the finding as the JSON report has
 * it; where two say the same, `nth` tells them apart, from 0.
 */
export function fingerprintOf(finding: object, nth: number): string {
  const text = JSON.stringify(finding, (key, value: unknown) => (positions.has(key) ? undefined : value));
  return createHash('sha256').update(nth === 0 ? text : `${text} ${nth}`).digest('hex').slice(0, 16);
}

/** What moves with the lines, the message, which names some of them, and what to do about it, which depends on what is installed. */
const positions: ReadonlySet<string> = new Set(['line', 'column', 'endLine', 'endColumn', 'message', 'remedy']);
