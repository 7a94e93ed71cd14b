import picomatch from 'picomatch';

import type { ExportEntryPoint, Framework } from '../../frameworks/framework.ts';
import type { ImportTarget, Linker } from '../graph/link-imports.ts';
import { packageNameOf } from '../resolve.ts';
import type { PackageManifest } from '../project-index.ts';
import type { LinkedModule } from '../values/linked-module.ts';

/** Files at places where a framework looks for handlers. */
export interface FilePattern {
  readonly framework: Framework;
  readonly entryPoint: ExportEntryPoint;
  /** Those of the entry point, or the one that settings name. */
  readonly exports: readonly string[];
  readonly matches: (path: string) => boolean;
}

export function filePatternsOf(frameworks: readonly Framework[]): readonly FilePattern[] {
  return frameworks.flatMap((framework) =>
    framework.entryPoints.flatMap((entryPoint) => (entryPoint.kind === 'export' && entryPoint.namedBy === undefined ? [{ framework, entryPoint, exports: entryPoint.exports, matches: compiledLater(entryPoint.files) }] : [])),
  );
}

/** Most frameworks are in play nowhere in a project, and to compile a glob takes longer than to match with it a thousand times. */
export function compiledLater(globs: readonly string[]): FilePattern['matches'] {
  let matches: FilePattern['matches'] | undefined;
  return (path) => (matches ??= picomatch([...globs]))(path);
}

/** Whether a framework is in play in the package of a file. */
export type InPlay = (module: LinkedModule, framework: Framework) => boolean;

/** A framework is in play in a package that depends on it, or one of whose files imports it or uses one of its globals. */
export function playFinder(linker: Linker, frameworks: readonly Framework[], mayServe: (path: string) => boolean): InPlay {
  const provided = relativeNames(frameworks);
  const globals = new Set(frameworks.flatMap((framework) => framework.globals ?? []));
  const namedIn = new Map<string, Set<string>>();
  for (const module of linker.modules.values()) {
    const key = module.manifest?.folder ?? '';
    let names = namedIn.get(key);
    if (names === undefined) namedIn.set(key, (names = new Set(module.manifest?.dependencies ?? [])));
    for (const request of module.file.requests) {
      if (request.startsWith('.') || request.startsWith('/')) {
        for (const name of provided) if (request === name || (name.endsWith('/*') && request.startsWith(name.slice(0, -1)))) names.add(name);
        continue;
      }
      const target = linker.resolve(module, request);
      if (target.kind === 'package') names.add(target.name).add(`${target.name}${target.subpath}`);
      else if (target.kind === 'unresolved') names.add(request);
      else {
        const name = siblingNamed(request, target);
        if (name !== undefined) names.add(name);
      }
    }
    if (!module.file.inert && mayServe(module.path)) for (const value of module.summary.values) if (value.kind === 'global' && globals.has(value.name)) names.add(`global#${value.name}`);
  }
  for (const { folder, name } of linker.deployments) {
    const manifest = linker.manifestOf(`${folder}/`);
    if (manifest === undefined || manifest.folder === folder) namedIn.get(manifest?.folder ?? '')?.add(fileName(name));
  }
  const answers = new Map<ReadonlySet<string> | undefined, Map<Framework, boolean>>();
  return (module, framework) => {
    const names = namedIn.get(module.manifest?.folder ?? '');
    let known = answers.get(names);
    if (known === undefined) answers.set(names, (known = new Map()));
    let answer = known.get(framework);
    if (answer === undefined) known.set(framework, (answer = isNamed(framework, names ?? new Set())));
    return answer;
  };
}

/** The name of the package of the workspace that an import leads into, if it is imported by that name. */
export function siblingNamed(request: string, target: ImportTarget): string | undefined {
  const name = target.kind === 'module' ? target.module.manifest?.name : undefined;
  return name !== undefined && name === packageNameOf(request) ? name : undefined;
}

/** Modules beside a file that the build of a framework provides: `./$types`. */
function relativeNames(frameworks: readonly Framework[]): readonly string[] {
  return frameworks.flatMap(({ packages }) => packages.filter((name) => name.startsWith('.')));
}

/** Whether one of the framework's packages or globals is among the names. */
export function isNamed({ packages, globals = [], deployedBy = [] }: Framework, names: ReadonlySet<string>): boolean {
  if (deployedBy.some(({ file, unless = [] }) => names.has(fileName(file)) && !unless.some((name) => names.has(name)))) return true;
  return packages.length === 0 || packages.some((name) => (name.endsWith('/*') ? hasInScope(names, name.slice(0, -1)) : names.has(name))) || globals.some((name) => names.has(`global#${name}`));
}

/** How a file of settings stands among the names of packages. */
function fileName(name: string): string {
  return `file:${name}`;
}

function hasInScope(names: ReadonlySet<string>, scope: string): boolean {
  for (const name of names) if (name.startsWith(scope)) return true;
  return false;
}

/** The path of a file below the folder of its package, as descriptors write it. */
export function pathBelow(manifest: PackageManifest | undefined, file: string): string {
  const folder = manifest?.folder ?? '';
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file.slice(1);
}
