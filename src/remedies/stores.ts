import { memcached } from './memcached.ts';
import { mysql } from './mysql.ts';

/**
 * How clients of stores keep what a variable kept, as code. `{{client}}` stands for the client, `{{key}}` for the name of the state in the
 * store, `{{initial}}` for its first value (with a sign that puts it in a sum, or nothing). What stands between `<:` and `:>` is for
 * TypeScript alone; `$K` and `$V` in it are the types of keys and values.
 */
export interface StoreClient {
  readonly package: string;
  /** What is imported of it, where that is not the package itself: `mysql2/promise`. */
  readonly module?: string;
  /** The versions that the code is written for. */
  readonly range: string;
  /** What makes a client: a call or `new` of an export, `default` for the package itself, or of a method of it. */
  readonly made: readonly { readonly name: string; readonly method?: string; readonly from?: string }[];
  /** Code that imports and makes one, when the project has none: the import, what it is called, and the statements. */
  readonly create?: { readonly import: string; readonly kind: 'default' | 'named'; readonly from?: string; readonly variable: string; readonly code: string; /** Other packages that it needs, with their versions. */ readonly with?: Readonly<Record<string, string>> };
  /** What else the methods import. */
  readonly uses?: { readonly name: string; readonly from: string };
  /** It adds whole numbers that are not negative, and no others. */
  readonly countsUp?: true;
  /** An entry that is `null` is none. */
  readonly forgetsNull?: true;
  /** An expression that stands for the client in the methods, where it has to be connected first. */
  readonly connected?: string;
  /** Code before the methods: what makes a table. `{{column}}` is the type of the values. */
  readonly before?: Readonly<Partial<Record<StoreShape, string>>>;
  /** Types of values in a table: for numbers and for all else. */
  readonly columns?: { readonly number: string; readonly other: string };
  /** Answers at once, so that nobody has to wait. */
  readonly isSync?: true;
  readonly methods: Readonly<Partial<Record<StoreShape, Readonly<Record<string, string>>>>>;
  readonly source: string;
}

export type StoreShape = 'number' | 'value' | 'map' | 'list' | 'set';

const parsed = 'JSON.parse(text)<: as $V:>';

const ioredis: StoreClient['methods'] = {
  number: {
    get: 'async get()<:: Promise<number>:> {\n  return {{initial}}Number(await {{client}}.get({{key}}));\n}',
    set: 'async set(value<:: number:>)<:: Promise<void>:> {\n  await {{client}}.set({{key}}, value{{minusInitial}});\n}',
    add: 'async add(by<:: number:>)<:: Promise<number>:> {\n  return {{initial}}(await {{client}}.incrby({{key}}, by));\n}',
    addAny: 'async add(by<:: number:>)<:: Promise<number>:> {\n  return {{initial}}Number(await {{client}}.incrbyfloat({{key}}, by));\n}',
  },
  value: {
    get: `async get()<:: Promise<$V>:> {\n  const text = await {{client}}.get({{key}});\n  return text === null ? {{first}} : (${parsed});\n}`,
    set: 'async set(value<:: $V:>)<:: Promise<void>:> {\n  if (value === undefined) await {{client}}.del({{key}});\n  else await {{client}}.set({{key}}, JSON.stringify(value));\n}',
  },
  map: {
    get: `async get(key<:: $K:>)<:: Promise<$V | undefined>:> {\n  const text = await {{client}}.hget({{key}}, String(key));\n  return text === null ? undefined : (${parsed});\n}`,
    set: 'async set(key<:: $K:>, value<:: $V:>)<:: Promise<void>:> {\n  await {{client}}.hset({{key}}, String(key), JSON.stringify(value));\n}',
    setOnce: 'async setOnce(key<:: $K:>, value<:: $V:>)<:: Promise<boolean>:> {\n  return (await {{client}}.hsetnx({{key}}, String(key), JSON.stringify(value))) === 1;\n}',
    add: 'async add(key<:: $K:>, by<:: number:>)<:: Promise<number>:> {\n  return {{client}}.hincrby({{key}}, String(key), by);\n}',
    addAny: 'async add(key<:: $K:>, by<:: number:>)<:: Promise<number>:> {\n  return Number(await {{client}}.hincrbyfloat({{key}}, String(key), by));\n}',
    has: 'async has(key<:: $K:>)<:: Promise<boolean>:> {\n  return (await {{client}}.hexists({{key}}, String(key))) === 1;\n}',
    delete: 'async delete(key<:: $K:>)<:: Promise<boolean>:> {\n  return (await {{client}}.hdel({{key}}, String(key))) === 1;\n}',
    clear: 'async clear()<:: Promise<void>:> {\n  await {{client}}.del({{key}});\n}',
    size: 'async size()<:: Promise<number>:> {\n  return {{client}}.hlen({{key}});\n}',
    keys: 'async keys()<:: Promise<string[]>:> {\n  return {{client}}.hkeys({{key}});\n}',
    values: `async values()<:: Promise<$V[]>:> {\n  return (await {{client}}.hvals({{key}})).map((text) => ${parsed});\n}`,
    entries: `async entries()<:: Promise<[string, $V][]>:> {\n  return Object.entries(await {{client}}.hgetall({{key}})).map(([key, text]) => [key, ${parsed}]);\n}`,
  },
  list: {
    push: 'async push(...values<:: $V[]:>)<:: Promise<number>:> {\n  return {{client}}.rpush({{key}}, ...values.map((value) => JSON.stringify(value)));\n}',
    all: `async all()<:: Promise<$V[]>:> {\n  return (await {{client}}.lrange({{key}}, 0, -1)).map((text) => ${parsed});\n}`,
    size: 'async size()<:: Promise<number>:> {\n  return {{client}}.llen({{key}});\n}',
    clear: 'async clear()<:: Promise<void>:> {\n  await {{client}}.del({{key}});\n}',
  },
  set: {
    add: 'async add(value<:: string:>)<:: Promise<void>:> {\n  await {{client}}.sadd({{key}}, value);\n}',
    has: 'async has(value<:: string:>)<:: Promise<boolean>:> {\n  return (await {{client}}.sismember({{key}}, value)) === 1;\n}',
    delete: 'async delete(value<:: string:>)<:: Promise<boolean>:> {\n  return (await {{client}}.srem({{key}}, value)) === 1;\n}',
    clear: 'async clear()<:: Promise<void>:> {\n  await {{client}}.del({{key}});\n}',
    size: 'async size()<:: Promise<number>:> {\n  return {{client}}.scard({{key}});\n}',
    all: 'async all()<:: Promise<string[]>:> {\n  return {{client}}.smembers({{key}});\n}',
  },
};

/** The commands of `ioredis` as `redis` calls them. */
const camelCase: Readonly<Record<string, string>> = {
  incrby: 'incrBy', incrbyfloat: 'incrByFloat', hget: 'hGet', hset: 'hSet', hsetnx: 'hSetNX', hincrby: 'hIncrBy', hincrbyfloat: 'hIncrByFloat', hexists: 'hExists',
  hdel: 'hDel', hlen: 'hLen', hkeys: 'hKeys', hvals: 'hVals', hgetall: 'hGetAll', rpush: 'rPush', lrange: 'lRange', llen: 'lLen', sadd: 'sAdd', sismember: 'sIsMember',
  srem: 'sRem', scard: 'sCard', smembers: 'sMembers',
};

/** Some of its versions answer with booleans where others answer with 0 and 1. */
function inCamelCase(template: string): string {
  const named = template.replaceAll(/\{\{client\}\}\.(\w+)/g, (_, command: string) => `{{client}}.${camelCase[command] ?? command}`);
  return named.replace(/text === null \? (\S+) : (.*);/, 'text ? $2 : $1;').replaceAll(/return \((await .*)\) === 1;/g, 'return Boolean($1);').replace('...values.map((value) => JSON.stringify(value))', 'values.map((value) => JSON.stringify(value))').replace('value{{minusInitial}}', 'String(value{{minusInitial}})');
}

const redis = Object.fromEntries(Object.entries(ioredis).map(([shape, methods]) => [shape, Object.fromEntries(Object.entries(methods).map(([name, template]) => [name, inCamelCase(template)]))]));

const upsert = 'on conflict (id) do update set value = ';
const pgReady = (table: string): string => `let {{name}}Table<:: Promise<unknown> | undefined:>;

/** Makes the table when it is first needed; what failed is tried again. */
function {{name}}Ready()<:: Promise<unknown>:> {
  return ({{name}}Table ??= {{client}}.query('create table if not exists {{table}} (${table})').catch((error<:: { code?: string }:>) => {
    // Another process has made it in the meantime.
    if (error.code === '23505') return;
    {{name}}Table = undefined;
    throw error;
  }));
}

`;
const pgQuery = (sql: string, parameters = ''): string => `await {{client}}.query('${sql}'${parameters === '' ? '' : `, [${parameters}]`})`;
const ready = '  await {{name}}Ready();\n';

const pg: StoreClient['methods'] = {
  number: {
    get: `async get()<:: Promise<number>:> {\n${ready}  const { rows } = ${pgQuery('select value from {{table}} where id = 1')};\n  return {{initial}}Number(rows[0]?.value ?? 0);\n}`,
    set: `async set(value<:: number:>)<:: Promise<void>:> {\n${ready}  ${pgQuery(`insert into {{table}} (id, value) values (1, $1) ${upsert}excluded.value`, 'value{{minusInitial}}')};\n}`,
    add: `async add(by<:: number:>)<:: Promise<number>:> {\n${ready}  const { rows } = ${pgQuery(`insert into {{table}} as old (id, value) values (1, $1) ${upsert}old.value + excluded.value returning value`, 'by')};\n  return {{initial}}Number(rows[0]?.value);\n}`,
  },
  value: {
    get: `async get()<:: Promise<$V>:> {\n${ready}  const { rows } = ${pgQuery('select value from {{table}} where id = 1')};\n  return rows.length === 0 ? {{first}} : rows[0].value;\n}`,
    set: `async set(value<:: $V:>)<:: Promise<void>:> {\n${ready}  ${pgQuery(`insert into {{table}} (id, value) values (1, $1) ${upsert}excluded.value`, 'JSON.stringify(value ?? null)')};\n}`,
  },
  map: {
    get: `async get(key<:: $K:>)<:: Promise<$V | undefined>:> {\n${ready}  const { rows } = ${pgQuery('select value from {{table}} where key = $1', 'String(key)')};\n  return rows[0]?.value;\n}`,
    set: `async set(key<:: $K:>, value<:: $V:>)<:: Promise<void>:> {\n${ready}  ${pgQuery('insert into {{table}} (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value', 'String(key), JSON.stringify(value)')};\n}`,
    setOnce: `async setOnce(key<:: $K:>, value<:: $V:>)<:: Promise<boolean>:> {\n${ready}  const { rowCount } = ${pgQuery('insert into {{table}} (key, value) values ($1, $2) on conflict (key) do nothing', 'String(key), JSON.stringify(value)')};\n  return rowCount === 1;\n}`,
    add: `async add(key<:: $K:>, by<:: number:>)<:: Promise<number>:> {\n${ready}  const { rows } = ${pgQuery('insert into {{table}} as old (key, value) values ($1, $2) on conflict (key) do update set value = old.value + excluded.value returning value', 'String(key), by')};\n  return Number(rows[0]?.value);\n}`,
    has: `async has(key<:: $K:>)<:: Promise<boolean>:> {\n${ready}  const { rows } = ${pgQuery('select 1 from {{table}} where key = $1', 'String(key)')};\n  return rows.length === 1;\n}`,
    delete: `async delete(key<:: $K:>)<:: Promise<boolean>:> {\n${ready}  const { rowCount } = ${pgQuery('delete from {{table}} where key = $1', 'String(key)')};\n  return rowCount === 1;\n}`,
    clear: `async clear()<:: Promise<void>:> {\n${ready}  ${pgQuery('delete from {{table}}')};\n}`,
    size: `async size()<:: Promise<number>:> {\n${ready}  const { rows } = ${pgQuery('select count(*) as size from {{table}}')};\n  return Number(rows[0]?.size);\n}`,
    keys: `async keys()<:: Promise<string[]>:> {\n${ready}  const { rows } = ${pgQuery('select key from {{table}} order by key')};\n  return rows.map(({ key }) => key);\n}`,
    values: `async values()<:: Promise<$V[]>:> {\n${ready}  const { rows } = ${pgQuery('select value from {{table}} order by key')};\n  return rows.map(({ value }) => value);\n}`,
    entries: `async entries()<:: Promise<[string, $V][]>:> {\n${ready}  const { rows } = ${pgQuery('select key, value from {{table}} order by key')};\n  return rows.map(({ key, value }) => [key, value]);\n}`,
  },
  list: {
    push: `async push(...values<:: $V[]:>)<:: Promise<void>:> {\n${ready}  ${pgQuery('insert into {{table}} (value) select * from json_array_elements($1::json)', 'JSON.stringify(values)')};\n}`,
    all: `async all()<:: Promise<$V[]>:> {\n${ready}  const { rows } = ${pgQuery('select value from {{table}} order by id')};\n  return rows.map(({ value }) => value);\n}`,
    size: `async size()<:: Promise<number>:> {\n${ready}  const { rows } = ${pgQuery('select count(*) as size from {{table}}')};\n  return Number(rows[0]?.size);\n}`,
    clear: `async clear()<:: Promise<void>:> {\n${ready}  ${pgQuery('delete from {{table}}')};\n}`,
  },
};

const sqliteTable = (table: string): string => `{{client}}.exec('create table if not exists {{table}} (${table})');\n\n`;
const row = (sql: string, parameters = ''): string => `{{client}}.prepare('${sql}').get(${parameters})<: as { value: string } | undefined:>`;
const run = (sql: string, parameters = ''): string => `{{client}}.prepare('${sql}').run(${parameters})`;

const sqlite: StoreClient['methods'] = {
  number: {
    get: `get()<:: number:> {\n  const row = ${row('select value from {{table}} where id = 1')};\n  return {{initial}}Number(row?.value ?? 0);\n}`,
    set: `set(value<:: number:>)<:: void:> {\n  ${run(`insert into {{table}} (id, value) values (1, ?) ${upsert}excluded.value`, 'value{{minusInitial}}')};\n}`,
    add: `add(by<:: number:>)<:: number:> {\n  const row = ${row(`insert into {{table}} (id, value) values (1, ?) ${upsert}value + excluded.value returning value`, 'by')};\n  return {{initial}}Number(row?.value);\n}`,
  },
  value: {
    get: `get()<:: $V:> {\n  const row = ${row('select value from {{table}} where id = 1')};\n  return row === undefined ? {{first}} : (JSON.parse(row.value)<: as $V:>);\n}`,
    set: `set(value<:: $V:>)<:: void:> {\n  ${run(`insert into {{table}} (id, value) values (1, ?) ${upsert}excluded.value`, 'JSON.stringify(value ?? null)')};\n}`,
  },
  map: {
    get: `get(key<:: $K:>)<:: $V | undefined:> {\n  const row = ${row('select value from {{table}} where key = ?', 'String(key)')};\n  return row === undefined ? undefined : (JSON.parse(row.value)<: as $V:>);\n}`,
    set: `set(key<:: $K:>, value<:: $V:>)<:: void:> {\n  ${run('insert into {{table}} (key, value) values (?, ?) on conflict (key) do update set value = excluded.value', 'String(key), JSON.stringify(value)')};\n}`,
    setOnce: `setOnce(key<:: $K:>, value<:: $V:>)<:: boolean:> {\n  return ${run('insert into {{table}} (key, value) values (?, ?) on conflict (key) do nothing', 'String(key), JSON.stringify(value)')}.changes === 1;\n}`,
    add: `add(key<:: $K:>, by<:: number:>)<:: number:> {\n  const row = ${row('insert into {{table}} (key, value) values (?, ?) on conflict (key) do update set value = value + excluded.value returning value', 'String(key), by')};\n  return Number(row?.value);\n}`,
    has: `has(key<:: $K:>)<:: boolean:> {\n  return ${row('select 1 as value from {{table}} where key = ?', 'String(key)')} !== undefined;\n}`,
    delete: `delete(key<:: $K:>)<:: boolean:> {\n  return ${run('delete from {{table}} where key = ?', 'String(key)')}.changes === 1;\n}`,
    clear: `clear()<:: void:> {\n  ${run('delete from {{table}}')};\n}`,
    size: `size()<:: number:> {\n  return Number((${row('select count(*) as value from {{table}}')})?.value);\n}`,
    keys: `keys()<:: string[]:> {\n  return {{client}}.prepare('select key from {{table}} order by key').pluck().all()<: as string[]:>;\n}`,
    values: `values()<:: $V[]:> {\n  return ({{client}}.prepare('select value from {{table}} order by key').pluck().all()<: as string[]:>).map((text) => ${parsed});\n}`,
    entries: `entries()<:: [string, $V][]:> {\n  return ({{client}}.prepare('select key, value from {{table}} order by key').raw().all()<: as [string, string][]:>).map(([key, text]) => [key, ${parsed}]);\n}`,
  },
  list: {
    push: `push(...values<:: $V[]:>)<:: void:> {\n  ${run('insert into {{table}} (value) select value from json_each(?)', 'JSON.stringify(values.map((value) => JSON.stringify(value)))')};\n}`,
    all: `all()<:: $V[]:> {\n  return ({{client}}.prepare('select value from {{table}} order by id').pluck().all()<: as string[]:>).map((text) => ${parsed});\n}`,
    size: `size()<:: number:> {\n  return Number((${row('select count(*) as value from {{table}}')})?.value);\n}`,
    clear: `clear()<:: void:> {\n  ${run('delete from {{table}}')};\n}`,
  },
};

const memjs: StoreClient['methods'] = {
  number: {
    get: 'async get()<:: Promise<number>:> {\n  const { value } = await {{client}}.get({{key}});\n  return {{initial}}Number(value ?? 0);\n}',
    add: 'async add(by<:: number:>)<:: Promise<number>:> {\n  const { value } = await {{client}}.increment({{key}}, by, { initial: by });\n  return {{initial}}Number(value);\n}',
    set: 'async set(value<:: number:>)<:: Promise<void>:> {\n  await {{client}}.set({{key}}, String(value{{minusInitial}}), {});\n}',
  },
  value: {
    get: 'async get()<:: Promise<$V>:> {\n  const { value } = await {{client}}.get({{key}});\n  return value === null ? {{first}} : (JSON.parse(value.toString())<: as $V:>);\n}',
    set: 'async set(value<:: $V:>)<:: Promise<void>:> {\n  await {{client}}.set({{key}}, JSON.stringify(value ?? null), {});\n}',
  },
  map: {
    get: 'async get(key<:: $K:>)<:: Promise<$V | undefined>:> {\n  const { value } = await {{client}}.get(`{{bare}}:${key}`);\n  return value === null ? undefined : (JSON.parse(value.toString())<: as $V:>);\n}',
    set: 'async set(key<:: $K:>, value<:: $V:>)<:: Promise<void>:> {\n  await {{client}}.set(`{{bare}}:${key}`, JSON.stringify(value), {});\n}',
    setOnce: 'async setOnce(key<:: $K:>, value<:: $V:>)<:: Promise<boolean>:> {\n  return {{client}}.add(`{{bare}}:${key}`, JSON.stringify(value), {});\n}',
    add: 'async add(key<:: $K:>, by<:: number:>)<:: Promise<number>:> {\n  const { value } = await {{client}}.increment(`{{bare}}:${key}`, by, { initial: by });\n  return Number(value);\n}',
    has: 'async has(key<:: $K:>)<:: Promise<boolean>:> {\n  const { value } = await {{client}}.get(`{{bare}}:${key}`);\n  return value !== null;\n}',
    delete: 'async delete(key<:: $K:>)<:: Promise<boolean>:> {\n  return {{client}}.delete(`{{bare}}:${key}`);\n}',
  },
};

/** Stores of keys and values without a step that changes a number. */
const keyed = (set: string, remove: string, typed = ''): StoreClient['methods'] => ({
  value: {
    get: `async get()<:: Promise<$V>:> {\n  return (await {{client}}.get${typed}({{key}})) ?? {{first}};\n}`,
    set: `async set(value<:: $V:>)<:: Promise<void>:> {\n  await {{client}}.${set}({{key}}, value);\n}`,
  },
  map: {
    get: `async get(key<:: $K:>)<:: Promise<$V | undefined>:> {\n  return (await {{client}}.get${typed}(\`{{bare}}:\${key}\`)) ?? undefined;\n}`,
    set: `async set(key<:: $K:>, value<:: $V:>)<:: Promise<void>:> {\n  await {{client}}.${set}(\`{{bare}}:\${key}\`, value);\n}`,
    has: 'async has(key<:: $K:>)<:: Promise<boolean>:> {\n  return {{client}}.has(`{{bare}}:${key}`);\n}',
    delete: `async delete(key<:: $K:>)<:: Promise<void>:> {\n  await {{client}}.${remove}(\`{{bare}}:\${key}\`);\n}`,
  },
});

const tables = { number: 'id integer primary key, value {{column}} not null', map: 'key text primary key, value {{column}} not null' };

/** What is installed when a project has no client: the first that has a step for all that is done. `keyv` has none that adds, or puts something in once. */
export const clientsToInstall: readonly string[] = ['keyv', 'ioredis'];

/** In the order in which they are looked for in a package.json. */
export const storeClients: readonly StoreClient[] = [
  {
    package: 'ioredis',
    range: '^5.0.0',
    made: [{ name: 'default' }, { name: 'Redis' }],
    create: { import: 'Redis', kind: 'named', variable: 'redis', code: "const redis = new Redis(process.env.REDIS_URL ?? 'redis://localhost:6379', { maxRetriesPerRequest: 1 });\nredis.on('error', (error) => console.error(error));" },
    methods: ioredis,
    source: 'https://github.com/redis/ioredis#readme',
  },
  {
    package: 'redis',
    range: '^5.0.0',
    made: [{ name: 'createClient' }],
    create: {
      import: 'createClient',
      kind: 'named',
      variable: 'redis',
      code: "const redis = createClient({ url: process.env.REDIS_URL ?? 'redis://localhost:6379', socket: { reconnectStrategy: false } });\nredis.on('error', (error) => console.error(error));\n\n/** Connects when that is needed; what failed is tried again. */\nasync function connected() {\n  if (!redis.isOpen) await redis.connect();\n  return redis;\n}",
    },
    connected: '(await connected())',
    methods: redis,
    source: 'https://github.com/redis/node-redis#readme',
  },
  {
    package: 'pg',
    range: '^8.0.0',
    made: [{ name: 'Pool' }, { name: 'default', method: 'Pool' }],
    create: { import: 'pg', kind: 'default', variable: 'pool', code: "const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });\npool.on('error', (error) => console.error(error));" },
    before: { number: pgReady(tables.number), value: pgReady(tables.number), map: pgReady(tables.map), list: pgReady('id bigserial primary key, value {{column}} not null') },
    columns: { number: 'double precision', other: 'json' },
    methods: pg,
    source: 'https://node-postgres.com/apis/pool',
  },
  mysql,
  {
    package: 'better-sqlite3',
    range: '^12.0.0',
    made: [{ name: 'default' }],
    create: { import: 'Database', kind: 'default', variable: 'db', code: "const db = new Database(process.env.DATABASE_FILE ?? 'data.sqlite');" },
    before: { number: sqliteTable(tables.number), value: sqliteTable(tables.number), map: sqliteTable(tables.map), list: sqliteTable('id integer primary key, value {{column}} not null') },
    columns: { number: 'real', other: 'text' },
    isSync: true,
    methods: sqlite,
    source: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md',
  },
  {
    package: 'memjs',
    range: '^1.3.2',
    made: [{ name: 'Client', method: 'create' }, { name: 'default', method: 'Client.create' }],
    create: { import: 'Client', kind: 'named', variable: 'memcached', code: "const memcached = Client.create(process.env.MEMCACHED_SERVERS ?? 'localhost:11211');" },
    countsUp: true,
    methods: memjs,
    source: 'https://github.com/memcachier/memjs#readme',
  },
  memcached,
  {
    package: 'keyv',
    range: '^5.6.0',
    made: [{ name: 'default' }, { name: 'Keyv' }, { name: 'createKeyv', from: '@keyv/redis' }],
    create: { import: 'createKeyv', kind: 'named', from: '@keyv/redis', variable: 'store', code: "const store = createKeyv({ url: process.env.REDIS_URL ?? 'redis://localhost:6379', disableOfflineQueue: true }, { throwOnErrors: true });\nstore.on('error', (error) => console.error(error));", with: { '@keyv/redis': '^5.1.6' } },
    forgetsNull: true,
    methods: keyed('set', 'delete'),
    source: 'https://keyv.org/docs/keyv/',
  },
  { package: 'unstorage', range: '^1.0.0', made: [{ name: 'createStorage' }], forgetsNull: true, methods: keyed('set', 'del', '<:<$V>:>'), source: 'https://unstorage.unjs.io/guide' },
];
