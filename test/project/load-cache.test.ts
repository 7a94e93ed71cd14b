import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { loadProject } from '../../src/project/load.ts';
import { projectOnDisk, withoutPrivileges, type ProjectOnDisk } from '../support/project-on-disk.ts';

const folder = 'node_modules/.cache/eslint-plugin-shared-state';
const file = `${folder}/imports.summaries`;

/** Enough files to be worth a cache. */
function office(more: Readonly<Record<string, string>> = {}): ProjectOnDisk {
  const sources = Array.from({ length: 40 }, (_, i) => [`src/desk${i}.js`, `import 'express';\nexport function sitDown${i}() {}`] as const);
  return projectOnDisk({ 'package.json': {}, 'node_modules/.keep': '', ...Object.fromEntries(sources), ...more });
}

function functionNames(project: ProjectOnDisk): readonly string[] {
  return [...loadProject(project.root).files.values()].flatMap(({ summary }) => summary.functions.map(({ name }) => name)).filter(Boolean);
}

test('the next process reads summaries and parses nothing', () => {
  using project = office();
  const first = loadProject(project.root);
  expect(loadProject(project.root).files).toEqual(first.files);
  const path = project.path(file);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"sitDown7"', '"standUp7"'));
  expect(functionNames(project)).toContain('standUp7');
});

test('a text that has changed is summarised again, and the others are not', () => {
  using project = office();
  loadProject(project.root);
  const path = project.path(file);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"sitDown7"', '"standUp7"'));
  project.write('src/desk1.js', "import 'express'; export function lieDown() {}");
  expect(functionNames(project)).toEqual(expect.arrayContaining(['lieDown', 'standUp7']));
  expect(functionNames(project)).not.toContain('sitDown1');
});

test('the same text in another language has another summary', () => {
  using project = office({ 'a.ts': 'const a = <T>(b);', 'a.tsx': 'const a = <T>(b);' });
  const failures = (): readonly string[] => loadProject(project.root).failures.map((failure) => failure.file);
  expect(failures()).toEqual([project.path('a.tsx')]);
  expect(failures()).toEqual([project.path('a.tsx')]);
});

test('files come and go, and the cache is written anew when many are new', () => {
  using project = office();
  loadProject(project.root);
  const before = readFileSync(project.path(file));
  project.write('src/one.js', 'one();');
  loadProject(project.root);
  expect(readFileSync(project.path(file)).equals(before)).toBe(true);
  for (let i = 0; i < 40; i++) project.write(`src/room${i}.js`, `room(${i});`);
  const index = loadProject(project.root);
  expect(readFileSync(project.path(file)).equals(before)).toBe(false);
  expect(loadProject(project.root).files).toEqual(index.files);
  expect(readdirSync(project.path(folder))).toEqual(['imports.summaries']);
});

test.each([
  ['is empty', ''],
  ['holds something else', '[1, 2]\n'],
  ['is of another version', '{"stamp":"0","stretches":{}}\n{}'],
  ['has no stretches', '{"stamp":"0"}'],
])('a cache that %s is none', (_, text) => {
  using project = office();
  const first = loadProject(project.root).files;
  project.write(file, text);
  expect(loadProject(project.root).files).toEqual(first);
});

test('a cache that was cut off gives what it still has', () => {
  using project = office();
  const first = loadProject(project.root).files;
  const bytes = readFileSync(project.path(file));
  project.write(file, bytes.subarray(0, bytes.length - 500));
  expect(loadProject(project.root).files).toEqual(first);
});

test('nothing is written where there is no node_modules, nor for a few files, nor when it is not wanted', () => {
  using bare = projectOnDisk({ 'package.json': {}, 'a.js': '' });
  loadProject(bare.root);
  expect(existsSync(bare.path('node_modules'))).toBe(false);
  using small = projectOnDisk({ 'package.json': {}, 'node_modules/.keep': '', 'a.js': '' });
  loadProject(small.root);
  expect(existsSync(small.path(folder))).toBe(false);
  using large = office();
  loadProject(large.root, { cache: false });
  expect(existsSync(large.path(folder))).toBe(false);
});

test.skipIf(process.platform === 'win32')('a folder that cannot be written to is left alone', () => {
  using project = office();
  chmodSync(project.path('node_modules'), 0o555);
  expect(withoutPrivileges(() => loadProject(project.root)).failures).toEqual([]);
  expect(existsSync(project.path(folder))).toBe(false);
});
