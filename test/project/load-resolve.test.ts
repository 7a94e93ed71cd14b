import { describe, expect, test } from 'vitest';

import { loadProject } from '../../src/project/load.ts';
import { projectOnDisk, type ProjectOnDisk } from '../support/project-on-disk.ts';

/** Where imports in one file lead: `src/b.ts` for a file, `express` or `node:fs + /promises` for a package, `?` for nowhere. */
function answers(project: ProjectOnDisk, from: string, specifiers: readonly string[]): Readonly<Record<string, string>> {
  const index = loadProject(project.root, { reach: 'everything' });
  return Object.fromEntries(
    specifiers.map((specifier) => {
      const answer = index.resolve(project.path(from), specifier);
      expect(index.resolve(project.path(from), specifier)).toBe(answer);
      switch (answer.kind) {
        case 'file':
          return [specifier, answer.path.slice(project.root.length + 1)];
        case 'package':
          return [specifier, answer.subpath === '' ? answer.name : `${answer.name} + ${answer.subpath}`];
        case 'unresolved':
          return [specifier, '?'];
      }
    }),
  );
}

/** Checks the answers against what they should be. */
function expectAnswers(project: ProjectOnDisk, from: string, expected: Readonly<Record<string, string>>): void {
  expect(answers(project, from, Object.keys(expected))).toEqual(expected);
}

test('a path leads to the file that is meant, in the language that it is written in', () => {
  using project = projectOnDisk({
    'src/app.ts': '',
    'src/a.ts': '',
    'src/b.tsx': '',
    'src/c.mts': '',
    'src/d.cts': '',
    'src/e.js': '',
    'src/views/index.jsx': '',
    'src/index.ts': '',
    'src/config.json': '{}',
    'src/app.css': '',
  });
  expectAnswers(project, 'src/app.ts', {
    './a': 'src/a.ts',
    './a.js': 'src/a.ts',
    './a.ts': 'src/a.ts',
    './b.js': 'src/b.tsx',
    './c.mjs': 'src/c.mts',
    './d.cjs': 'src/d.cts',
    './e.js': 'src/e.js',
    './views': 'src/views/index.jsx',
    '.': 'src/index.ts',
    './': 'src/index.ts',
    '../src': 'src/index.ts',
    './config.json': 'src/config.json',
    './app.css': 'src/app.css',
    './a.js?worker': 'src/a.ts',
    './nowhere': '?',
    '../../../../../../../../..': '?',
    '/nowhere': '?',
    '': '?',
  });
});

test('a bare name is a package, installed or not', () => {
  using project = projectOnDisk({
    'app.ts': '',
    'node_modules/koa/package.json': { name: 'koa', main: 'lib/application.js' },
    'node_modules/koa/lib/application.js': '',
  });
  expectAnswers(project, 'app.ts', {
    koa: 'koa',
    'koa/lib/application': 'koa + /lib/application',
    './node_modules/koa/lib/application.js': 'koa',
    express: 'express',
    'hono/streaming': 'hono + /streaming',
    '@koa/router': '@koa/router',
    '@koa/router/lib/layer.js': '@koa/router + /lib/layer.js',
    'socket.io': 'socket.io',
    'punycode/': 'punycode',
    '@/models': '?',
    '~/models': '?',
    '#models': '?',
    '@shop': '?',
  });
});

test('a module of the runtime has its full name', () => {
  using project = projectOnDisk({ 'app.ts': '' });
  expectAnswers(project, 'app.ts', {
    http: 'node:http',
    'node:http': 'node:http',
    'fs/promises': 'node:fs + /promises',
    'node:fs/promises': 'node:fs + /promises',
    'bun:sqlite': 'bun:sqlite',
    'cloudflare:workers': 'cloudflare:workers',
    'npm:express@5': 'express',
    'npm:@koa/router@13.1.0/lib/layer.js': '@koa/router + /lib/layer.js',
    'jsr:@std/path': '@std/path',
    'jsr:@hono/hono@4/cors': 'hono + /cors',
    'https://esm.sh/express': 'express',
    'https://esm.sh/v135/@koa/router@13.1.0/lib/layer.js?dev': '@koa/router + /lib/layer.js',
    'https://deno.land/std@0.180.0/http/server.ts': '@std/http + /server',
    'https://deno.land/x/oak@v17.1.4/mod.ts': '@oak/oak',
    'https://deno.land/x/unknown@v1/mod.ts': '?',
    'https://example.org/express.js': '?',
    'data:text/javascript,1': '?',
  });
});

describe('the folders that the build of a framework knows', () => {
  test('lead to files and to components, in packages that depend on the framework', () => {
    const files = { 'app/models/user.ts': '', 'app/List.vue': '', 'shared/types.ts': '', 'server/index.ts': '', 'package.json': { dependencies: { nuxt: '4' } } };
    using shop = projectOnDisk(files);
    const expected = { '~/models/user': 'app/models/user.ts', '@/List.vue': 'app/List.vue', '~~/server': 'server/index.ts', '#shared/types': 'shared/types.ts', '~/nowhere': '?', '$lib/types': '?' };
    expectAnswers(shop, 'server/index.ts', expected);
    using kit = projectOnDisk({ 'src/lib/db.ts': '', 'src/lib/List.svelte': '', 'src/app.ts': '', 'package.json': { devDependencies: { '@sveltejs/kit': '2' } } });
    expectAnswers(kit, 'src/app.ts', { '$lib/db': 'src/lib/db.ts', '$lib/List.svelte': 'src/lib/List.svelte', '$library/db': '?', '~/lib/db': '?' });
  });

  test('mean nothing elsewhere', () => {
    using project = projectOnDisk({ 'src/lib/db.ts': '', 'src/app.ts': '', 'package.json': { dependencies: { express: '5' } } });
    expectAnswers(project, 'src/app.ts', { '$lib/db': '?', '~/app': '?' });
  });
});

describe('the paths of a tsconfig', () => {
  const files = { 'src/app.ts': '', 'src/old.js': '', 'src/models/user.ts': '', 'lib/mail.ts': '' };
  const paths = { '@/*': ['./src/*'], mail: ['./lib/mail.ts'] };
  const expected = { '@/models/user': 'src/models/user.ts', '@/models/user.js': 'src/models/user.ts', mail: 'lib/mail.ts', express: 'express', '@/nowhere': '?' };

  test('lead to files, also from files that the config does not include', () => {
    using project = projectOnDisk({ ...files, 'tsconfig.json': { compilerOptions: { paths }, include: ['src'] } });
    expectAnswers(project, 'src/app.ts', expected);
    expectAnswers(project, 'src/old.js', expected);
  });

  test('lead each package to its own files, where several use one alias', () => {
    const own = { 'tsconfig.json': { compilerOptions: { paths: { '~/*': ['./src/*'] } } }, 'src/app.ts': '', 'src/db.ts': '' };
    const below = (folder: string): Record<string, unknown> => Object.fromEntries(Object.entries(own).map(([name, content]) => [`${folder}/${name}`, content]));
    using project = projectOnDisk({ ...below('admin'), ...below('core'), 'web/src/app.ts': '', 'web/src/db.ts': '' });
    // One index for all: what is asked first must not answer for the others.
    const { resolve } = loadProject(project.root, { reach: 'everything' });
    expect(['admin', 'core', 'admin', 'web'].map((folder) => resolve(project.path(`${folder}/src/app.ts`), '~/db'))).toEqual([
      { kind: 'file', path: project.path('admin/src/db.ts') },
      { kind: 'file', path: project.path('core/src/db.ts') },
      { kind: 'file', path: project.path('admin/src/db.ts') },
      { kind: 'unresolved' },
    ]);
  });

  test('may stand in a jsconfig', () => {
    using project = projectOnDisk({ ...files, 'jsconfig.json': { compilerOptions: { baseUrl: '.', paths } } });
    expectAnswers(project, 'src/old.js', expected);
  });

  test('may be inherited, and are those of the nearest config', () => {
    using project = projectOnDisk({
      ...files,
      'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./nowhere/*'] } } },
      'tsconfig.base.json': { compilerOptions: { paths } },
      'src/tsconfig.json': { extends: '../tsconfig.base.json' },
    });
    expectAnswers(project, 'src/app.ts', expected);
  });

  test('hold though what the config extends is not installed, and comments and commas stand in it', () => {
    using project = projectOnDisk({
      ...files,
      'tsconfig.json': `{
        // shared by the team
        "extends": ["@tsconfig/node20/tsconfig.json", "./tsconfig.base"],
        "compilerOptions": { "strict": true, },
      }`,
      'tsconfig.base.json': { compilerOptions: { paths: { ...paths, 'lib/*': ['./lib/*'] } } },
    });
    expectAnswers(project, 'src/app.ts', { ...expected, 'lib/mail': 'lib/mail.ts', './old': 'src/old.js' });
  });

  test('may map every name', () => {
    using project = projectOnDisk({
      ...files,
      'tsconfig.json': { extends: '@tsconfig/node20/tsconfig.json', compilerOptions: { paths: { '*': ['./src/*'] } } },
    });
    expectAnswers(project, 'lib/mail.ts', { 'models/user': 'src/models/user.ts', express: 'express', '../src/app': 'src/app.ts' });
  });

  test('may stand in a config that the nearest one refers to', () => {
    using project = projectOnDisk({
      ...files,
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }] },
      'tsconfig.app.json': { compilerOptions: { paths }, include: ['src'] },
    });
    expectAnswers(project, 'src/app.ts', expected);
  });

  test.each([
    ['is cut off', '{ "compilerOptions": '],
    ['is empty', ''],
    ['is a list', '[]'],
    ['holds other types', '{ "extends": 3, "compilerOptions": { "baseUrl": [], "paths": { "@/*": "x", "~": null } } }'],
    ['extends itself', '{ "extends": "./tsconfig.json" }'],
  ])('are left aside when the config %s', (_, text) => {
    using project = projectOnDisk({ ...files, 'tsconfig.json': text });
    expectAnswers(project, 'src/app.ts', { './models/user': 'src/models/user.ts', express: 'express', '@/models/user': '?' });
  });
});

describe("a package's own names", () => {
  test('lead through imports and exports, to the source of what a build writes', () => {
    using project = projectOnDisk({
      'package.json': {
        name: 'shop',
        imports: { '#db': './dist/db.js', '#models/*': './src/models/*.ts', '#log': { node: './src/log.ts', default: 'pino' } },
        exports: { '.': './dist/index.js', './cart': { types: './dist/cart.d.ts', default: './dist/cart.js' } },
      },
      'src/index.ts': '',
      'src/cart.ts': '',
      'src/db.ts': '',
      'src/log.ts': '',
      'src/models/user.ts': '',
      'dist/index.js': '',
    });
    expectAnswers(project, 'src/cart.ts', {
      '#db': 'src/db.ts',
      '#models/user': 'src/models/user.ts',
      '#log': 'src/log.ts',
      '#nowhere': '?',
      shop: 'src/index.ts',
      'shop/cart': 'src/cart.ts',
    });
  });
});

describe('the name of a package of the workspace', () => {
  const api = { 'package.json': { workspaces: ['packages/*'] }, 'packages/api/package.json': { name: 'api' }, 'packages/api/src/app.ts': '' };
  const from = 'packages/api/src/app.ts';

  test.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['main', { main: 'dist/index.js' }, { 'src/index.ts': '' }],
    ['main without extension', { main: './lib/db' }, { 'src/db.ts': '' }],
    ['nested output', { main: 'dist/cjs/index.js', module: 'dist/esm/index.js' }, { 'src/index.ts': '' }],
    ['source', { source: 'code/start.ts', main: 'dist/index.js' }, { 'code/start.ts': '' }],
    ['exports', { exports: { import: './dist/mod.mjs', require: './dist/mod.cjs' } }, { 'src/mod.ts': '' }],
    ['exports, as a condition for source', { exports: { '.': { '@shop/source': './code/x.ts', default: './dist/y.js' } } }, { 'code/x.ts': '' }],
    ['output beside the folder src', { main: 'dist/src/index.js' }, { 'src/index.ts': '' }],
    ['nothing', {}, { 'index.js': '' }],
    ['what was built', { main: 'dist/index.js' }, { 'src/index.ts': '', 'dist/index.js': '' }],
    ['source that needs no build', { main: 'db.js' }, { 'db.js': '' }],
  ])('leads to its source, given %s', (_, manifest, files) => {
    const own = Object.fromEntries(Object.entries(files).map(([file, text]) => [`packages/db/${file}`, text]));
    using project = projectOnDisk({ ...api, 'packages/db/package.json': { name: '@shop/db', ...manifest }, ...own });
    expectAnswers(project, from, { '@shop/db': `packages/db/${Object.keys(files)[0]}` });
  });

  test('takes subpaths', () => {
    using project = projectOnDisk({
      ...api,
      'packages/db/package.json': { name: '@shop/db', exports: { './sql/*': './dist/queries/*.js' } },
      'packages/db/src/queries/users.ts': '',
      'packages/db/src/pool.ts': '',
      'packages/db/lib/cache.js': '',
    });
    expectAnswers(project, from, {
      '@shop/db/sql/users': 'packages/db/src/queries/users.ts',
      '@shop/db/pool': 'packages/db/src/pool.ts',
      '@shop/db/src/pool.js': 'packages/db/src/pool.ts',
      '@shop/db/cache': 'packages/db/lib/cache.js',
      '@shop/db/nowhere': '@shop/db + /nowhere',
    });
  });

  test('leads to its source though it is linked into node_modules', async () => {
    const { symlinkSync } = await import('node:fs');
    using project = projectOnDisk({
      ...api,
      'node_modules/.keep': '',
      'packages/db/package.json': { name: 'db', main: 'dist/index.js' },
      'packages/db/dist/index.js': '',
      'packages/db/src/index.ts': '',
    });
    symlinkSync(project.path('packages/db'), project.path('node_modules/db'), 'dir');
    expectAnswers(project, from, { db: 'packages/db/src/index.ts' });
  });

  test('is not taken by a fixture that has the name of a dependency', () => {
    using project = projectOnDisk({
      'package.json': { name: 'app', dependencies: { express: '^5.0.0', '@shop/mail': 'file:./mail' } },
      'app.js': '',
      'test/fixtures/express/package.json': { name: 'express', main: 'index.js' },
      'test/fixtures/express/index.js': '',
      'mail/package.json': { name: '@shop/mail' },
      'mail/index.js': '',
    });
    expectAnswers(project, 'app.js', { express: 'express', '@shop/mail': 'mail/index.js' });
  });
});

test('imports in a ring lead to each other', () => {
  using project = projectOnDisk({ 'a.js': "import './b.js';", 'b.js': "import './c.js';", 'c.js': "import './a.js';" });
  expectAnswers(project, 'a.js', { './b.js': 'b.js' });
  expectAnswers(project, 'c.js', { './a.js': 'a.js' });
});
