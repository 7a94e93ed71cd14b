import { posix } from 'node:path';

import { applyEdits, modify } from 'jsonc-parser';

import type { Edits } from './edits.ts';
import type { Sources } from '../sources.ts';

/** Names the packages in the nearest package.json, as far as it does not name them; `packages` keeps those that have to be installed. */
export function addDependencies(edits: Edits, sources: Sources, file: string, packages: Map<string, string>): void {
  const owner = sources.index.packages.find(({ folder }) => file.startsWith(`${folder}/`));
  if (owner === undefined) return;
  for (const name of packages.keys()) if (owner.dependencies.has(name)) packages.delete(name);
  if (packages.size === 0) return;
  const path = posix.join(owner.folder, 'package.json');
  const old = sources.project.getFileSystem().readFileSync(path);
  let text = old;
  for (const [name, range] of packages) {
    const formattingOptions = { insertSpaces: !/^\t/m.test(text), tabSize: /^( +)"/m.exec(text)?.[1]?.length ?? 2 };
    text = applyEdits(text, modify(text, ['dependencies', name], range, { formattingOptions, getInsertionIndex: (names) => placeAmong(names, name) }));
  }
  edits.create(path, text);
}

/** Where npm would put the name: a list that is in order stays in order. */
function placeAmong(names: readonly string[], name: string): number {
  const isInOrder = names.every((one, index) => index === 0 || (names[index - 1] ?? '') < one);
  const next = names.findIndex((one) => name < one);
  return isInOrder && next !== -1 ? next : names.length;
}

/** The major version of a package that the nearest package.json asks for, or that is installed; undefined when neither tells. */
export function majorOf({ index, project }: Sources, file: string, name: string): number | undefined {
  const owner = index.packages.find(({ folder }) => file.startsWith(`${folder}/`));
  if (owner === undefined) return undefined;
  const files = project.getFileSystem();
  const read = (path: string): Record<string, unknown> => {
    try {
      return JSON.parse(files.readFileSync(path)) as Record<string, unknown>; // read by name below
    } catch {
      return {};
    }
  };
  const manifest = read(posix.join(owner.folder, 'package.json'));
  const ranges = ['dependencies', 'devDependencies', 'peerDependencies'].map((field) => (manifest[field] as Record<string, unknown> | undefined)?.[name]);
  const range = ranges.find((one) => typeof one === 'string');
  const asked = /^[\^~>=v\s]*(\d+)/.exec(range ?? '')?.[1];
  const { version } = read(posix.join(owner.folder, 'node_modules', name, 'package.json'));
  const installed = typeof version === 'string' ? /^(\d+)/.exec(version)?.[1] : undefined;
  return asked !== undefined ? Number(asked) : installed !== undefined ? Number(installed) : undefined;
}
