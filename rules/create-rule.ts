import { ESLintUtils } from '@typescript-eslint/utils';

/** What our rules say of themselves beside what ESLint asks for. */
export interface RuleDocs {
  /** The smallest preset that holds the rule. */
  readonly recommended: 'recommended' | 'strict' | 'cluster';
}

export const createRule = ESLintUtils.RuleCreator<RuleDocs>((name) => `https://github.com/eslint-plugin-shared-state/eslint-plugin-shared-state/blob/main/docs/rules/${name}.md`);
