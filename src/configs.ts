import type { TSESLint } from '@typescript-eslint/utils';

import type { rules } from '../rules/index.ts';
import type { RuleDocs } from '../rules/create-rule.ts';

type Rules = typeof rules;
export type Preset = RuleDocs['recommended'];

/** Which presets hold a rule whose smallest preset is the key. */
const holders: Record<Preset, readonly Preset[]> = {
  recommended: ['recommended', 'cluster', 'strict'],
  cluster: ['cluster', 'strict'],
  strict: ['strict'],
};

/** The flat configs, computed from what each rule says of itself. */
export function configsOf(plugin: { readonly rules: Rules }): Record<Preset, TSESLint.FlatConfig.Config> {
  const configOf = (preset: Preset): TSESLint.FlatConfig.Config => ({
    name: `shared-state/${preset}`,
    plugins: { 'shared-state': plugin },
    rules: Object.fromEntries(
      Object.entries(plugin.rules)
        .filter(([, rule]) => holders[rule.meta.docs?.recommended ?? 'strict'].includes(preset))
        .map(([name]) => [`shared-state/${name}`, 'error'] as const),
    ),
  });
  return { recommended: configOf('recommended'), strict: configOf('strict'), cluster: configOf('cluster') };
}
