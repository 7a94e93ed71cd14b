import type { FindingKind } from './finding.ts';

/** The smallest preset that holds a rule: what is right far more often than wrong, what breaks with several processes, everything. */
export type Preset = 'recommended' | 'cluster' | 'strict';

/** Which rule reports a kind of finding, and in which presets. */
export const rulesOfFindings = {
  'await-race': { rule: 'no-await-race', preset: 'recommended' },
  'request-data-leak': { rule: 'no-request-data-leak', preset: 'recommended' },
  'unbounded-growth': { rule: 'no-unbounded-growth', preset: 'recommended' },
  'shared-write': { rule: 'no-shared-write', preset: 'recommended' },
  'stateful-singleton': { rule: 'no-stateful-singleton', preset: 'recommended' },
  'shared-request-object': { rule: 'no-shared-request-object', preset: 'recommended' },
  'stateful-regexp': { rule: 'no-stateful-regexp', preset: 'recommended' },
  'connection-per-request': { rule: 'no-connection-per-request', preset: 'recommended' },
  'process-local-state': { rule: 'no-process-local-state', preset: 'cluster' },
  'missing-shutdown': { rule: 'require-shutdown', preset: 'strict' },
  'global-setting': { rule: 'no-global-setting', preset: 'recommended' },
} as const satisfies Record<FindingKind, { readonly rule: string; readonly preset: Preset }>;

/** Which presets hold a rule whose smallest preset is the key. */
export const presetsAround: Readonly<Record<Preset, readonly Preset[]>> = {
  recommended: ['recommended', 'cluster', 'strict'],
  cluster: ['cluster', 'strict'],
  strict: ['strict'],
};
