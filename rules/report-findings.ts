import type { TSESLint } from '@typescript-eslint/utils';

import { findingsIn } from '../src/eslint/analysis-of.ts';
import type { Finding, FindingKind } from '../src/findings/finding.ts';
import { dataOf, messageIdOf, type MessageId } from '../src/findings/words.ts';

type Context<K extends FindingKind> = Readonly<TSESLint.RuleContext<MessageId<K>, readonly unknown[]>>;

/** What every rule does: reports the findings of its kind, but those that its options allow. */
export function reportFindings<K extends FindingKind>(context: Context<K>, kind: K, isAllowed: (finding: Extract<Finding, { kind: K }>) => boolean = () => false): TSESLint.RuleListener {
  return {
    Program() {
      for (const finding of findingsIn(context, kind)) {
        if (!isAllowed(finding)) context.report({ loc: finding.loc, messageId: messageIdOf<K>(finding), data: dataOf(finding) });
      }
    },
  };
}
