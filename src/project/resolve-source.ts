import { frameworks } from '../frameworks/index.ts';
import { isNamed } from './entry-points/in-play.ts';
import type { PackageManifest } from './project-index.ts';

/** What resolving wants to know of a package whose source is at hand. */
export interface SourcePackage extends PackageManifest {
  /** True for a member of the workspace, which its siblings import by name. */
  readonly member: boolean;
  /** The dependencies that are given as a place (`workspace:*`, `file:…`, `link:…`) and not as a version. */
  readonly linked: ReadonlySet<string>;
  /** The fields `exports` and `imports` as they stand. */
  readonly exports: unknown;
  readonly imports: unknown;
  /** The fields `source`, `module`, `main` and `types`, in this order, as far as they are strings. */
  readonly entries: readonly string[];
}

/**
 * Where the source of `name + subpath` may lie, relative to the package's folder and without extension, likeliest first. A
 * manifest mostly names what a build writes; the source lies under the same name in `src` or beside the manifest.
 */
export function sourceCandidates(manifest: SourcePackage, subpath: string): readonly string[] {
  const targets = targetsOf(manifest.exports, `.${subpath}`);
  if (subpath === '') {
    const names = [...targets, ...manifest.entries].flatMap(sourcesOf);
    return [...new Set([...names, './src/index', './index', './lib/index', './src/main'])];
  }
  return [...new Set([...targets.flatMap(sourcesOf), `./src${subpath}`, `.${subpath}`, `./lib${subpath}`])];
}

/** The same for a specifier such as `#db`, which the package's own `imports` explain. */
export function internalCandidates(manifest: SourcePackage, specifier: string): readonly string[] {
  return [...new Set(targetsOf(manifest.imports, specifier).flatMap(sourcesOf))];
}

/** The same for a specifier such as `$lib/db`, which the build of a framework explains that the package depends on. */
export function providedCandidates(manifest: SourcePackage, specifier: string): readonly string[] {
  const [start = ''] = specifier.split('/', 1);
  const rest = specifier.slice(start.length);
  const folders = frameworks.flatMap((framework) => (framework.folders?.[start] !== undefined && isNamed(framework, manifest.dependencies) ? framework.folders[start] : []));
  return folders.map((folder) => `./${folder}${rest}`);
}

/** Every file that an `exports` or `imports` field names for a key, under whatever conditions. */
function targetsOf(field: unknown, key: string): readonly string[] {
  if (typeof field === 'string' || Array.isArray(field)) return key === '.' ? leavesOf(field) : [];
  if (!isRecord(field)) return [];
  if (!Object.keys(field).some((name) => name.startsWith('.') || name.startsWith('#'))) return key === '.' ? leavesOf(field) : [];
  if (key in field) return leavesOf(field[key]);
  for (const [pattern, target] of Object.entries(field)) {
    const star = pattern.indexOf('*');
    if (star === -1) continue;
    const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
    if (key.length < pattern.length || !key.startsWith(before) || !key.endsWith(after)) continue;
    const filling = key.slice(star, key.length - after.length);
    return leavesOf(target).map((leaf) => leaf.replaceAll('*', filling));
  }
  return [];
}

function leavesOf(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return target.flatMap(leavesOf);
  return isRecord(target) ? Object.values(target).flatMap(leavesOf) : [];
}

const outputFolder = /^(?:dist|build|out|output|lib|cjs|esm|es|types|typings|node)$/;
const extension = /(?:\.d)?\.[cm]?[jt]sx?$/;

/** `./dist/esm/db.js` gives `./dist/esm/db.js` itself, `./src/db`, `./db` and `./lib/db`. */
function sourcesOf(target: string): readonly string[] {
  const path = target.replace(/^\.\//, '').replace(/\/$/, '/index');
  if (path.startsWith('..') || path === '') return [];
  const segments = path.replace(extension, '').split('/');
  while (segments.length > 1 && outputFolder.test(segments[0] ?? '')) segments.shift();
  const name = segments.join('/');
  return [`./${path}`, `./src/${name}`, `./${name}`, `./lib/${name}`];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
