import { words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

export default createRule<[], MessageId<'stateful-regexp'>>({
  name: 'no-stateful-regexp',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow testing texts of requests with a shared regular expression that remembers its last match',
      recommended: 'recommended',
    },
    messages: words['stateful-regexp'],
    schema: [],
  },
  create: (context) => reportFindings(context, 'stateful-regexp'),
});
