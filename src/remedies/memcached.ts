import type { StoreClient } from './stores.ts';

/** Calls a method that calls back, and waits for it. */
const call = (method: string, args: string): string => `promisify({{client}}.${method}).call({{client}}, ${args})`;
const entry = '`{{bare}}:${key}`';

/** The package `memcached`, whose methods call back. */
export const memcached: StoreClient = {
  package: 'memcached',
  range: '^2.2.2',
  made: [{ name: 'default' }],
  create: { import: 'Memcached', kind: 'default', variable: 'memcached', code: "const memcached = new Memcached(process.env.MEMCACHED_SERVERS ?? 'localhost:11211', { retries: 0, failures: Infinity, retry: 100 });" },
  uses: { name: 'promisify', from: 'node:util' },
  countsUp: true,
  methods: {
    number: {
      get: `async get()<:: Promise<number>:> {\n  return {{initial}}Number((await ${call('get', '{{key}}')}) ?? 0);\n}`,
      add: `async add(by<:: number:>)<:: Promise<number>:> {\n  // It may be there already; where the server is out of reach, the next step fails.\n  await ${call('add', "{{key}}, '0', 0")}.catch(() => undefined);\n  return {{initial}}Number(await ${call('incr', '{{key}}, by')});\n}`,
      set: `async set(value<:: number:>)<:: Promise<void>:> {\n  await ${call('set', '{{key}}, String(value{{minusInitial}}), 0')};\n}`,
    },
    value: {
      get: `async get()<:: Promise<$V>:> {\n  const text = await ${call('get', '{{key}}')};\n  return text === undefined ? {{first}} : (JSON.parse(text)<: as $V:>);\n}`,
      set: `async set(value<:: $V:>)<:: Promise<void>:> {\n  await ${call('set', '{{key}}, JSON.stringify(value ?? null), 0')};\n}`,
    },
    map: {
      get: `async get(key<:: $K:>)<:: Promise<$V | undefined>:> {\n  const text = await ${call('get', entry)};\n  return text === undefined ? undefined : (JSON.parse(text)<: as $V:>);\n}`,
      set: `async set(key<:: $K:>, value<:: $V:>)<:: Promise<void>:> {\n  await ${call('set', `${entry}, JSON.stringify(value), 0`)};\n}`,
      add: `async add(key<:: $K:>, by<:: number:>)<:: Promise<number>:> {\n  // It may be there already; where the server is out of reach, the next step fails.\n  await ${call('add', `${entry}, '0', 0`)}.catch(() => undefined);\n  return Number(await ${call('incr', `${entry}, by`)});\n}`,
      has: `async has(key<:: $K:>)<:: Promise<boolean>:> {\n  return (await ${call('get', entry)}) !== undefined;\n}`,
      delete: `async delete(key<:: $K:>)<:: Promise<boolean>:> {\n  return Boolean(await ${call('del', entry)});\n}`,
    },
  },
  source: 'https://github.com/3rd-Eden/memcached#api',
};
