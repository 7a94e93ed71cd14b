/**
 * The shelves of fixtures, read from disk. A case is a file or a folder under `fixtures/rules/<rule>/<shelf>`; nothing is
 * registered anywhere. What a case expects stands in it as marks at the ends of lines:
 *
 *     currentUser = await findUser(token); // expect: currentUser
 *
 * `expect` is reported and right, `unwanted` reported and wrong, `wanted` right and not reported. The words after the colon
 * must stand in the message; a comma separates two reports on one line.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

import { ESLint, type Linter } from 'eslint';
import { parser } from 'typescript-eslint';

import plugin from '../../src/index.ts';
import { componentParsers } from './component-parsers.ts';

export type Shelf = 'bad' | 'ok' | 'limits';

/** Files with marks, and what they are a project of. */
export interface MarkedProject {
  readonly name: string;
  /** What the case is a project of: its folder, or the file's own folder when the case is one file. */
  readonly root: string;
  /** Absolute paths of its source files. */
  readonly files: readonly string[];
  /** True when the case is one file and each file is a project of its own. */
  readonly alone: boolean;
}

/** A case of a rule. */
export interface Fixture extends MarkedProject {
  readonly rule: string;
  readonly shelf: Shelf;
}

export type MarkKind = 'expect' | 'unwanted' | 'wanted';

export interface Mark {
  readonly kind: MarkKind;
  readonly at: Place;
  /** What the message must say. */
  readonly words: string;
}

export interface Report {
  readonly rule: string;
  readonly at: Place;
  readonly message: string;
}

/** `orders.ts:12`, the file relative to the case. */
export type Place = `${string}:${number}`;

export const fixturesFolder = join(import.meta.dirname, '../../fixtures');

const shelves: readonly Shelf[] = ['bad', 'ok', 'limits'];
const isSource = (path: string): boolean => /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(path) && !path.endsWith('.d.ts');

/** Every case of every rule, in the order of their names. */
export function ruleCases(): Fixture[] {
  const rules = join(fixturesFolder, 'rules');
  return foldersIn(rules).flatMap((rule) =>
    shelves.flatMap((shelf) => casesOn(join(rules, rule, shelf)).map((path) => fixtureAt(path, rule, shelf))),
  );
}

/** A case of an edit that is offered, or refused: `fixtures/suggestions/<id of the message>/<offered or refused>`. */
export interface SuggestionCase extends MarkedProject {
  readonly messageId: string;
  readonly shelf: 'offered' | 'refused';
}

export function suggestionCases(): SuggestionCase[] {
  const folder = join(fixturesFolder, 'suggestions');
  return foldersIn(folder).flatMap((messageId) =>
    (['offered', 'refused'] as const).flatMap((shelf) =>
      casesOn(join(folder, messageId, shelf)).map((path) => {
        const alone = statSync(path).isFile();
        return { messageId, shelf, name: basename(path), root: alone ? join(path, '..') : path, files: alone ? [path] : filesUnder(path).filter(isSource), alone };
      }),
    ),
  );
}

/** The small apps of frameworks, each in a folder with the framework's name; `next-rendering` is a second one of `next`. */
export function frameworkApps(): MarkedProject[] {
  const folder = join(fixturesFolder, 'frameworks');
  return foldersIn(folder).map((name) => {
    const root = join(folder, name);
    return { name, root, files: filesUnder(root).filter(isSource), alone: false };
  });
}

/** The marks of a case, of the given kinds, by place. */
export function marked(fixture: MarkedProject, ...kinds: MarkKind[]): Mark[] {
  return fixture.files
    .flatMap((file) => marksIn(readFileSync(file, 'utf8'), relative(fixture.root, file)))
    .filter(({ kind }) => kinds.includes(kind));
}

/** A report as ESLint gives it. */
export interface RawReport {
  readonly rule: string;
  /** Absolute path. */
  readonly file: string;
  readonly at: Place;
  readonly raw: Linter.LintMessage;
}

/** The same as {@link reported}, with all that ESLint tells. Each case is linted once, however many tests ask. */
export function messagesOf(fixture: MarkedProject): Promise<readonly RawReport[]> {
  let messages = messagesByCase.get(fixture);
  if (!messages) messagesByCase.set(fixture, (messages = lint(fixture)));
  return messages;
}

const messagesByCase = new WeakMap<MarkedProject, Promise<readonly RawReport[]>>();

/** What ESLint says of a case with the rules of the preset `recommended` and the case's own on, for all grades, by place. */
export async function reported(fixture: MarkedProject): Promise<readonly Report[]> {
  const reports = await messagesOf(fixture);
  return reports.map(({ rule, at, raw: { message } }) => ({ rule, at, message })).sort((a, b) => comparePlaces(a.at, b.at));
}

async function lint(fixture: MarkedProject): Promise<readonly RawReport[]> {
  const results = await withoutWarnings(() => linterFor(fixture).lintFiles([...fixture.files]));
  return results.flatMap(({ filePath: file, messages }) => messages.map((raw) => ({ file, ...reportOf(raw, relative(fixture.root, file)), raw })));
}

/** `bad/rebind.ts` of a rule, as the shelf shows it. */
export function titleOf({ shelf, name }: { readonly shelf: string; readonly name: string }): string {
  return `${shelf}/${name}`;
}

/** In an editor a file that cannot be analysed is a warning; here it is a failure. */
async function withoutWarnings<T>(work: () => Promise<T>): Promise<T> {
  const warnings: Error[] = [];
  const listen = (warning: Error): void => void warnings.push(warning);
  process.on('warning', listen);
  try {
    const result = await work();
    await new Promise(setImmediate); // warnings arrive one tick later
    if (warnings.length > 0) throw new AggregateError(warnings, warnings.map(({ message }) => message).join());
    return result;
  } finally {
    process.off('warning', listen);
  }
}

function linterFor(fixture: MarkedProject): ESLint {
  const { root, alone } = fixture;
  const { recommended, strict } = plugin.configs as unknown as Record<string, { rules: Linter.RulesRecord }>; // typescript-eslint and eslint type levels differently
  const own = 'rule' in fixture ? `shared-state/${String(fixture.rule)}` : undefined;
  const rules = Object.fromEntries(Object.entries(strict?.rules ?? {}).filter(([id]) => id === own || recommended?.rules[id] !== undefined));
  return new ESLint({
    cwd: root,
    overrideConfigFile: true,
    ignore: false,
    overrideConfig: [
      {
        files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte,astro}'],
        languageOptions: { parser },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        plugins: { 'shared-state': plugin as unknown as ESLint.Plugin }, // typescript-eslint and eslint type rules differently
        rules,
        settings: { 'shared-state': alone ? { project: false } : { root } },
      },
      ...componentParsers,
    ],
  });
}

function reportOf({ ruleId, line, message, fatal }: Linter.LintMessage, file: string): Pick<Report, 'at' | 'rule'> {
  if (fatal || ruleId === null) throw new Error(`${file}:${line} ${message}`);
  return { rule: ruleId.replace('shared-state/', ''), at: `${file}:${line}` };
}

function marksIn(code: string, file: string): Mark[] {
  return code.split('\n').flatMap((text, index) => {
    const mark = /\/\/ (expect|unwanted|wanted): (.+)$/.exec(text);
    if (!mark) return [];
    const [, kind, words] = mark as unknown as [string, MarkKind, string]; // the groups are not optional
    return words.split(',').map((part): Mark => ({ kind, at: `${file}:${index + 1}`, words: part.trim() }));
  });
}

function fixtureAt(path: string, rule: string, shelf: Shelf): Fixture {
  const alone = statSync(path).isFile();
  const root = alone ? join(path, '..') : path;
  const files = alone ? [path] : filesUnder(path).filter(isSource);
  return { rule, shelf, name: basename(path), root, files, alone };
}

function casesOn(shelf: string): string[] {
  return entriesOf(shelf)
    .map((name) => join(shelf, name))
    .filter((path) => statSync(path).isDirectory() || isSource(path));
}

function filesUnder(folder: string): string[] {
  return entriesOf(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

function foldersIn(folder: string): string[] {
  return entriesOf(folder).filter((name) => statSync(join(folder, name)).isDirectory());
}

/** Names in a folder, sorted; none when there is no such folder. */
function entriesOf(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder).sort() : [];
}

function comparePlaces(a: Place, b: Place): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
