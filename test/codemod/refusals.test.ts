import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { describe, expect, test, vi } from 'vitest';

import { shared, textsIn } from '../support/migrate.ts';
import { projectOnDisk } from '../support/project-on-disk.ts';

vi.setConfig({ testTimeout: 60_000 });

type Files = Readonly<Record<string, string | object>>;

const manifest = { name: 'shop', private: true, type: 'module', dependencies: { express: '^5.1.0', ioredis: '^5.4.0', 'express-session': '^1.18.0' } };

/** A server of one file: the lines begin with line 4. */
function server(...lines: readonly string[]): Files {
  return { 'package.json': manifest, 'app.js': ["import express from 'express';", 'const app = express();', 'app.use(express.json());', ...lines, ''].join('\n') };
}

const customer = server(
  'let customer;',
  "app.use((request, response, next) => { customer = request.get('x-customer'); next(); });",
  "app.get('/', async (request, response) => { await pause(); response.json({ customer }); });",
  'async function pause() {}',
);

/** What is said of a run that changes nothing. */
async function refusal(files: Files, ...args: readonly string[]): Promise<{ code: number; errors: string }> {
  using project = projectOnDisk(files);
  const before = textsIn(project.root);
  const { code, out, errors } = await shared(project.root, 'migrate', ...args);
  expect(out).toBe('');
  expect(errors).not.toMatch(/^\s+at /m);
  expect(textsIn(project.root)).toEqual(before);
  return { code, errors };
}

describe('input that is wrong', () => {
  test.each([
    ['a file that does not exist', ['nowhere.js:3', '--to', 'context'], 'nowhere.js:3: does not exist'],
    ['a folder', ['.:3', '--to', 'context'], '.:3: not a file'],
    ['a file without a line', ['app.js', '--to', 'context'], 'not a place such as src/orders.ts:12'],
    ['no home', ['app.js:5'], "required option '-t, --to <home>' not specified"],
    ['a home that is not there', ['app.js:5', '--to', 'cloud'], 'Allowed choices are context, session, store, cache, request'],
    ['a bound that is none', ['app.js:5', '--to', 'cache', '--max', 'many'], 'Not a whole number'],
    ['a file that is no source', ['package.json:1', '--to', 'context'], 'not a source file of the project'],
    ['a project that does not exist', ['app.js:5', '--to', 'context', '--project', 'nowhere'], 'nowhere: does not exist'],
  ])('%s', async (_, args, message) => {
    const { code, errors } = await refusal(customer, ...args);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  test('a file that does not parse', async () => {
    const { code, errors } = await refusal({ ...customer, 'broken.js': 'let = (' }, 'broken.js:1', '--to', 'context');
    expect(code).toBe(2);
    expect(errors).toContain('broken.js: does not parse');
  });
});

describe('a place without a finding', () => {
  test('names the lines that have one', async () => {
    const { code, errors } = await refusal(customer, 'app.js:6', '--to', 'context');
    expect(code).toBe(1);
    expect(errors).toContain('there is no finding there; this file has some on line 5. Nothing is changed.');
  });

  test('in a file without any', async () => {
    const { errors } = await refusal({ ...customer, 'other.js': 'export const one = 1;' }, 'other.js:1', '--to', 'context');
    expect(errors).toContain('there is no finding there, nor elsewhere in this file');
  });
});

test('the line that declares the state will do, too', async () => {
  using project = projectOnDisk(customer);
  const { code, out } = await shared(project.root, 'migrate', 'app.js:4', '--to', 'context');
  expect(code).toBe(0);
  expect(out).toContain("+app.use((request, response, next) => { response.locals.customer = request.get('x-customer'); next(); });");
});

describe('a home that does not mend the finding', () => {
  test.each([
    ['cache', customer, 'app.js:5', '--to cache does not mend \'customer\''],
    ['store', customer, 'app.js:5', '--to store does not mend \'customer\' (request-data-leak); --to context, --to session, --to request do'],
    ['context', server('let visits = 0;', "app.get('/', (request, response) => { response.json(++visits); });"), 'app.js:5', '--to context does not mend \'visits\''],
  ])('%s', async (to, files, place, message) => {
    const { code, errors } = await refusal(files, place, '--to', to);
    expect(code).toBe(1);
    expect(errors).toContain(message);
    expect(errors).toMatch(/--to \w+ (?:do|does)\./);
  });
});

test('a library that no move mends', async () => {
  const { code, errors } = await refusal(server("import { rateLimit } from 'express-rate-limit';", 'app.use(rateLimit({ limit: 9 }));', "app.get('/', (request, response) => response.end());"), 'app.js:5', '--to', 'store');
  expect(code).toBe(1);
  expect(errors).toContain('no move mends it (process-local-state): the message of the finding says what does');
});

describe('what cannot be seen to be safe', () => {
  const named = { ...manifest, private: undefined, name: '@acme/users', main: 'users.js' };
  const users = ["let user;", 'export function remember(name) { user = name; }', 'export const known = () => user;', ''].join('\n');
  const asking = (users: string): string =>
    ["import express from 'express';", `import ${users} from './users.js';`, 'const app = express();', "app.use((request, response, next) => { users.remember(request.get('x')); next(); });", "app.get('/', (request, response) => response.json(users.known()));", ''].join('\n');

  test.each<readonly [string, Files, readonly string[], string]>([
    ['state that a package exports', { 'package.json': named, 'users.js': users.replace('let user', 'export let user'), 'app.js': asking('* as users') }, ['users.js:2', '--to', 'context'], "exported by the package '@acme/users' (users.js)"],
    ['eval', server('let name;', "app.use((request, response, next) => { name = request.query.name; next(); });", "app.get('/', async (request, response) => { await 1; response.json(eval(request.query.code) + name); });"), ['app.js:5', '--to', 'context'], "'eval' can reach every name of this file"],
    ['exports that are reached by a computed name', { 'package.json': manifest, 'users.js': users.replace('let user', 'export let user'), 'app.js': `${asking('* as users')}\napp.get('/:key', (request, response) => response.json(users[request.params.key]));\n` }, ['users.js:2', '--to', 'context'], 'can be reached by a computed name'],
    ['a reader that also runs at the start', server('let tenant;', "app.use((request, response, next) => { setTenant(request.hostname); next(); });", "app.get('/', async (request, response) => { await 1; response.json(tenantName()); });", 'function setTenant(name) { tenant = name; }', 'function tenantName() { return tenant ?? 0; }', 'console.log(tenantName());'), ['app.js:7', '--to', 'context'], 'this also runs while the process starts'],
    ['a request that reads what another one wrote', server('let draft;', "app.put('/draft', (request, response) => { draft = request.body.text; response.end(); });", "app.get('/draft', (request, response) => response.json({ draft }));"), ['app.js:5', '--to', 'context'], 'GET /draft (app.js:6) finds there what PUT /draft (app.js:5) put there in another request'],
    ['a session that nobody sets up', server('let draft;', "app.put('/draft', (request, response) => { draft = request.body.text; response.end(); });", "app.get('/draft', (request, response) => response.json({ draft }));"), ['app.js:5', '--to', 'session'], 'no file sets up express-session'],
    ['a client that is not known', server('let visits = 0;', "app.get('/', (request, response) => { response.json(++visits); });"), ['app.js:5', '--to', 'store', '--using', 'sybase'], "nothing is known of 'sybase' as a client of a store"],
    ['a listener that outlives the request that has added it', server("import { shop } from './shop.js';", 'const asked = new Set();', 'let listens = false;', "app.get('/:id', (request, response) => {", '  asked.add(request.params.id);', "  if (!listens) { listens = true; shop.on('sold', (id) => { if (asked.has(id)) asked.delete(id); }); }", '  response.end();', '});'), ['app.js:8', '--to', 'request'], 'this listens on when the request is over, and hears of others'],
    ['numbers that go down, in a store that counts up', { ...server('let seats = 9;', "app.post('/', (request, response) => { seats -= 1; response.json({ seats }); });"), 'package.json': { ...manifest, dependencies: { express: '^5.1.0', memcached: '^2.2.2' } } }, ['app.js:5', '--to', 'store'], 'memcached has no step for numbers that need not be whole or may be negative'],
    ['sessions that nobody opens', { ...server('let draft;', "app.put('/draft', (request, response) => { draft = request.body.text; response.end(); });", "app.get('/draft', (request, response) => response.json({ draft }));"), 'package.json': { ...manifest, dependencies: { express: '^5.1.0', 'iron-session': '^8.0.4' } } }, ['app.js:5', '--to', 'session'], 'no file sets up iron-session'],
    ['a getter that would have to wait', server('let visits = 0;', 'const counter = { get shown() { return visits; } };', "app.get('/', (request, response) => { visits += 1; response.json({ visits, shown: counter.shown }); });"), ['app.js:6', '--to', 'store'], 'a getter or setter cannot wait for a store'],
    ['a constructor that would have to wait', server('let visits = 0;', 'class Visit { constructor() { visits += 1; this.number = visits; } }', "app.get('/', (request, response) => { response.json(new Visit()); });"), ['app.js:5', '--to', 'store'], 'a constructor cannot wait for a store'],
    ['a callback that nobody waits for', server('let visits = 0;', "app.get('/', (request, response) => { response.json(request.body.map((one) => ({ one, number: (visits += 1) }))); });"), ['app.js:5', '--to', 'store'], 'does not wait for it'],
    ['a test and a change that become two steps', server('let seats = 100;', "app.post('/seats', (request, response) => {", '  if (seats < 1) return response.sendStatus(409);', '  seats -= 1;', '  response.json({ seats });', '});'), ['app.js:7', '--to', 'store'], 'another request could come in between'],
    ['a number taken from how many there are', server('const users = [];', "app.post('/users', (request, response) => {", '  const user = { id: users.length + 1, name: request.query.name };', '  users.push(user);', '  response.json(user);', '});', "app.get('/users', (request, response) => response.json(users));"), ['app.js:7', '--to', 'store'], 'another request could come in between'],
    ['an entry that is changed in place', server('const carts = new Map();', "app.post('/carts/:id', (request, response) => {", '  const cart = carts.get(request.params.id) ?? [];', '  cart.push(request.body);', '  carts.set(request.params.id, cart);', '  response.end();', '});'), ['app.js:8', '--to', 'store'], 'a store hands out copies'],
    ['what is made of a class that nobody knows', server("import { Bank } from 'bank';", 'const banks = new Map();', "app.get('/:id', (request, response) => {", '  const { id } = request.params;', '  if (!banks.has(id)) banks.set(id, new Bank(id));', '  response.json(banks.get(id).rates());', '});'), ['app.js:8', '--to', 'store'], 'it holds an instance of Bank'],
    ['entries that are null, in a store that takes them for none', { ...server("import { createStorage } from 'unstorage';", 'const storage = createStorage();', 'const seen = new Map();', "app.put('/:id', (request, response) => {", '  seen.set(request.params.id, null);', '  response.end();', '});', "app.get('/:id', (request, response) => response.json({ seen: seen.get(request.params.id) }));"), 'package.json': { ...manifest, dependencies: { express: '^5.1.0', unstorage: '^1.17.0' } } }, ['app.js:8', '--to', 'store'], "unstorage has no step for entries that are 'null'"],
    ['values that JSON loses', server('const seen = new Map();', "app.get('/:id', (request, response) => {", '  seen.set(request.params.id, new Date());', '  response.json(seen.size);', '});'), ['app.js:6', '--to', 'store'], 'it holds a Date'],
  ])('%s', async (_, files, args, message) => {
    const { code, errors } = await refusal(files, ...args);
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringContaining(message) });
  });
});

describe('a value that is not passed on', () => {
  const refused = async (...lines: readonly string[]): Promise<string> => {
    const files: Files = { ...server(...lines), 'package.json': { name: 'shop', private: true, type: 'module', dependencies: { express: '^5.1.0' } } };
    using project = projectOnDisk(files);
    const line = readFileSync(project.path('app.js'), 'utf8').split('\n').findIndex((text) => /\bshown = request/.test(text)) + 1;
    return (await shared(project.root, 'migrate', `app.js:${line}`, '--to', 'request')).out;
  };
  const give = "app.get('/', async (request, response) => { shown = request.query.name; await 1; response.json(tell()); });";

  test('unless one function gives it, and all that read it are called by that', async () => {
    expect(await refused('let shown;', give, 'function tell() { return shown; }')).toContain('+function tell(shown) { return shown; }');
  });

  test.each<readonly [string, readonly string[]]>([
    ['where another function calls the reader, too', [give, 'function tell() { return shown; }', "app.get('/name', (request, response) => { response.json(tell()); });"]],
    ['where the reader is handed on', [give.replace('tell()', '[1].map(tell)'), 'function tell() { return shown; }']],
    ['where what comes before it may be left out', [give, 'function tell(end = 1) { return shown + end; }']],
    ['where it has a value on some ways alone', [give.replace('shown = request.query.name;', 'if (request.query.name) shown = request.query.name;'), 'function tell() { return shown; }']],
    ['where it is read before', [give.replace('shown =', 'response.set("x", tell()); shown ='), 'function tell() { return shown; }']],
  ])('%s', async (_, lines) => {
    expect(await refused('let shown;', ...lines)).not.toContain('function tell(shown');
  });
});

describe('a collection that is no cache', () => {
  const route = (...lines: readonly string[]): Files => server('const known = new Map();', "app.get('/:id', async (request, response) => {", '  const { id } = request.params;', ...lines, '});', 'async function ask(id) { return id.length; }');
  const filled = ['  if (!known.has(id)) known.set(id, await ask(id));', '  response.json(known.get(id));'];
  const lost = 'so that what a cache puts out would be lost';

  test.each<readonly [string, Files, string, string]>([
    ['what one route keeps and another finds', server('const known = new Map();', "app.put('/:id', (request, response) => {", '  known.set(request.params.id, request.body);', '  response.end();', '});', "app.get('/:id', (request, response) => response.json(known.get(request.params.id)));"), 'app.js:6', `'known' is no cache: what is not found here is not made again from its key, ${lost} (--to store keeps it) (app.js:9)`],
    ['a second function that only looks', server('const known = new Map();', "app.get('/:id', async (request, response) => {", '  const { id } = request.params;', ...filled, '});', "app.get('/known/:id', (request, response) => response.json(known.has(request.params.id)));", 'async function ask(id) { return id.length; }'), 'app.js:7', lost],
    ['an entry that is made when the request wants it', route('  if (request.query.confirm) known.set(id, await ask(id));', '  response.json(known.get(id));'), 'app.js:7', lost],
    ['an entry that is made for some requests alone', route('  const found = known.get(id);', '  if (found) return response.json(found);', '  if (!request.query.secret) return response.sendStatus(401);', '  known.set(id, await ask(id));', '  response.end();'), 'app.js:10', lost],
    ['an entry under another key', route('  if (!known.has(id)) known.set(id.toLowerCase(), await ask(id));', '  response.json(known.get(id));'), 'app.js:7', lost],
    ['what the request says of itself', route('  if (!known.has(id)) known.set(id, { name: request.query.name, length: id.length });', '  response.json(known.get(id));'), 'app.js:7', lost],
    ['an entry that the request itself fills', route('  if (known.has(id)) return response.json(known.get(id));', '  const said = {};', '  for (const part of request.body.parts) said[part.name] = part.text;', '  known.set(id, { id, said });', '  response.json({ said });'), 'app.js:10', lost],
    ['the time of the last request', route('  const last = known.get(id);', '  known.set(id, Date.now());', '  response.json({ last });'), 'app.js:8', lost],
    ['entries that later requests change', server('const known = new Map();', 'const made = (id) => ({ id, guests: [] });', "app.post('/:id', (request, response) => {", '  const { id } = request.params;', '  if (!known.has(id)) known.set(id, made(id));', '  known.get(id).guests.push(request.body.name);', '  response.end();', '});'), 'app.js:8', lost],
    ['entries that are listed', route(...filled.slice(0, 1), '  response.json([...known.values()]);'), 'app.js:7', "all entries of 'known' are looked through there"],
    ['entries that count', server('const hits = {};', "app.get('/:id', (request, response) => {", '  const { id } = request.params;', '  hits[id] = (hits[id] ?? 0) + 1;', '  response.json(hits[id]);', '});'), 'app.js:7', lost],
  ])('%s', async (_, files, place, message) => {
    const { code, errors } = await refusal(files, place, '--to', 'cache');
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringContaining(message) });
  });

  test.each<readonly [string, Files, string]>([
    ['an entry that is made where there is none', route(...filled), 'app.js:7'],
    ['an early answer', route('  const found = known.get(id);', '  if (found) return response.json(found);', '  const made = await ask(id);', '  if (made === 0) return response.sendStatus(404);', '  known.set(id, made);', '  response.json(made);'), 'app.js:11'],
    ['an entry with its time', route('  let found = known.get(id);', '  if (!found || found.until < Date.now()) {', '    found = { length: await ask(id), until: Date.now() + 1000 };', '    known.set(id, found);', '  }', '  response.json(found.length);'), 'app.js:10'],
    ['an entry that is put together', route('  if (known.has(id)) return response.json(known.get(id));', '  const parts = [];', '  let best = -1;', '  for (const part of id.split("-")) { parts.push(await ask(part)); if (part) { best = Number(part); best--; } }', '  known.set(id, { parts, best });', '  response.json({ parts, best });'), 'app.js:11'],
    ['an entry that is filled by and by', route('  if (known.has(id)) return response.json(known.get(id));', '  const lengths = {};', '  for (const part of await ask(id)) lengths[part] = Number(part.length);', '  known.set(id, { id, lengths, at: new Date().toISOString() });', '  response.json({ lengths });'), 'app.js:10'],
    ['an entry that is sorted into groups', route('  if (known.has(id)) return response.json(known.get(id));', '  const groups = new Map();', '  for (const part of await ask(id)) {', '    let group = groups.get(part.length);', '    if (!group) { group = []; groups.set(part.length, group); }', '    group.push(part);', '  }', '  known.set(id, { groups });', '  response.json({ groups });'), 'app.js:14'],
    ['an object that is used as a Map', server('const known = {};', "app.get('/:id', async (request, response) => {", '  const { id } = request.params;', '  known[id] ??= await ask(id);', '  response.json(known[id]);', '});', 'async function ask(id) { return id.length; }'), 'app.js:7'],
    ['an entry that is put in first and then looked at', route('  known.set(id, await ask(id));', '  response.json(known.get(id));'), 'app.js:7'],
    ['one that others put in as well', server('const known = new Map();', "app.put('/:id', async (request, response) => {", '  known.set(request.params.id, await save(request.body));', '  response.end();', '});', "app.get('/:id', async (request, response) => {", '  const { id } = request.params;', ...filled, '});', 'async function ask(id) { return id.length; }', 'async function save(one) { return one; }'), 'app.js:6'],
  ])('is not %s', async (_, files, place) => {
    using project = projectOnDisk(files);
    const { code, out, errors } = await shared(project.root, 'migrate', place, '--to', 'cache');
    expect({ code, errors }).toEqual({ code: 0, errors: "To install: npm install 'lru-cache@^11.0.0'\nNothing is written yet; --write does.\n" });
    expect(out).toContain('new LRUCache({ max: 1000');
  });
});

describe('a change that TypeScript does not accept', () => {
  test('is refused with what the compiler says', async () => {
    const files = {
      'package.json': manifest,
      'tsconfig.json': { compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', noEmit: true, types: [] } },
      'app.ts': [
        "import { app } from './server.js';",
        'const rates: Map<string, number> = new Map<string, number>();',
        "app.get('/:id', async (request, response) => {",
        '  const id: string = request.params.id;',
        '  if (!rates.has(id)) rates.set(id, await rateOf(id));',
        '  response.json(rates.get(id));',
        '});',
        'declare function rateOf(id: string): Promise<number>;',
      ].join('\n'),
      'server.ts': "import express from 'express';\nexport const app: any = express();\n",
    };
    using project = projectOnDisk(files);
    const fine = await shared(project.root, 'migrate', 'app.ts:5', '--to', 'cache');
    expect(fine.code).toBe(0);
    project.write('app.ts', files['app.ts'].replaceAll('number>', 'number | undefined>'));
    const { code, errors } = await shared(project.root, 'migrate', 'app.ts:5', '--to', 'cache');
    expect(code).toBe(1);
    expect(errors).toContain("no longer accept app.ts: TS2344: Type 'number | undefined' does not satisfy the constraint '{}'");
  });
});

describe('what the settings of the compiler leave open', () => {
  const files = {
    'jsconfig.json': { compilerOptions: { checkJs: true, module: 'nodenext', target: 'es2022' } },
    ...server(
      'let seen;',
      "app.get('/:id', async (request, response) => { seen = request.params.id; await pause(); response.json(tell()); });",
      'function tell() { return seen; }',
      'async function pause() {}',
    ),
  };

  test.each([
    ['is not strict before version 6', '^5.9.0', 0],
    ['is strict from version 6 on', '^6.0.0', 1],
  ])('%s', async (_, typescript, code) => {
    using project = projectOnDisk({ ...files, 'package.json': { ...manifest, devDependencies: { typescript } } });
    const migrated = await shared(project.root, 'migrate', 'app.js:5', '--to', 'request');
    expect({ code: migrated.code, isAboutTypes: migrated.errors.includes("implicitly has an 'any' type") }).toEqual({ code, isAboutTypes: code === 1 });
  });
});

describe('a git tree with changes', () => {
  const git = (root: string, ...args: readonly string[]): void => void execFileSync('git', ['-C', root, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], { stdio: 'ignore' });
  const migrate = ['migrate', 'app.js:5', '--to', 'context', '--write'];

  test('is not written to, unless that is wished', async () => {
    using project = projectOnDisk(customer);
    git(project.root, 'init');
    git(project.root, 'add', '.');
    git(project.root, 'commit', '-m', 'first');
    project.write('package.json', JSON.stringify({ ...manifest, version: '1.0.0' }));
    const refused = await shared(project.root, ...migrate);
    expect(refused.code).toBe(1);
    expect(refused.errors).toContain('the git tree has changes that are not committed (package.json). Nothing is changed.');
    expect(readFileSync(project.path('app.js'), 'utf8')).toBe(customer['app.js']);
    expect((await shared(project.root, ...migrate, '--force')).code).toBe(0);
    expect(readFileSync(project.path('app.js'), 'utf8')).toContain('response.locals.customer');
  });

  test('counts when the file to change was never committed', async () => {
    using project = projectOnDisk(customer);
    git(project.root, 'init');
    expect((await shared(project.root, ...migrate)).errors).toContain('not committed (app.js)');
  });

  test('that is clean is written to', async () => {
    using project = projectOnDisk(customer);
    git(project.root, 'init');
    git(project.root, 'add', '.');
    git(project.root, 'commit', '-m', 'first');
    expect((await shared(project.root, ...migrate)).code).toBe(0);
  });
});

describe('two runs in a row', () => {
  test('mend two findings of one file, and find the first one gone', async () => {
    using project = projectOnDisk(
      server(
        'let customer;',
        'const rates = new Map();',
        "app.use((request, response, next) => { customer = request.get('x-customer'); next(); });",
        "app.get('/rates/:currency', async (request, response) => {",
        '  const { currency } = request.params;',
        '  if (!rates.has(currency)) rates.set(currency, await ask(currency));',
        '  response.json({ customer, rate: rates.get(currency) });',
        '});',
        'async function ask(currency) { return currency.length; }',
      ),
    );
    expect((await shared(project.root, 'migrate', 'app.js:6', '--to', 'context', '--write')).code).toBe(0);
    const line = readFileSync(project.path('app.js'), 'utf8').split('\n').findIndex((text) => text.includes('rates.set(')) + 1;
    expect((await shared(project.root, 'migrate', `app.js:${line}`, '--to', 'cache', '--write')).code).toBe(0);
    expect((await shared(project.root, 'audit')).out).toContain('0 findings');
    const again = await shared(project.root, 'migrate', `app.js:${line}`, '--to', 'cache', '--write');
    expect(again).toMatchObject({ code: 1, errors: expect.stringContaining('there is no finding there') });
  });
});
