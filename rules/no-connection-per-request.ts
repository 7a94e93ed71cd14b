import { findingsIn } from '../src/eslint/analysis-of.ts';
import { dataOf, words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';

export default createRule<[], MessageId<'connection-per-request'>>({
  name: 'no-connection-per-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow making connections, pools and clients of databases for each request',
      recommended: 'recommended',
    },
    messages: words['connection-per-request'],
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const finding of findingsIn(context, 'connection-per-request')) {
          context.report({ loc: finding.loc, messageId: 'made', data: dataOf(finding) });
        }
      },
    };
  },
});
