import { Node, SyntaxKind, type Identifier, type SourceFile } from 'ts-morph';

import type { Declared } from './declaration.ts';
import { Refusal, require } from '../refusal.ts';
import { isFunction, type Sources } from '../sources.ts';

/** One place that reads or writes the state, by the expression that stands for it: `user`, `store.user`, `this.user`. */
export interface Access {
  readonly node: Node;
  /** `compound`: `+=` and the like. `update`: `++`. `target`: an assignment by a pattern, or by a loop. */
  readonly kind: 'read' | 'assign' | 'compound' | 'update' | 'target';
}

/** All that mentions the state. */
export interface Mentions {
  readonly accesses: readonly Access[];
  /** Names in lists of imports and exports. */
  readonly listed: readonly Node[];
}

/** Every mention of the state in the project; refuses where one cannot be followed. */
export function mentionsOf(declared: Declared, sources: Sources): Mentions {
  const name = declared.node.getNameNode();
  if (!Node.isIdentifier(name)) throw new Refusal(`'${declared.name}' is declared by a pattern`, declared.node);
  const accesses: Access[] = [];
  const listed: Node[] = [];
  for (const mention of sources.referencesOf(name)) {
    if (isListed(mention)) listed.push(mention);
    else accesses.push(accessAt(mention, declared));
  }
  listed.push(...listedRoots(declared));
  refuseDynamicUse(declared, listed);
  return { accesses, listed };
}

/** Where the object is named whose only property goes. */
function listedRoots({ node }: Declared): readonly Node[] {
  const literal = node.getParent();
  if (!Node.isPropertyAssignment(node) || !Node.isObjectLiteralExpression(literal) || literal.getProperties().length > 1) return [];
  const root = literal.getFirstAncestor(Node.isVariableDeclaration)?.getNameNode();
  return Node.isIdentifier(root) ? root.findReferencesAsNodes().filter((mention) => mention !== root && isListed(mention)) : [];
}

function isListed(node: Node): boolean {
  const parent = node.getParent();
  return Node.isImportSpecifier(parent) || Node.isExportSpecifier(parent) || Node.isImportClause(parent) || Node.isNamespaceExport(parent) || isRequired(node) || isInExports(node);
}

/** `const { user } = require('./users')`, `const users = require('./users')` */
function isRequired(node: Node): boolean {
  const element = node.getParent();
  if (Node.isVariableDeclaration(element) && element.getNameNode() === node) return /^require\(/.test(element.getInitializer()?.getText() ?? '');
  if (!Node.isBindingElement(element)) return false;
  const declaration = element.getFirstAncestor(Node.isVariableDeclaration);
  const initializer = declaration?.getInitializer();
  return Node.isCallExpression(initializer) && initializer.getExpression().getText() === 'require';
}

/** `module.exports = { user }` */
function isInExports(node: Node): boolean {
  const property = node.getParent();
  if (Node.isBinaryExpression(property) && property.getRight() === node) return /^(?:module\.)?exports(?:\.\w+)?$/.test(property.getLeft().getText());
  if (!Node.isShorthandPropertyAssignment(property)) return false;
  const assignment = property.getParent()?.getParent();
  return Node.isBinaryExpression(assignment) && assignment.getLeft().getText() === 'module.exports';
}

function accessAt(mention: Node, declared: Declared): Access {
  const parent = mention.getParentOrThrow();
  require(!Node.isTypeQuery(parent) && !isInType(mention), `its type is taken with 'typeof'`, mention);
  require(Node.isIdentifier(mention), `'${declared.name}' is named there in a way that cannot be followed`, mention);
  if (Node.isPropertyAccessExpression(parent) && parent.getNameNode() === mention) return { node: parent, kind: kindOf(parent) };
  require(!Node.isPropertyDeclaration(declared.node) && !Node.isPropertyAssignment(declared.node), `'${declared.name}' is taken out of its object by a pattern`, mention);
  if (Node.isShorthandPropertyAssignment(parent)) return { node: mention, kind: isPatternTarget(parent) ? 'target' : 'read' };
  return { node: mention, kind: kindOf(mention) };
}

function isInType(node: Node): boolean {
  return node.getAncestors().some((one) => Node.isTypeNode(one) && !Node.isExpressionWithTypeArguments(one));
}

function kindOf(node: Node): Access['kind'] {
  const parent = node.getParent();
  if (Node.isBinaryExpression(parent) && parent.getLeft() === node) {
    const operator = parent.getOperatorToken().getKind();
    if (operator === SyntaxKind.EqualsToken) return 'assign';
    if (operator >= SyntaxKind.FirstCompoundAssignment && operator <= SyntaxKind.LastCompoundAssignment) return 'compound';
  }
  if (Node.isPostfixUnaryExpression(parent)) return 'update';
  if (Node.isPrefixUnaryExpression(parent) && [SyntaxKind.PlusPlusToken, SyntaxKind.MinusMinusToken].includes(parent.getOperatorToken())) return 'update';
  if ((Node.isForOfStatement(parent) || Node.isForInStatement(parent)) && parent.getInitializer() === node) return 'target';
  return isPatternTarget(node) ? 'target' : 'read';
}

/** Whether the node is what an assignment by a pattern fills: `[a, user] = pair`, `({ user } = found)`. */
function isPatternTarget(node: Node): boolean {
  let at = node;
  for (let parent = at.getParent(); parent !== undefined; at = parent, parent = at.getParent()) {
    const isPart = Node.isArrayLiteralExpression(parent) || Node.isObjectLiteralExpression(parent) || Node.isShorthandPropertyAssignment(parent) || Node.isPropertyAssignment(parent) || Node.isSpreadElement(parent) || Node.isSpreadAssignment(parent);
    if (Node.isPropertyAssignment(parent) && parent.getInitializer() !== at) return false;
    if (!isPart) return Node.isBinaryExpression(parent) && parent.getLeft() === at && at !== node && parent.getOperatorToken().getKind() === SyntaxKind.EqualsToken;
  }
  return false;
}

/** Uses that name the state by a text that is only known when the program runs, or that hand it to whoever asks. */
function refuseDynamicUse(declared: Declared, listed: readonly Node[]): void {
  for (const file of new Set([declared.file, ...listed.map((node) => node.getSourceFile())])) {
    const evaluated = file.getDescendantsOfKind(SyntaxKind.CallExpression).find((call) => isEval(call.getExpression()));
    require(evaluated === undefined, `'eval' can reach every name of this file`, evaluated);
  }
  if (declared.owner !== undefined || Node.isPropertyDeclaration(declared.node)) return;
  for (const namespace of namespacesOf(declared.file)) {
    for (const use of namespace.findReferencesAsNodes()) {
      const parent = use.getParent();
      const isKnown = use === namespace || Node.isNamespaceImport(parent) || (Node.isPropertyAccessExpression(parent) && parent.getExpression() === use) || isTypeName(parent);
      require(isKnown, `all exports of ${declared.file.getBaseName()} are used there as one object, so that '${declared.name}' can be reached by a computed name`, use);
    }
  }
}

function isTypeName(node: Node | undefined): boolean {
  return Node.isQualifiedName(node) || Node.isTypeQuery(node);
}

function isEval(callee: Node): boolean {
  return Node.isIdentifier(callee) && callee.getText() === 'eval';
}

/** The names that hold all exports of the file: `import * as users`, `const users = require('./users')`. */
function namespacesOf(file: SourceFile): readonly Identifier[] {
  return file.getReferencingNodesInOtherSourceFiles().flatMap((node): Identifier[] => {
    if (Node.isImportDeclaration(node)) return [node.getNamespaceImport()].filter((one) => one !== undefined);
    const call = node.getFirstAncestor(Node.isCallExpression);
    const target = call?.getParent();
    if (Node.isVariableDeclaration(target)) return [target.getNameNode()].filter(Node.isIdentifier);
    return [];
  });
}

/** The function, arrow or method that the access runs in; undefined at the top of a file or in a class body. */
export function runnerOf({ node }: Access): Node | undefined {
  return node.getAncestors().find(isFunction);
}
