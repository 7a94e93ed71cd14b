import type { Location } from '../findings/finding.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { ModuleOutline, ModuleSummary } from '../summary/module-summary.ts';

/**
 * The files of a project as data: what the analysis works on. `load.ts` reads one from disk; tests make one in memory.
 */
export interface ProjectIndex {
  /** Absolute path of the folder that was indexed. */
  readonly root: string;
  /** By absolute path, each file that could be read, in a stable order. */
  readonly files: ReadonlyMap<string, IndexedFile>;
  /** Files that could not be read or parsed; they count as empty. */
  readonly failures: readonly FileFailure[];
  /** Every package.json under the root (and of the root), longest folder first. */
  readonly packages: readonly PackageManifest[];
  /** Files of settings that say where code is deployed, and what runs it. */
  readonly deployments: readonly Deployment[];
  /** What may call the project's code: the frameworks that are known, and those that its settings describe. */
  readonly frameworks: readonly Framework[];
  /** Names of classes, and of packages, whose objects the settings allow to be shared, beside those of well-kept packages. */
  readonly allowed: readonly string[];
  /** Settings that cannot be used, and count as not set. */
  readonly problems: readonly Problem[];
  /** Where an import leads. Answers are remembered; never throws. */
  resolve(from: string, specifier: string): Resolution;
}

/** A file as far as it is known: most of a project is summarised when it is read, and what hardly serves only when it is asked for. */
export interface IndexedFile extends ModuleOutline {
  /** Its text names nothing that an entry point is found by: only its place, or who imports it, can make it part of a server. */
  readonly inert: boolean;
  readonly summary: ModuleSummary;
}

/** A file whose summary is at hand. */
export function summarizedFile(summary: ModuleSummary): IndexedFile {
  return { requests: summary.requests, inert: false, summary };
}

/** What people wrote for the analysis, in settings or in a tag, and what is wrong with it. */
export interface Problem {
  /** Absolute path of the file that it stands in; absent for settings of an ESLint config. */
  readonly file?: string;
  /** Of a tag: the comment, in lines and as ESLint counts columns. */
  readonly loc?: Location;
  /** `shared-state.frameworks[0].name: is missing` */
  readonly text: string;
}

export interface FileFailure {
  readonly file: string;
  /** `does not parse: Unexpected token (12:4)`, `permission denied`, `larger than 2 MB`, … */
  readonly reason: string;
}

export interface PackageManifest {
  /** Absolute path of the folder with the package.json. */
  readonly folder: string;
  readonly name: string;
  /** Names under dependencies, devDependencies, peerDependencies and optionalDependencies, and of the tools whose files stand there. */
  readonly dependencies: ReadonlySet<string>;
  /** What stands under `shared-state`, unchecked; absent when nothing does. */
  readonly settings?: unknown;
}

/** A file of settings that a framework is deployed by, read as data. */
export interface Deployment {
  /** Absolute path of the folder that it stands in. */
  readonly folder: string;
  /** Its name: `vercel.json`. */
  readonly name: string;
  /** What it holds, unchecked. */
  readonly settings: unknown;
}

export type Resolution =
  /** A file of the project, by absolute path; it is one of its files unless it failed. */
  | { readonly kind: 'file'; readonly path: string }
  /** A package outside of the project, or a module of the runtime. `name` is `express`, `@koa/router`, `node:http` (always with `node:`); `subpath` is '' or `/streaming`. */
  | { readonly kind: 'package'; readonly name: string; readonly subpath: string }
  /** Leads nowhere that we can see. */
  | { readonly kind: 'unresolved' };
