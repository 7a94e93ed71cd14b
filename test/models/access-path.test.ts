import { expect, test } from 'vitest';

import { objectPath, packagePath } from './access-path.ts';

test.each([
  'express#()',
  'koa#',
  'koa#().context',
  'node:dns/promises#setServers',
  '@koa/router#()',
  'zustand#create()().setState',
  'socket.io#Server().of()',
  'hono/streaming#stream',
])('%s starts at a package', (path) => {
  expect(path).toMatch(packagePath);
});

test.each(['express', 'express.Router()', 'express#.Router', 'express#()()Router', 'express#Router(', 'express@request'])(
  '%s does not',
  (path) => {
    expect(path).not.toMatch(packagePath);
  },
);

test('an object belongs to a framework', () => {
  expect('socket.io@socket.request'.match(objectPath)?.groups).toEqual({ framework: 'socket.io', object: 'socket' });
});
