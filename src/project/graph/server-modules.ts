import { globalPathsOf, usesGlobal } from '../entry-points/signs.ts';
import type { Framework } from '../../frameworks/framework.ts';
import { siblingNamed } from '../entry-points/in-play.ts';
import type { Linker } from './link-imports.ts';
import type { LinkedModule } from '../values/linked-module.ts';

/**
 * The files that may take part in serving: those that import a framework (or use one of the runtime's own servers), or
 * stand where a framework looks for handlers; the files that import these, up to where the server starts; and all that
 * any of them imports, in the order in which they are loaded. Browser code and vendored bundles beside the server are left out, and cost nothing.
 */
export function serverModules(modules: readonly LinkedModule[], linker: Linker, frameworks: readonly Framework[], isHandlerFile: (module: LinkedModule) => boolean, isInPlay: (module: LinkedModule, framework: Framework) => boolean): readonly LinkedModule[] {
  const packages = packagesOf(frameworks);
  const always = globalPathsOf(frameworks).filter(([name = '', next]) => next !== undefined && next !== '()' && !globalObjects.has(name));
  const pathsFor = new Map<LinkedModule['manifest'], ReturnType<typeof globalPathsOf>>();
  const imports = new Map<LinkedModule, LinkedModule[]>();
  const importers = new Map<LinkedModule, LinkedModule[]>();
  const seeds: LinkedModule[] = [];
  const namesServer = (module: LinkedModule): boolean => {
    let paths = pathsFor.get(module.manifest);
    if (paths === undefined) pathsFor.set(module.manifest, (paths = [...always, ...globalPathsOf(frameworks.filter((framework) => isInPlay(module, framework)))]));
    return usesGlobal(module, paths);
  };
  for (const module of modules) {
    const targets: LinkedModule[] = [];
    let importsFramework = false;
    for (const request of module.file.requests) {
      const target = linker.resolve(module, request);
      if (target.kind === 'package') importsFramework ||= packages.has(target.name) || packages.has(`${target.name}${target.subpath}`);
      else if (target.kind === 'module') {
        // A package of the workspace may be a framework, too.
        importsFramework ||= packages.has(siblingNamed(request, target) ?? '');
        targets.push(target.module);
      } else importsFramework ||= packages.has(request);
    }
    targets.push(...(linker.autoImports?.importedBy(module) ?? []));
    for (const target of targets) {
      const known = importers.get(target);
      if (known === undefined) importers.set(target, [module]);
      else known.push(module);
    }
    imports.set(module, targets);
    if (importsFramework || isHandlerFile(module) || (!module.file.inert && namesServer(module))) seeds.push(module);
  }
  const reached = closure(closure(seeds, importers), imports);
  return inImportOrder(modules.filter((module) => reached.has(module)), imports);
}

/** What a file imports comes before it, as when the files are loaded; rings end where they began. */
function inImportOrder(modules: readonly LinkedModule[], imports: ReadonlyMap<LinkedModule, readonly LinkedModule[]>): readonly LinkedModule[] {
  const wanted = new Set(modules);
  const begun = new Set<LinkedModule>();
  const ordered: LinkedModule[] = [];
  for (const first of modules) {
    const open = [{ module: first, next: 0 }];
    if (begun.has(first)) continue;
    begun.add(first);
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const target = imports.get(at.module)?.[at.next++];
      if (target === undefined) {
        ordered.push(at.module);
        open.pop();
      } else if (wanted.has(target) && !begun.has(target)) {
        begun.add(target);
        open.push({ module: target, next: 0 });
      }
    }
  }
  return ordered;
}

/** `self.addEventListener` is also what browser code says. */
const globalObjects: ReadonlySet<string> = new Set(['self', 'globalThis']);

/** What can be reached along the edges, the start included. */
export function closure<T>(from: Iterable<T>, edges: ReadonlyMap<T, readonly T[]>): ReadonlySet<T> {
  const reached = new Set(from);
  for (const module of reached) for (const next of edges.get(module) ?? []) reached.add(next);
  return reached;
}

/** The packages that a file imports when it has to do with a framework. */
export function packagesOf(frameworks: readonly Framework[]): ReadonlySet<string> {
  return new Set(frameworks.flatMap((framework) => framework.packages));
}
