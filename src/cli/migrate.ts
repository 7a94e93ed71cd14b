import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { createTwoFilesPatch } from 'diff';

import type { Migration, MoveOptions, Target } from '../codemod/migrate.ts';
import { findProjectRoot, loadProject, type LoadedProject } from '../project/load.ts';
import { reasonOf } from '../project/load/text.ts';
import { progressOn } from './progress.ts';
import type { Surroundings } from './run.ts';
import { shownPath } from './shown-path.ts';

/** What the options of the command line say. */
export interface MigrateOptions {
  readonly to: Target;
  readonly write?: boolean;
  readonly force?: boolean;
  readonly project?: string;
  readonly using?: string;
  readonly max: number;
  readonly ttl?: number;
}

/** 0: done, or shown. 1: refused, and nothing is changed. 2: there is nothing to look at. */
export const migrateExitCodes = { done: 0, refused: 1, broken: 2 } as const;

/** Runs `shared-state migrate <file:line>` and answers with its exit code. */
export async function runMigrate(place: string, options: MigrateOptions, surroundings: Surroundings): Promise<number> {
  const { cwd, write, writeError } = surroundings;
  const target = placeIn(place, cwd);
  if ('problem' in target) return told(writeError, `${place}: ${target.problem}`, migrateExitCodes.broken);
  const { file, line } = target;
  const root = options.project === undefined ? rootFor(file, cwd) : resolve(cwd, options.project);
  if (!existsSync(root)) return told(writeError, `${options.project ?? root}: does not exist`, migrateExitCodes.broken);
  const project = load(root, surroundings);
  const failure = project.failures.find((one) => one.file === file);
  if (failure !== undefined) return told(writeError, `${shownPath(file, cwd)}: ${failure.reason}`, migrateExitCodes.broken);
  if (!project.files.has(file)) return told(writeError, `${shownPath(file, cwd)}: not a source file of the project in ${shownPath(root, cwd) || '.'}`, migrateExitCodes.broken);
  // The compiler that it brings along takes longer to load than an audit takes to run.
  const { migrate } = await import('../codemod/migrate.ts');
  const moving: MoveOptions = { max: options.max, ...(options.ttl !== undefined && { ttl: options.ttl }), ...(options.using !== undefined && { using: options.using }) };
  const result: Migration = migrate(project, { file, line, to: options.to, options: moving });
  if (result.kind === 'refused') {
    const at = result.at === undefined ? '' : ` (${shownPath(result.at.file, cwd)}:${result.at.line})`;
    return told(writeError, `${place}: ${result.reason}${at}. Nothing is changed.`, migrateExitCodes.refused);
  }
  for (const [path, text] of result.texts) write(patchOf(path, text, cwd));
  for (const note of result.notes) writeError(`Note: ${note}.\n`);
  const install = [...result.packages].map(([name, range]) => `${name}@${range}`);
  if (install.length > 0) writeError(`To install: npm install ${install.map((one) => (/[\^~<>* ]/.test(one) ? `'${one}'` : one)).join(' ')}\n`);
  if (options.write !== true) return told(writeError, 'Nothing is written yet; --write does.', migrateExitCodes.done, '');
  const dirt = options.force === true ? undefined : uncommitted([...result.texts.keys()], root);
  if (dirt !== undefined) return told(writeError, `${dirt}. Nothing is changed. Commit or stash that first, or say --force.`, migrateExitCodes.refused);
  const trouble = writeAll(result.texts);
  if (trouble !== undefined) return told(writeError, `${trouble}. Nothing is changed.`, migrateExitCodes.broken);
  return migrateExitCodes.done;
}

function told(writeError: Surroundings['writeError'], text: string, code: number, prefix = 'shared-state: '): number {
  writeError(`${prefix}${text}\n`);
  return code;
}

/** `src/orders.ts:12`, also with a column, which says no more. */
function placeIn(place: string, cwd: string): { readonly file: string; readonly line: number } | { readonly problem: string } {
  const [, path, line = ''] = /^(.+?):(\d+)(?::\d+)?$/.exec(place) ?? [];
  if (path === undefined || Number(line) < 1) return { problem: 'not a place such as src/orders.ts:12' };
  const file = resolve(cwd, path);
  try {
    if (!statSync(file).isFile()) return { problem: 'not a file' };
    return { file, line: Number(line) };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** The folder that the command runs in, as for an audit, when it is that of a project which the file is part of. */
function rootFor(file: string, cwd: string): string {
  const isBelow = !relative(cwd, file).startsWith('..');
  return isBelow && existsSync(join(cwd, 'package.json')) ? cwd : findProjectRoot(file, isBelow ? cwd : undefined);
}

function load(root: string, surroundings: Surroundings): LoadedProject {
  using progress = progressOn(surroundings.progress);
  return loadProject(root, { reach: 'everything', cache: false, onProgress: progress.show });
}

function patchOf(path: string, text: string, cwd: string): string {
  const old = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const name = shownPath(path, cwd);
  return createTwoFilesPatch(old === undefined ? '/dev/null' : `a/${name}`, `b/${name}`, old ?? '', text, '', '', { context: 3 }).replace(/^=+\n/, '').replaceAll(/^(---|\+\+\+) (.*?)\t?$/gm, '$1 $2');
}

/** What of a repository's work tree could not be brought back, in words; a folder without one has nothing to compare with. */
function uncommitted(paths: readonly string[], root: string): string | undefined {
  const status = (args: readonly string[]): string | undefined => {
    try {
      return execFileSync('git', ['-C', root, 'status', '--porcelain', ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
      return undefined;
    }
  };
  const tracked = status(['--untracked-files=no', '--', root]);
  if (tracked === undefined) return undefined;
  const changed = tracked !== '' ? tracked : (status(['--untracked-files=all', '--', ...paths.filter((path) => existsSync(path))]) ?? '');
  const [first, ...others] = changed.split('\n').filter((line) => line !== '');
  return first === undefined ? undefined : `the git tree has changes that are not committed (${first.slice(3)}${others.length > 0 ? ` and ${others.length} more` : ''})`;
}

/** Writes all files, or puts back those that were written when one cannot be. */
function writeAll(texts: ReadonlyMap<string, string>): string | undefined {
  const written: (readonly [path: string, bytes: Buffer])[] = [];
  for (const [path, text] of texts) {
    try {
      const old = readFileSync(path);
      writeFileSync(path, hasMark(old) ? `\uFEFF${text}` : text);
      written.push([path, old]);
    } catch (error) {
      for (const [done, bytes] of written) writeFileSync(done, bytes);
      return `${relative(dirname(path), path)}: ${reasonOf(error)}`;
    }
  }
  return undefined;
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
