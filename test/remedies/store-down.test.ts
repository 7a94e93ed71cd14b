/** A store can be out of reach. Then the request fails with the error of the client, and nothing is lost or counted twice. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';

import { startBackend } from '../support/remedies/backend.ts';
import { remediesFolder, remedyCases } from '../support/remedies/cases.ts';
import { clientOf, type Client, type Question } from '../support/remedies/clients.ts';
import { programOf, start } from '../support/remedies/running-server.ts';
import { openRedis, openStore, type StoreName } from '../support/servers/stores.ts';
import { gateBefore } from '../support/remedies/gate.ts';
import { clusterUrl } from '../support/remedies/prove.ts';

interface Counting {
  readonly name: string;
  readonly folder: string;
  readonly question: Question;
}

/** Servers that count in a store, and how they are asked for the next number. */
function countingIn(store: StoreName): Counting[] {
  const article = ['express', 'fastify'].map((framework) => ({ name: `the article in ${framework}`, folder: join(remediesFolder, 'flask-article', framework, store), question: { path: '' } })).filter(({ folder }) => existsSync(folder));
  const cases = remedyCases().filter(({ remedy, stores, harm }) => remedy === 'store' && stores.includes(store) && harm === 'number-given-twice');
  return [...article, ...cases.map(({ name, after }) => ({ name, folder: after, question: { path: 'orders', method: 'POST' } as const }))];
}

test.each(['redis', 'postgres', 'mysql', 'memcached'] as const)('%s has servers that count in it', (name) => {
  expect(countingIn(name)).not.toEqual([]);
});

describe.each(countingIn('redis'))('$name, while Redis is down', ({ folder, question }) => {
  test('fails the request, and goes on counting where it was', async () => {
    await using store = await openRedis();
    await using backend = await startBackend();
    backend.answerAll('');
    using program = programOf(folder);
    await using server = await start(program, { env: { ...store.env, BACKEND_URL: backend.url } });
    await using client = await clientOf('http', 'Ann', server.port);
    expect(await client.ask(question)).toMatch(/^(order )?1$/);
    await store.interrupt();
    expect(await client.ask(question)).toMatch(/^50\d: /);
    expect(server.errors()).toContain('ECONNREFUSED');
    await store.resume();
    expect(await answered(client, question)).toMatch(/^(order )?2$/);
  });
});

test('what a client keeps that speaks for several stores fails as well, and is not lost', async () => {
  await using store = await openRedis();
  using program = programOf(join(remediesFolder, 'store/hono-keyv/after'));
  await using server = await start(program, { env: store.env });
  await using client = await clientOf('http', 'Ann', server.port);
  const note = (says: string): Promise<string> => client.ask({ path: `notes?of=tea&says=${says}`, method: 'POST' });
  const asked = { path: 'notes?of=tea' } as const;
  expect(await note('hot')).toBe('kept');
  await store.interrupt();
  expect(await note('cold')).toMatch(/^50\d: /);
  expect(await client.ask(asked)).toMatch(/^50\d: /);
  await store.resume();
  expect(await answered(client, asked)).toBe('hot');
});

/** Where a server finds each of them, as an address whose port can be another. */
const variables = { postgres: 'DATABASE_URL', mysql: 'DATABASE_URL', memcached: 'MEMCACHED_SERVERS' } as const;

describe.each(['postgres', 'mysql', 'memcached'] as const)('%s', (name) => {
  test.each(countingIn(name))('$name, while it is out of reach: fails the request, and goes on counting where it was', async ({ folder, question }) => {
    await using store = await openStore(name, clusterUrl);
    const address = store.env[variables[name]] ?? '';
    const [, port = ''] = /:(\d+)(?:\/|$)/.exec(address) ?? [];
    await using gate = await gateBefore(Number(port));
    gate.open();
    await using backend = await startBackend();
    backend.answerAll('');
    using program = programOf(folder);
    await using server = await start(program, { env: { [variables[name]]: address.replace(`:${port}`, `:${gate.port}`), BACKEND_URL: backend.url } });
    await using client = await clientOf('http', 'Ann', server.port);
    expect(await client.ask(question)).toMatch(/^(order )?1$/);
    await gate.cut();
    expect(await client.ask(question)).toMatch(/^50\d: /);
    await gate.mend();
    expect(await answered(client, question)).toMatch(/^(order )?2$/);
  });
});

/** The first good answer: the client of the store takes a while to notice that it is back. */
async function answered(client: Client, question: Question): Promise<string> {
  for (const until = Date.now() + 10_000; Date.now() < until; await wait(50)) {
    const answer = await client.ask(question);
    if (!/^50\d: /.test(answer)) return answer;
  }
  throw new Error('the server does not find its store again');
}
