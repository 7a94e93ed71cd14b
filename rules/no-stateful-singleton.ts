import { words, type MessageId } from '../src/findings/words.ts';
import { allowListSchema, type AllowList } from './allow-list.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

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

    return reportFindings(context, 'stateful-singleton', ({ state }) => allow.includes(state.name));
  },
});
