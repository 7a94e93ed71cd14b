import type { AutoImportFinder } from '../entry-points/auto-imports.ts';
import { packageNameOf } from '../resolve.ts';
import { LinkedModule } from '../values/linked-module.ts';
import type { Deployment, PackageManifest, ProjectIndex } from '../project-index.ts';
import type { FunctionId, ModuleSummary, ValueId } from '../../summary/module-summary.ts';

/** Where an import leads, as far as the analysis follows it. */
export type ImportTarget =
  | { readonly kind: 'module'; readonly module: LinkedModule }
  /** A file of data: JSON. */
  | { readonly kind: 'data'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string; readonly subpath: string }
  | { readonly kind: 'unresolved' };

/** Knows every file of the project, and which import leads to which. */
export class Linker {
  readonly modules: ReadonlyMap<string, LinkedModule>;
  /** The files that may take part in serving, once these have been found: what stands in the others, a server never loads. */
  serving: readonly LinkedModule[] = [];
  /** What names mean that a file uses and nobody declares; nothing until it is known which frameworks are in play. */
  autoImports: AutoImportFinder | undefined;
  readonly deployments: readonly Deployment[];
  /** The package that a file or folder falls under. */
  readonly manifestOf: (path: string) => PackageManifest | undefined;
  private described: ReadonlySet<string> | undefined;
  private readonly index: ProjectIndex;
  private readonly targets = new Map<LinkedModule, Map<string, ImportTarget>>();
  private readonly dependent = new Map<LinkedModule, Map<FunctionId, boolean>>();

  constructor(index: ProjectIndex) {
    this.index = index;
    const manifestOf = manifestFinder(index.packages);
    this.manifestOf = manifestOf;
    this.deployments = index.deployments;
    this.modules = new Map(Array.from(index.files, ([path, file]) => [path, new LinkedModule(path, file, manifestOf(path))]));
  }

  resolve(from: LinkedModule, specifier: string): ImportTarget {
    let known = this.targets.get(from);
    if (known === undefined) this.targets.set(from, (known = new Map()));
    let target = known.get(specifier);
    if (target === undefined) known.set(specifier, (target = this.find(from, specifier)));
    return target;
  }

  private find(from: LinkedModule, specifier: string): ImportTarget {
    const resolution = this.index.resolve(from.path, specifier);
    if (resolution.kind !== 'file') return resolution;
    const module = this.modules.get(resolution.path);
    if (module === undefined) return resolution.path.endsWith('.json') ? { kind: 'data', path: resolution.path } : { kind: 'unresolved' };
    return this.frameworkOf(from, specifier, module) ?? { kind: 'module', module };
  }

  /** A framework whose own repository this is: what it does with the code that imports it by name, its descriptor says better than its source. What settings describe is read as well. */
  private frameworkOf(from: LinkedModule, specifier: string, { manifest }: LinkedModule): ImportTarget | undefined {
    const name = packageNameOf(specifier);
    if (name === undefined || manifest?.name !== name || manifest === from.manifest) return undefined;
    this.described ??= new Set(this.index.frameworks.flatMap(({ packages, told }) => (told === undefined ? packages : [])));
    const subpath = specifier.slice(name.length);
    return this.described.has(name) || this.described.has(specifier) ? { kind: 'package', name, subpath } : undefined;
  }

  /** Whether what a function answers is one of its parameters, or found through one, so that each call answers something else. */
  answersItsParameters(module: LinkedModule, fn: FunctionId): boolean {
    let known = this.dependent.get(module);
    if (known === undefined) this.dependent.set(module, (known = new Map()));
    let answer = known.get(fn);
    if (answer === undefined) {
      const { summary } = module;
      answer = (summary.functions[fn]?.returns ?? []).some((id) => leadsToParameter(summary, id, 0));
      known.set(fn, answer);
    }
    return answer;
  }
}

function leadsToParameter(summary: ModuleSummary, id: ValueId, depth: number): boolean {
  const value = summary.values[id];
  if (value === undefined || depth > 12) return false;
  const goOn = (part: ValueId): boolean => leadsToParameter(summary, part, depth + 1);
  switch (value.kind) {
    case 'parameter':
      return true;
    case 'member':
      return goOn(value.object);
    case 'either':
      return value.of.some(goOn);
    case 'awaited':
    case 'element':
    case 'typed':
      return goOn(value.of);
    case 'result': {
      const call = summary.calls[value.call];
      return call !== undefined && (goOn(call.callee) || call.arguments.some(goOn));
    }
    default:
      return false;
  }
}

/** The package.json that a file falls under: the one in the nearest folder above it. */
export function manifestFinder(packages: readonly PackageManifest[]): (path: string) => PackageManifest | undefined {
  const byFolder = new Map(packages.map((one) => [one.folder, one]));
  const known = new Map<string, PackageManifest | undefined>();
  const find = (folder: string): PackageManifest | undefined => {
    if (known.has(folder)) return known.get(folder);
    const parent = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    const found = byFolder.get(folder) ?? (parent === folder || parent === '' ? undefined : find(parent));
    known.set(folder, found);
    return found;
  };
  return (path) => find(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}
