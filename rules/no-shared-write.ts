import { findingsIn } from '../src/eslint/analysis-of.ts';
import { dataOf, words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';

type Options = [{ allow: string[] }];

export default createRule<Options, MessageId<'shared-write'>>({
  name: 'no-shared-write',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow writing to state that outlives the request while serving one',
      recommended: 'recommended',
    },
    messages: words['shared-write'],
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Names of state that requests may write to, as the message gives them.',
          },
        },
        additionalProperties: false,
      },
    ],
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
