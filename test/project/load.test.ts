import { chmodSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { dirname, relative } from 'node:path';

import { describe, expect, test } from 'vitest';

import { findProjectRoot, loadProject, refreshProject, withSource, type LoadOptions } from '../../src/project/load.ts';
import type { ProjectIndex } from '../../src/project/project-index.ts';
import { summarizeText } from '../../src/summary/summarize-text.ts';
import { projectOnDisk, withoutPrivileges } from '../support/project-on-disk.ts';

/** The files of an index by their names below its root. */
function filesOf(index: ProjectIndex): readonly string[] {
  return [...index.files.keys()].map((file) => relative(index.root, file));
}

function failuresOf(index: ProjectIndex): Readonly<Record<string, string>> {
  return Object.fromEntries(index.failures.map(({ file, reason }) => [relative(index.root, file), reason]));
}

describe('the files of a project', () => {
  test('are its sources, whatever their kind, in a stable order', () => {
    using project = projectOnDisk({
      'package.json': { name: 'shop' },
      'src/z.mts': '',
      'src/app.ts': '',
      'src/view.tsx': '',
      'src/b.cts': '',
      'lib/old.cjs': '',
      'lib/new.mjs': '',
      'a.js': '',
      'c.jsx': '',
      'src/types.d.ts': '',
      'src/types.d.mts': '',
      'public/jquery.min.js': '',
      'data.json': '{}',
      'style.css': '',
    });
    expect(filesOf(loadProject(project.root))).toEqual([
      'a.js', 'c.jsx', 'lib/new.mjs', 'lib/old.cjs', 'src/app.ts', 'src/b.cts', 'src/view.tsx', 'src/z.mts',
    ]);
  });

  test('are not what was installed, built, bundled or hidden', () => {
    using project = projectOnDisk({
      'package.json': {},
      'index.js': '',
      'node_modules/express/index.js': '',
      'packages/api/node_modules/koa/index.js': '',
      '.next/server.js': '',
      '.eslintrc.cjs': '',
      'dist/index.js': '',
      'build/index.js': '',
      'out/index.js': '',
      'coverage/prettify.js': '',
      'packages/api/package.json': {},
      'packages/api/dist/index.js': '',
      'vendor.js': `var a=${'1+'.repeat(30_000)}1;\n`,
    });
    expect(filesOf(loadProject(project.root))).toEqual(['index.js']);
  });

  test('may lie in folders named like output when these are deeper in the source', () => {
    using project = projectOnDisk({ 'package.json': {}, 'src/build/plan.js': '', 'src/coverage/policy.js': '', 'src/out/mail.js': '' });
    expect(filesOf(loadProject(project.root))).toEqual(['src/build/plan.js', 'src/coverage/policy.js', 'src/out/mail.js']);
  });

  test('are not what git ignores; a deeper .gitignore overrules', () => {
    using project = projectOnDisk({
      'package.json': {},
      '.gitignore': '*.gen.js\n/tmp/\nlocal.js\n',
      'a.gen.js': '',
      'tmp/x.js': '',
      'src/tmp/x.js': '',
      'src/local.js': '',
      'src/.gitignore': '!local.js\nprivate/*\n!private/kept.js\n',
      'src/private/secret.js': '',
      'src/private/kept.js': '',
    });
    expect(filesOf(loadProject(project.root))).toEqual(['src/local.js', 'src/private/kept.js', 'src/tmp/x.js']);
  });

  test('are not what the .gitignore of the repository around it ignores', () => {
    using project = projectOnDisk({ '.git/HEAD': '', '.gitignore': '*.gen.js', 'app/package.json': {}, 'app/a.js': '', 'app/b.gen.js': '' });
    expect(filesOf(loadProject(project.path('app')))).toEqual(['a.js']);
  });

  test('are found in a folder that git ignores when this very folder is asked for', () => {
    using project = projectOnDisk({ '.git/HEAD': '', '.gitignore': 'app/\n', 'app/package.json': {}, 'app/a.js': '' });
    expect(filesOf(loadProject(project.path('app')))).toEqual(['a.js']);
  });

  test('may be one, or none', () => {
    using one = projectOnDisk({ 'server.js': '' });
    expect(filesOf(loadProject(one.root))).toEqual(['server.js']);
    using none = projectOnDisk({});
    expect(loadProject(none.root)).toMatchObject({ failures: [], packages: [] });
  });

  test('are found once though links make rings', () => {
    using project = projectOnDisk({ 'package.json': {}, 'src/a.js': '', 'src/deep/b.js': '' });
    symlinkSync(project.path('src'), project.path('src/deep/up'), 'dir');
    symlinkSync(project.path('self'), project.path('self'));
    symlinkSync(project.path('nowhere'), project.path('src/gone.js'));
    const index = loadProject(project.root);
    expect(filesOf(index)).toEqual(['src/a.js', 'src/deep/b.js']);
    expect(index.failures).toEqual([]);
  });

  test('keep the names that they were asked for by, though a link leads to the project', () => {
    using project = projectOnDisk({ 'real/package.json': {}, 'real/a.js': "import './b.js';", 'real/b.js': '' });
    symlinkSync(project.path('real'), project.path('link'), 'dir');
    const index = loadProject(project.path('link'));
    expect(filesOf(index)).toEqual(['a.js', 'b.js']);
    expect(index.resolve(project.path('link/a.js'), './b.js')).toEqual({ kind: 'file', path: project.path('link/b.js') });
  });

  test('are counted while they are read', () => {
    using project = projectOnDisk({ 'a.js': '', 'b.js': '' });
    const seen: (readonly [number, number])[] = [];
    loadProject(project.root, { onProgress: (done, total) => seen.push([done, total]) });
    expect(seen).toEqual([[1, 2], [2, 2]]);
  });
});

describe('a file or folder that cannot be read', () => {
  test('is a failure with a reason, and the others are read', () => {
    using project = projectOnDisk({
      'package.json': '{ "name": ',
      'api/package.json': '[]',
      'good.js': 'export const a = 1;',
      'empty.js': '',
      'blank.ts': '\n\n',
      'mark.js': '\uFEFFexport const a = 1;',
      'shebang.js': '#!/usr/bin/env node\nrun();',
      'broken.js': 'const = ;',
      'latin1.js': Uint8Array.from([0x2f, 0x2f, 0xe9]),
      'utf16.js': Uint8Array.from([0xff, 0xfe, 0x61, 0x00]),
      'big.js': `//${'x'.repeat(2 * 1024 * 1024)}`,
    });
    const index = loadProject(project.root);
    expect(filesOf(index)).toEqual(['blank.ts', 'empty.js', 'good.js', 'mark.js', 'shebang.js']);
    expect(failuresOf(index)).toEqual({
      'api/package.json': 'holds no JSON object',
      'big.js': 'larger than 2 MB',
      'broken.js': 'does not parse: Unexpected token (1:7)',
      'latin1.js': 'not UTF-8 text',
      'package.json': 'is not valid JSON',
      'utf16.js': 'not UTF-8 text',
    });
  });

  test('counts its offsets without the byte order mark', () => {
    using project = projectOnDisk({ 'a.js': '\uFEFFlet a;\nlet b;' });
    const summary = loadProject(project.root).files.get(project.path('a.js'))?.summary;
    expect(summary?.lineStarts).toEqual([0, 7]);
  });

  test('has a limit of size that can be set', () => {
    using project = projectOnDisk({ 'a.js': '//'.padEnd(2000) });
    expect(failuresOf(loadProject(project.root, { maxFileSize: 1024 * 1024 * 0.0015 }))).toEqual({ 'a.js': 'larger than 0 MB' });
  });

  test.skipIf(process.platform === 'win32')('is one that permissions forbid', () => {
    using project = projectOnDisk({ 'a.js': '', 'secret.js': '', 'closed/b.js': '' });
    chmodSync(project.path('secret.js'), 0);
    chmodSync(project.path('closed'), 0);
    const index = withoutPrivileges(() => loadProject(project.root));
    expect(filesOf(index)).toEqual(['a.js']);
    expect(failuresOf(index)).toEqual({ closed: 'permission denied', 'secret.js': 'permission denied' });
  });

  test('is one that makes the summary fail', () => {
    using project = projectOnDisk({ 'a.js': '', 'b.js': '' });
    const summaryOf: LoadOptions['summaryOf'] = (file, text) => {
      if (file.endsWith('b.js')) throw new RangeError('Maximum call stack size exceeded');
      return summarizeText(file, text);
    };
    expect(failuresOf(loadProject(project.root, { summaryOf }))).toEqual({ 'b.js': 'cannot be analysed: Maximum call stack size exceeded' });
  });

  test('is the root when it does not exist or is a file', () => {
    using project = projectOnDisk({ 'a.js': '' });
    expect(failuresOf(loadProject(project.path('nowhere')))).toEqual({ '': 'does not exist' });
    expect(failuresOf(loadProject(project.path('a.js')))).toEqual({ '': 'not a folder' });
  });
});

describe('a workspace', () => {
  const files = {
    'package.json': { workspaces: ['packages/*'] },
    'scripts/release.js': '',
    'packages/api/package.json': { name: '@shop/api', dependencies: { '@shop/db': '1.0.0' } },
    'packages/api/src/server.ts': "import { db } from '@shop/db';",
    'packages/api/tools/package.json': { name: 'tools' },
    'packages/api/tools/seed.ts': '',
    'packages/db/package.json': { name: '@shop/db', main: 'dist/index.js' },
    'packages/db/src/index.ts': "export * from '@shop/log/pretty';",
    'packages/log/package.json': { name: '@shop/log' },
    'packages/log/src/pretty.ts': '',
    'packages/web/package.json': { name: '@shop/web' },
    'packages/web/src/page.tsx': '',
  };

  test('gives a package the packages that it imports, and those that they import', () => {
    using project = projectOnDisk(files);
    const index = loadProject(project.path('packages/api'));
    expect(filesOf(index)).toEqual(['src/server.ts', 'tools/seed.ts', '../db/src/index.ts', '../log/src/pretty.ts']);
    expect(index.resolve(project.path('packages/api/src/server.ts'), '@shop/db')).toEqual({
      kind: 'file',
      path: project.path('packages/db/src/index.ts'),
    });
  });

  test('gives its root what is in none of its packages', () => {
    using project = projectOnDisk(files);
    expect(filesOf(loadProject(project.root))).toEqual(['scripts/release.js']);
  });

  test('is read whole when everything is asked for', () => {
    using project = projectOnDisk(files);
    const index = loadProject(project.root, { reach: 'everything' });
    expect(index.files.size).toBe(6);
    expect(index.packages.map(({ folder }) => relative(project.root, folder))).toEqual([
      'packages/api/tools', 'packages/api', 'packages/log', 'packages/web', 'packages/db', '',
    ]);
  });

  test('may be described by pnpm-workspace.yaml', () => {
    using project = projectOnDisk({ ...files, 'package.json': {}, 'pnpm-workspace.yaml': 'packages:\n  - "packages/**" # all\n  - "!**/tools"\n' });
    expect(filesOf(loadProject(project.path('packages/db')))).toEqual(['src/index.ts', '../log/src/pretty.ts']);
  });

  test('is not there when its description does not parse', () => {
    using project = projectOnDisk({ ...files, 'package.json': '{', 'pnpm-workspace.yaml': 'packages: [', 'lerna.json': 'null' });
    expect(filesOf(loadProject(project.path('packages/db')))).toEqual(['src/index.ts']);
  });

  test('is not needed for files that are imported by path', () => {
    using project = projectOnDisk({
      '.git/HEAD': '',
      'server/package.json': {},
      'server/app.js': "import '../shared/cart.js';",
      'shared/cart.js': "import './price.js';",
      'shared/price.js': '',
      'shared/unused.js': '',
    });
    expect(filesOf(loadProject(project.path('server')))).toEqual(['app.js', '../shared/cart.js', '../shared/price.js']);
  });
});

describe('the root of a project', () => {
  test('is the nearest folder upwards with a package.json', () => {
    using project = projectOnDisk({ 'package.json': {}, 'api/package.json': {}, 'api/src/deep/a.js': '', 'b.js': '' });
    expect(findProjectRoot(project.path('api/src/deep/a.js'))).toBe(project.path('api'));
    expect(findProjectRoot(project.path('b.js'))).toBe(project.root);
  });

  test('is the folder of the file when there is no package.json', () => {
    using project = projectOnDisk({ 'scripts/a.js': '' });
    expect(findProjectRoot(project.path('scripts/a.js'))).toBe(dirname(project.path('scripts/a.js')));
  });
});

describe('a project that is refreshed', () => {
  /** Loads with a record of which files were summarised. */
  function counted(root: string) {
    const summarised: string[] = [];
    const index = loadProject(root, {
      summaryOf(file, text) {
        summarised.push(relative(root, file));
        return summarizeText(file, text);
      },
    });
    summarised.length = 0;
    return { index, summarised };
  }

  test('is the same object when nothing has changed', () => {
    using project = projectOnDisk({ 'package.json': {}, 'a.js': '' });
    const { index, summarised } = counted(project.root);
    expect(refreshProject(index)).toBe(index);
    expect(summarised).toEqual([]);
  });

  test('is the same object when only something else has come or gone', () => {
    using project = projectOnDisk({ 'package.json': {}, 'a.js': '' });
    const { index, summarised } = counted(project.root);
    project.write('.eslintcache', '[]');
    project.write('README.md', '');
    expect(refreshProject(index)).toBe(index);
    expect(summarised).toEqual([]);
  });

  test('summarises only the file that has changed, and keeps its resolver', () => {
    using project = projectOnDisk({ 'package.json': {}, 'a.js': 'let a;', 'b.js': 'let b;', 'bad.js': '(' });
    const { index, summarised } = counted(project.root);
    project.write('b.js', 'let a, b;');
    const next = refreshProject(index);
    expect(summarised).toEqual(['b.js']);
    expect(next.files.get(project.path('a.js'))?.summary).toBe(index.files.get(project.path('a.js'))?.summary);
    expect(next.files.get(project.path('b.js'))?.summary).not.toBe(index.files.get(project.path('b.js'))?.summary);
    expect(next.failures).toEqual(index.failures);
    expect(next.resolve).toBe(index.resolve);
  });

  test('notices a change that keeps the size, by its time', () => {
    using project = projectOnDisk({ 'a.js': 'let a;' });
    const { index, summarised } = counted(project.root);
    project.write('a.js', 'let b;');
    utimesSync(project.path('a.js'), new Date(), new Date(Date.now() + 5000));
    refreshProject(index);
    expect(summarised).toEqual(['a.js']);
  });

  test('finds new files, drops deleted ones, and resolves anew', () => {
    using project = projectOnDisk({ 'package.json': {}, 'a.js': "import './b.js'; import './c.js';", 'b.js': '' });
    const { index, summarised } = counted(project.root);
    const a = project.path('a.js');
    expect(index.resolve(a, './c.js')).toEqual({ kind: 'unresolved' });
    expect(index.resolve(a, './b.js')).toEqual({ kind: 'file', path: project.path('b.js') });
    rmSync(project.path('b.js'));
    project.write('c.js', '');
    const next = refreshProject(index);
    expect(filesOf(next)).toEqual(['a.js', 'c.js']);
    expect(summarised).toEqual(['c.js']);
    expect(next.resolve(a, './b.js')).toEqual({ kind: 'unresolved' });
    expect(next.resolve(a, './c.js')).toEqual({ kind: 'file', path: project.path('c.js') });
  });

  test('follows a file that was renamed', () => {
    using project = projectOnDisk({ 'package.json': {}, 'src/a.js': '' });
    const { index } = counted(project.root);
    renameSync(project.path('src/a.js'), project.path('src/b.js'));
    expect(filesOf(refreshProject(index))).toEqual(['src/b.js']);
  });

  test('honours settings that have changed', () => {
    using project = projectOnDisk({ 'package.json': { name: 'a' }, 'tsconfig.json': {}, '.gitignore': '', 'a.js': "import '@/b';", 'src/b.js': '' });
    const { index } = counted(project.root);
    expect(index.resolve(project.path('a.js'), '@/b').kind).toBe('unresolved');
    project.write('tsconfig.json', JSON.stringify({ compilerOptions: { paths: { '@/*': ['./src/*'] } } }));
    project.write('package.json', JSON.stringify({ name: 'shop' }));
    const next = refreshProject(index);
    expect(next.resolve(project.path('a.js'), '@/b').kind).toBe('file');
    expect(next.packages[0]?.name).toBe('shop');
    project.write('.gitignore', 'src\n');
    expect(filesOf(refreshProject(next))).toEqual(['a.js']);
  });

  test('recovers when a failure is repaired', () => {
    using project = projectOnDisk({ 'a.js': '(' });
    const { index } = counted(project.root);
    expect(failuresOf(index)).toHaveProperty('a.js');
    project.write('a.js', '()=>1');
    const next = refreshProject(index);
    expect(filesOf(next)).toEqual(['a.js']);
    expect(next.failures).toEqual([]);
  });

  test('is empty when its folder is gone', () => {
    using project = projectOnDisk({ 'app/a.js': '' });
    const { index } = counted(project.path('app'));
    rmSync(project.path('app'), { recursive: true });
    expect(filesOf(refreshProject(index))).toEqual([]);
  });
});

test('a buffer that is not saved replaces one file and its failure, and leaves the index as it was', () => {
  using project = projectOnDisk({ 'a.js': '(', 'b.js': '' });
  const index = loadProject(project.root);
  const result = summarizeText('a.js', 'let a;');
  if (result.summary === undefined) throw new Error(result.error);
  const next = withSource(index, project.path('a.js'), result.summary);
  expect(next.files.get(project.path('a.js'))?.summary).toBe(result.summary);
  expect(next.failures).toEqual([]);
  expect(filesOf(index)).toEqual(['b.js']);
  expect(next.resolve(project.path('a.js'), './b.js')).toEqual({ kind: 'file', path: project.path('b.js') });
});
