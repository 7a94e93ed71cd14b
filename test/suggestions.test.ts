import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

import { suggestionWords } from '../src/findings/words.ts';
import plugin from '../src/index.ts';
import { fixturesFolder, messagesOf, ruleCases, suggestionCases, titleOf } from './support/fixtures.ts';
import { storyOf } from './support/pages.ts';
import { edits } from './support/remedies-section.ts';
import { claimsOf, diagnosticsOf, edited, type Offer, offersOf, shown, textsOf, without, withoutLines } from './support/suggestions.ts';

const ofRules = ruleCases().filter(({ shelf }) => shelf !== 'ok');
const own = suggestionCases();
const ids = Object.keys(suggestionWords);
const offers: Offer[] = [];

beforeAll(async () => {
  for (const fixture of [...ofRules, ...own]) offers.push(...(await offersOf(fixture)));
}, 120_000);

/** What an edit leads to is stored, to be read when it changes. */
test.each(Object.keys(plugin.rules))('what is offered on the shelf of %s', async (rule) => {
  const lines = offers.filter(({ fixture }) => 'rule' in fixture && fixture.rule === rule).map(shown);
  if (lines.length > 0) await expect(lines.join('\n')).toMatchFileSnapshot(join(fixturesFolder, 'rules', rule, 'suggestions.txt'));
});

describe.each(ids)('%s', (id) => {
  const cases = own.filter(({ messageId }) => messageId === id);

  test('is offered where it is sure, and nowhere else', () => {
    const offered = offers.filter(({ messageId }) => messageId === id).map(({ fixture }) => fixture);
    const wrong = cases.filter((one) => offered.includes(one) !== (one.shelf === 'offered')).map(titleOf);
    expect(wrong).toEqual([]);
  });

  test('has cases on both shelves', () => {
    expect(new Set(cases.map(({ shelf }) => shelf))).toEqual(new Set(['offered', 'refused']));
  });

  test('leads to what is stored', async () => {
    const lines = offers.filter(({ fixture, messageId }) => messageId === id && 'messageId' in fixture && fixture.messageId === id).map(shown);
    await expect(lines.join('\n')).toMatchFileSnapshot(join(fixturesFolder, 'suggestions', id, 'edits.txt'));
  });
});

test('every case of an edit is reported, and begins with its story', async () => {
  const silent = [];
  for (const fixture of own) if ((await messagesOf(fixture)).length === 0 || !storyOf(fixture).endsWith('.')) silent.push(`${fixture.messageId}/${titleOf(fixture)}`);
  expect(silent).toEqual([]);
}, 60_000);

describe('an edit that is made', () => {
  test('silences the report', async () => {
    const wrong: string[] = [];
    for (const offer of offers) {
      const reports = withoutLines(await messagesOf(offer.fixture));
      const [report = ''] = withoutLines([offer.report]);
      using after = edited(offer);
      const left = withoutLines(await messagesOf(after.fixture));
      if (left.filter((one) => one === report).length >= reports.filter((one) => one === report).length) wrong.push(shown(offer));
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  /** Of each place the most specific finding is reported. What held there before as well may come to light, such as state that is kept in one process still. */
  test('makes no finding: what is found held before', () => {
    const wrong = offers.flatMap((offer) => {
      using after = edited(offer);
      const before = claimsOf(offer.fixture);
      const made = without(without(claimsOf(after.fixture).reported, before.reported), before.outranked);
      return made.length === 0 ? [] : [{ edit: shown(offer), made }];
    });
    expect(wrong).toEqual([]);
  }, 240_000);

  test('leaves the types as they were', () => {
    const { texts, pairs } = textsOf(offers);
    const found = diagnosticsOf(texts);
    const wrong = pairs.flatMap(({ offer, before, after }) => {
      const added = without(found.get(after) ?? [], found.get(before) ?? []);
      return added.length === 0 ? [] : [{ edit: shown(offer), added }];
    });
    expect(wrong).toEqual([]);
  }, 120_000);
});

test('the pages of the rules tell which edits are offered', () => {
  const told = Object.entries(edits).flatMap(([id, { rules }]) => rules.map((rule) => `${rule}: ${id}`));
  expect([...new Set(offers.map(({ messageId, report: { rule } }) => `${rule}: ${messageId}`))].sort()).toEqual(told.sort());
});

test('every kind of edit is offered on some shelf', () => {
  const offered = new Set(offers.map(({ messageId }) => messageId));
  expect(ids.filter((id) => !offered.has(id))).toEqual([]);
});
