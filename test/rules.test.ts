import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import plugin from '../src/index.ts';
import { type Place, fixturesFolder, marked, reported, ruleCases, titleOf } from './support/fixtures.ts';

const cases = ruleCases();
const places = (found: readonly { at: Place }[]): Place[] => found.map(({ at }) => at).sort();

describe.each(cases)('$rule, $shelf/$name', (fixture) => {
  test('is reported on the marked lines and no others', async () => {
    const reports = (await reported(fixture)).filter(({ rule }) => rule === fixture.rule);
    expect(places(reports)).toEqual(places(marked(fixture, 'expect', 'unwanted')));
  });

  test('names in its messages what the marks name', async () => {
    const reports = await reported(fixture);
    const unnamed = marked(fixture, 'expect', 'unwanted')
      .map(({ at, words }) => ({ at, words, said: reports.filter((report) => report.at === at).map(({ message }) => message) }))
      .filter(({ words, said }) => said.length > 0 && !said.some((message) => message.includes(words)));
    expect(unnamed).toEqual([]);
  });

  test('has one report for one write', async () => {
    const byOthers = (await reported(fixture)).filter(({ rule }) => rule !== fixture.rule);
    expect(byOthers).toEqual([]);
  });

  test('stands on the right shelf', () => {
    const right = marked(fixture, 'expect').length > 0;
    const flawed = marked(fixture, 'unwanted', 'wanted').length > 0;
    expect(flawed ? 'limits' : right ? 'bad' : 'ok').toBe(fixture.shelf);
  });
});

/** Where a report stands is marked by hand; in which words it comes is stored, to be read when it changes. */
test.each(Object.keys(plugin.rules))('what %s says', async (rule) => {
  const lines: string[] = [];
  for (const fixture of cases.filter((each) => each.rule === rule)) {
    for (const { at, message } of await reported(fixture)) lines.push(`${titleOf(fixture)}, ${at}\n  ${message}\n`);
  }
  await expect(lines.join('\n')).toMatchFileSnapshot(join(fixturesFolder, 'rules', rule, 'messages.txt'));
});

test('every rule has cases that are reported and cases that are not', () => {
  const shelvesOf = (rule: string): string[] => [...new Set(cases.filter((each) => each.rule === rule).map(({ shelf }) => shelf))];
  const lacking = Object.keys(plugin.rules).filter((rule) => !['bad', 'ok'].every((shelf) => shelvesOf(rule).includes(shelf)));
  expect(lacking).toEqual([]);
});
