import type { TSESLint } from '@typescript-eslint/utils';

import type { rules } from '../rules/index.ts';
import type { FindingKind } from './findings/finding.ts';
import { presetsAround, rulesOfFindings, severityOf, type Preset } from './findings/rules-of-findings.ts';

type Rules = typeof rules;

const kinds = Object.keys(rulesOfFindings) as FindingKind[]; // the keys are checked where they are written

/** The flat configs, computed from what each rule says of itself. */
export function configsOf(plugin: { readonly rules: Rules }): Record<Preset, TSESLint.FlatConfig.Config> {
  const severities = new Map(kinds.map((kind) => [rulesOfFindings[kind].rule as string, severityOf(kind)]));
  const configOf = (preset: Preset): TSESLint.FlatConfig.Config => ({
    name: `shared-state/${preset}`,
    plugins: { 'shared-state': plugin },
    rules: Object.fromEntries(
      Object.entries(plugin.rules)
        .filter(([, rule]) => presetsAround[rule.meta.docs?.recommended ?? 'strict'].includes(preset))
        .map(([name]) => [`shared-state/${name}`, severities.get(name) ?? 'error'] as const),
    ),
  });
  return { recommended: configOf('recommended'), strict: configOf('strict'), cluster: configOf('cluster') };
}
