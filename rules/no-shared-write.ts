import { words, type MessageId } from '../src/findings/words.ts';
import { gradedAllowListSchema, isAllowedBy, type GradedAllowList } from './allow-list.ts';
import { createRule } from './create-rule.ts';
import { reportFindings } from './report-findings.ts';

export default createRule<[GradedAllowList], MessageId<'shared-write'>>({
  name: 'no-shared-write',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow writing to state that outlives the request while serving one',
      recommended: 'recommended',
    },
    messages: words['shared-write'],
    schema: [gradedAllowListSchema],
    defaultOptions: [{ allow: [], also: [] }],
  },
  create(context) {
    const [options] = context.options;

    return reportFindings(context, 'shared-write', (finding) => isAllowedBy(options, finding));
  },
});
