import { posix } from 'node:path';

import { Node, type SourceFile } from 'ts-morph';

import type { Edits } from './edits.ts';
import { inStyle, styleOf } from './style.ts';

/** A name that a file needs from elsewhere: of a package, or of another file of the project. */
export interface Wanted {
  readonly name: string;
  /** `named` as it is called there; `default` export; `*` for all. */
  readonly kind: 'named' | 'default' | '*';
  readonly from: string | SourceFile;
}

/** Sees to it that the file imports the name, and answers what it is called there. */
export function addImport(edits: Edits, file: SourceFile, { name, kind, from }: Wanted): string {
  const specifier = typeof from === 'string' ? from : specifierFor(file, from);
  const known = importedAs(file, kind === 'named' ? name : kind, from);
  if (known !== undefined) return known;
  const style = styleOf(file);
  const named = style.isCommonJs ? `const { ${name} } = require('${specifier}');` : `import { ${name} } from '${specifier}';`;
  const whole = style.isCommonJs ? `const ${name} = require('${specifier}');` : `import ${kind === '*' ? '* as ' : ''}${name} from '${specifier}';`;
  if (kind === 'named' && addedToExisting(edits, file, name, from)) return name;
  const line = inStyle(kind === 'named' ? named : whole, style);
  const { at, isAfter } = placeForImport(file, specifier);
  edits.insert(file, at, isAfter ? `${style.lineBreak}${line}` : `${line}${style.lineBreak}${file.getStatements().length > 0 && !isImport(file.getStatements()[0]) ? style.lineBreak : ''}`);
  return name;
}

/** The name under which the file has an import already. */
export function importedAs(file: SourceFile, name: string, from: string | SourceFile): string | undefined {
  for (const declaration of file.getImportDeclarations()) {
    if (declaration.isTypeOnly() || !leadsTo(declaration.getModuleSpecifierValue(), declaration.getModuleSpecifierSourceFile(), from)) continue;
    if (name === 'default') return declaration.getDefaultImport()?.getText() ?? declaration.getNamespaceImport()?.getText();
    const found = declaration.getNamedImports().find((one) => one.getName() === name && !one.isTypeOnly());
    if (found !== undefined) return found.getAliasNode()?.getText() ?? name;
  }
  for (const statement of file.getVariableStatements()) {
    for (const declaration of statement.getDeclarations()) {
      const specifier = requiredBy(declaration.getInitializer());
      if (specifier === undefined || typeof from !== 'string' || specifier !== from) continue;
      const target = declaration.getNameNode();
      if (name === 'default' && Node.isIdentifier(target)) return target.getText();
      if (!Node.isObjectBindingPattern(target)) continue;
      const element = target.getElements().find((one) => (one.getPropertyNameNode() ?? one.getNameNode()).getText() === name);
      if (element !== undefined) return element.getName();
    }
  }
  return undefined;
}

/** The specifier of `require('…')`. */
export function requiredBy(node: Node | undefined): string | undefined {
  if (!Node.isCallExpression(node) || node.getExpression().getText() !== 'require') return undefined;
  const [argument] = node.getArguments();
  return Node.isStringLiteral(argument) ? argument.getLiteralValue() : undefined;
}

function leadsTo(specifier: string, target: SourceFile | undefined, from: string | SourceFile): boolean {
  return typeof from === 'string' ? specifier === from : target === from;
}

function addedToExisting(edits: Edits, file: SourceFile, name: string, from: string | SourceFile): boolean {
  const existing = file.getImportDeclarations().find((one) => !one.isTypeOnly() && leadsTo(one.getModuleSpecifierValue(), one.getModuleSpecifierSourceFile(), from) && one.getNamedImports().length > 0);
  const last = existing?.getNamedImports().at(-1) ?? lastRequired(file, typeof from === 'string' ? from : specifierFor(file, from));
  if (last === undefined) return false;
  edits.insert(file, last.getEnd(), `, ${name}`);
  return true;
}

/** The last name that is taken out of what `require` answers: `const { a, b } = require('./users')`. */
function lastRequired(file: SourceFile, specifier: string): Node | undefined {
  for (const declaration of file.getVariableStatements().flatMap((statement) => statement.getDeclarations())) {
    const target = declaration.getNameNode();
    if (requiredBy(declaration.getInitializer())?.replace(/\.[cm]?js$/, '') === specifier.replace(/\.[cm]?js$/, '') && Node.isObjectBindingPattern(target)) return target.getElements().at(-1);
  }
  return undefined;
}

/** After the last import; a package among the other packages, where these come first, and in their order, if they have one; built-in modules before the first. */
function placeForImport(file: SourceFile, specifier: string): { readonly at: number; readonly isAfter: boolean } {
  const imports = file.getStatements().filter(isImport);
  const [first] = imports;
  if (first === undefined) {
    const start = file.getStatements().find((statement) => !Node.isExpressionStatement(statement) || !Node.isStringLiteral(statement.getExpression()));
    return { at: start?.getStart(true) ?? 0, isAfter: false };
  }
  if (specifier.startsWith('node:') && !/from ['"]node:|require\(['"]node:/.test(first.getText())) return { at: first.getStart(), isAfter: false };
  const own = imports.findIndex((one) => !isPackage(moduleOf(one)));
  const leading = own === -1 ? imports : imports.slice(0, own);
  const isGrouped = isPackage(specifier) && leading.length > 0 && !imports.slice(leading.length).some((one) => isPackage(moduleOf(one)));
  if (!isGrouped) return { at: (imports.at(-1) ?? first).getEnd(), isAfter: true };
  const packages = leading.filter((one) => !moduleOf(one).startsWith('node:'));
  const isInOrder = packages.length > 1 && packages.every((one, index) => index === 0 || moduleOf(packages[index - 1]) <= moduleOf(one));
  const next = isInOrder && !specifier.startsWith('node:') ? packages.find((one) => specifier < moduleOf(one)) : undefined;
  return next === undefined || next.getLeadingCommentRanges().length > 0 ? { at: (leading.at(-1) ?? first).getEnd(), isAfter: true } : { at: next.getStart(), isAfter: false };
}

/** Not a file of the project, by the way it is written. */
function isPackage(specifier: string): boolean {
  return /^[^./#~$]/.test(specifier) && !specifier.startsWith('@/');
}

function moduleOf(statement: Node | undefined): string {
  if (Node.isImportDeclaration(statement)) return statement.getModuleSpecifierValue();
  return Node.isVariableStatement(statement) ? (requiredBy(statement.getDeclarations()[0]?.getInitializer()) ?? '') : '';
}

function isImport(statement: Node | undefined): boolean {
  if (Node.isImportDeclaration(statement) || Node.isImportEqualsDeclaration(statement)) return true;
  return Node.isVariableStatement(statement) && statement.getDeclarations().every((one) => requiredBy(one.getInitializer()) !== undefined);
}

/** As the file's other relative imports are written: with or without the ending. */
function specifierFor(file: SourceFile, target: SourceFile): string {
  const ending = endingIn(file);
  const relative = posix.relative(posix.dirname(file.getFilePath()), target.getFilePath());
  const bare = relative.replace(/\.[cm]?[jt]sx?$/, '');
  const path = bare.startsWith('.') ? bare : `./${bare}`;
  if (ending === 'none') return path;
  const own = /\.[cm]?[jt]sx?$/.exec(relative)?.[0] ?? '';
  return path + (ending === 'source' ? own : own.replace('ts', 'js').replace('jsx', 'js'));
}

/** Those of the file itself, else of the first other file that has some. */
function endingIn(file: SourceFile): 'source' | 'emitted' | 'none' {
  const files = [file, ...file.getProject().getSourceFiles()];
  for (const one of files) {
    const relative = relativeSpecifiers(one);
    if (relative.length === 0) continue;
    if (relative.some((specifier) => /\.[cm]?tsx?$/.test(specifier))) return 'source';
    return relative.some((specifier) => /\.[cm]?jsx?$/.test(specifier)) ? 'emitted' : 'none';
  }
  return /\.[cm]?js$/.test(file.getFilePath()) && !styleOf(file).isCommonJs ? 'source' : 'none';
}

function relativeSpecifiers(file: SourceFile): readonly string[] {
  const imported = file.getImportDeclarations().map((one) => one.getModuleSpecifierValue());
  const required = file.getVariableStatements().flatMap((statement) => statement.getDeclarations().map((one) => requiredBy(one.getInitializer()) ?? ''));
  return [...imported, ...required].filter((specifier) => specifier.startsWith('.'));
}
