import { describe, expect, test } from 'vitest';

import { type Place, marked, reported, ruleCases } from './support/fixtures.ts';

const places = (found: readonly { at: Place }[]): Place[] => found.map(({ at }) => at).sort();

describe.each(ruleCases())('$rule, $shelf/$name', (fixture) => {
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
