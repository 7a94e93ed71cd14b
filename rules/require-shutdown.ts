import { words, type MessageId } from '../src/findings/words.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

export default createRule<[], MessageId<'missing-shutdown'>>({
  name: 'require-shutdown',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require connections and pools of a server to be closed when the process ends',
      recommended: 'strict',
    },
    messages: words['missing-shutdown'],
    schema: [],
  },
  create: (context) => reportFindings(context, 'missing-shutdown'),
});
