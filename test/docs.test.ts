import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { frameworks } from '../src/frameworks/index.ts';
import plugin from '../src/index.ts';
import { ruleCases, titleOf } from './support/fixtures.ts';
import { headingsOf, linksOf, read, regenerated, storyOf } from './support/pages.ts';
import { projectFolder } from './support/sources.ts';

const rules = Object.keys(plugin.rules);
const pagesIn = (folder: string): string[] =>
  readdirSync(join(projectFolder, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const pages = ['README.md', 'CONTRIBUTING.md', ...pagesIn('docs'), ...pagesIn('docs/rules')];

describe.each(pages)('%s', (page) => {
  test('shows what the code says', async () => {
    await expect(await regenerated(page)).toMatchFileSnapshot(join(projectFolder, page));
  });

  test('leads to files that exist', () => {
    expect(linksOf(page).filter((path) => !existsSync(join(projectFolder, path)))).toEqual([]);
  });
});

describe.each(rules)('the page of %s', (rule) => {
  const page = `docs/rules/${rule}.md`;

  test('has the headings of every rule page', () => {
    expect(headingsOf(page)).toEqual([
      'Why',
      'Examples',
      'What to do',
      'Options',
      'What it does not see',
      'When not to use it',
      'Further reading',
    ]);
  });

  test('begins with the name and the description of the rule', () => {
    const { description = '' } = plugin.rules[rule as keyof typeof plugin.rules].meta.docs ?? {};
    expect(read(page)).toMatch(new RegExp(`^# ${rule}\n`));
    expect(read(page).toLowerCase()).toContain(description.toLowerCase());
  });

  test('takes its examples from the shelves', () => {
    expect(read(page)).toContain(`<!-- begin example: fixtures/rules/${rule}/bad/`);
    expect(read(page)).toContain(`<!-- begin example: fixtures/rules/${rule}/ok/`);
  });

  test('says what each option does', () => {
    const [options] = plugin.rules[rule as keyof typeof plugin.rules].meta.defaultOptions ?? [];
    const unnamed = Object.keys(options ?? {}).filter((option) => !read(page).includes(`- \`${option}\`: `));
    expect(unnamed).toEqual([]);
  });
});

test('there is no page without a rule', () => {
  expect(readdirSync(join(projectFolder, 'docs/rules')).sort()).toEqual(rules.map((rule) => `${rule}.md`).sort());
});

test.each(frameworks)('$name is described with its source', async ({ name, source }) => {
  expect(await regenerated('docs/frameworks.md')).toContain(`### ${name}\n`);
  expect(source.url).toMatch(/^https:\/\//);
});

test('the README gives the reason of each dependency', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  const missing = Object.keys(dependencies).filter((name) => !read('README.md').includes(`| \`${name}\` |`));
  expect(missing).toEqual([]);
});

test('every fixture begins with its story', () => {
  expect(ruleCases().filter((fixture) => !storyOf(fixture).endsWith('.')).map(titleOf)).toEqual([]);
});
