import { findingsIn } from '../src/eslint/analysis-of.ts';
import { dataOf, words, type MessageId } from '../src/findings/words.ts';
import { allowListSchema, type AllowList } from './allow-list.ts';
import { createRule } from './create-rule.ts';

export default createRule<[AllowList], MessageId<'shared-write'>>({
  name: 'no-shared-write',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow writing to state that outlives the request while serving one',
      recommended: 'recommended',
    },
    messages: words['shared-write'],
    schema: [allowListSchema],
    defaultOptions: [{ allow: [] }],
  },
  create(context) {
    const [{ allow }] = context.options;

    return {
      Program() {
        for (const finding of findingsIn(context, 'shared-write')) {
          if (allow.includes(finding.state.name)) continue;
          context.report({ loc: finding.loc, messageId: finding.write, data: dataOf(finding) });
        }
      },
    };
  },
});
