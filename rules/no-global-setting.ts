import { findingsIn } from '../src/eslint/analysis-of.ts';
import { dataOf, words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';

export default createRule<[], MessageId<'global-setting'>>({
  name: 'no-global-setting',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow changing settings of a library or of the process while serving a request',
      recommended: 'recommended',
    },
    messages: words['global-setting'],
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const finding of findingsIn(context, 'global-setting')) {
          context.report({ loc: finding.loc, messageId: 'setting', data: dataOf(finding) });
        }
      },
    };
  },
});
