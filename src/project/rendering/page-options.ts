import picomatch from 'picomatch';

import type { ExportEntryPoint, Framework } from '../../frameworks/framework.ts';
import type { Value, ValueId } from '../../summary/module-summary.ts';
import { pathBelow } from '../entry-points/in-play.ts';
import type { Linker } from '../graph/link-imports.ts';
import type { LinkedModule } from '../values/linked-module.ts';

/** What projects and pages say of where they are rendered: `export const ssr = false`, `ssr: false` in the settings of the build. */
export class PageOptions {
  private readonly linker: Linker;
  private readonly silent = new Map<Framework, ReadonlySet<string>>();

  constructor(linker: Linker) {
    this.linker = linker;
  }

  /** Whether a file, by its own exports or those of files around it, says that the framework does not call it so. */
  isOff(module: LinkedModule, { unless }: ExportEntryPoint): boolean {
    if (unless === undefined) return false;
    const own = constantExport(module, unless.export);
    if (own !== undefined) return own === unless.is;
    let folder = folderOf(module.path);
    const beside = this.exportedIn(folder, unless.beside, unless.export);
    if (beside !== undefined) return beside === unless.is;
    if (unless.above === undefined) return false;
    const top = module.manifest?.folder ?? '';
    for (;;) {
      const above = this.exportedIn(folder, unless.above, unless.export);
      if (above !== undefined) return above === unless.is;
      if (folder === top || folder === '') return false;
      folder = folderOf(folder);
    }
  }

  private exportedIn(folder: string, names: readonly string[] = [], name: string): string | undefined {
    for (const one of names) {
      const module = this.linker.modules.get(`${folder}/${one}`);
      const found = module === undefined ? undefined : constantExport(module, name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Whether the package that a file belongs to renders nothing on the server. */
  rendersNothing({ manifest }: LinkedModule, framework: Framework): boolean {
    const { rendersNothing } = framework;
    if (rendersNothing === undefined) return false;
    let folders = this.silent.get(framework);
    if (folders === undefined) this.silent.set(framework, (folders = this.foldersWith(rendersNothing)));
    return folders.has(manifest?.folder ?? '');
  }

  private foldersWith({ files, key, is }: NonNullable<Framework['rendersNothing']>): ReadonlySet<string> {
    const matches = picomatch([...files]);
    const found = new Set<string>();
    for (const module of this.linker.modules.values()) {
      if (matches(pathBelow(module.manifest, module.path)) && settingIn(module, key) === is) found.add(module.manifest?.folder ?? '');
    }
    return found;
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The text of a constant that a file exports. */
function constantExport(module: LinkedModule, name: string): string | undefined {
  for (const one of module.exportsNamed(name)) {
    const value = one.kind === 'value' ? lookThrough(module, one.value) : undefined;
    if (value?.kind === 'literal') return value.text;
  }
  return undefined;
}

/** A constant at the top of the object that a file of settings exports, itself or handed to a function. */
function settingIn(module: LinkedModule, key: string): string | undefined {
  const { values, calls } = module.summary;
  for (const one of [...module.exportsNamed('default'), ...module.exportsNamed('module.exports')]) {
    let settings = one.kind === 'value' ? lookThrough(module, one.value) : undefined;
    if (settings?.kind === 'result') settings = lookThrough(module, calls[settings.call]?.arguments[0] ?? 0);
    const held = settings?.kind === 'allocation' ? values[settings.properties.find(({ name }) => name === key)?.value ?? 0] : undefined;
    if (held?.kind === 'literal') return held.text;
  }
  return undefined;
}

/** The value behind a constant or a claim about its type. */
function lookThrough({ summary: { values, bindings } }: LinkedModule, id: ValueId): Value | undefined {
  let value = values[id];
  for (let depth = 0; depth < 4 && value !== undefined; depth++) {
    if (value.kind === 'typed') value = values[value.of];
    else if (value.kind === 'binding' && bindings[value.binding]?.values.length === 1) value = values[bindings[value.binding]?.values[0] ?? 0];
    else break;
  }
  return value;
}
