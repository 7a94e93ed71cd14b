import { words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

export default createRule<[], MessageId<'connection-per-request'>>({
  name: 'no-connection-per-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow making, opening or closing connections, pools and clients of databases for each request, and losing those that are lent',
      recommended: 'recommended',
    },
    messages: words['connection-per-request'],
    schema: [],
  },
  create: (context) => reportFindings(context, 'connection-per-request'),
});
