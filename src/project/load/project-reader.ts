import { realpathSync } from 'node:fs';
import { basename, join, sep } from 'node:path';

import type { ModuleOutline } from '../../summary/module-summary.ts';
import { outlineText } from '../../summary/outline-text.ts';
import { summarizeText } from '../../summary/summarize-text.ts';
import type { LoadedProject, LoadOptions } from '../load.ts';
import { summarizedFile, type Deployment, type FileFailure, type IndexedFile } from '../project-index.ts';
import { createResolver, type Resolve } from '../resolve.ts';
import { joinSettings, readPackageSettings } from '../settings/read-settings.ts';
import type { SourcePackage } from '../resolve-source.ts';
import type { SummaryCache } from './cache.ts';
import { deploymentFiles, readDeployment } from './deployments.ts';
import { guessServed, type Guess } from './likely-served.ts';
import { isSourceName, listFolder, type Listing } from './listing.ts';
import { OutlinedFile } from './outlined-file.ts';
import { readText, stampOf, type Stamp } from './text.ts';
import { settingsOf } from './tsconfig.ts';
import { readManifest, type Workspace } from './workspace.ts';

/** An earlier state of the same project, and the paths whose stamps no longer hold. */
export interface Earlier {
  readonly project: LoadedProject;
  readonly changed: ReadonlySet<string>;
}

/** What is to be read, and how. */
export interface ReadingTask {
  readonly root: string;
  /** The outermost folder whose settings hold in `root`. */
  readonly ceiling: string;
  readonly options: LoadOptions;
  readonly earlier: Earlier | undefined;
  readonly cache: SummaryCache | undefined;
  /** Whether the first folder that is added is all that there is, so that no other file can import what lies in it. */
  readonly isWhole: boolean;
}

/** Collects what an index is made of. */
export class ProjectReader {
  readonly files = new Map<string, IndexedFile>();
  readonly failures: FileFailure[] = [];
  readonly deployments: Deployment[] = [];
  private readonly manifests: SourcePackage[] = [];
  private readonly configs: string[] = [];
  readonly listings = new Map<string, Listing>();
  readonly stamps = new Map<string, Stamp>();
  summarising = 0;
  private readonly task: ReadingTask;
  private readonly earlierFailures: ReadonlyMap<string, FileFailure>;
  private total = 0;
  private done = 0;

  private made: { readonly resolve: Resolve; readonly manifests: number; readonly configs: number } | undefined;

  constructor(task: ReadingTask) {
    this.task = task;
    this.earlierFailures = new Map(task.earlier?.project.failures.map((failure) => [failure.file, failure]));
  }

  /** The manifests, longest folder first. */
  packages(): readonly SourcePackage[] {
    return [...this.manifests].sort((a, b) => b.folder.length - a.folder.length || (a.folder < b.folder ? -1 : 1));
  }

  /** What settings say, by what has been read so far. */
  settings(): ReturnType<typeof joinSettings> {
    const ofPackages = this.packages().filter(({ settings }) => settings !== undefined).map(readPackageSettings);
    const { frameworks = [], allowed = [] } = this.task.options;
    return joinSettings([{ frameworks, allowed, flaws: [] }, ...ofPackages]);
  }

  /** Where imports lead, by what has been read so far. */
  resolver(): Resolve {
    const { manifests, configs } = this;
    if (this.made?.manifests !== manifests.length || this.made.configs !== configs.length) {
      const resolve = createResolver({ packages: this.packages(), configs, isSource: sourcesAmong(this.stamps), settingsOf, asGiven: renaming(this.task.ceiling) });
      this.made = { resolve, manifests: manifests.length, configs: configs.length };
    }
    return this.made.resolve;
  }

  /** The settings of a folder above the root, as far as it has any. */
  addSettings(folder: string, workspace: Workspace | undefined): void {
    for (const name of ['tsconfig.json', 'jsconfig.json', 'pnpm-workspace.yaml', 'lerna.json']) {
      const file = join(folder, name);
      if (this.stamp(file) && name.endsWith('config.json')) this.configs.push(file);
    }
    for (const name of deploymentFiles) if (this.stamp(join(folder, name))) this.addDeployment(join(folder, name));
    const manifest = join(folder, 'package.json');
    if (this.stamp(manifest)) this.addManifest(manifest, workspace);
  }

  /** Answers with what the folder's files import. */
  addFolder(folder: string, except: ReadonlySet<string>, ceiling: string, workspace: Workspace | undefined): readonly ModuleOutline[] {
    const listing = this.listingOf(folder, except, ceiling);
    this.listings.set(folder, listing);
    this.failures.push(...listing.failures);
    this.configs.push(...listing.configs);
    for (const path of [...listing.folders, ...listing.ignoreFiles, ...listing.configs, ...listing.deployments, ...listing.manifests]) this.stamp(path);
    for (const file of listing.deployments) this.addDeployment(file);
    for (const file of listing.manifests) this.addManifest(file, workspace);
    return this.addFiles(listing.sources);
  }

  addFiles(paths: readonly string[]): readonly ModuleOutline[] {
    this.total += paths.length;
    const texts = this.readTexts(paths.filter((path) => !this.isUnchanged(path)));
    const guess = this.guess(texts);
    return paths.flatMap((path) => {
      const text = texts.get(path);
      const file = text !== undefined ? this.learn(path, text, guess) : this.isUnchanged(path) ? this.keep(path) : undefined;
      this.done += 1;
      this.task.options.onProgress?.(this.done, this.total);
      return file ?? [];
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
    const known = this.task.earlier?.project.listings.get(folder);
    const isCurrent = known !== undefined && ![...known.folders, ...known.ignoreFiles].some((path) => this.task.earlier?.changed.has(path));
    return isCurrent ? known : listFolder(folder, except, ceiling);
  }

  private addManifest(file: string, workspace: Workspace | undefined): void {
    const read = readManifest(file, workspace);
    if ('manifest' in read) this.manifests.push(read.manifest);
    else this.failures.push(read.failure);
  }

  private addDeployment(file: string): void {
    const read = readDeployment(file);
    if ('deployment' in read) this.deployments.push(read.deployment);
    else this.failures.push(read.failure);
  }

  private isUnchanged(file: string): boolean {
    return this.task.earlier !== undefined && !this.task.earlier.changed.has(file) && this.task.earlier.project.stamps.has(file);
  }

  private keep(path: string): IndexedFile | undefined {
    const { stamps, files } = this.task.earlier?.project ?? this;
    const stamp = stamps.get(path);
    const file = files.get(path);
    const failure = this.earlierFailures.get(path);
    if (stamp !== undefined) this.stamps.set(path, stamp);
    if (file !== undefined) this.files.set(path, file);
    if (failure !== undefined) this.failures.push(failure);
    return file;
  }

  private readTexts(paths: readonly string[]): ReadonlyMap<string, string> {
    const { maxFileSize = defaultMaxFileSize } = this.task.options;
    const texts = new Map<string, string>();
    for (const path of paths) {
      const reading = readText(path, this.stamp(path)?.size ?? 0, maxFileSize);
      if (reading.kind === 'text') texts.set(path, reading.text);
      else if (reading.kind === 'failed') this.failures.push({ file: path, reason: reading.reason });
    }
    return texts;
  }

  /** Which of the files to summarise at once; undefined for all of them. */
  private guess(texts: ReadonlyMap<string, string>): Guess | undefined {
    const { root, options, earlier, isWhole } = this.task;
    if (earlier !== undefined || options.summaryOf !== undefined) return undefined;
    return guessServed({ root, texts, packages: this.packages(), deployments: this.deployments, frameworks: this.settings().frameworks, resolve: isWhole ? this.resolver() : undefined });
  }

  private learn(path: string, text: string, guess: Guess | undefined): IndexedFile | undefined {
    const start = performance.now();
    const file = fileOrReason(() => (guess === undefined || guess.served.has(path) ? this.summarised(path, text) : this.outlined(path, text, guess)));
    this.summarising += performance.now() - start;
    if (typeof file === 'string') this.failures.push({ file: path, reason: file });
    else this.files.set(path, file);
    return typeof file === 'string' ? undefined : file;
  }

  private summarised(path: string, text: string): IndexedFile | string {
    const { options, cache } = this.task;
    const { summary, error } = options.summaryOf?.(path, text) ?? cache?.summaryOf(path, text) ?? summarizeText(path, text);
    return summary === undefined ? doesNotParse(error) : summarizedFile(summary);
  }

  private outlined(path: string, text: string, { isInert }: Guess): IndexedFile | string {
    const { cache, options } = this.task;
    const { outline, summary, error } = cache?.outlineOf(path, text) ?? outlineText(path, text);
    if (outline !== undefined) return new OutlinedFile(path, outline, isInert(text), options.maxFileSize ?? defaultMaxFileSize);
    return summary === undefined ? doesNotParse(error) : summarizedFile(summary);
  }

  private stamp(path: string): Stamp | undefined {
    const stamp = stampOf(path);
    if (stamp !== undefined) this.stamps.set(path, stamp);
    return stamp;
  }
}

const defaultMaxFileSize = 2 * 1024 * 1024;

function doesNotParse(error: string): string {
  return `does not parse: ${error}`;
}

/** Text that is nested deeply enough exhausts any stack; it must not end the whole run. */
function fileOrReason(learn: () => IndexedFile | string): IndexedFile | string {
  try {
    return learn();
  } catch (error) {
    return `cannot be analysed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

export function isBelow(path: string, folder: string): boolean {
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
