// Writes a made-up shop of a given size: a server in layers (routes, controllers, services, repositories), with classes, tests and
// a front end. The same seed gives the same text, so that measurements of two days can be compared.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const nouns = ['Order', 'Invoice', 'Customer', 'Product', 'Shipment', 'Refund', 'Coupon', 'Supplier', 'Stock', 'Payment', 'Review', 'Address'];
const fields = ['title', 'status', 'amount', 'currency', 'reference', 'note', 'createdAt', 'updatedAt', 'country', 'quantity', 'discount', 'dueOn'];
const verbs = ['approve', 'cancel', 'confirm', 'archive', 'assign', 'release', 'renew', 'split'];
/** One subject of the shop has this many files, one area this many subjects. */
const filesPerSubject = 10;
const subjectsPerArea = 20;

/**
 * @param {string} folder
 * @param {number} size how many source files
 * @param {number} seed
 */
export function writeProject(folder, size, seed) {
  const random = mulberry32(seed);
  /** @param {string} file @param {string} text */
  const write = (file, text) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  write('package.json', JSON.stringify({ name: 'shop', type: 'module', dependencies: { express: '^5.0.0', fastify: '^5.0.0', react: '^19.0.0' } }));
  write('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'nodenext', jsx: 'react-jsx', paths: { '@shared/*': ['./src/shared/*'] } } }));
  const shared = sharedFiles();
  for (const [file, text] of shared) write(file, text);

  const subjects = Math.max(1, Math.round((size - shared.length - 1) / (filesPerSubject + 1 / subjectsPerArea)));
  const areas = Math.ceil(subjects / subjectsPerArea);
  for (let area = 0; area < areas; area++) {
    const count = Math.min(subjectsPerArea, subjects - area * subjectsPerArea);
    for (let i = 0; i < count; i++) {
      for (const [file, text] of subjectFiles(area, i, count, random)) write(file, text);
    }
    write(`src/area${area}/index.ts`, areaIndex(area, count));
  }
  write('src/app.ts', app(areas));
}

/** A generator of numbers in [0, 1) with 32 bits of state. @param {number} seed */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** @template T @param {readonly T[]} list @param {() => number} random @returns {T} */
const pick = (list, random) => /** @type {T} */ (list[Math.floor(random() * list.length)]);

/** @param {number} areas */
function app(areas) {
  const all = Array.from({ length: areas }, (_, i) => i);
  return `import express from 'express';
import { log } from '@shared/log.js';
import { authenticate } from '@shared/authenticate.js';
${all.map((i) => `import { area${i} } from './area${i}/index.js';`).join('\n')}

export const app = express();
app.use(express.json());
app.use(authenticate);
${all.map((i) => `app.use('/area${i}', area${i});`).join('\n')}
app.listen(Number(process.env.PORT ?? 3000), () => log('listening'));
`;
}

/** @param {number} area @param {number} count */
function areaIndex(area, count) {
  const all = Array.from({ length: count }, (_, i) => nameOf(area, i));
  return `import { Router } from 'express';
${all.map((name) => `import { ${lower(name)}Routes } from './${lower(name)}/routes.js';`).join('\n')}

export const area${area} = Router();
${all.map((name) => `area${area}.use('/${lower(name)}s', ${lower(name)}Routes);`).join('\n')}
`;
}

/** @param {number} area @param {number} i */
const nameOf = (area, i) => `${nouns[i % nouns.length]}${area}x${i}`;
/** @param {string} name */
const lower = (name) => name.charAt(0).toLowerCase() + name.slice(1);

/**
 * @param {number} area @param {number} i @param {number} count @param {() => number} random
 * @returns {readonly (readonly [file: string, text: string])[]}
 */
function subjectFiles(area, i, count, random) {
  const name = nameOf(area, i);
  const other = nameOf(area, (i + 1 + Math.floor(random() * 4)) % count);
  const subject = { name, one: lower(name), other, otherOne: lower(other), fields: fields.filter(() => random() < 0.85), verbs: verbs.filter(() => random() < 0.9), random, keepsLast: random() < 0.05 };
  const folder = `src/area${area}/${subject.one}`;
  return [
    [`${folder}/types.ts`, types(subject)],
    [`${folder}/validate.ts`, validate(subject)],
    [`${folder}/repository.ts`, repository(subject)],
    [`${folder}/service.ts`, i % 3 === 0 ? serviceClass(subject) : service(subject)],
    [`${folder}/controller.ts`, controller(subject)],
    [`${folder}/routes.ts`, routes(subject)],
    [`${folder}/format.ts`, format(subject)],
    [`${folder}/service.test.ts`, tests(subject)],
    [`web/area${area}/${name}List.tsx`, list(subject)],
    [`web/area${area}/use${name}.ts`, hook(subject)],
  ];
}

/** @typedef {{ name: string, one: string, other: string, otherOne: string, fields: string[], verbs: string[], random: () => number, keepsLast: boolean }} Subject */

/** @param {Subject} s */
const types = (s) => `/** What the shop knows of a ${s.one}. */
export interface ${s.name} {
  readonly id: string;
${s.fields.map((field) => `  readonly ${field}: string;`).join('\n')}
}

export type ${s.name}Draft = Omit<${s.name}, 'id'>;

export type ${s.name}Event =
${s.verbs.map((verb) => `  | { readonly kind: '${verb}'; readonly ${s.one}: ${s.name}; readonly at: Date }`).join('\n')}
  | { readonly kind: 'create'; readonly ${s.one}: ${s.name} };

export class ${s.name}NotFound extends Error {
  constructor(readonly id: string) {
    super(\`there is no ${s.one} \${id}\`);
  }
}
`;

/** @param {Subject} s */
const validate = (s) => `import type { ${s.name}Draft } from './types.js';

const limits: Record<string, number> = {
${s.fields.map((field) => `  ${field}: ${Math.floor(s.random() * 500)},`).join('\n')}
};

export function validate${s.name}(body: Record<string, unknown>): ${s.name}Draft {
  const problems: string[] = [];
${s.fields
  .map(
    (field) => `  const ${field} = String(body.${field} ?? '');
  if (${field}.length > (limits.${field} ?? 100)) problems.push('${field} is too long');`,
  )
  .join('\n')}
  if (problems.length > 0) throw new Error(problems.join(', '));
  return { ${s.fields.join(', ')} };
}
`;

/** @param {Subject} s */
const repository = (s) => `import { database } from '@shared/database.js';
import { ${s.name}NotFound, type ${s.name}, type ${s.name}Draft } from './types.js';

const table = '${s.one}s';

function toRow(draft: ${s.name}Draft): Record<string, unknown> {
  const row: Record<string, unknown> = {};
${s.fields.map((field) => `  row['${field}'] = draft.${field};`).join('\n')}
  return row;
}

export async function find${s.name}(id: string): Promise<${s.name}> {
  const [row] = await database.query<${s.name}>(\`select * from \${table} where id = ?\`, [id]);
  if (row === undefined) throw new ${s.name}NotFound(id);
  return row;
}

export async function find${s.name}s(filter: Partial<${s.name}Draft>, page = 1): Promise<${s.name}[]> {
  const conditions: string[] = [];
  const values: unknown[] = [];
  for (const [key, value] of Object.entries(filter)) {
    conditions.push(\`\${key} = ?\`);
    values.push(value);
  }
  const where = conditions.length === 0 ? '' : \`where \${conditions.join(' and ')}\`;
  return database.query<${s.name}>(\`select * from \${table} \${where} limit 50 offset \${(page - 1) * 50}\`, values);
}

export async function insert${s.name}(draft: ${s.name}Draft): Promise<${s.name}> {
  const id = await database.insert(table, toRow(draft));
  return { id, ...draft };
}

${s.verbs
  .map(
    (verb) => `export async function ${verb}${s.name}Row(id: string): Promise<void> {
  await database.query(\`update \${table} set status = '${verb}' where id = ?\`, [id]);
}
`,
  )
  .join('\n')}`;

/** @param {Subject} s */
const service = (s) => `import { log } from '@shared/log.js';
import { publish } from '@shared/events.js';
import { find${s.other} } from '../${s.otherOne}/repository.js';
import { find${s.name}, find${s.name}s, insert${s.name}, ${s.verbs.map((verb) => `${verb}${s.name}Row`).join(', ')} } from './repository.js';
import type { ${s.name}, ${s.name}Draft } from './types.js';
${s.keepsLast ? `\nexport let last${s.name}: ${s.name} | undefined;\n` : ''}
const labels = new Map<string, string>([${s.fields.map((field) => `['${field}', '${field.toUpperCase()}']`).join(', ')}]);

export async function get${s.name}(id: string): Promise<${s.name}> {
  const ${s.one} = await find${s.name}(id);
  log(\`\${labels.get('title') ?? ''} \${${s.one}.id}\`);
  return ${s.one};
}

export async function list${s.name}s(filter: Partial<${s.name}Draft>, page: number): Promise<${s.name}[]> {
  const found = await find${s.name}s(filter, page);
  const result: ${s.name}[] = [];
  for (const one of found) {
    if (one.id !== '') result.push(one);
  }
  return result.sort((a, b) => a.id.localeCompare(b.id));
}

export async function create${s.name}(draft: ${s.name}Draft, relatedId: string): Promise<${s.name}> {
  const related = await find${s.other}(relatedId);
  const created = await insert${s.name}({ ...draft });${s.keepsLast ? `\n  last${s.name} = created;` : ''}
  await publish({ kind: '${s.one}.created', id: created.id, related: related.id });
  return created;
}

${s.verbs
  .map(
    (verb) => `export async function ${verb}${s.name}(id: string): Promise<${s.name}> {
  const before = await find${s.name}(id);
  const changes: Record<string, string> = {};
  changes.status = '${verb}';
  await ${verb}${s.name}Row(before.id);
  await publish({ kind: '${s.one}.${verb}', id, ...changes });
  return { ...before, ...changes };
}
`,
  )
  .join('\n')}`;

/** @param {Subject} s */
const serviceClass = (s) => `import { log } from '@shared/log.js';
import { publish } from '@shared/events.js';
import { Cache } from '@shared/cache.js';
import * as repository from './repository.js';
import type { ${s.name}, ${s.name}Draft } from './types.js';

export class ${s.name}Service {
  private readonly names = new Map<string, string>();

  constructor(private readonly cache: Cache<${s.name}>) {
    this.names.set('${s.one}', '${s.name}');
  }

  async get(id: string): Promise<${s.name}> {
    return this.cache.get(id) ?? this.load(id);
  }

  private async load(id: string): Promise<${s.name}> {
    const ${s.one} = await repository.find${s.name}(id);
    log(\`\${this.names.get('${s.one}') ?? ''} \${id}\`);
    return ${s.one};
  }

  async list(filter: Partial<${s.name}Draft>, page: number): Promise<${s.name}[]> {
    const found = await repository.find${s.name}s(filter, page);
    return found.filter((one) => one.id !== '').map((one) => ({ ...one }));
  }

  async create(draft: ${s.name}Draft): Promise<${s.name}> {
    const created = await repository.insert${s.name}(draft);
    await publish({ kind: '${s.one}.created', id: created.id });
    return created;
  }

${s.verbs
  .map(
    (verb) => `  async ${verb}(id: string): Promise<${s.name}> {
    const before = await this.get(id);
    await repository.${verb}${s.name}Row(id);
    await publish({ kind: '${s.one}.${verb}', id });
    return before;
  }
`,
  )
  .join('\n')}}

const service = new ${s.name}Service(new Cache<${s.name}>(100));

export const get${s.name} = (id: string): Promise<${s.name}> => service.get(id);
export const list${s.name}s = (filter: Partial<${s.name}Draft>, page: number): Promise<${s.name}[]> => service.list(filter, page);
export const create${s.name} = (draft: ${s.name}Draft, _relatedId: string): Promise<${s.name}> => service.create(draft);
${s.verbs.map((verb) => `export const ${verb}${s.name} = (id: string): Promise<${s.name}> => service.${verb}(id);`).join('\n')}
`;

/** @param {Subject} s */
const controller = (s) => `import type { NextFunction, Request, Response } from 'express';
import { clamp } from '@shared/numbers.js';
import { format${s.name} } from './format.js';
import { create${s.name}, get${s.name}, list${s.name}s, ${s.verbs.map((verb) => `${verb}${s.name}`).join(', ')} } from './service.js';
import { validate${s.name} } from './validate.js';

export async function show(request: Request, response: Response, next: NextFunction): Promise<void> {
  try {
    const ${s.one} = await get${s.name}(String(request.params.id));
    response.json(format${s.name}(${s.one}));
  } catch (error) {
    next(error);
  }
}

export async function index(request: Request, response: Response, next: NextFunction): Promise<void> {
  try {
    const page = clamp(Number(request.query.page), 1, 1000);
    const filter: Record<string, string> = {};
    for (const [key, value] of Object.entries(request.query)) {
      if (typeof value === 'string' && key !== 'page') filter[key] = value;
    }
    const found = await list${s.name}s(filter, page);
    response.locals.count = found.length;
    response.json(found.map(format${s.name}));
  } catch (error) {
    next(error);
  }
}

export async function create(request: Request, response: Response, next: NextFunction): Promise<void> {
  try {
    const draft = validate${s.name}(request.body);
    response.status(201).json(await create${s.name}(draft, String(request.body.related)));
  } catch (error) {
    next(error);
  }
}

${s.verbs
  .map(
    (verb) => `export async function ${verb}(request: Request, response: Response, next: NextFunction): Promise<void> {
  try {
    response.json(format${s.name}(await ${verb}${s.name}(String(request.params.id))));
  } catch (error) {
    next(error);
  }
}
`,
  )
  .join('\n')}`;

/** @param {Subject} s */
const routes = (s) => `import { Router } from 'express';
import { requireRole } from '@shared/authenticate.js';
import * as controller from './controller.js';

export const ${s.one}Routes = Router();

${s.one}Routes.get('/', controller.index);
${s.one}Routes.get('/:id', controller.show);
${s.one}Routes.post('/', requireRole('editor'), controller.create);
${s.verbs.map((verb) => `${s.one}Routes.post('/:id/${verb}', requireRole('${pick(['editor', 'admin'], s.random)}'), controller.${verb});`).join('\n')}
`;

/** @param {Subject} s */
const format = (s) => `import { upperFirst } from '@shared/strings.js';
import type { ${s.name} } from './types.js';

export interface Shown${s.name} {
  readonly id: string;
  readonly lines: readonly string[];
}

export function format${s.name}(${s.one}: ${s.name}): Shown${s.name} {
  const lines: string[] = [];
${s.fields.map((field) => `  if (${s.one}.${field} !== '') lines.push(\`\${upperFirst('${field}')}: \${${s.one}.${field}}\`);`).join('\n')}
  return { id: ${s.one}.id, lines };
}

export function compare${s.name}s(a: ${s.name}, b: ${s.name}): number {
${s.fields.map((field) => `  if (a.${field} !== b.${field}) return a.${field} < b.${field} ? -1 : 1;`).join('\n')}
  return 0;
}
`;

/** @param {Subject} s */
const tests = (s) => `import { beforeEach, describe, expect, test, vi } from 'vitest';
import { create${s.name}, get${s.name} } from './service.js';
import * as repository from './repository.js';

vi.mock('./repository.js');
let stored: Record<string, string>[] = [];

beforeEach(() => {
  stored = [];
  vi.mocked(repository.insert${s.name}).mockImplementation(async (draft) => {
    stored.push({ ...draft });
    return { id: String(stored.length), ...draft };
  });
});

describe('${s.name}', () => {
${s.fields
  .map(
    (field) => `  test('keeps its ${field}', async () => {
    const created = await create${s.name}({ ${s.fields.map((one) => `${one}: '${one === field ? 'x' : ''}'`).join(', ')} }, '1');
    expect((await get${s.name}(created.id)).${field}).toBe('x');
  });
`,
  )
  .join('\n')}});
`;

/** @param {Subject} s */
const list = (s) => `import { useState } from 'react';
import { use${s.name}s } from './use${s.name}';

export interface ${s.name}ListProps {
  readonly title: string;
  readonly onSelect: (id: string) => void;
}

export function ${s.name}List({ title, onSelect }: ${s.name}ListProps) {
  const [filter, setFilter] = useState('');
  const { items, loading, error } = use${s.name}s(filter);
  if (loading) return <p className="loading">Loading…</p>;
  if (error !== undefined) return <p role="alert">{error.message}</p>;
  return (
    <section>
      <h2>{title}</h2>
      <input value={filter} onChange={(event) => setFilter(event.target.value)} />
      <table>
        <thead>
          <tr>
${s.fields.map((field) => `            <th>${field}</th>`).join('\n')}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} onClick={() => onSelect(item.id)}>
${s.fields.map((field) => `              <td>{item.${field}}</td>`).join('\n')}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
`;

/** @param {Subject} s */
const hook = (s) => `import { useEffect, useState } from 'react';

interface Item {
  readonly id: string;
${s.fields.map((field) => `  readonly ${field}: string;`).join('\n')}
}

const memory = new Map<string, Item[]>();

export function use${s.name}s(filter: string): { items: Item[]; loading: boolean; error: Error | undefined } {
  const [items, setItems] = useState<Item[]>(memory.get(filter) ?? []);
  const [loading, setLoading] = useState(true);
  const [error, setError] = useState<Error | undefined>(undefined);
  useEffect(() => {
    let current = true;
    fetch(\`/api/${s.one}s?filter=\${encodeURIComponent(filter)}\`)
      .then((response) => response.json())
      .then((found: Item[]) => {
        memory.set(filter, found);
        if (current) setItems(found);
      })
      .catch((reason: unknown) => current && setError(reason instanceof Error ? reason : new Error(String(reason))))
      .finally(() => current && setLoading(false));
    return () => {
      current = false;
    };
  }, [filter]);
  return { items, loading, error };
}
`;

/** @returns {readonly (readonly [file: string, text: string])[]} */
function sharedFiles() {
  return [
    ['src/shared/log.ts', "export function log(text: string): void {\n  process.stdout.write(`${new Date().toISOString()} ${text}\\n`);\n}\n"],
    ['src/shared/numbers.ts', 'export function clamp(value: number, low: number, high: number): number {\n  return Math.min(Math.max(value || low, low), high);\n}\n'],
    ['src/shared/strings.ts', 'export function upperFirst(text: string): string {\n  return text.charAt(0).toUpperCase() + text.slice(1);\n}\n'],
    [
      'src/shared/events.ts',
      `import { EventEmitter } from 'node:events';

const emitter = new EventEmitter();

export async function publish(event: { readonly kind: string; readonly id: string } & Record<string, string>): Promise<void> {
  emitter.emit(event.kind, { ...event, at: new Date() });
}

export function subscribe(kind: string, listener: (event: unknown) => void): void {
  emitter.on(kind, listener);
}
`,
    ],
    [
      'src/shared/database.ts',
      `import { createPool } from 'mysql2/promise';

const pool = createPool(process.env.DATABASE_URL ?? '');

export const database = {
  async query<T = unknown>(sql: string, values: unknown[] = []): Promise<T[]> {
    const [rows] = await pool.query(sql, values);
    return rows as T[];
  },
  async insert(table: string, row: Record<string, unknown>): Promise<string> {
    const [result] = await pool.query(\`insert into \${table} set ?\`, [row]);
    return String((result as { insertId: number }).insertId);
  },
};
`,
    ],
    [
      'src/shared/cache.ts',
      `export class Cache<T> {
  private readonly entries = new Map<string, T>();

  constructor(private readonly limit: number) {}

  get(key: string): T | undefined {
    return this.entries.get(key);
  }

  set(key: string, value: T): void {
    const [oldest] = this.entries.keys();
    if (this.entries.size >= this.limit && oldest !== undefined) this.entries.delete(oldest);
    this.entries.set(key, value);
  }
}
`,
    ],
    [
      'src/shared/authenticate.ts',
      `import type { NextFunction, Request, Response } from 'express';
import { database } from './database.js';

export async function authenticate(request: Request, response: Response, next: NextFunction): Promise<void> {
  const [user] = await database.query<{ id: string; role: string }>('select * from users where token = ?', [request.headers.authorization]);
  response.locals.user = user;
  next();
}

export function requireRole(role: string) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    if (response.locals.user?.role === role) next();
    else response.sendStatus(403);
  };
}
`,
    ],
  ];
}
