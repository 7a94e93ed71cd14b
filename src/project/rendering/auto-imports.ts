import picomatch from 'picomatch';

import type { Framework } from '../../frameworks/framework.ts';
import { pathBelow } from '../entry-points/in-play.ts';
import type { Linker } from '../graph/link-imports.ts';
import type { PackageManifest } from '../project-index.ts';
import type { LinkedModule } from '../values/linked-module.ts';

/** An export that other files use without importing it. */
export interface AutoImport {
  readonly module: LinkedModule;
  readonly name: string;
}

/** Finds what the names are that a framework's build imports by itself: what is exported from some folders. */
export class AutoImports {
  private readonly linker: Linker;
  private readonly frameworks: readonly Framework[];
  private readonly isInPlay: (module: LinkedModule, framework: Framework) => boolean;
  private readonly known = new Map<PackageManifest | undefined, ReadonlyMap<string, AutoImport>>();

  constructor(linker: Linker, frameworks: readonly Framework[], isInPlay: (module: LinkedModule, framework: Framework) => boolean) {
    this.linker = linker;
    this.frameworks = frameworks.filter(({ autoImports }) => autoImports !== undefined);
    this.isInPlay = isInPlay;
  }

  /** What a name means in a file that does not declare it. */
  find(module: LinkedModule, name: string): AutoImport | undefined {
    return this.namesIn(module).get(name);
  }

  /** The files that a file uses in this way. */
  filesUsedBy(module: LinkedModule): ReadonlySet<LinkedModule> {
    const names = this.namesIn(module);
    const found = new Set<LinkedModule>();
    if (names.size === 0) return found;
    for (const value of module.summary.values) {
      const target = value.kind === 'global' ? names.get(value.name) : undefined;
      if (target !== undefined && target.module !== module) found.add(target.module);
    }
    return found;
  }

  private namesIn(module: LinkedModule): ReadonlyMap<string, AutoImport> {
    let names = this.known.get(module.manifest);
    if (names === undefined) this.known.set(module.manifest, (names = this.collect(module)));
    return names;
  }

  private collect(from: LinkedModule): ReadonlyMap<string, AutoImport> {
    const globs = this.frameworks.filter((framework) => this.isInPlay(from, framework)).flatMap(({ autoImports = [] }) => autoImports);
    const names = new Map<string, AutoImport>();
    if (globs.length === 0) return names;
    const matches = picomatch(globs);
    for (const module of this.linker.modules.values()) {
      if (module.manifest !== from.manifest || !matches(pathBelow(module.manifest, module.path))) continue;
      for (const one of module.summary.exports) {
        if (one.kind === 'all') continue;
        const name = one.name === 'default' ? nameOfFile(module.path) : one.name;
        if (!names.has(name)) names.set(name, { module, name: one.name });
      }
    }
    return names;
  }
}

/** `useProfile` for `composables/use-profile.ts`, whose default export goes by that name. */
function nameOfFile(path: string): string {
  const parts = path.split('/');
  const file = (parts.at(-1) ?? '').replace(/\..*$/, '');
  const name = file === 'index' ? (parts.at(-2) ?? '') : file;
  return name.replace(/[-_.](\w)/g, (_, letter: string) => letter.toUpperCase());
}
