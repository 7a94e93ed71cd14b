import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { changeableStateIn, foldersWithSources, functionsIn, importsOf, projectFolder, sourcesIn } from './support/sources.ts';

/** Who may import whom, and why. A room that is not named on the right is forbidden. */
const rooms: Readonly<Record<string, { may: readonly string[]; because: string }>> = {
  'src/syntax': { may: [], because: 'it answers questions about one node and knows nothing of state' },
  'src/models': { may: [], because: 'it is data' },
  'src/frameworks': { may: [], because: 'it is data' },
  'src/summary': { may: ['src/syntax'], because: 'a summary depends on one text alone' },
  'src/findings': { may: ['src/summary'], because: 'a finding is a claim about summaries' },
  'src/remedies': { may: ['src/findings'], because: 'it is data, and a choice among it by what a finding says' },
  'src/suggestions': { may: ['src/findings', 'src/remedies', 'src/syntax'], because: 'an edit needs a finding and the text that it stands in' },
  'src/project': {
    may: ['src/findings', 'src/frameworks', 'src/models', 'src/remedies', 'src/summary'],
    because: 'composition must not look at syntax again',
  },
  'src/eslint': {
    may: ['src/findings', 'src/project', 'src/summary'],
    because: 'it hands what ESLint has parsed to the analysis and decides nothing',
  },
  'src/cli': { may: ['src/codemod', 'src/findings', 'src/project'], because: 'it prints findings and runs without ESLint' },
  rules: { may: ['src/eslint', 'src/findings', 'src/suggestions'], because: 'a rule words a finding and decides nothing' },
  'src/codemod': { may: ['src/findings', 'src/project', 'src/remedies', 'src/summary'], because: 'it changes files by what the analysis says of them' },
  src: { may: ['rules', 'src/findings'], because: 'the plugin is its rules and its configs' },
};

/** Packages that only some files may import, by the beginnings of their paths, and why. */
const doors: Readonly<Record<string, { may: readonly string[]; because: string }>> = {
  eslint: { may: ['rules/', 'src/eslint/', 'src/index.ts'], because: 'the analysis runs without ESLint' },
  '@typescript-eslint/utils': {
    may: ['rules/', 'src/eslint/', 'src/index.ts', 'src/configs.ts', 'src/suggestions/', 'src/syntax/', 'src/summary/'],
    because: 'no AST passes the summary; an edit begins with the one that whoever lints has',
  },
  'oxc-parser': { may: ['src/summary/', 'src/syntax/', 'src/cli/directives.ts'], because: 'files are parsed where they are summarised' },
  'oxc-resolver': { may: ['src/project/resolve', 'src/project/load'], because: 'imports are resolved in one place' },
  diff: { may: ['src/cli/'], because: 'only the command line shows differences' },
  commander: { may: ['src/cli/'], because: 'only the command line has arguments' },
  'ts-morph': { may: ['src/codemod/'], because: 'only codemods edit files' },
  'node:fs': { may: ['src/project/load', 'src/cli/'], because: 'everything else works on data' },
  'node:fs/promises': { may: ['src/project/load', 'src/cli/'], because: 'everything else works on data' },
};

/** Lines that a file may have; the beginning of its path decides, the first that fits. */
const fileCeilings: readonly (readonly [path: string, lines: number, instead: string])[] = [
  ['rules/', 200, 'the logic belongs in src/project or src/syntax'],
  ['src/frameworks/framework.ts', 350, 'split the type'],
  ['src/frameworks/index.ts', 350, 'it is a list with two lines for each framework'],
  ['src/frameworks/', 120, 'a new kind of entry point is missing'],
  ['src/', 350, 'split it by what it collects'],
];

const functionCeiling = 50;
const folderCeiling = 20;
/** Folders of data grow by one file for each thing that is known. */
const dataFolders: readonly string[] = ['src/frameworks', 'src/models', 'src/models/global-settings', 'rules'];

const sources = sourcesIn('src', 'rules');

/** `src/project` for `src/project/load.ts` and `src/project/values/cell.ts`; `src` for `src/index.ts`. */
const roomOf = (path: string): string => {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' && !second.endsWith('.ts') ? `${first}/${second}` : first;
};

describe('the doors between rooms', () => {
  test.each(sources)('$path', (source) => {
    const room = roomOf(source.path);
    const rule = rooms[room];
    expect(rule, `${room} is not a room: say in this test whom it may import, and why`).toBeDefined();
    const forbidden = importsOf(source)
      .filter(({ to }) => to.startsWith('src/') || to.startsWith('rules/'))
      .map(({ to }) => roomOf(to))
      .filter((to) => to !== room && !rule?.may.includes(to))
      .map((to) => `${source.path} imports ${to}, though ${rule?.because}`);
    expect(forbidden).toEqual([]);
  });

  test('every import leads to a file', () => {
    const missing = sources
      .flatMap(importsOf)
      .filter(({ to }) => /^(src|rules)\//.test(to) && !existsSync(join(projectFolder, to)))
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(missing).toEqual([]);
  });

  test('every folder in src is a room', () => {
    const folders = readdirSync(join(projectFolder, 'src'))
      .filter((name) => statSync(join(projectFolder, 'src', name)).isDirectory())
      .map((name) => `src/${name}`);
    const named = Object.keys(rooms).filter((room) => room.startsWith('src/'));
    expect(folders.sort()).toEqual(named.sort());
  });
});

test.each(Object.entries(doors))('%s stays behind its door', (name, { may, because }) => {
  const forbidden = sources
    .flatMap(importsOf)
    .filter(({ to }) => to === name || to.startsWith(`${name}/`))
    .filter(({ from }) => !may.some((path) => from.startsWith(path)))
    .map(({ from }) => `${from} imports ${name}, though ${because}`);
  expect(forbidden).toEqual([]);
});

describe('no state at module level', () => {
  test.each(sources)('$path', (source) => {
    expect(changeableStateIn(source)).toEqual([]);
  });
});

describe('sizes', () => {
  test.each(sources)('$path', (source) => {
    const [, ceiling = 0, instead] = fileCeilings.find(([path]) => source.path.startsWith(path)) ?? [];
    expect(source.lines, `lines; at the ceiling, ${instead}`).toBeLessThanOrEqual(ceiling);
    const long = functionsIn(source)
      .filter(({ lines }) => lines > functionCeiling)
      .map(({ name, line, lines }) => `${name} at line ${line} has ${lines} lines: name its steps`);
    expect(long).toEqual([]);
  });

  test('folders', () => {
    const full = [...foldersWithSources('src', 'rules')]
      .filter(([folder, files]) => files > folderCeiling && !dataFolders.includes(folder))
      .map(([folder, files]) => `${folder} has ${files} files: make a room inside the room`);
    expect(full).toEqual([]);
  });
});
