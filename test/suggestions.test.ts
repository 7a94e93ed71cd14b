import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

import { suggestionWords } from '../src/findings/words.ts';
import plugin from '../src/index.ts';
import { fixturesFolder, messagesOf, ruleCases, suggestionCases, titleOf } from './support/fixtures.ts';
import { storyOf } from './support/pages.ts';
import { edits } from './support/remedies-section.ts';
import { diagnosticsOf, type Offer, offersOf, reportsAfter, shown, textsOf, withoutLines } from './support/suggestions.ts';

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

/** What is read in one step and written in the next is still kept in one process, which a milder rule then says. */
const isMilder = (report: string, { report: { rule, raw } }: Offer): boolean =>
  rule === 'no-await-race' && /^no-(?:shared-write|stateful-singleton|unbounded-growth) /.test(report) && /'(.+?)'/.exec(report)?.[1] === /'(.+?)'/.exec(raw.message)?.[1];

describe('an edit that is made', () => {
  test('silences the report and brings no other', async () => {
    const wrong: object[] = [];
    for (const offer of offers) {
      const before = withoutLines(await messagesOf(offer.fixture));
      const [report = ''] = withoutLines([offer.report]);
      const after = await reportsAfter(offer);
      const added = [...after];
      for (const one of before) if (added.includes(one)) added.splice(added.indexOf(one), 1);
      const isSilent = after.filter((one) => one === report).length < before.filter((one) => one === report).length;
      if (!isSilent || !added.every((one) => isMilder(one, offer))) wrong.push({ edit: shown(offer), isSilent, added });
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  test('leaves the types as they were', () => {
    const { texts, pairs } = textsOf(offers);
    const found = diagnosticsOf(texts);
    const wrong = pairs.flatMap(({ offer, before, after }) => {
      const known = [...(found.get(before) ?? [])];
      const added = (found.get(after) ?? []).filter((one) => {
        const at = known.indexOf(one);
        if (at >= 0) known.splice(at, 1);
        return at < 0;
      });
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
