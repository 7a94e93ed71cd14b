import { words, type MessageId } from '../src/findings/words.ts';
import { allowListSchema, type AllowList } from './allow-list.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

export default createRule<[AllowList], MessageId<'await-race'>>({
  name: 'no-await-race',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow steps on shared state that belong together and are torn apart by a wait',
      recommended: 'recommended',
    },
    messages: words['await-race'],
    schema: [allowListSchema],
    defaultOptions: [{ allow: [] }],
  },
  create(context) {
    const [{ allow }] = context.options;

    return reportFindings(context, 'await-race', ({ state }) => allow.includes(state.name));
  },
});
