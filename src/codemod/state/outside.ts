import { posix } from 'node:path';

import { Node } from 'ts-morph';

import { isExported, type Declared } from './declaration.ts';
import { Refusal } from '../refusal.ts';
import type { Sources } from '../sources.ts';

/** Refuses when code outside of the project may use the state: it is among the exports of a package that others install. */
export function refuseForeignUse(declared: Declared, { index, project }: Sources): void {
  if (!isExported(declared) || Node.isPropertyDeclaration(declared.node)) return;
  const variable = Node.isVariableDeclaration(declared.node) ? declared.node : declared.node.getFirstAncestor(Node.isVariableDeclaration);
  if (variable === undefined) return;
  for (const manifest of index.packages) {
    const entries = 'entries' in manifest && Array.isArray(manifest.entries) ? (manifest.entries as readonly string[]) : [];
    const exported = 'exports' in manifest ? stringsIn(manifest.exports) : [];
    for (const entry of [...entries, ...exported]) {
      const file = candidates(manifest.folder, entry).map((path) => project.getSourceFile(path)).find((one) => one !== undefined);
      if (file === undefined || ![...file.getExportedDeclarations().values()].some((nodes) => nodes.some((node) => (node as Node) === variable))) continue;
      throw new Refusal(`'${declared.name}' is exported by the package '${manifest.name || posix.basename(manifest.folder)}' (${entry}), so that code outside of the project may use it`, declared.node);
    }
  }
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The file itself, and the source that it was built from by the usual folders. */
function candidates(folder: string, entry: string): readonly string[] {
  const path = posix.join(folder, entry);
  const places = [path, path.replace(/\/(?:dist|build|lib|out)\//, '/src/'), path.replace(/\/(?:dist|build|lib|out)\//, '/')];
  return places.flatMap((one) => [one, one.replace(/(?:\.d)?\.([cm]?)[jt]s$/, '.$1ts'), `${one}.ts`, `${one}.js`, posix.join(one, 'index.ts'), posix.join(one, 'index.js')]);
}
