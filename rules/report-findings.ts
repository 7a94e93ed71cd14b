import { relative } from 'node:path';

import type { TSESLint } from '@typescript-eslint/utils';

import { findingsIn, problemsIn } from '../src/eslint/analysis-of.ts';
import type { Finding, FindingKind } from '../src/findings/finding.ts';
import { dataOf, messageIdOf, type MessageId } from '../src/findings/words.ts';

type Context<K extends FindingKind> = Readonly<TSESLint.RuleContext<MessageId<K>, readonly unknown[]>>;

/** What every rule does: reports the findings of its kind, but those that its options allow. */
export function reportFindings<K extends FindingKind>(context: Context<K>, kind: K, isAllowed: (finding: Extract<Finding, { kind: K }>) => boolean = () => false): TSESLint.RuleListener {
  return {
    Program() {
      reportProblems(context);
      for (const finding of findingsIn(context, kind)) {
        if (!isAllowed(finding)) context.report({ loc: finding.loc, messageId: messageIdOf<K>(finding), data: dataOf(finding) });
      }
    },
  };
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
