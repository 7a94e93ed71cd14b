import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import plugin from '../src/index.ts';
import { type Fixture, type Place, fixturesFolder, marked, reported, ruleCases, titleOf } from './support/fixtures.ts';

const cases = ruleCases();
/** Rules that report writes to shared state: of these, the most specific speaks, whichever shelf the case stands on. */
const ofWrites: ReadonlySet<string> = new Set(['no-request-data-leak', 'no-await-race', 'no-unbounded-growth', 'no-stateful-singleton', 'no-shared-write']);
const isOf = (rule: string, fixture: Fixture): boolean => rule === fixture.rule || (ofWrites.has(rule) && ofWrites.has(fixture.rule));
const places = (found: readonly { at: Place }[]): Place[] => found.map(({ at }) => at).sort();

describe.each(cases)('$rule, $shelf/$name', (fixture) => {
  test('is reported on the marked lines and no others', async () => {
    const reports = (await reported(fixture)).filter(({ rule }) => isOf(rule, fixture));
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
    const byOthers = (await reported(fixture)).filter(({ rule }) => !isOf(rule, fixture));
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
    for (const { at, message, rule: by } of await reported(fixture)) lines.push(`${titleOf(fixture)}, ${at}${by === rule ? '' : ` (${by})`}\n  ${message}\n`);
  }
  await expect(lines.join('\n')).toMatchFileSnapshot(join(fixturesFolder, 'rules', rule, 'messages.txt'));
});

test.each(Object.keys(plugin.rules))('%s speaks for itself on its shelf', async (rule) => {
  const reports = await Promise.all(cases.filter((each) => each.rule === rule && each.shelf === 'bad').map(reported));
  expect(reports.flat().some((report) => report.rule === rule)).toBe(true);
});

test('every rule has cases that are reported and cases that are not', () => {
  const shelvesOf = (rule: string): string[] => [...new Set(cases.filter((each) => each.rule === rule).map(({ shelf }) => shelf))];
  const lacking = Object.keys(plugin.rules).filter((rule) => !['bad', 'ok'].every((shelf) => shelvesOf(rule).includes(shelf)));
  expect(lacking).toEqual([]);
});
