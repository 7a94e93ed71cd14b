import { posix } from 'node:path';

import { Node, type SourceFile } from 'ts-morph';

import { clientsToInstall, storeClients, type StoreClient } from '../../remedies/stores.ts';
import type { Declared } from '../state/declaration.ts';
import { exportNames } from '../text/exports.ts';
import { addImport, importedAs } from '../text/imports.ts';
import type { Move } from '../move.ts';
import { Refusal, require } from '../refusal.ts';
import type { Sources } from '../sources.ts';
import { inStyle, styleOf } from '../text/style.ts';

/** A client of a store as the code can name it: one that the project has, or one that is about to be made. */
export interface Client {
  readonly kind: StoreClient;
  /** The expression that stands for it. */
  readonly expression: string;
  /** Code that makes it, which goes before the state; '' when it is there. */
  readonly code: string;
}

/** The client that the nearest package.json names, or the usual one; `needs` says which methods it has to have. */
export function clientFor(move: Move, needs: (client: StoreClient) => string | undefined): Client {
  const { sources, declared, options } = move;
  const dependencies = sources.dependenciesOf(declared.file.getFilePath());
  if (options.using !== undefined) require(storeClients.some((one) => one.package === options.using), `nothing is known of '${options.using}' as a client of a store; known are ${storeClients.map((one) => one.package).join(', ')}`);
  const candidates = options.using === undefined ? storeClients.filter((one) => dependencies.has(one.package)) : storeClients.filter((one) => one.package === options.using);
  const obstacles: string[] = [];
  const fitting: { readonly kind: StoreClient; readonly known: KnownClient | undefined }[] = [];
  for (const kind of candidates.length > 0 ? candidates : clientsToInstall.flatMap((name) => storeClients.find((one) => one.package === name) ?? [])) {
    const lacks = needs(kind);
    if (lacks !== undefined) {
      obstacles.push(`${kind.package} has no step for ${lacks}`);
      continue;
    }
    fitting.push({ kind, known: clientIn(sources, kind, declared) });
  }
  // One that is there comes before one that would have to be made.
  for (const { kind, known } of [...fitting.filter((one) => one.known !== undefined), ...fitting]) {
    if (kind.uses !== undefined && (known !== undefined || kind.create !== undefined)) addImport(move.edits, declared.file, { name: kind.uses.name, kind: 'named', from: kind.uses.from });
    if (known !== undefined) return { kind, expression: useFrom(move, known), code: '' };
    if (kind.create === undefined) obstacles.push(`the project makes no client of ${kind.package} at the top of a file`);
    else return { kind, ...make(move, kind) };
  }
  throw new Refusal(`no client of a store will do: ${obstacles.join('; ')}`);
}

interface KnownClient {
  readonly name: string;
  readonly file: SourceFile;
  readonly isExported: boolean;
}

/** A client at the top of a file; that of the state's own file first, and none that listens to messages. */
function clientIn({ index, project }: Sources, kind: StoreClient, { file }: Declared): KnownClient | undefined {
  const importing = [...index.files].filter(([path, { requests }]) => /\.[cm]?[jt]sx?$/.test(path) && modulesOf(kind).some((one) => requests.includes(one))).map(([path]) => path);
  const paths = [...new Set<string>([file.getFilePath(), ...importing])];
  const files = paths.flatMap((path) => project.getSourceFile(path) ?? project.addSourceFileAtPathIfExists(path) ?? []);
  const found = files.flatMap((one) => clientsIn(one, kind));
  return found.find((one) => one.file === file) ?? found.find(({ isExported }) => isExported) ?? found[0];
}

/** What a file imports that makes a client. */
function modulesOf({ package: name, module = name, made }: StoreClient): readonly string[] {
  return [module, ...made.flatMap(({ from }) => from ?? [])];
}

function clientsIn(file: SourceFile, kind: StoreClient): readonly KnownClient[] {
  const makers = kind.made.flatMap(({ name, method, from }) => {
    const local = importedAs(file, name, from ?? kind.module ?? kind.package);
    return local === undefined ? [] : [method === undefined ? local : `${local}.${method}`];
  });
  return file.getVariableStatements().flatMap((statement) =>
    statement.getDeclarations().flatMap((declaration): KnownClient[] => {
      const name = declaration.getNameNode();
      const made = madeBy(declaration.getInitializer());
      if (!Node.isIdentifier(name) || made === undefined || !makers.includes(made)) return [];
      const uses = name.findReferencesAsNodes();
      const listens = uses.some((use) => /^p?subscribe$/i.test(use.getParent()?.getText().split('.').at(-1) ?? ''));
      const isExported = statement.hasExportKeyword() || uses.some((use) => Node.isExportSpecifier(use.getParent()) || /^(?:module\.)?exports\b/.test(use.getFirstAncestor(Node.isBinaryExpression)?.getLeft().getText() ?? ''));
      return listens ? [] : [{ name: name.getText(), file, isExported }];
    }),
  );
}

/** The text of what is called, or constructed, at the bottom of a chain: `createClient` of `await createClient().connect()`. */
function madeBy(node: Node | undefined): string | undefined {
  if (Node.isAwaitExpression(node) || Node.isParenthesizedExpression(node) || Node.isAsExpression(node)) return madeBy(node.getExpression());
  if (Node.isNewExpression(node)) return node.getExpression().getText();
  if (!Node.isCallExpression(node)) return undefined;
  const callee = node.getExpression();
  const below = Node.isPropertyAccessExpression(callee) ? madeBy(callee.getExpression()) : undefined;
  return below ?? callee.getText();
}

function useFrom({ edits, declared }: Move, { name, file, isExported }: KnownClient): string {
  if (file === declared.file) return name;
  if (!isExported) exportNames(edits, file, [name]);
  return addImport(edits, declared.file, { name, kind: 'named', from: file });
}

function make({ edits, declared, packages }: Move, kind: StoreClient): Pick<Client, 'code' | 'expression'> {
  const { create } = kind;
  if (create === undefined) throw new Refusal(`a client of ${kind.package} has to be made first`);
  addImport(edits, declared.file, { name: create.import, kind: create.kind, from: create.from ?? kind.package });
  packages.set(kind.package, kind.range);
  for (const [name, range] of Object.entries(create.with ?? {})) packages.set(name, range);
  const style = styleOf(declared.file);
  return { expression: kind.connected ?? create.variable, code: `${inStyle(create.code, style)}${style.lineBreak}${style.lineBreak}` };
}

/** A name for the state in the store that other programs which use the same one hardly have: `shop:drafts`. */
export function keyFor({ index }: Sources, { file, name }: Declared): string {
  const owner = index.packages.find(({ folder }) => file.getFilePath().startsWith(`${folder}/`));
  const project = posix.basename(owner?.name ?? '');
  return project === '' ? name : `${project}:${name}`;
}
