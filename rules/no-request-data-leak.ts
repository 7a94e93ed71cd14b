import { words, type MessageId } from '../src/findings/words.ts';
import { allowListSchema, type AllowList } from './allow-list.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

export default createRule<[AllowList], MessageId<'request-data-leak'>>({
  name: 'no-request-data-leak',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow keeping data of one request where another request finds it',
      recommended: 'recommended',
    },
    messages: words['request-data-leak'],
    schema: [allowListSchema],
    defaultOptions: [{ allow: [] }],
  },
  create(context) {
    const [{ allow }] = context.options;

    return reportFindings(context, 'request-data-leak', ({ state }) => allow.includes(state.name));
  },
});
