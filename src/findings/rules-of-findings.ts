import type { Finding, FindingKind, Grade } from './finding.ts';

/** The smallest preset that holds a rule: what is right far more often than wrong, what breaks with several processes, everything. */
export type Preset = 'recommended' | 'cluster' | 'strict';

/**
 * `proven`: the harm is shown, by a flow of data, an interleaving, or a setting that is known. `likely`: what is harmful most of the time and
 * right some of the time, which a reader has to tell.
 */
export type Confidence = 'proven' | 'likely';

/** Which rule reports a kind of finding, in which presets, and how sure it is. */
export const rulesOfFindings = {
  'await-race': { rule: 'no-await-race', preset: 'recommended', confidence: 'proven' },
  'request-data-leak': { rule: 'no-request-data-leak', preset: 'recommended', confidence: 'proven' },
  'unbounded-growth': { rule: 'no-unbounded-growth', preset: 'recommended', confidence: 'likely' },
  'shared-write': { rule: 'no-shared-write', preset: 'recommended', confidence: 'likely' },
  'stateful-singleton': { rule: 'no-stateful-singleton', preset: 'recommended', confidence: 'likely' },
  'shared-request-object': { rule: 'no-shared-request-object', preset: 'recommended', confidence: 'proven' },
  'stateful-regexp': { rule: 'no-stateful-regexp', preset: 'recommended', confidence: 'proven' },
  'connection-per-request': { rule: 'no-connection-per-request', preset: 'recommended', confidence: 'proven' },
  'process-local-state': { rule: 'no-process-local-state', preset: 'cluster', confidence: 'likely' },
  'missing-shutdown': { rule: 'require-shutdown', preset: 'strict', confidence: 'likely' },
  'global-setting': { rule: 'no-global-setting', preset: 'recommended', confidence: 'proven' },
} as const satisfies Record<FindingKind, { readonly rule: string; readonly preset: Preset; readonly confidence: Confidence }>;

/** Which presets hold a rule whose smallest preset is the key. */
export const presetsAround: Readonly<Record<Preset, readonly Preset[]>> = {
  recommended: ['recommended', 'cluster', 'strict'],
  cluster: ['cluster', 'strict'],
  strict: ['strict'],
};

/** `error` for what is proven, `warn` for the rest. */
export function severityOf(kind: FindingKind): 'error' | 'warn' {
  return rulesOfFindings[kind].confidence === 'proven' ? 'error' : 'warn';
}

/** The smallest preset that reports what does little harm as the code stands. */
export const presetsOfGrades: Readonly<Record<Grade, Preset>> = { statistics: 'cluster', scratch: 'strict' };

const grades = Object.keys(presetsOfGrades) as Grade[]; // the keys are checked where they are written

/** The grades that a preset reports. */
export function gradesIn(preset: Preset): readonly Grade[] {
  return grades.filter((grade) => presetsAround[presetsOfGrades[grade]].includes(preset));
}


/** Whether a preset reports the finding. */
export function isReportedBy(preset: Preset, finding: Finding): boolean {
  const grade = 'grade' in finding ? finding.grade : undefined;
  return (grade === undefined || gradesIn(preset).includes(grade)) && presetsAround[rulesOfFindings[finding.kind].preset].includes(preset);
}
