import { expect, test } from 'vitest';

import { rules } from '../../rules/index.ts';
import { rulesOfFindings } from '../../src/findings/rules-of-findings.ts';

test('every kind of finding has the rule that reports it, in the preset that the rule names', () => {
  const presets = Object.fromEntries(Object.entries(rules).map(([rule, { meta }]) => [rule, meta.docs?.recommended]));
  expect(Object.fromEntries(Object.values(rulesOfFindings).map(({ rule, preset }) => [rule, preset]))).toEqual(presets);
});
