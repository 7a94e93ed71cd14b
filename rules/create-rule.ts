import { ESLintUtils, type TSESLint } from '@typescript-eslint/utils';

import { problemWords, suggestionWords } from '../src/findings/words.ts';

import type { Preset } from '../src/findings/rules-of-findings.ts';

/** What our rules say of themselves beside what ESLint asks for. */
export interface RuleDocs {
  /** The smallest preset that holds the rule. */
  readonly recommended: Preset;
}

const create = ESLintUtils.RuleCreator<RuleDocs>((name) => `https://github.com/eslint-plugin-shared-state/eslint-plugin-shared-state/blob/main/docs/rules/${name}.md`);

type RuleOf<O extends readonly unknown[], M extends string> = Parameters<typeof create<O, M>>[0];

/** A rule, which can also say what is wrong with the settings, whichever rule comes first does, and offer edits. */
export function createRule<O extends readonly unknown[], M extends string>(rule: RuleOf<O, M>): TSESLint.RuleModule<M, O, RuleDocs> & { readonly name: string } {
  const messages: Record<M | keyof typeof problemWords | keyof typeof suggestionWords, string> = { ...rule.meta.messages, ...problemWords, ...suggestionWords };
  return create<O, M>({ ...rule, meta: { ...rule.meta, hasSuggestions: true, messages } });
}
