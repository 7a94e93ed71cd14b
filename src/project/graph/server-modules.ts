import type { Framework } from '../../frameworks/framework.ts';
import { parsePath } from '../values/access-path.ts';
import type { Linker } from './link-imports.ts';
import type { LinkedModule } from '../values/linked-module.ts';

/**
 * The files that may take part in serving: those that import a framework (or use one of the runtime's own servers), or
 * stand where a framework looks for handlers; the files that import these, up to where the server starts; and all that
 * any of them imports, in the order in which they are loaded. Browser code and vendored bundles beside the server are left out, and cost nothing.
 */
export function serverModules(modules: readonly LinkedModule[], linker: Linker, frameworks: readonly Framework[], isHandlerFile: (module: LinkedModule) => boolean, isInPlay: (module: LinkedModule, framework: Framework) => boolean): readonly LinkedModule[] {
  const packages = new Set(frameworks.flatMap((framework) => framework.packages));
  const always = globalPathsOf(frameworks).filter(([name = '', next]) => next !== undefined && next !== '()' && !globalObjects.has(name));
  const installed = frameworks.map((framework) => ({ framework, paths: globalPathsOf([framework]) })).filter(({ paths }) => paths.length > 0);
  const imports = new Map<LinkedModule, LinkedModule[]>();
  const importers = new Map<LinkedModule, LinkedModule[]>();
  const seeds: LinkedModule[] = [];
  for (const module of modules) {
    const targets: LinkedModule[] = [];
    let serves = isHandlerFile(module) || usesGlobal(module, always) || installed.some(({ framework, paths }) => isInPlay(module, framework) && usesGlobal(module, paths));
    for (const request of module.summary.requests) {
      const target = linker.resolve(module, request);
      if (target.kind === 'package') serves ||= packages.has(target.name) || packages.has(`${target.name}${target.subpath}`);
      else if (target.kind === 'module') {
        targets.push(target.module);
        const known = importers.get(target.module);
        if (known === undefined) importers.set(target.module, [module]);
        else known.push(module);
      }
    }
    imports.set(module, targets);
    if (serves) seeds.push(module);
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

function closure(from: Iterable<LinkedModule>, edges: ReadonlyMap<LinkedModule, readonly LinkedModule[]>): ReadonlySet<LinkedModule> {
  const reached = new Set(from);
  for (const module of reached) for (const next of edges.get(module) ?? []) reached.add(next);
  return reached;
}

/** `Deno.serve`, `defineEventHandler`: what the runtime or a framework puts among the globals and descriptors find servers at. */
function globalPathsOf(frameworks: readonly Framework[]): readonly (readonly string[])[] {
  return frameworks.flatMap(({ entryPoints }) =>
    entryPoints
      .flatMap((entryPoint) => (entryPoint.kind === 'registration' ? entryPoint.receivers : entryPoint.kind === 'call' ? entryPoint.callees : []))
      .filter((path) => path.startsWith('global#'))
      .map((path) => parsePath(path).steps.slice(0, 2)),
  );
}

/** Whether the file names one of these paths. */
function usesGlobal({ summary: { values } }: LinkedModule, paths: readonly (readonly string[])[]): boolean {
  return values.some((value) => {
    if (value.kind === 'global') return paths.some(([name, next]) => name === value.name && (next === undefined || next === '()'));
    const object = value.kind === 'member' ? values[value.object] : undefined;
    return value.kind === 'member' && object?.kind === 'global' && paths.some(([name, next]) => name === object.name && next === value.name);
  });
}
