/** A store can be out of reach. Then the request fails with the error of the client, and nothing is lost or counted twice. */
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
  const article = ['express', 'fastify'].map((framework) => ({ name: `the article in ${framework}`, folder: join(remediesFolder, 'flask-article', framework, store), question: { path: '' } }));
  const cases = remedyCases().filter(({ remedy, stores }) => remedy === 'store' && stores.includes(store));
  return [...article, ...cases.map(({ name, after }) => ({ name, folder: after, question: { path: 'orders', method: 'POST' } as const }))];
}

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

/** Where a server finds each of them, as an address whose port can be another. */
const variables = { postgres: 'DATABASE_URL', memcached: 'MEMCACHED_SERVERS' } as const;

describe.each(['postgres', 'memcached'] as const)('%s', (name) => {
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
