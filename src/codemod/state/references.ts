import { Node, SyntaxKind, type Identifier, type SourceFile } from 'ts-morph';

import { Refusal } from '../refusal.ts';

/** Where a specifier that a file imports leads to. */
export type Leads = (from: SourceFile, specifier: string) => SourceFile | undefined;

/**
 * Every other mention of what a name declares. The compiler knows those of modules and of the file itself; what CommonJS exports is followed
 * here: `module.exports = { name }` into `const { name } = require(…)` and `require(…).name`.
 */
export function referencesOf(name: Node, leads: Leads): readonly Node[] {
  if (!Node.isReferenceFindable(name)) return [];
  const found = new Set<Node>(name.findReferencesAsNodes().filter((node) => node !== name));
  const file = name.getSourceFile();
  for (const exported of new Set([name, ...found].flatMap(exportedAs))) {
    for (const other of file.getProject().getSourceFiles()) {
      if (other === file) continue;
      for (const call of requiresIn(other)) if (leads(other, specifierOf(call)) === file) for (const node of usesThrough(call, exported)) found.add(node);
    }
  }
  return [...found];
}

/** The name under which the mention exports it; '' where it is all that the file exports. */
function exportedAs(mention: Node): readonly string[] {
  const parent = mention.getParent();
  if ((Node.isPropertyAssignment(parent) || Node.isMethodDeclaration(parent)) && parent.getNameNode() === mention && isExportsObject(parent.getParent())) return [mention.getText()];
  if (Node.isPropertyAccessExpression(parent) && parent.getNameNode() === mention && isAssignedExport(parent)) return [mention.getText()];
  if (Node.isShorthandPropertyAssignment(parent) && isExportsObject(parent.getParent())) return [mention.getText()];
  if (Node.isPropertyAssignment(parent) && parent.getInitializer() === mention && isExportsObject(parent.getParent())) return [parent.getName()];
  if (!Node.isBinaryExpression(parent) || parent.getRight() !== mention || parent.getOperatorToken().getKind() !== SyntaxKind.EqualsToken) return [];
  const [, exported] = /^(?:module\.)?exports(?:\.(\w+))?$/.exec(parent.getLeft().getText()) ?? [];
  return /^(?:module\.)?exports/.test(parent.getLeft().getText()) ? [exported ?? ''] : [];
}

/** `exports.name = …`, `module.exports.name = …` */
export function isAssignedExport(node: Node): boolean {
  const assignment = node.getParent();
  return Node.isBinaryExpression(assignment) && assignment.getLeft() === node && /^(?:module\.)?exports\.\w+$/.test(node.getText());
}

function isExportsObject(literal: Node | undefined): boolean {
  const assignment = literal?.getParent();
  return Node.isBinaryExpression(assignment) && assignment.getRight() === literal && assignment.getLeft().getText() === 'module.exports';
}

function requiresIn(file: SourceFile): readonly Node[] {
  if (!file.getFullText().includes('require(')) return [];
  return file.getDescendantsOfKind(SyntaxKind.CallExpression).filter((call) => call.getExpression().getText() === 'require' && Node.isStringLiteral(call.getArguments()[0]));
}

function specifierOf(call: Node): string {
  const [argument] = Node.isCallExpression(call) ? call.getArguments() : [];
  return Node.isStringLiteral(argument) ? argument.getLiteralValue() : '';
}

/** Mentions of one export behind a call of `require`; refuses where the exports go somewhere as a whole. */
function usesThrough(call: Node, exported: string): readonly Node[] {
  const parent = call.getParent();
  if (Node.isExpressionStatement(parent)) return [];
  if (Node.isPropertyAccessExpression(parent)) return parent.getName() === exported ? [parent.getNameNode()] : [];
  if (!Node.isVariableDeclaration(parent)) throw new Refusal(`all that ${call.getText()} exports is handed on there, and nobody sees what for`, call);
  const target = parent.getNameNode();
  if (Node.isIdentifier(target)) return exported === '' ? [target, ...mentionsOf(target)] : mentionsOf(target).flatMap((use) => memberOf(use, exported));
  if (!Node.isObjectBindingPattern(target)) return [];
  const element = target.getElements().find((one) => (one.getPropertyNameNode() ?? one.getNameNode()).getText() === exported);
  const local = element?.getNameNode();
  return Node.isIdentifier(local) ? [local, ...mentionsOf(local)] : [];
}

function mentionsOf(local: Identifier): readonly Node[] {
  return local.findReferencesAsNodes().filter((node) => node !== local && node.getSourceFile() === local.getSourceFile());
}

function memberOf(use: Node, exported: string): readonly Node[] {
  const parent = use.getParent();
  if (!Node.isPropertyAccessExpression(parent) || parent.getExpression() !== use) throw new Refusal(`all exports are used there as one object, so that '${exported}' can be reached by a computed name`, use);
  return parent.getName() === exported ? [parent.getNameNode()] : [];
}
