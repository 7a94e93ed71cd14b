/**
 * Pages with parts that are written by the test of the docs: `<!-- begin example: fixtures/… -->` up to `<!-- end -->`.
 * `vitest -u` puts what a part stands for between the two, and without `-u` a difference fails.
 */
import { readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

import { frameworks } from '../../src/frameworks/index.ts';
import plugin from '../../src/index.ts';
import { callsTable } from './calls/measure.ts';
import { frameworkSection } from './framework-section.ts';
import { type Fixture, fixturesFolder, marked, reported, ruleCases } from './fixtures.ts';
import { remediesSection } from './remedies-section.ts';
import { projectFolder } from './sources.ts';

/** What each kind of part stands for, given what stands after its name. */
const parts: Readonly<Record<string, (argument: string) => string | Promise<string>>> = {
  example: (path) => codeBlock(extname(path).slice(1), shown(read(path))),
  report: async (path) => codeBlock('text', await reportOf(path)),
  file: (path) => codeBlock('text', read(path).trimEnd()),
  rules: () => rulesTable(),
  frameworks: () => frameworks.map(frameworkSection).join('\n'),
  limits: (rule) => limitsOf(rule),
  calls: () => callsTable(),
  remedies: (rule) => remediesSection(rule),
};

const part = /<!-- begin (\w+)(?:: ([^\s]+))? -->\n[\s\S]*?<!-- end -->/g;

/** The page as it should be. */
export async function regenerated(path: string): Promise<string> {
  const text = read(path);
  const written = await Promise.all([...text.matchAll(part)].map(([, kind = '', argument = '']) => write(kind, argument)));
  return text.replace(part, () => written.shift() ?? '');
}

/** Headings of the second level, in order. */
export function headingsOf(path: string): string[] {
  return [...read(path).matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
}

/** Links to files of this project, relative to it, as the page at `path` means them. */
export function linksOf(path: string): string[] {
  return [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => join(path, '..', link));
}

export const read = (path: string): string => readFileSync(join(projectFolder, path), 'utf8');

async function write(kind: string, argument: string): Promise<string> {
  const content = parts[kind];
  if (!content) throw new Error(`nothing is known of a part called ${kind}`);
  const opening = argument ? `${kind}: ${argument}` : kind;
  return `<!-- begin ${opening} -->\n${await content(argument)}\n<!-- end -->`;
}

const codeBlock = (language: string, text: string): string => `\n\`\`\`${language}\n${text}\n\`\`\`\n`;

/** The code of a fixture as a reader sees it: the marks say only that there is a report. */
const shown = (code: string): string => code.trimEnd().replace(/\/\/ expect: .+$/gm, '// reported');

async function reportOf(path: string): Promise<string> {
  const file = join(projectFolder, path);
  const fixture = ruleCases().find(({ files }) => files.includes(file));
  if (!fixture) throw new Error(`${path} is no fixture of a rule`);
  const reports = await reported(fixture);
  return reports.map(({ at, message }) => `${at}  ${message}`).join('\n');
}

function rulesTable(): string {
  const rows = Object.entries(plugin.rules).map(([name, { meta }]) => {
    const preset = meta.docs?.recommended ?? '';
    return `| [\`${name}\`](docs/rules/${name}.md) | ${meta.docs?.description ?? ''} | ${preset} |`;
  });
  return ['| Rule | What it does | Preset |', '| :-- | :-- | :-- |', ...rows].join('\n');
}

function limitsOf(rule: string): string {
  const cases = ruleCases().filter((fixture) => fixture.rule === rule && fixture.shelf === 'limits');
  return cases.map(limitRow).join('\n');
}

function limitRow(fixture: Fixture): string {
  const folder = relative(projectFolder, join(fixturesFolder, 'rules', fixture.rule, 'limits'));
  const kind = marked(fixture, 'unwanted').length > 0 ? 'reported, and harmless' : 'not reported, and should be';
  return `- [${fixture.name}](../${folder}/${fixture.name}) (${kind}): ${storyOf(fixture)}`;
}

/** The sentence at the top of a case: the comment of the one file of it that begins with one, in HTML where the file begins in that. */
export function storyOf({ files }: { readonly files: readonly string[] }): string {
  const [story = ''] = files
    .map((file) => readFileSync(file, 'utf8'))
    .map((code) => /^(?:---\n)?((?:\/\/ .*\n)+)/.exec(code)?.[1] ?? /^<!-- ([^]*?) -->/.exec(code)?.[1] ?? '')
    .filter((comment) => comment !== '');
  return story.replaceAll(/^\/\/ /gm, '').trim().replaceAll('\n', ' ');
}
