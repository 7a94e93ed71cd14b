import { findingsIn } from '../src/eslint/analysis-of.ts';
import { dataOf, words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';

export default createRule<[], MessageId<'shared-request-object'>>({
  name: 'no-shared-request-object',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow one object for all requests of what must be made anew for each',
      recommended: 'recommended',
    },
    messages: words['shared-request-object'],
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const finding of findingsIn(context, 'shared-request-object')) {
          context.report({ loc: finding.loc, messageId: 'shared', data: dataOf(finding) });
        }
      },
    };
  },
});
