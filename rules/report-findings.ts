import { relative } from 'node:path';

import type { TSESLint } from '@typescript-eslint/utils';

import { findingsIn, problemsIn } from '../src/eslint/analysis-of.ts';
import type { Finding, FindingKind } from '../src/findings/finding.ts';
import { dataOf, messageIdOf, type MessageId } from '../src/findings/words.ts';
import { suggestionsFor } from '../src/suggestions/suggest.ts';

type Context<K extends FindingKind> = Readonly<TSESLint.RuleContext<MessageId<K>, readonly unknown[]>>;

/** What every rule does: reports the findings of its kind, but those that its options allow. */
export function reportFindings<K extends FindingKind>(context: Context<K>, kind: K, isAllowed: (finding: Extract<Finding, { kind: K }>) => boolean = () => false): TSESLint.RuleListener {
  return {
    Program() {
      reportProblems(context);
      for (const finding of findingsIn(context, kind)) {
        if (!isAllowed(finding)) context.report({ loc: finding.loc, messageId: messageIdOf<K>(finding), data: dataOf(finding), suggest: suggested(context, finding) });
      }
    },
  };
}

/** The edits that cure a finding, for editors to offer. Never throws: what cannot be worked out is not offered. */
function suggested<K extends FindingKind>({ sourceCode: { ast, text, scopeManager: scopes }, filename }: Context<K>, finding: Finding): TSESLint.SuggestionReportDescriptor<MessageId<K>>[] {
  // The uses in the mark-up of a component are not seen.
  if (scopes === null || !/\.[cm]?[jt]sx?$/.test(filename)) return [];
  try {
    return suggestionsFor(finding, { ast, text, scopes, isTyped: /\.[cm]?tsx?$/.test(filename) }).map(({ messageId, data, edits }) => ({
      messageId: messageId as string as MessageId<K>, // the messages that every rule has, which `createRule` adds
      data,
      fix: (fixer) => edits.map(({ start, end, text: replacement }) => fixer.replaceTextRange([start, end], replacement)),
    }));
  } catch {
    return [];
  }
}

/** What is wrong with the settings is said at the top of each file, by whichever rule comes first; with a tag, where it stands. */
function reportProblems<K extends FindingKind>(context: Context<K>): void {
  for (const { loc, file, text } of problemsIn(context)) {
    const where = loc !== undefined || file === undefined ? '' : `${relative(context.cwd, file)}: `;
    // The message that every rule has, which `createRule` adds.
    context.report({ loc: loc ?? top, messageId: 'problem' as MessageId<K>, data: { problem: `${where}${text}` } });
  }
}

const top = { line: 1, column: 0 };
