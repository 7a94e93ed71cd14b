import { words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

export default createRule<[], MessageId<'connection-per-request'>>({
  name: 'no-connection-per-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow making connections, pools and clients of databases for each request',
      recommended: 'recommended',
    },
    messages: words['connection-per-request'],
    schema: [],
  },
  create: (context) => reportFindings(context, 'connection-per-request'),
});
