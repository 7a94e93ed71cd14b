import { Node, type ClassDeclaration, type PropertyAssignment, type PropertyDeclaration, type SourceFile, type VariableDeclaration } from 'ts-morph';

import type { Finding } from '../../findings/finding.ts';
import { Refusal, require } from '../refusal.ts';
import { requiredBy } from '../text/imports.ts';
import { functionAround, type FunctionNode, type Sources } from '../sources.ts';

/** The state as its file declares it. */
export interface Declared {
  readonly name: string;
  /** A variable; a property of an object that a constant holds, `session` of `const current = { session: null }`; a field of a class. */
  readonly node: VariableDeclaration | PropertyAssignment | PropertyDeclaration;
  readonly file: SourceFile;
  readonly initializer: Node | undefined;
  /** The function whose variable it is; absent at the top of a file. */
  readonly owner: FunctionNode | undefined;
}

/** Where the state of a finding is declared. */
export function declarationOf(finding: Finding, sources: Sources): Declared {
  if ('state' in finding && finding.state.held === 'instance') {
    const [named = '', field = ''] = finding.state.name.split('.');
    const owner = 'instance' in finding && finding.instance !== undefined ? finding.instance.class : named;
    return fieldOf(owner, field, finding.file, sources);
  }
  const used = finding.kind === 'stateful-regexp' ? variableUsedAt(finding, sources) : undefined;
  if (used !== undefined) return declared(used.getName(), used, used.getInitializer());
  const place = placeOf(finding);
  require(place, 'what is written there is declared outside of the project', undefined);
  const file = sources.file(place.file);
  const [root = '', property = ''] = place.name.split('.');
  const variable = variablesIn(file).find((one) => one.getName() === root && one.getNameNode().getStartLineNumber() === place.line);
  require(variable, `the declaration of ${root === '' ? 'the state' : `'${root}'`} is not one that can be moved`);
  const behind = requiredVariable(variable, sources);
  if (behind !== undefined) return declared(behind.getName(), behind, behind.getInitializer());
  const literal = variable.getInitializer();
  const held = property !== '' && Node.isObjectLiteralExpression(literal) ? literal.getProperty(property) : undefined;
  if (Node.isPropertyAssignment(held) && isOnlyReadByProperty(variable)) return declared(held.getName(), held, held.getInitializer());
  return declared(root, variable, literal);
}

/** The variable that holds the expression which is tested there. */
function variableUsedAt({ file, start, end }: Finding, sources: Sources): VariableDeclaration | undefined {
  const source = sources.file(file);
  const names = source.getDescendants().filter((node) => Node.isIdentifier(node) && node.getStart() >= start && node.getEnd() <= end);
  for (const name of names) {
    const symbol = name.getSymbol();
    const declaration = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations().find(Node.isVariableDeclaration);
    if (declaration !== undefined && Node.isRegularExpressionLiteral(declaration.getInitializer())) return declaration;
  }
  return undefined;
}

/** What `const books = require('./books')` stands for, where that file exports a variable. */
function requiredVariable(variable: VariableDeclaration, sources: Sources): VariableDeclaration | undefined {
  const specifier = requiredBy(variable.getInitializer());
  const leadsTo = specifier === undefined ? undefined : sources.index.resolve(variable.getSourceFile().getFilePath(), specifier);
  if (leadsTo?.kind !== 'file') return undefined;
  const file = sources.include(leadsTo.path);
  const exported = file?.getStatements().flatMap((statement) => {
    const expression = Node.isExpressionStatement(statement) ? statement.getExpression() : undefined;
    return Node.isBinaryExpression(expression) && expression.getLeft().getText() === 'module.exports' ? [expression.getRight().getText()] : [];
  });
  return file?.getVariableDeclarations().find((one) => one.getName() === exported?.at(-1));
}

function placeOf(finding: Finding): { readonly file: string; readonly line: number; readonly name: string } | undefined {
  if ('state' in finding) return finding.state.declared && { ...finding.state.declared, name: finding.state.name };
  if (finding.kind === 'shared-request-object') return { file: finding.file, line: finding.loc.start.line, name: finding.name };
  return undefined;
}

function declared(name: string, node: Declared['node'], initializer: Node | undefined): Declared {
  return { name, node, file: node.getSourceFile(), initializer, owner: functionAround(node) };
}

/** `const current = { user: null }` of which nothing but `current.user` and the like is ever used. */
function isOnlyReadByProperty(variable: VariableDeclaration): boolean {
  const name = variable.getNameNode();
  if (!Node.isIdentifier(name) || variable.getVariableStatement()?.getDeclarationKind() !== 'const') return false;
  return name.findReferencesAsNodes().every((node) => {
    const parent = node.getParent();
    if (node === name || Node.isImportSpecifier(parent) || Node.isExportSpecifier(parent)) return true;
    return Node.isPropertyAccessExpression(parent) && parent.getExpression() === node;
  });
}

function fieldOf(className: string, field: string, path: string, sources: Sources): Declared {
  sources.include(path);
  const classes = sources.files.flatMap((file) => file.getDescendants().filter((node): node is ClassDeclaration => Node.isClassDeclaration(node) && node.getName() === className));
  const here = classes.filter((one) => one.getSourceFile().getFilePath() === path);
  const [owner, another] = here.length > 0 ? here : classes;
  require(owner !== undefined && another === undefined, `the class '${className}' is not one that can be changed`);
  const property = owner.getInstanceProperty(field) ?? owner.getStaticProperty(field);
  if (!Node.isPropertyDeclaration(property)) throw new Refusal(`'${field}' is not declared as a field of '${className}'`, owner);
  return declared(field, property, property.getInitializer());
}

function variablesIn(file: SourceFile): readonly VariableDeclaration[] {
  return file.getDescendants().filter(Node.isVariableDeclaration);
}

/** The type as code that its file understands; undefined in JavaScript. */
export function typeTextOf({ node, file }: Declared): string | undefined {
  if (!/\.[cm]?tsx?$/.test(file.getFilePath())) return undefined;
  const annotation = Node.isPropertyAssignment(node) ? undefined : node.getTypeNode();
  if (annotation !== undefined) return annotation.getText();
  return node.getType().getBaseTypeOfLiteralType().getText(node);
}

export function isExported({ node, owner }: Declared): boolean {
  if (owner !== undefined) return false;
  if (Node.isPropertyDeclaration(node)) return true;
  const variable = Node.isVariableDeclaration(node) ? node : node.getFirstAncestor(Node.isVariableDeclaration);
  const statement = variable?.getVariableStatement();
  return statement?.hasExportKeyword() === true || isListedForExport(variable?.getName() ?? '', node.getSourceFile());
}

function isListedForExport(name: string, file: SourceFile): boolean {
  return file.getExportDeclarations().some((one) => !one.hasModuleSpecifier() && one.getNamedExports().some((specifier) => specifier.getName() === name));
}
