import * as fs from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

import { fdir } from 'fdir';
import ignore, { type Ignore } from 'ignore';

import { componentFileOf } from '../../summary/blocks/component-files.ts';
import { deploymentFiles } from './deployments.ts';
import { reasonOf } from './text.ts';
import type { FileFailure } from '../project-index.ts';

/** What lies below a folder, by absolute path, in a stable order. */
export interface Listing {
  readonly sources: readonly string[];
  /** The package.json files. */
  readonly manifests: readonly string[];
  /** The tsconfig and jsconfig files, those that others extend included. */
  readonly configs: readonly string[];
  /** Files of settings that say where code is deployed. */
  readonly deployments: readonly string[];
  readonly ignoreFiles: readonly string[];
  /** Every folder that was looked into. */
  readonly folders: readonly string[];
  readonly failures: readonly FileFailure[];
}

/**
 * Finds the source files below a folder. Links are not followed: what they lead to is found where it lies, and a ring of them
 * ends nothing.
 *
 * @param except folders that are left out, with all that is in them
 * @param ceiling the folder, at or above this one, up to which .gitignore files count
 */
export function listFolder(folder: string, except: ReadonlySet<string>, ceiling: string): Listing {
  const folders: string[] = [];
  const ignoreFiles: string[] = [];
  const failures: FileFailure[] = [];
  const holdsManifest = new Set([folder]);
  const ignoring = new IgnoreFiles(folder, ceiling, ignoreFiles);

  /** Notes what a folder holds before the walk asks about its entries. */
  function readFolder(path: string, options: { withFileTypes: true }): fs.Dirent[] {
    const here = withoutSeparator(path);
    folders.push(here);
    try {
      const entries = fs.readdirSync(path, options);
      for (const { name } of entries) {
        if (name === 'package.json') holdsManifest.add(here);
        if (name === '.gitignore') ignoring.read(here);
      }
      return entries;
    } catch (error) {
      failures.push({ file: here, reason: reasonOf(error) });
      return [];
    }
  }

  const files = new fdir({ fs: { ...fs, readdirSync: readFolder as typeof fs.readdirSync }, excludeSymlinks: true })
    .withFullPaths()
    .exclude((name, path) => {
      const below = withoutSeparator(path);
      if (name.startsWith('.') || foreignFolders.has(name) || except.has(below)) return true;
      if (outputFolders.has(name) && holdsManifest.has(dirname(below))) return true;
      return ignoring.ignores(below, true);
    })
    .filter((path) => isWanted(basename(path)) && !ignoring.ignores(path, false))
    .crawl(folder)
    .sync()
    .sort();

  return {
    sources: files.filter(holdsSource),
    manifests: files.filter((file) => basename(file) === 'package.json'),
    configs: files.filter((file) => configFile.test(basename(file))),
    deployments: files.filter((file) => deploymentFiles.has(basename(file))),
    ignoreFiles,
    folders,
    failures,
  };
}

/** Whether a file of this name may hold source that is worth a summary. */
export function isSourceName(name: string): boolean {
  return holdsSource(name) && !notWritten.test(name) && !name.startsWith('.');
}

function holdsSource(name: string): boolean {
  return sourceFile.test(name) || componentFileOf(name) !== undefined;
}

const sourceFile = /\.(?:[cm]?[jt]s|[jt]sx)$/;
/** Declarations have no effects; what is minified was written elsewhere. */
const notWritten = /\.d\.[cm]?ts$|[.-]min\.[cm]?js$/;
const configFile = /^[jt]sconfig(?:\..+)?\.json$/;

/** Folders of other people's code, wherever they lie. */
const foreignFolders: ReadonlySet<string> = new Set(['node_modules', 'bower_components', 'jspm_packages']);
/** Names that build tools and coverage tools write to, next to a package.json; deeper down they may be anything. */
const outputFolders: ReadonlySet<string> = new Set(['dist', 'build', 'out', 'coverage']);

function isWanted(name: string): boolean {
  return isSourceName(name) || name === 'package.json' || configFile.test(name) || deploymentFiles.has(name);
}

function withoutSeparator(path: string): string {
  return path.length > 1 && path.endsWith(sep) ? path.slice(0, -1) : path;
}

/** The .gitignore files that hold at a place, as git reads them: those of the folders above first, a deeper one overrules. */
class IgnoreFiles {
  /** For each folder that has rules of its own: these, and the folder above whose rules hold too. */
  private readonly rules = new Map<string, { readonly own: Ignore; readonly outer: string | undefined }>();
  /** The nearest folder with rules, for each folder that was asked about. */
  private readonly nearest = new Map<string, string | undefined>();
  private readonly ceiling: string;
  private readonly found: string[];

  constructor(folder: string, ceiling: string, found: string[]) {
    this.ceiling = ceiling;
    this.found = found;
    for (const above of foldersBetween(ceiling, folder)) {
      if (fs.existsSync(join(above, '.gitignore'))) this.read(above);
    }
    // Whoever names a folder wants to see it, even when git does not.
    if (folder !== ceiling && this.ignores(folder, true)) this.rules.clear();
    this.nearest.clear();
  }

  read(folder: string): void {
    const file = join(folder, '.gitignore');
    try {
      const own = ignore({ allowRelativePaths: true }).add(fs.readFileSync(file, 'utf8'));
      this.rules.set(folder, { own, outer: folder === this.ceiling ? undefined : this.nearestTo(dirname(folder)) });
      this.nearest.set(folder, folder);
      this.found.push(file);
    } catch {
      // An unreadable .gitignore ignores nothing.
    }
  }

  ignores(path: string, isFolder: boolean): boolean {
    let holder = this.nearestTo(dirname(path));
    while (holder !== undefined) {
      const rules = this.rules.get(holder);
      if (rules === undefined) return false;
      const { ignored, unignored } = rules.own.test(relativeTo(holder, path) + (isFolder ? '/' : ''));
      if (ignored || unignored) return ignored;
      holder = rules.outer;
    }
    return false;
  }

  private nearestTo(folder: string): string | undefined {
    if (this.rules.has(folder)) return folder;
    if (this.nearest.has(folder)) return this.nearest.get(folder);
    const parent = dirname(folder);
    const answer = folder === this.ceiling || parent === folder ? undefined : this.nearestTo(parent);
    this.nearest.set(folder, answer);
    return answer;
  }
}

/** Patterns of .gitignore are written with slashes. */
function relativeTo(folder: string, path: string): string {
  const below = relative(folder, path);
  return sep === '/' ? below : below.replaceAll(sep, '/');
}

/** The folders from one folder down to the one above another, outermost first. */
export function foldersBetween(ceiling: string, folder: string): readonly string[] {
  const between: string[] = [];
  for (let at = folder; at !== ceiling; ) {
    at = dirname(at);
    between.unshift(at);
    if (dirname(at) === at) break;
  }
  return between;
}
