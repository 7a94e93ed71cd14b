/** A store can be out of reach. Then the request fails with the error of the client, and nothing is lost or counted twice. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';

import { startBackend } from '../support/remedies/backend.ts';
import { remediesFolder, remedyCases } from '../support/remedies/cases.ts';
import { clientOf, type Client, type Question } from '../support/remedies/clients.ts';
import { programOf, start } from '../support/remedies/running-server.ts';
import { openRedis } from '../support/servers/stores.ts';

/** Servers that count in Redis, and how they are asked for the next number. */
const servers: readonly { readonly name: string; readonly folder: string; readonly question: Question }[] = [
  ...['express', 'fastify'].map((framework) => ({ name: `the article in ${framework}`, folder: join(remediesFolder, 'flask-article', framework, 'redis'), question: { path: '' } })),
  ...remedyCases()
    .filter(({ remedy, stores }) => remedy === 'store' && stores.includes('redis'))
    .map(({ name, after }) => ({ name, folder: after, question: { path: 'orders', method: 'POST' } as const })),
];

describe.each(servers)('$name, while Redis is down', ({ folder, question }) => {
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

/** The first good answer: the client of the store takes a while to notice that it is back. */
async function answered(client: Client, question: Question): Promise<string> {
  for (const until = Date.now() + 10_000; Date.now() < until; await wait(50)) {
    const answer = await client.ask(question);
    if (!/^50\d: /.test(answer)) return answer;
  }
  throw new Error('the server does not find its store again');
}
