import { words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

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
  create: (context) => reportFindings(context, 'shared-request-object'),
});
