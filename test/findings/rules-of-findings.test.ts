import { join } from 'node:path';

import { ESLint, type Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { expect, test } from 'vitest';

import { rules } from '../../rules/index.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { isReportedBy, rulesOfFindings } from '../../src/findings/rules-of-findings.ts';
import plugin from '../../src/index.ts';
import { fixturesFolder } from '../support/fixtures.ts';

test('every kind of finding has the rule that reports it, in the preset that the rule names', () => {
  const presets = Object.fromEntries(Object.entries(rules).map(([rule, { meta }]) => [rule, meta.docs?.recommended]));
  expect(Object.fromEntries(Object.values(rulesOfFindings).map(({ rule, preset }) => [rule, preset]))).toEqual(presets);
});

const shared = { kind: 'shared-write', write: 'mutate' } as unknown as Finding; // what the presets look at

test.each([
  [undefined, ['recommended', 'cluster', 'strict']],
  ['statistics', ['cluster', 'strict']],
  ['scratch', ['strict']],
])('a write of grade %s is reported by the presets %s', (grade, expected) => {
  const finding: Finding = grade === undefined ? shared : { ...shared, grade } as Finding;
  expect((['recommended', 'cluster', 'strict'] as const).filter((preset) => isReportedBy(preset, finding))).toEqual(expected);
});

test.each([
  ['recommended', undefined],
  ['cluster', ['statistics']],
  ['strict', ['statistics', 'scratch']],
] as const)('the preset %s turns these grades on: %s', (preset, also) => {
  const entry = plugin.configs[preset].rules?.['shared-state/no-shared-write'];
  expect(Array.isArray(entry) ? entry[1] : undefined).toEqual(also === undefined ? undefined : { also });
});

/** What lines of a case the rules of a preset report. */
async function linesReported(preset: 'recommended' | 'strict', folder: string, file: string): Promise<number[]> {
  const cwd = join(fixturesFolder, 'rules', folder);
  const config = { files: ['**/*.ts'], languageOptions: { parser }, ...plugin.configs[preset], settings: { 'shared-state': { project: false } } };
  const [result] = await new ESLint({ cwd, overrideConfigFile: true, ignore: false, overrideConfig: [config as unknown as Linter.Config] }).lintFiles([file]); // typescript-eslint and eslint type configs differently
  return (result?.messages ?? []).map(({ line }) => line);
}

test.each([
  ['no-shared-write/bad', 'statistics.ts', [8, 10]],
  ['no-stateful-singleton/bad', 'answer-put-together-in-a-field.ts', [8, 9]],
])('%s/%s is reported by strict alone', async (folder, file, lines) => {
  expect(await linesReported('strict', folder, file)).toEqual(lines);
  expect(await linesReported('recommended', folder, file)).toEqual([]);
});
