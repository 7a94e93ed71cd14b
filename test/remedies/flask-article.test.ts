/**
 * The example of the article on global variables in Flask, `fixtures/remedies/flask-article`, in other frameworks: an object whose
 * parameter every request increments. It loses updates, and each alternative that the article names cures it.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { remediesFolder } from '../support/remedies/cases.ts';
import { reportedIn } from '../support/remedies/apply.ts';
import { type Harm, interleaved } from '../support/remedies/harms.ts';
import { clusterUrl } from '../support/remedies/prove.ts';
import { copyOf, programOf, start } from '../support/remedies/running-server.ts';
import { outcomeOf } from '../support/remedies/scene.ts';
import { openStore, type StoreName } from '../support/servers/stores.ts';

interface Alternative {
  /** What Ann and Bob are answered at the same time, and then one after the other. */
  readonly answers: readonly string[];
  readonly stores?: readonly StoreName[];
  /** How many processes it starts. */
  readonly workers?: number;
}

const everyRequest = ['1', '2', '3', '4'];
const alternatives: Readonly<Record<string, Alternative>> = {
  before: { answers: ['1', '1', '2', '3'] },
  redis: { answers: everyRequest, stores: ['redis'] },
  memcached: { answers: everyRequest, stores: ['memcached'] },
  postgres: { answers: everyRequest, stores: ['postgres'] },
  sqlite: { answers: everyRequest, stores: ['sqlite'] },
  cluster: { answers: everyRequest, workers: 2 },
  threads: { answers: everyRequest },
  session: { answers: ['1', '1', '2', '2'], stores: ['redis'] },
  context: { answers: ['1', '1', '1', '1'] },
};
/** The exception that the article makes. */
const exception = 'connection';

const harm: Pick<Harm, 'show'> = {
  show: async (scene) => {
    const question = { path: '', apart: true } as const;
    const together = await interleaved(scene, question, ['', '']);
    scene.backend.answerAll('');
    const [Ann, Bob] = [await scene.user('Ann'), await scene.user('Bob')];
    return [...together, await Ann.ask(question), await Bob.ask(question)];
  },
};

const article = join(remediesFolder, 'flask-article');

describe.each(readdirSync(article))('the example of the article in %s', (framework) => {
  test('has all that the article names', () => {
    expect(readdirSync(join(article, framework)).sort()).toEqual([...Object.keys(alternatives), exception].sort());
  });

  test.each(Object.entries(alternatives))('%s', async (name, { answers, stores = [], workers = 1 }) => {
    const folder = join(article, framework, name);
    using copy = copyOf(folder);
    expect(await reportedIn(copy.path, 'strict')).toEqual(name === 'before' ? ['server.ts:14 no-await-race'] : []);
    expect(await outcomeOf(folder, harm, { protocol: 'http', workers, waits: false, stores, cluster: clusterUrl })).toEqual(answers);
  });

  test('a connection at the top, opened at the start and closed at the end, is no harm', async () => {
    const folder = join(article, framework, exception);
    using copy = copyOf(folder);
    expect(await reportedIn(copy.path, 'strict')).toEqual([]);
    await using store = await openStore('postgres', clusterUrl);
    using program = programOf(folder);
    await using server = await start(program, { env: store.env });
    const answer = await fetch(`http://127.0.0.1:${server.port}/`);
    expect(await answer.text()).toMatch(/^\d{4}$/);
    expect(await server.stop()).toBe(0);
  });
});
