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
import { realpathSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';

import type { ModuleSummary } from '../summary/module-summary.ts';
import { summarizeText, type Summarized } from '../summary/summarize-text.ts';
import { SummaryCache } from './load/cache.ts';
import { foldersBetween, isSourceName, listFolder, type Listing } from './load/listing.ts';
import { isSameStamp, readText, stampOf, type Stamp } from './load/text.ts';
import { settingsOf } from './load/tsconfig.ts';
import { findCeiling, findWorkspace, readManifest, type Workspace } from './load/workspace.ts';
import type { FileFailure, ProjectIndex } from './project-index.ts';
import { createResolver, packageNameOf, type Resolve } from './resolve.ts';
import type { SourcePackage } from './resolve-source.ts';

export { findProjectRoot } from './load/workspace.ts';

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
  /** Summarises one file; the project's own way by default. */
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
  const readAgain = [...next.listings.values()].flatMap(({ sources, manifests, configs }) => [...sources, ...manifests, ...configs]);
  if (readAgain.some((path) => changed.has(path)) || !hasSamePaths(previous, next)) return next;
  // A folder got or lost something that is no source. Its new stamp spares the next listing.
  for (const [path, stamp] of next.stamps) previous.stamps.set(path, stamp);
  return previous;
}

/** The index with one file replaced, or added, as an editor holds it in memory. */
export function withSource(index: ProjectIndex, file: string, summary: ModuleSummary): ProjectIndex {
  return {
    root: index.root,
    packages: index.packages,
    summaries: new Map(index.summaries).set(file, summary),
    failures: index.failures.filter((failure) => failure.file !== file),
    resolve: (from, specifier) => index.resolve(from, specifier),
  };
}

/** An earlier state of the same project, and the paths whose stamps no longer hold. */
interface Earlier {
  readonly project: LoadedProject;
  readonly changed: ReadonlySet<string>;
}

function load(root: string, options: LoadOptions, earlier: Earlier | undefined): LoadedProject {
  const workspace = findWorkspace(root);
  const ceiling = findCeiling(root, workspace);
  const isCached = earlier === undefined && options.cache !== false && options.summaryOf === undefined;
  const cache = isCached ? SummaryCache.open(root, options.reach ?? 'imports') : undefined;
  const reader = new ProjectReader(cache === undefined ? options : { ...options, summaryOf: (file, text) => cache.summaryOf(file, text) }, earlier);

  for (const folder of foldersBetween(ceiling, root)) reader.addSettings(folder, workspace);
  if (options.reach === 'everything') reader.addFolder(root, new Set(), ceiling, workspace);
  else addImported(reader, root, ceiling, workspace);

  const packages = reader.manifests.sort((a, b) => b.folder.length - a.folder.length || (a.folder < b.folder ? -1 : 1));
  const resolveImport =
    earlier !== undefined && reader.keepsResolver(earlier)
      ? earlier.project.resolve
      : createResolver({
          packages,
          configs: reader.configs,
          isSource: sourcesAmong(reader.stamps),
          settingsOf,
          asGiven: renaming(ceiling),
        });
  if (options.reach !== 'everything' && root !== ceiling) addOutside(reader, ceiling, resolveImport);
  cache?.save();

  return {
    root,
    summaries: reader.summaries,
    failures: reader.failures.sort((a, b) => (a.file < b.file ? -1 : 1)),
    packages,
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
    for (const summary of reader.addFolder(folder, members, ceiling, workspace)) {
      for (const request of summary.requests) {
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
  // The loop also comes to the summaries that it adds.
  for (const [file, { requests }] of reader.summaries) {
    for (const request of requests) {
      const leadsTo = resolveImport(file, request);
      if (leadsTo.kind === 'file' && !reader.stamps.has(leadsTo.path) && isOutside(leadsTo.path)) reader.addFiles([leadsTo.path]);
    }
  }
}

/** Collects what an index is made of. */
class ProjectReader {
  readonly summaries = new Map<string, ModuleSummary>();
  readonly failures: FileFailure[] = [];
  readonly manifests: SourcePackage[] = [];
  readonly configs: string[] = [];
  readonly listings = new Map<string, Listing>();
  readonly stamps = new Map<string, Stamp>();
  summarising = 0;
  private readonly options: LoadOptions;
  private readonly earlier: Earlier | undefined;
  private readonly earlierFailures: ReadonlyMap<string, FileFailure>;
  private total = 0;
  private done = 0;

  constructor(options: LoadOptions, earlier: Earlier | undefined) {
    this.options = options;
    this.earlier = earlier;
    this.earlierFailures = new Map(earlier?.project.failures.map((failure) => [failure.file, failure]));
  }

  /** The settings of a folder above the root, as far as it has any. */
  addSettings(folder: string, workspace: Workspace | undefined): void {
    for (const name of ['tsconfig.json', 'jsconfig.json', 'pnpm-workspace.yaml', 'lerna.json']) {
      const file = join(folder, name);
      if (this.stamp(file) && name.endsWith('config.json')) this.configs.push(file);
    }
    const manifest = join(folder, 'package.json');
    if (this.stamp(manifest)) this.addManifest(manifest, workspace);
  }

  /** Answers with the summaries of the folder's files. */
  addFolder(folder: string, except: ReadonlySet<string>, ceiling: string, workspace: Workspace | undefined): readonly ModuleSummary[] {
    const listing = this.listingOf(folder, except, ceiling);
    this.listings.set(folder, listing);
    this.failures.push(...listing.failures);
    this.configs.push(...listing.configs);
    for (const path of [...listing.folders, ...listing.ignoreFiles, ...listing.configs, ...listing.manifests]) this.stamp(path);
    for (const file of listing.manifests) this.addManifest(file, workspace);
    return this.addFiles(listing.sources);
  }

  addFiles(files: readonly string[]): readonly ModuleSummary[] {
    this.total += files.length;
    return files.flatMap((file) => {
      const summary = this.isUnchanged(file) ? this.keep(file) : this.read(file);
      this.done += 1;
      this.options.onProgress?.(this.done, this.total);
      return summary ?? [];
    });
  }

  /** Whether what an earlier resolver answered still holds: no file has come or gone, and no settings have changed. */
  keepsResolver({ project, changed }: Earlier): boolean {
    if (this.listings.size !== project.listings.size) return false;
    for (const [folder, listing] of this.listings) {
      if (project.listings.get(folder) !== listing) return false;
    }
    return [...changed].every((path) => isSourceName(basename(path)) && this.stamps.has(path));
  }

  private listingOf(folder: string, except: ReadonlySet<string>, ceiling: string): Listing {
    const known = this.earlier?.project.listings.get(folder);
    const isCurrent = known !== undefined && ![...known.folders, ...known.ignoreFiles].some((path) => this.earlier?.changed.has(path));
    return isCurrent ? known : listFolder(folder, except, ceiling);
  }

  private addManifest(file: string, workspace: Workspace | undefined): void {
    const read = readManifest(file, workspace);
    if ('manifest' in read) this.manifests.push(read.manifest);
    else this.failures.push(read.failure);
  }

  private isUnchanged(file: string): boolean {
    return this.earlier !== undefined && !this.earlier.changed.has(file) && this.earlier.project.stamps.has(file);
  }

  private keep(file: string): ModuleSummary | undefined {
    const { stamps, summaries } = this.earlier?.project ?? this;
    const stamp = stamps.get(file);
    const summary = summaries.get(file);
    const failure = this.earlierFailures.get(file);
    if (stamp !== undefined) this.stamps.set(file, stamp);
    if (summary !== undefined) this.summaries.set(file, summary);
    if (failure !== undefined) this.failures.push(failure);
    return summary;
  }

  private read(file: string): ModuleSummary | undefined {
    const { maxFileSize = defaultMaxFileSize, summaryOf = summarizeText } = this.options;
    const reading = readText(file, this.stamp(file)?.size ?? 0, maxFileSize);
    if (reading.kind === 'skipped') return undefined;
    const start = performance.now();
    const result = reading.kind === 'failed' ? reading : summaryOrReason(summaryOf, file, reading.text);
    this.summarising += performance.now() - start;
    if (result.kind === 'failed') {
      this.failures.push({ file, reason: result.reason });
      return undefined;
    }
    this.summaries.set(file, result.summary);
    return result.summary;
  }

  private stamp(path: string): Stamp | undefined {
    const stamp = stampOf(path);
    if (stamp !== undefined) this.stamps.set(path, stamp);
    return stamp;
  }
}

const defaultMaxFileSize = 2 * 1024 * 1024;

type Summarising = { readonly kind: 'summary'; readonly summary: ModuleSummary } | { readonly kind: 'failed'; readonly reason: string };

/** Text that is nested deeply enough exhausts any stack; it must not end the whole run. */
function summaryOrReason(summaryOf: NonNullable<LoadOptions['summaryOf']>, file: string, text: string): Summarising {
  try {
    const { summary, error } = summaryOf(file, text);
    return summary === undefined ? { kind: 'failed', reason: `does not parse: ${error}` } : { kind: 'summary', summary };
  } catch (error) {
    return { kind: 'failed', reason: `cannot be analysed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function hasSamePaths(a: LoadedProject, b: LoadedProject): boolean {
  const [before, after] = [pathsOf(a), pathsOf(b)];
  return before.length === after.length && before.every((path, i) => path === after[i]);
}

/** Absolute paths of all that was listed, read by itself, or failed. */
function pathsOf({ listings, summaries, failures }: LoadedProject): readonly string[] {
  const listed = [...listings.values()].flatMap(({ sources, manifests, configs, folders }) => [...sources, ...manifests, ...configs, ...folders]);
  return [...listed, ...summaries.keys(), ...failures.map(({ file, reason }) => `${file}: ${reason}`)];
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Made apart from the reader: the resolver outlives it, and must not keep it, and with it every earlier state, in memory. */
function sourcesAmong(stamps: ReadonlyMap<string, Stamp>): (path: string) => boolean {
  return (path) => stamps.has(path) && isSourceName(basename(path));
}

/** When the way to a folder leads over links: real paths below it under the name that was given for the folder. */
function renaming(folder: string): (realPath: string) => string {
  let real = folder;
  try {
    real = realpathSync(folder);
  } catch {
    // A folder that does not exist has no other name.
  }
  return real === folder ? (path) => path : (path) => (isBelow(path, real) ? folder + path.slice(real.length) : path);
}
