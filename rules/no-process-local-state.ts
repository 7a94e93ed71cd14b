import { words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

export default createRule<[], MessageId<'process-local-state'>>({
  name: 'no-process-local-state',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow keeping in the memory of one process what all processes of a server have to agree on',
      recommended: 'cluster',
    },
    messages: words['process-local-state'],
    schema: [],
  },
  create: (context) => reportFindings(context, 'process-local-state'),
});
