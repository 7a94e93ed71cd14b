import { words, type MessageId } from '../src/findings/words.ts';
import { allowListSchema, type AllowList } from './allow-list.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

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

    return reportFindings(context, 'shared-write', ({ state }) => allow.includes(state.name));
  },
});
