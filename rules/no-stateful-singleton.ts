import { findingsIn } from '../src/eslint/analysis-of.ts';
import { dataOf, words, type MessageId } from '../src/findings/words.ts';
import { allowListSchema, type AllowList } from './allow-list.ts';
import { createRule } from './create-rule.ts';

export default createRule<[AllowList], MessageId<'stateful-singleton'>>({
  name: 'no-stateful-singleton',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow writing to fields of an instance that serves all requests while serving one',
      recommended: 'recommended',
    },
    messages: words['stateful-singleton'],
    schema: [allowListSchema],
    defaultOptions: [{ allow: [] }],
  },
  create(context) {
    const [{ allow }] = context.options;

    return {
      Program() {
        for (const finding of findingsIn(context, 'stateful-singleton')) {
          if (allow.includes(finding.state.name)) continue;
          context.report({ loc: finding.loc, messageId: finding.write, data: dataOf(finding) });
        }
      },
    };
  },
});
