import type { TSESLint } from '@typescript-eslint/utils';

import type { rules } from '../rules/index.ts';
import type { FindingKind } from './findings/finding.ts';
import { gradesIn, presetsAround, rulesOfFindings, severityOf, type Preset } from './findings/rules-of-findings.ts';

type Rules = typeof rules;

const kinds = Object.keys(rulesOfFindings) as FindingKind[]; // the keys are checked where they are written

/** Rules whose findings have grades, and that have an option for these. */
const graded: ReadonlySet<string> = new Set([rulesOfFindings['shared-write'].rule, rulesOfFindings['stateful-singleton'].rule]);

/** The flat configs, computed from what each rule says of itself. */
export function configsOf(plugin: { readonly rules: Rules }): Record<Preset, TSESLint.FlatConfig.Config> {
  const severities = new Map(kinds.map((kind) => [rulesOfFindings[kind].rule as string, severityOf(kind)]));
  const entryOf = (name: string, preset: Preset): TSESLint.Linter.RuleEntry => {
    const severity = severities.get(name) ?? 'error';
    const also = gradesIn(preset);
    return graded.has(name) && also.length > 0 ? [severity, { also }] : severity;
  };
  const configOf = (preset: Preset): TSESLint.FlatConfig.Config => ({
    name: `shared-state/${preset}`,
    plugins: { 'shared-state': plugin },
    rules: Object.fromEntries(
      Object.entries(plugin.rules)
        .filter(([, rule]) => presetsAround[rule.meta.docs?.recommended ?? 'strict'].includes(preset))
        .map(([name]) => [`shared-state/${name}`, entryOf(name, preset)] as const),
    ),
  });
  return { recommended: configOf('recommended'), strict: configOf('strict'), cluster: configOf('cluster') };
}
