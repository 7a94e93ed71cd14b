import { basename } from 'node:path/posix';
import picomatch from 'picomatch';

import type { Framework } from '../../frameworks/framework.ts';
import type { Linker } from '../graph/link-imports.ts';
import type { PackageManifest } from '../project-index.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import { pathBelow, type InPlay } from './in-play.ts';

/** An export that code uses by a name that it does not declare or import. */
export interface Provided {
  readonly module: LinkedModule;
  readonly name: string;
}

interface Rule {
  readonly framework: Framework;
  readonly isFrom: (path: string) => boolean;
  readonly isInto: (path: string) => boolean;
}

type Table = ReadonlyMap<string, Provided>;

/** Finds what stands behind names that a framework imports by itself. Each package is asked about once. */
export class AutoImportFinder {
  private readonly linker: Linker;
  private readonly inPlay: InPlay;
  private readonly frameworks: readonly Framework[];
  private readonly rules: readonly Rule[];
  private readonly tables = new Map<PackageManifest | undefined, Map<Rule, Table>>();
  private readonly byModule = new Map<LinkedModule, readonly Table[]>();

  constructor(linker: Linker, inPlay: InPlay, frameworks: readonly Framework[]) {
    this.linker = linker;
    this.inPlay = inPlay;
    this.frameworks = frameworks.filter(({ autoImports }) => autoImports !== undefined);
    this.rules = this.frameworks.flatMap((framework) =>
      (framework.autoImports?.files ?? []).map(({ from, into }) => ({ framework, isFrom: picomatch([...from]), isInto: picomatch([...into]) })),
    );
  }

  /** What a name that the file does not declare stands for, when it is an export of another file. */
  provided(module: LinkedModule, name: string): Provided | undefined {
    for (const table of this.tablesOf(module)) {
      const found = table.get(name);
      if (found !== undefined && found.module !== module) return found;
    }
    return undefined;
  }

  /** Whether a specifier stands for all that may be used without an import. */
  isModule(module: LinkedModule, specifier: string): boolean {
    return this.frameworks.some((framework) => framework.autoImports?.modules.includes(specifier) === true && this.inPlay(module, framework));
  }

  /** The files whose exports the file uses by name. */
  importedBy(module: LinkedModule): readonly LinkedModule[] {
    if (this.tablesOf(module).every((table) => table.size === 0)) return [];
    const found = new Set<LinkedModule>();
    for (const value of module.summary.values) {
      const target = value.kind === 'global' || value.kind === 'import' ? this.provided(module, value.name)?.module : undefined;
      if (target !== undefined) found.add(target);
    }
    return [...found];
  }

  private tablesOf(module: LinkedModule): readonly Table[] {
    let known = this.byModule.get(module);
    if (known === undefined) {
      const path = pathBelow(module.manifest, module.path);
      known = this.rules.filter(({ framework, isInto }) => this.inPlay(module, framework) && isInto(path)).map((rule) => this.tableOf(rule, module.manifest));
      this.byModule.set(module, known);
    }
    return known;
  }

  private tableOf(rule: Rule, manifest: PackageManifest | undefined): Table {
    let ofPackage = this.tables.get(manifest);
    if (ofPackage === undefined) this.tables.set(manifest, (ofPackage = new Map()));
    let table = ofPackage.get(rule);
    if (table === undefined) ofPackage.set(rule, (table = this.exportsBelow(rule, manifest)));
    return table;
  }

  private exportsBelow({ isFrom }: Rule, manifest: PackageManifest | undefined): Table {
    const found = new Map<string, Provided>();
    for (const module of this.linker.modules.values()) {
      if (module.manifest !== manifest || !isFrom(pathBelow(manifest, module.path))) continue;
      for (const one of module.summary.exports) {
        if (one.kind === 'all') continue;
        const exported = one.name === 'module.exports' ? 'default' : one.name;
        const name = exported === 'default' ? nameOfFile(module.path) : exported;
        if (!found.has(name)) found.set(name, { module, name: exported });
      }
    }
    return found;
  }
}

/** `useCart` for `composables/use-cart.ts` and `composables/useCart/index.ts`. */
function nameOfFile(path: string): string {
  const [file = ''] = basename(path).split('.');
  const name = file === 'index' ? basename(path.slice(0, path.lastIndexOf('/'))) : file;
  return name.replace(/[-_.]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}
