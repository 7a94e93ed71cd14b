import type { Framework } from '../../frameworks/framework.ts';
import type { Linker } from '../graph/link-imports.ts';
import type { Activation } from '../values/activation.ts';

/** Entry points of processes that several clients share: a program that talks over its standard input serves one. */
export function withoutOneClient(entries: readonly Activation[], linker: Linker, frameworks: readonly Framework[]): readonly Activation[] {
  const served = new Map(frameworks.flatMap(({ name, oneClient }) => (oneClient === undefined ? [] : [[name, foldersOf(linker, oneClient)] as const])));
  return entries.filter(({ entry, module }) => served.get(entry?.framework ?? '')?.has(module.manifest?.folder ?? '') !== true);
}

/** Folders of the packages that import one of the first and none of the others. */
function foldersOf(linker: Linker, { imports, unless }: NonNullable<Framework['oneClient']>): ReadonlySet<string> {
  const importing = (specifiers: readonly string[]): ReadonlySet<string> => {
    const found = new Set<string>();
    for (const { file, manifest } of linker.modules.values()) if (file.requests.some((request) => specifiers.includes(request))) found.add(manifest?.folder ?? '');
    return found;
  };
  const shared = importing(unless);
  return new Set([...importing(imports)].filter((folder) => !shared.has(folder)));
}
