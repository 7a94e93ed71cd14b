import { words, type MessageId } from '../src/findings/words.ts';
import { allowListSchema, type AllowList } from './allow-list.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

export default createRule<[AllowList], MessageId<'unbounded-growth'>>({
  name: 'no-unbounded-growth',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow collections that requests add to and nothing takes from',
      recommended: 'recommended',
    },
    messages: words['unbounded-growth'],
    schema: [allowListSchema],
    defaultOptions: [{ allow: [] }],
  },
  create(context) {
    const [{ allow }] = context.options;

    return reportFindings(context, 'unbounded-growth', ({ state }) => allow.includes(state.name));
  },
});
