import { findingsIn } from '../src/eslint/analysis-of.ts';
import { dataOf, words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';

export default createRule<[], MessageId<'stateful-regexp'>>({
  name: 'no-stateful-regexp',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow testing texts of requests with a shared regular expression that remembers its last match',
      recommended: 'recommended',
    },
    messages: words['stateful-regexp'],
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const finding of findingsIn(context, 'stateful-regexp')) {
          context.report({ loc: finding.loc, messageId: 'remembers', data: dataOf(finding) });
        }
      },
    };
  },
});
