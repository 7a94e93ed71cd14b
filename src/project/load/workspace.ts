import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

import { globSync } from 'tinyglobby';
import type * as yaml from 'yaml';

import { toolFiles } from '../../models/tool-files.ts';
import { reasonOf } from './text.ts';
import type { FileFailure } from '../project-index.ts';
import type { SourcePackage } from '../resolve-source.ts';

/** The folder that a file's project starts at: the nearest with a package.json, or else `around` when the file lies below it, or else the file's own. */
export function findProjectRoot(file: string, around?: string): string {
  const own = dirname(resolve(file));
  const folders = ancestorsOf(own);
  const orphan = around !== undefined && folders.includes(resolve(around)) ? resolve(around) : own;
  return folders.find((folder) => existsSync(join(folder, 'package.json'))) ?? orphan;
}

/** The packages that a repository develops together and that import each other by name. */
export interface Workspace {
  readonly folder: string;
  /** Absolute paths of the members' folders. */
  readonly members: readonly string[];
}

/** The workspace that a package is a member, or the root, of. */
export function findWorkspace(root: string): Workspace | undefined {
  for (const folder of ancestorsOf(root)) {
    const patterns = workspacePatterns(folder);
    if (patterns.length === 0) continue;
    const members = globSync(
      patterns.map((pattern) => `${pattern.replace(/\/+$/, '')}/package.json`),
      { cwd: folder, absolute: true, expandDirectories: false, followSymbolicLinks: false, ignore: ['**/node_modules/**'] },
    ).map((manifest) => dirname(resolve(manifest)));
    if (folder === root || members.includes(root)) return { folder, members: members.sort() };
  }
  return undefined;
}

/** The outermost folder whose settings hold in `root`: that of the git repository, or else the workspace's. */
export function findCeiling(root: string, workspace: Workspace | undefined): string {
  return ancestorsOf(root).find((folder) => existsSync(join(folder, '.git'))) ?? workspace?.folder ?? root;
}

/** Reads a package.json as far as it makes sense. */
export function readManifest(file: string, workspace: Workspace | undefined): { manifest: SourcePackage } | { failure: FileFailure } {
  const folder = dirname(file);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return { failure: { file, reason: error instanceof SyntaxError ? 'is not valid JSON' : reasonOf(error) } };
  }
  if (!isRecord(json)) return { failure: { file, reason: 'holds no JSON object' } };
  const dependencies = dependencyFields.flatMap((field) => Object.entries(recordIn(json, field)));
  return {
    manifest: {
      folder,
      name: typeof json['name'] === 'string' ? json['name'] : '',
      dependencies: new Set([...dependencies.map(([name]) => name), ...toolsAt(folder)]),
      linked: new Set(dependencies.filter(([, range]) => place.test(String(range))).map(([name]) => name)),
      member: workspace !== undefined && (folder === workspace.folder || workspace.members.includes(folder)),
      exports: json['exports'],
      imports: json['imports'],
      ...('shared-state' in json && { settings: json['shared-state'] }),
      entries: ['source', 'module', 'main', 'types'].map((field) => json[field]).filter((entry) => typeof entry === 'string'),
    },
  };
}

/** The tools whose files stand in a package, or in folders above it that are no package themselves, up to the repository's own. */
function toolsAt(folder: string): readonly string[] {
  const found: string[] = [];
  for (const at of ancestorsOf(folder)) {
    const names = namesIn(at);
    if (at !== folder && names.includes('package.json')) break;
    for (const name of names) if (Object.hasOwn(toolFiles, name)) found.push(toolFiles[name] ?? '');
    if (names.includes('.git') || names.length === 0) break;
  }
  return found;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const dependencyFields = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
const place = /^(?:workspace|file|link|portal):/;

/** The folder itself and those above it, nearest first. */
function ancestorsOf(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestorsOf(parent)];
}

function workspacePatterns(folder: string): readonly string[] {
  const field = readSetting(join(folder, 'package.json'), JSON.parse)['workspaces'];
  return [
    ...stringsOf(isRecord(field) ? field['packages'] : field),
    ...stringsOf(readSetting(join(folder, 'pnpm-workspace.yaml'), parseYaml)['packages']),
    ...stringsOf(readSetting(join(folder, 'lerna.json'), JSON.parse)['packages']),
  ];
}

/** Loads the parser when there is something to parse: loading takes as long as reading a few hundred files. */
function parseYaml(text: string): unknown {
  const { parse } = createRequire(import.meta.url)('yaml') as typeof yaml;
  return parse(text);
}

/** What does not exist or does not parse sets nothing. */
function readSetting(file: string, parse: (text: string) => unknown): Record<string, unknown> {
  if (!existsSync(file)) return {};
  try {
    const value = parse(readFileSync(file, 'utf8'));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function recordIn(record: Record<string, unknown>, field: string): Record<string, unknown> {
  const value = record[field];
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
