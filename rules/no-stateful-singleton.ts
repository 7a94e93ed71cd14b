import { words, type MessageId } from '../src/findings/words.ts';
import { gradedAllowListSchema, isAllowedBy, type GradedAllowList } from './allow-list.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

export default createRule<[GradedAllowList], MessageId<'stateful-singleton'>>({
  name: 'no-stateful-singleton',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow writing to fields of an instance that serves all requests while serving one',
      recommended: 'recommended',
    },
    messages: words['stateful-singleton'],
    schema: [gradedAllowListSchema],
    defaultOptions: [{ allow: [], also: [] }],
  },
  create(context) {
    const [options] = context.options;

    return reportFindings(context, 'stateful-singleton', (finding) => isAllowedBy(options, finding));
  },
});
