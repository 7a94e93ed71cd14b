/** What the cases run against is there, and each gets its own. */
import { expect, test } from 'vitest';

import { clusterUrl } from '../support/remedies/prove.ts';
import { executable } from '../support/servers/daemon.ts';
import { openStore, type StoreName } from '../support/servers/stores.ts';

test.each<StoreName>(['redis', 'memcached', 'postgres', 'mysql', 'sqlite'])('%s can be opened', async (name) => {
  await using store = await openStore(name, clusterUrl);
  expect(Object.keys(store.env)).toHaveLength(1);
});

test('what is missing is named, and how to get it', () => {
  expect(() => executable('no-such-server', 'such-a-package')).toThrow(/^no-such-server is not installed, .* test\/support\/servers\/install\.sh as root, or: apt-get install such-a-package$/);
});
