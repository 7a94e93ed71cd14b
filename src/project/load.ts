/**
 * # Loading a project
 *
 * **Input.** A folder.
 *
 * **Output.** The {@link ProjectIndex} of the sources below it: summaries, manifests, and where imports lead.
 *
 * **Promise.** Loading does not throw and does not stop: what cannot be read or parsed is a failure with its reason. Files come in a
 * stable order. A file is summarised again only when its size or its time of modification has changed.
 *
 * **Blind spots**: links to folders are not followed; a file that is rewritten at the same size within one tick of the file system's
 * clock counts as unchanged.
 */
import { basename, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Framework } from '../frameworks/framework.ts';
import type { ModuleSummary } from '../summary/module-summary.ts';
import type { Summarized } from '../summary/summarize-text.ts';
import { SummaryCache } from './load/cache.ts';
import { foldersBetween, isSourceName, type Listing } from './load/listing.ts';
import { isBelow, ProjectReader, type Earlier } from './load/project-reader.ts';
import { isSameStamp, stampOf, type Stamp } from './load/text.ts';
import { findCeiling, findWorkspace, readManifest, type Workspace } from './load/workspace.ts';
import { summarizedFile, type ProjectIndex } from './project-index.ts';
import { packageNameOf, type Resolve } from './resolve.ts';
import type { SourcePackage } from './resolve-source.ts';

export { findProjectRoot } from './load/workspace.ts';
export { layoutOf, textOfBlock } from '../summary/blocks/layout.ts';

export interface LoadOptions {
  /**
   * `imports` (the default): the package at the root, and of its workspace the packages that it imports, and so on.
   * `everything`: all that lies below the root.
   */
  readonly reach?: 'imports' | 'everything';
  /** Files with more bytes than this are failures; 2 MB by default. */
  readonly maxFileSize?: number;
  /** Called after each file. `total` grows as further packages are found. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Whether summaries are kept in `node_modules/.cache` for the next process; true by default. */
  readonly cache?: boolean;
  /** Frameworks that the project does not describe itself, beside those that are known. */
  readonly frameworks?: readonly Framework[];
  /** Names of classes and packages that the project does not allow itself. */
  readonly allowed?: readonly string[];
  /** Summarises one file, each as soon as it is read; the project's own way by default. */
  readonly summaryOf?: (file: string, text: string) => Summarized;
}

/** An index that knows what on disk it was read from, and so can be {@link refreshProject brought up to date}. */
export interface LoadedProject extends ProjectIndex {
  readonly packages: readonly SourcePackage[];
  readonly resolve: Resolve;
  readonly options: LoadOptions;
  /** What was listed, by the folder where listing started. */
  readonly listings: ReadonlyMap<string, Listing>;
  /** Every file and folder that the index depends on, as it was. */
  readonly stamps: Map<string, Stamp>;
  /** Milliseconds that went into summaries; the rest of loading was listing and reading. */
  readonly summarising: number;
}

/** Reads the project whose package.json stands in `root`, or everything below `root`. */
export function loadProject(root: string, options: LoadOptions = {}): LoadedProject {
  return load(resolve(root), options, undefined);
}

/** The project as it is on disk now: `previous` itself when nothing has changed. */
export function refreshProject(previous: LoadedProject): LoadedProject {
  const changed = new Set<string>();
  for (const [path, stamp] of previous.stamps) {
    if (!isSameStamp(stamp, stampOf(path))) changed.add(path);
  }
  if (changed.size === 0) return previous;
  const next = load(previous.root, previous.options, { project: previous, changed });
  // What has been read of files depends on what may call them.
  if (!isDeepStrictEqual(next.frameworks, previous.frameworks)) return load(previous.root, previous.options, undefined);
  const readAgain = [...next.listings.values()].flatMap(({ sources, manifests, configs, deployments }) => [...sources, ...manifests, ...configs, ...deployments]);
  if (readAgain.some((path) => changed.has(path)) || !hasSamePaths(previous, next) || !isDeepStrictEqual(saidBy(previous), saidBy(next))) return next;
  // A folder got or lost something that is no source. Its new stamp spares the next listing.
  for (const [path, stamp] of next.stamps) previous.stamps.set(path, stamp);
  return previous;
}

/** The index with one file replaced, or added, as an editor holds it in memory. */
export function withSource(index: ProjectIndex, file: string, summary: ModuleSummary): ProjectIndex {
  return {
    root: index.root,
    packages: index.packages,
    deployments: index.deployments,
    frameworks: index.frameworks,
    allowed: index.allowed,
    problems: index.problems,
    files: new Map(index.files).set(file, summarizedFile(summary)),
    failures: index.failures.filter((failure) => failure.file !== file),
    resolve: (from, specifier) => index.resolve(from, specifier),
  };
}

function load(root: string, options: LoadOptions, earlier: Earlier | undefined): LoadedProject {
  const workspace = findWorkspace(root);
  const ceiling = findCeiling(root, workspace);
  const isCached = earlier === undefined && options.cache !== false && options.summaryOf === undefined;
  const cache = isCached ? SummaryCache.open(root, options.reach ?? 'imports') : undefined;
  const reader = new ProjectReader({ root, ceiling, options, earlier, cache, isWhole: options.reach === 'everything' || workspace === undefined });

  for (const folder of foldersBetween(ceiling, root)) reader.addSettings(folder, workspace);
  if (options.reach === 'everything') reader.addFolder(root, new Set(), ceiling, workspace);
  else addImported(reader, root, ceiling, workspace);

  const resolveImport = earlier !== undefined && reader.keepsResolver(earlier) ? earlier.project.resolve : reader.resolver();
  if (options.reach !== 'everything' && root !== ceiling) addOutside(reader, ceiling, resolveImport);
  cache?.save();

  return {
    root,
    files: reader.files,
    failures: reader.failures.sort((a, b) => (a.file < b.file ? -1 : 1)),
    packages: reader.packages(),
    deployments: reader.deployments,
    ...reader.settings(),
    resolve: resolveImport,
    options,
    listings: reader.listings,
    stamps: reader.stamps,
    summarising: reader.summarising,
  };
}

/** The package at the root, and the members of its workspace that it imports by name, and those that these import. */
function addImported(reader: ProjectReader, root: string, ceiling: string, workspace: Workspace | undefined): void {
  const members = new Set(workspace?.members);
  const folderOf = new Map<string, string>();
  for (const folder of members) {
    const read = readManifest(join(folder, 'package.json'), workspace);
    if ('manifest' in read && read.manifest.name !== '') folderOf.set(read.manifest.name, folder);
  }
  const folders = new Set([root]);
  for (const folder of folders) {
    for (const { requests } of reader.addFolder(folder, members, ceiling, workspace)) {
      for (const request of requests) {
        const member = folderOf.get(packageNameOf(request) ?? '');
        if (member !== undefined) folders.add(member);
      }
    }
  }
}

/** Files of the same repository that are imported by path, and lie in none of the folders that were listed. */
function addOutside(reader: ProjectReader, ceiling: string, resolveImport: Resolve): void {
  const isOutside = (path: string): boolean =>
    isBelow(path, ceiling) && isSourceName(basename(path)) && ![...reader.listings.keys()].some((folder) => isBelow(path, folder));
  // The loop also comes to the files that it adds.
  for (const [file, { requests }] of reader.files) {
    for (const request of requests) {
      const leadsTo = resolveImport(file, request);
      if (leadsTo.kind === 'file' && !reader.stamps.has(leadsTo.path) && isOutside(leadsTo.path)) reader.addFiles([leadsTo.path]);
    }
  }
}

/** What settings and package.json files say, and the tools whose files stand beside them. */
function saidBy({ problems, allowed, deployments, packages }: LoadedProject): readonly unknown[] {
  return [problems, allowed, deployments, packages.map(({ dependencies }) => dependencies)];
}

function hasSamePaths(a: LoadedProject, b: LoadedProject): boolean {
  const [before, after] = [pathsOf(a), pathsOf(b)];
  return before.length === after.length && before.every((path, i) => path === after[i]);
}

/** Absolute paths of all that was listed, read by itself, or failed. */
function pathsOf({ listings, files, failures }: LoadedProject): readonly string[] {
  const listed = [...listings.values()].flatMap(({ sources, manifests, configs, deployments, folders }) => [...sources, ...manifests, ...configs, ...deployments, ...folders]);
  return [...listed, ...files.keys(), ...failures.map(({ file, reason }) => `${file}: ${reason}`)];
}
