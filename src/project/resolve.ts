import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';

import { ResolverFactory, type NapiResolveOptions } from 'oxc-resolver';

import { npmHosts, otherNames } from '../models/module-hosts.ts';
import type { Resolution } from './project-index.ts';
import { internalCandidates, providedCandidates, sourceCandidates, type SourcePackage } from './resolve-source.ts';

/** What resolving needs to know of a project. */
export interface ResolverInput {
  /** The packages whose source is indexed, longest folder first. */
  readonly packages: readonly SourcePackage[];
  /** Absolute paths of the tsconfig.json and jsconfig.json files at, below and above the root. */
  readonly configs: readonly string[];
  /** Whether a file is source of the project, and not what a build wrote. */
  isSource(path: string): boolean;
  settingsOf(config: string): PathSettings;
  /** Undoes symbolic links above the root: the name that the project knows a real path by. */
  asGiven(realPath: string): string;
}

/** Where a specifier in a file leads. */
export type Resolve = (from: string, specifier: string) => Resolution;

/** What a tsconfig says of paths. */
export interface PathSettings {
  /** Its `paths`, as absolute patterns. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
  readonly baseUrl: string | undefined;
  /** Whether other configs hold for some of the files below it. */
  readonly hasReferences: boolean;
}

/**
 * Answers where imports lead. Nothing needs to be installed: a bare name that is not the project's own is a package. Answers
 * are remembered per folder and specifier, so a new resolver is needed once files come or go.
 *
 * **Blind spots**: names that only a bundler's config explains (webpack's `resolve.alias`), `NODE_PATH`, import maps.
 */
export function createResolver(input: ResolverInput): Resolve {
  const tools = new Tools(input);
  const answers = new Map<string, Map<string, Resolution>>();

  return (from, specifier) => {
    const folder = dirname(from);
    const known = answers.get(folder) ?? new Map<string, Resolution>();
    if (known.size === 0) answers.set(folder, known);
    const answer = known.get(specifier) ?? resolveIn(folder, specifier, input, tools);
    known.set(specifier, answer);
    return answer;
  };
}

function resolveIn(folder: string, specifier: string, input: ResolverInput, tools: Tools): Resolution {
  if (isBuiltin(specifier)) return builtin(specifier);
  if (url.test(specifier)) return fromUrl(specifier);
  if (specifier === '') return unresolved;

  const name = packageNameOf(specifier);
  const found = tools.find(folder, specifier);
  if (found !== undefined && isInstalled(found)) return installed(found, name, specifier);
  if (found !== undefined && input.isSource(found)) return { kind: 'file', path: found };

  const source = name === undefined ? tools.internalSource(folder, specifier) : tools.sourceOf(folder, name, specifier);
  const path = source ?? found;
  if (path !== undefined) return { kind: 'file', path };
  return name === undefined ? unresolved : { kind: 'package', name, subpath: subpathOf(specifier, name) };
}

const unresolved: Resolution = { kind: 'unresolved' };

function builtin(specifier: string): Resolution {
  const [, name = specifier, subpath = ''] = /^(?:node:)?([^/]+)(.*)$/.exec(specifier) ?? [];
  return { kind: 'package', name: `node:${name}`, subpath };
}

const url = /^[a-z][a-z\d+.-]+:/i;

/** `npm:` and `jsr:` are Deno's words for packages; `bun:`, `cloudflare:` and the like name modules of a runtime. */
function fromUrl(specifier: string): Resolution {
  const [, scheme = '', rest = ''] = /^([^:]+):\/*(.*)$/.exec(specifier) ?? [];
  if (scheme === 'npm' || scheme === 'jsr') return packageAt(rest);
  if (scheme === 'https') return fromHost(rest);
  return /^(?:https?|data|file|blob)$/.test(scheme) ? unresolved : { kind: 'package', name: specifier, subpath: '' };
}

/** `deno.land/x/oak@v17.1.4/mod.ts`, `esm.sh/hono@4/cors?dev`; other addresses lead to files that nobody knows. */
function fromHost(address: string): Resolution {
  const [path = ''] = address.split(/[?#]/, 1);
  const [host = ''] = path.split('/', 1);
  const before = npmHosts[host];
  if (before !== undefined) return packageAt(path.slice(host.length + 1).replace(before, ''));
  const [, module = '', below = ''] = /^(deno\.land\/(?:std|x\/[^/@]+))(?:@[^/]+)?(.*)$/.exec(path) ?? [];
  const name = otherNames[module];
  return name === undefined ? unresolved : packageAt(name + below.replace(/(?:\/mod)?\.[jt]sx?$/, ''));
}

/** A package by its name, with a version or without. */
function packageAt(text: string): Resolution {
  const unversioned = text.replace(/^((?:@[^/]+\/)?[^/@]+)@[^/]+/, '$1');
  const said = packageNameOf(unversioned);
  if (said === undefined) return unresolved;
  const name = otherNames[said] ?? said;
  return { kind: 'package', name, subpath: subpathOf(unversioned, said) };
}

/** `@koa/router` of `@koa/router/lib/x`; `undefined` when it cannot be a package's name, as `./x`, `#db`, `@/models`, `~/models`. */
export function packageNameOf(specifier: string): string | undefined {
  return /^(?:@[\w~-][\w.~-]*\/)?[a-z\d_-][\w.~-]*/i.exec(specifier)?.[0];
}

function subpathOf(specifier: string, name: string): string {
  const subpath = specifier.slice(name.length);
  return subpath === '/' ? '' : subpath;
}

const installFolder = /[\\/]node_modules[\\/]/;

function isInstalled(path: string): boolean {
  return installFolder.test(path);
}

function installed(path: string, name: string | undefined, specifier: string): Resolution {
  const [last = ''] = path.split(installFolder).slice(-1);
  const holder = packageNameOf(last.replaceAll('\\', '/'));
  if (holder === undefined) return unresolved;
  return { kind: 'package', name: holder, subpath: holder === name ? subpathOf(specifier, name) : '' };
}

/** The native resolvers, one per tsconfig, and the project's own packages by name. */
class Tools {
  private readonly plain = new ResolverFactory(baseOptions);
  private readonly byConfig = new Map<string, ResolverFactory[]>();
  private readonly configs: ReadonlySet<string>;
  private readonly configOf = new Map<string, string | undefined>();
  private readonly manifestsOf = new Map<string, readonly SourcePackage[]>();
  private readonly byFolder: ReadonlyMap<string, SourcePackage>;
  private readonly byName: ReadonlyMap<string, SourcePackage>;

  private readonly input: ResolverInput;

  constructor(input: ResolverInput) {
    this.input = input;
    this.configs = new Set(input.configs);
    this.byFolder = new Map(input.packages.map((manifest) => [manifest.folder, manifest]));
    // Of two packages of one name, a member of the workspace is meant, or else the one that lies highest.
    const ranked = [...input.packages].sort((a, b) => Number(a.member) - Number(b.member) || b.folder.length - a.folder.length);
    this.byName = new Map(ranked.map((manifest) => [manifest.name, manifest]));
  }

  find(folder: string, specifier: string): string | undefined {
    const config = this.nearestConfig(folder);
    if (config === undefined) return this.ask(this.plain, folder, specifier).path;
    for (const resolver of this.resolversFor(config)) {
      const { path, error } = this.ask(resolver, folder, specifier);
      if (path !== undefined) return path;
      if (error !== undefined && aboutConfig.test(error)) return this.ask(this.useOwnPaths(config), folder, specifier).path;
    }
    return undefined;
  }

  /** The source of a package of this project, unless `folder` means an installed package of the same name. */
  sourceOf(folder: string, name: string, specifier: string): string | undefined {
    const manifest = this.byName.get(name);
    if (manifest === undefined || !this.isMeant(manifest, folder)) return undefined;
    return this.firstSource(manifest, sourceCandidates(manifest, subpathOf(specifier, name)));
  }

  /** What `imports` of the package explain, or the build of a framework. */
  internalSource(folder: string, specifier: string): string | undefined {
    const [manifest] = this.manifestsAround(folder);
    if (manifest === undefined || specifier.startsWith('.') || specifier.startsWith('/')) return undefined;
    const candidates = specifier.startsWith('#') ? internalCandidates(manifest, specifier) : [];
    return this.firstSource(manifest, [...candidates, ...providedCandidates(manifest, specifier)]);
  }

  private firstSource(manifest: SourcePackage, candidates: readonly string[]): string | undefined {
    for (const candidate of candidates) {
      const { path } = this.ask(this.plain, manifest.folder, candidate);
      if (path !== undefined && this.input.isSource(path)) return path;
    }
    return undefined;
  }

  /** A test's fixture may be called `express`; who depends on a version of express does not mean it. */
  private isMeant(manifest: SourcePackage, folder: string): boolean {
    const around = this.manifestsAround(folder);
    if (manifest.member || around.includes(manifest)) return true;
    const depending = around.find(({ dependencies }) => dependencies.has(manifest.name));
    return depending === undefined || depending.linked.has(manifest.name);
  }

  private manifestsAround(folder: string): readonly SourcePackage[] {
    const known = this.manifestsOf.get(folder);
    if (known !== undefined) return known;
    const parent = dirname(folder);
    const above = parent === folder ? [] : this.manifestsAround(parent);
    const own = this.byFolder.get(folder);
    const around = own === undefined ? above : [own, ...above];
    this.manifestsOf.set(folder, around);
    return around;
  }

  private nearestConfig(folder: string): string | undefined {
    if (this.configOf.has(folder)) return this.configOf.get(folder);
    const own = ['tsconfig.json', 'jsconfig.json'].map((name) => join(folder, name)).find((path) => this.configs.has(path));
    const parent = dirname(folder);
    const config = own ?? (parent === folder ? undefined : this.nearestConfig(parent));
    this.configOf.set(folder, config);
    return config;
  }

  private resolversFor(config: string): readonly ResolverFactory[] {
    let resolvers = this.byConfig.get(config);
    if (resolvers === undefined) {
      // No clones of the plain one: clones share the config that the first of them has read.
      resolvers = [new ResolverFactory({ ...baseOptions, tsconfig: { configFile: config } })];
      if (this.input.settingsOf(config).hasReferences) resolvers.push(new ResolverFactory({ ...baseOptions, tsconfig: { configFile: config, references: 'auto' } }));
      this.byConfig.set(config, resolvers);
    }
    return resolvers;
  }

  /** For a config that cannot be read to the end, because what it extends is not installed: its own paths, as far as they go. */
  private useOwnPaths(config: string): ResolverFactory {
    const { paths, baseUrl } = this.input.settingsOf(config);
    const alias: Record<string, string[]> = {};
    const modules = ['node_modules'];
    if (baseUrl !== undefined) modules.unshift(baseUrl);
    for (const [pattern, targets] of Object.entries(paths)) {
      if (pattern === '*') modules.unshift(...targets.map((target) => target.replace(/\*$/, '')));
      else alias[pattern.includes('*') ? pattern : `${pattern}$`] = [...targets];
    }
    const resolver = this.plain.cloneWithOptions({ ...baseOptions, alias, modules });
    this.byConfig.set(config, [resolver]);
    return resolver;
  }

  private ask(resolver: ResolverFactory, folder: string, specifier: string): { readonly path?: string; readonly error?: string } {
    const { path, error } = resolver.sync(folder, specifier);
    if (path === undefined) return error === undefined ? {} : { error };
    // Bundlers take a query after the name of a file: `./worker.js?url`.
    const query = path.indexOf('?');
    return { path: this.input.asGiven(query === -1 ? path : path.slice(0, query)) };
  }
}

const aboutConfig = /^(?:Tsconfig|Failed to load tsconfig)/;

const baseOptions: NapiResolveOptions = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.node'],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx'],
    '.jsx': ['.tsx', '.jsx', '.ts', '.js'],
    '.tsx': ['.tsx', '.ts'],
    '.mjs': ['.mts', '.mjs'],
    '.cjs': ['.cts', '.cjs'],
  },
  conditionNames: ['node', 'import', 'require'],
  mainFields: ['module', 'main'],
  nodePath: false,
};
