import { words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

export default createRule<[], MessageId<'global-setting'>>({
  name: 'no-global-setting',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow changing settings of a library or of the process while serving a request',
      recommended: 'recommended',
    },
    messages: words['global-setting'],
    schema: [],
  },
  create: (context) => reportFindings(context, 'global-setting'),
});
