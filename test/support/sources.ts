/** The project's own source, as the tests of its structure see it. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

import ts from 'typescript';

export const projectFolder = join(import.meta.dirname, '../..');

export interface SourceFile {
  /** Relative to the project, with slashes. */
  readonly path: string;
  readonly lines: number;
  readonly tree: ts.SourceFile;
}

export interface Import {
  readonly from: string;
  /** A path relative to the project for files of ours, otherwise the specifier. */
  readonly to: string;
  readonly typeOnly: boolean;
}

export function sourcesIn(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => filesUnder(join(projectFolder, folder)))
    .filter((path) => path.endsWith('.ts'))
    .map(sourceAt);
}

/** Folders of the project that hold `.ts` files, relative to it. */
export function foldersWithSources(...folders: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { path } of sourcesIn(...folders)) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return counts;
}

export function importsOf({ path, tree }: SourceFile): Import[] {
  return tree.statements.flatMap((statement) => {
    const specifier = specifierOf(statement);
    if (specifier === undefined) return [];
    const to = specifier.startsWith('.') ? slashed(join(dirname(path), specifier)) : specifier;
    return [{ from: path, to, typeOnly: isTypeOnly(statement) }];
  });
}

/** Every function with a body, with the number of lines it takes. */
export function functionsIn({ tree }: SourceFile): { name: string; line: number; lines: number }[] {
  const found: { name: string; line: number; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const line = lineOf(tree, node.getStart(tree));
      const name = node.name?.getText(tree) ?? 'function';
      found.push({ name, line, lines: lineOf(tree, node.getEnd()) - line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** What a module declares at its top level that could be changed later, in words. */
export function changeableStateIn({ path, tree }: SourceFile): string[] {
  return tree.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => {
    const isConstant = (declarationList.flags & ts.NodeFlags.Const) !== 0;
    return declarationList.declarations.flatMap((declaration) => {
      const at = `${path}:${lineOf(tree, declaration.getStart(tree))} ${declaration.name.getText(tree)}`;
      if (!isConstant) return [`${at} can be assigned again`];
      return isChangeable(declaration, tree) ? [`${at} can be changed: annotate it as ReadonlyMap, ReadonlySet or readonly`] : [];
    });
  });
}

const sourceAt = (path: string): SourceFile => {
  const text = readFileSync(path, 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  return { path: slashed(relative(projectFolder, path)), lines: text.trimEnd().split('\n').length, tree };
};

function specifierOf(statement: ts.Statement): string | undefined {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return undefined;
  const { moduleSpecifier } = statement;
  return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined;
}

function isTypeOnly(statement: ts.Statement): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  if (!ts.isImportDeclaration(statement)) return false;
  const { importClause } = statement;
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return !name && !!namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements.every((element) => element.isTypeOnly);
}

/** Collections that are made to be filled. A collection of constants says so by its type. */
function isChangeable({ initializer, type }: ts.VariableDeclaration, tree: ts.SourceFile): boolean {
  if (!initializer) return false;
  const annotation = type?.getText(tree) ?? '';
  if (/^(Readonly|readonly |WeakMap|WeakSet)/.test(annotation)) return false;
  if (ts.isNewExpression(initializer)) return ['Map', 'Set'].includes(initializer.expression.getText(tree));
  if (ts.isArrayLiteralExpression(initializer)) return initializer.elements.length === 0;
  return ts.isObjectLiteralExpression(initializer) && initializer.properties.length === 0;
}

const lineOf = (tree: ts.SourceFile, position: number): number => tree.getLineAndCharacterOfPosition(position).line + 1;

function filesUnder(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesUnder(path) : [path];
    });
}

const slashed = (path: string): string => path.split(sep).join('/');
