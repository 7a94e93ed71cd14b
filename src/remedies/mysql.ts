import type { StoreClient } from './stores.ts';

const ready = '  await {{name}}Ready();\n';
const tableOf = (columns: string): string => `let {{name}}Table<:: Promise<unknown> | undefined:>;

/** Makes the table when it is first needed; what failed is tried again. */
function {{name}}Ready()<:: Promise<unknown>:> {
  return ({{name}}Table ??= {{client}}.query('create table if not exists {{table}} (${columns})').catch((error<:: unknown:>) => {
    {{name}}Table = undefined;
    throw error;
  }));
}

`;

const of = (parameters: string): string => (parameters === '' ? '' : `, [${parameters}]`);
const rows = (sql: string, parameters = ''): string => `const [rows] = await {{client}}.query<:<import('mysql2').RowDataPacket[]>:>('${sql}'${of(parameters)});`;
const result = (sql: string, parameters = ''): string => `const [result] = await {{client}}.query<:<import('mysql2').ResultSetHeader>:>('${sql}'${of(parameters)});`;
const run = (sql: string, parameters = ''): string => `await {{client}}.query('${sql}'${of(parameters)});`;
const parsed = 'JSON.parse(rows[0]?.value)<: as $V:>';

/** MySQL answers nothing when it changes a row, so that adding and reading are one transaction, which others wait for. */
const add = (insert: string, parameters: string, select: string, key: string): string => `
${ready}  const connection = await {{client}}.getConnection();
  try {
    await connection.beginTransaction();
    await connection.query('${insert} on duplicate key update value = value + ?', [${parameters}, by]);
    const [rows] = await connection.query<:<import('mysql2').RowDataPacket[]>:>('${select}'${of(key)});
    await connection.commit();
    return {{initial}}Number(rows[0]?.value);
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}`.slice(1);

const one = 'id integer primary key, value {{column}} not null';

/** The promises of `mysql2`, with a pool. */
export const mysql: StoreClient = {
  package: 'mysql2',
  module: 'mysql2/promise',
  range: '^3.0.0',
  made: [{ name: 'createPool' }, { name: 'default', method: 'createPool' }],
  create: { import: 'mysql', kind: 'default', from: 'mysql2/promise', variable: 'pool', code: "const pool = mysql.createPool(process.env.DATABASE_URL ?? 'mysql://localhost:3306/data');" },
  before: { number: tableOf(one), value: tableOf(one), map: tableOf('id varchar(255) collate utf8mb4_bin primary key, value {{column}} not null'), list: tableOf('id bigint auto_increment primary key, value {{column}} not null') },
  columns: { number: 'double', other: 'longtext' },
  methods: {
    number: {
      get: `async get()<:: Promise<number>:> {\n${ready}  ${rows('select value from {{table}} where id = 1')}\n  return {{initial}}Number(rows[0]?.value ?? 0);\n}`,
      set: `async set(value<:: number:>)<:: Promise<void>:> {\n${ready}  ${run('insert into {{table}} (id, value) values (1, ?) on duplicate key update value = ?', 'value{{minusInitial}}, value{{minusInitial}}')}\n}`,
      add: `async add(by<:: number:>)<:: Promise<number>:> {\n${add('insert into {{table}} (id, value) values (1, ?)', 'by', 'select value from {{table}} where id = 1', '')}`,
    },
    value: {
      get: `async get()<:: Promise<$V>:> {\n${ready}  ${rows('select value from {{table}} where id = 1')}\n  return rows.length === 0 ? {{first}} : (${parsed});\n}`,
      set: `async set(value<:: $V:>)<:: Promise<void>:> {\n${ready}  const text = JSON.stringify(value ?? null);\n  ${run('insert into {{table}} (id, value) values (1, ?) on duplicate key update value = ?', 'text, text')}\n}`,
    },
    map: {
      get: `async get(key<:: $K:>)<:: Promise<$V | undefined>:> {\n${ready}  ${rows('select value from {{table}} where id = ?', 'String(key)')}\n  return rows.length === 0 ? undefined : (${parsed});\n}`,
      set: `async set(key<:: $K:>, value<:: $V:>)<:: Promise<void>:> {\n${ready}  const text = JSON.stringify(value);\n  ${run('insert into {{table}} (id, value) values (?, ?) on duplicate key update value = ?', 'String(key), text, text')}\n}`,
      setOnce: `async setOnce(key<:: $K:>, value<:: $V:>)<:: Promise<boolean>:> {\n${ready}  ${result('insert ignore into {{table}} (id, value) values (?, ?)', 'String(key), JSON.stringify(value)')}\n  return result.affectedRows === 1;\n}`,
      add: `async add(key<:: $K:>, by<:: number:>)<:: Promise<number>:> {\n${add('insert into {{table}} (id, value) values (?, ?)', 'String(key), by', 'select value from {{table}} where id = ?', 'String(key)')}`,
      has: `async has(key<:: $K:>)<:: Promise<boolean>:> {\n${ready}  ${rows('select 1 from {{table}} where id = ?', 'String(key)')}\n  return rows.length === 1;\n}`,
      delete: `async delete(key<:: $K:>)<:: Promise<boolean>:> {\n${ready}  ${result('delete from {{table}} where id = ?', 'String(key)')}\n  return result.affectedRows === 1;\n}`,
      clear: `async clear()<:: Promise<void>:> {\n${ready}  ${run('delete from {{table}}')}\n}`,
      size: `async size()<:: Promise<number>:> {\n${ready}  ${rows('select count(*) as size from {{table}}')}\n  return Number(rows[0]?.size);\n}`,
      keys: `async keys()<:: Promise<string[]>:> {\n${ready}  ${rows('select id from {{table}} order by id')}\n  return rows.map(({ id }) => id);\n}`,
      values: `async values()<:: Promise<$V[]>:> {\n${ready}  ${rows('select value from {{table}} order by id')}\n  return rows.map(({ value }) => JSON.parse(value)<: as $V:>);\n}`,
      entries: `async entries()<:: Promise<[string, $V][]>:> {\n${ready}  ${rows('select id, value from {{table}} order by id')}\n  return rows.map(({ id, value }) => [id, JSON.parse(value)<: as $V:>]);\n}`,
    },
    list: {
      push: `async push(...values<:: $V[]:>)<:: Promise<void>:> {\n${ready}  ${run('insert into {{table}} (value) values ?', 'values.map((value) => [JSON.stringify(value)])')}\n}`,
      all: `async all()<:: Promise<$V[]>:> {\n${ready}  ${rows('select value from {{table}} order by id')}\n  return rows.map(({ value }) => JSON.parse(value)<: as $V:>);\n}`,
      size: `async size()<:: Promise<number>:> {\n${ready}  ${rows('select count(*) as size from {{table}}')}\n  return Number(rows[0]?.size);\n}`,
      clear: `async clear()<:: Promise<void>:> {\n${ready}  ${run('delete from {{table}}')}\n}`,
    },
  },
  source: 'https://sidorares.github.io/node-mysql2/docs',
};
