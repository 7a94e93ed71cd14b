import type { ExportEntryPoint, Framework, NamedPlaces } from '../../frameworks/framework.ts';
import type { Deployment, PackageManifest } from '../project-index.ts';
import { compiledLater, type FilePattern } from './in-play.ts';

/**
 * Where files of settings say that handlers stand: at the places that a platform looks at below the folder of its settings, and at those that
 * the settings name. The patterns match absolute paths.
 */
export function deployedPatterns(frameworks: readonly Framework[], deployments: readonly Deployment[], manifestIn: (folder: string) => PackageManifest | undefined): readonly FilePattern[] {
  return deployments.flatMap((deployment) => frameworks.flatMap((framework) => patternsOf(framework, deployment, manifestIn(deployment.folder))));
}

/** Whether the settings say that the framework runs the code around them. */
export function isDeployedBy({ deployedBy = [] }: Framework, { name }: Deployment, manifest: PackageManifest | undefined): boolean {
  return deployedBy.some(({ file, unless = [] }) => file === name && !unless.some((other) => manifest?.dependencies.has(other) === true));
}

function patternsOf(framework: Framework, deployment: Deployment, manifest: PackageManifest | undefined): readonly FilePattern[] {
  const deployed = isDeployedBy(framework, deployment, manifest);
  return framework.entryPoints.flatMap((entryPoint) => {
    if (entryPoint.kind !== 'export') return [];
    if (entryPoint.namedBy?.in.includes(deployment.name) === true) return named(framework, entryPoint, entryPoint.namedBy, deployment);
    return deployed && entryPoint.namedBy === undefined ? [{ framework, entryPoint, exports: entryPoint.exports, matches: below(deployment.folder, entryPoint.files) }] : [];
  });
}

function named(framework: Framework, entryPoint: ExportEntryPoint, places: NamedPlaces, { folder, settings }: Deployment): readonly FilePattern[] {
  const found = places.keys.flatMap((key) => namesAt(settings, key.split('.'), places.below));
  return found.flatMap(({ name, from }) => {
    const at = trimmed(from);
    const place = at === '' ? folder : `${folder}/${at}`;
    if (places.as === 'folder') return [{ framework, entryPoint, exports: entryPoint.exports, matches: below(inside(place, name), entryPoint.files) }];
    if (places.as === 'files') return [{ framework, entryPoint, exports: entryPoint.exports, matches: below(place, [trimmed(name)]) }];
    const { file, exported } = handler.exec(trimmed(name))?.groups ?? {};
    return file === undefined || exported === undefined ? [] : [{ framework, entryPoint, exports: [exported], matches: isOneOf(`${place}/${file}`) }];
  });
}

/** `src/orders.place`: a file without its ending, and what it exports. */
const handler = /^(?<file>(?:.*\/)?[^/.]+)\.(?<exported>[^/]+)$/;
const endings: ReadonlySet<string> = new Set(['.js', '.cjs', '.mjs', '.jsx', '.ts', '.cts', '.mts', '.tsx']);

function isOneOf(start: string): (path: string) => boolean {
  return (path) => path.startsWith(start) && endings.has(path.slice(start.length));
}

function inside(folder: string, name: string): string {
  const path = trimmed(name);
  return path === '' ? folder : `${folder}/${path}`;
}

/** Paths in settings begin and end in every way: `./functions/`, `/functions`. */
function trimmed(path: string): string {
  return path.replace(/^(?:\.?\/)+|^\.$|\/+$/g, '');
}

function below(folder: string, globs: readonly string[]): (path: string) => boolean {
  const matches = compiledLater(globs);
  return (path) => path.startsWith(`${folder}/`) && matches(path.slice(folder.length + 1));
}

interface Name {
  readonly name: string;
  /** The folder that it counts from. */
  readonly from: string;
}

function namesAt(settings: unknown, [key = '', ...rest]: readonly string[], beside: string | undefined): readonly Name[] {
  if (typeof settings !== 'object' || settings === null) return [];
  const record = settings as Readonly<Record<string, unknown>>;
  const held = key === '*' ? Object.values(record) : Object.hasOwn(record, key) ? [record[key]] : [];
  if (rest.length > 0) return held.flatMap((one) => namesAt(one, rest, beside));
  const from = beside === undefined ? undefined : record[beside];
  return held.flatMap((name) => (typeof name === 'string' ? [{ name, from: typeof from === 'string' ? from : '' }] : []));
}
