/** Two new processes make the table of their state at the same moment, which `if not exists` of PostgreSQL lets collide. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

import { remediesFolder } from '../support/remedies/cases.ts';
import { clientOf } from '../support/remedies/clients.ts';
import { clusterUrl } from '../support/remedies/prove.ts';
import { programOf, start } from '../support/remedies/running-server.ts';
import { executable } from '../support/servers/daemon.ts';
import { openStore } from '../support/servers/stores.ts';

test('two processes that make the same table at once both go on', async () => {
  await using store = await openStore('postgres', clusterUrl);
  const url = store.env['DATABASE_URL'] ?? '';
  using program = programOf(join(remediesFolder, 'store/fastify-postgres/after'));
  await using one = await start(program, { env: store.env });
  await using other = await start(program, { env: store.env });
  await using Ann = await clientOf('http', 'Ann', one.port);
  await using Bob = await clientOf('http', 'Bob', other.port);

  // A third one is in the middle of making it: both find no table, and wait for its name.
  const third = spawn(executable('psql', 'postgresql'), ['-qAt', url], { stdio: ['pipe', 'pipe', 'inherit'] });
  third.stdin.write("begin; create table last_number (id integer primary key, value double precision not null); select 'made';\n");
  await once(third.stdout, 'data');
  const answers = [Ann.ask({ path: 'orders', method: 'POST' }), Bob.ask({ path: 'orders', method: 'POST' })];
  while ((await waiting(url)) < 2) await wait(20);
  third.stdin.end('commit;\n');

  expect((await Promise.all(answers)).sort()).toEqual(['order 1', 'order 2']);
});

/** How many connections of a database wait for another one. */
async function waiting(url: string): Promise<number> {
  const { stdout } = await promisify(execFile)(executable('psql', 'postgresql'), ['-qAtc', "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()", url]);
  return Number(stdout);
}
