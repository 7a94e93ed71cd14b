import type { TSESTree } from '@typescript-eslint/utils';

import { childrenOf } from '../syntax/children.ts';
import type { Node } from './suggestion.ts';

/** A function with a body that is a block. */
export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** The outermost node that stands exactly there. */
export function nodeAt(root: Node, start: number, end: number): Node | undefined {
  let node: Node | undefined = root;
  while (node !== undefined && !(node.range[0] === start && node.range[1] === end)) {
    node = childrenOf(node).find(({ range }) => range[0] <= start && end <= range[1]);
  }
  return node;
}

export function isFunction(node: Node | undefined): node is FunctionNode {
  return node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression' || node?.type === 'ArrowFunctionExpression';
}

/** The function that a node runs in; undefined at the top level, and in initialisers of classes. */
export function functionAround(node: Node): FunctionNode | undefined {
  for (let at = node.parent; at != null; at = at.parent) {
    if (isFunction(at)) return at;
    if (at.type === 'PropertyDefinition' || at.type === 'StaticBlock') return undefined;
  }
  return undefined;
}

export function isInside(node: Node, around: Node): boolean {
  return around.range[0] <= node.range[0] && node.range[1] <= around.range[1];
}

/** The parts of a list of statements: of a block, a function, the file. */
export type StatementList = TSESTree.BlockStatement | TSESTree.Program;

export interface PlacedStatement {
  readonly statement: TSESTree.Statement;
  readonly list: StatementList;
}

/** The statement of a block or of the file that a node is part of, without leaving its function. */
export function statementAround(node: Node): PlacedStatement | undefined {
  for (let at: Node | undefined = node; at != null; at = at.parent) {
    const { parent }: { parent?: Node } = at;
    if (parent?.type === 'BlockStatement' || parent?.type === 'Program') return { statement: at as TSESTree.Statement, list: parent }; // what lies in a list of statements is one
    if (isFunction(at)) return undefined;
  }
  return undefined;
}

/** Each node below `root`, and itself, in the order of the text. `enter` says whether to go below one. */
export function* nodesIn(root: Node, enter: (node: Node) => boolean = () => true): Generator<Node> {
  yield root;
  if (!enter(root)) return;
  for (const child of childrenOf(root)) yield* nodesIn(child, enter);
}

/** The parts that run with the expression itself and not later. */
export function* ownNodesIn(root: Node): Generator<Node> {
  yield* nodesIn(root, (node) => node === root || !isFunction(node));
}

/** `a` of `a.b.c`, also with assertions of types in between. */
export function rootOf(node: Node): Node {
  switch (node.type) {
    case 'MemberExpression':
      return rootOf(node.object);
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ChainExpression':
      return rootOf(node.expression);
    default:
      return node;
  }
}

/** A name or a path of names and constant keys from one, or from `this`: reading it does nothing. */
export function isPlainPath(node: Node): boolean {
  switch (node.type) {
    case 'Identifier':
    case 'ThisExpression':
      return true;
    case 'TSNonNullExpression':
      return isPlainPath(node.expression);
    case 'MemberExpression':
      return !node.optional && isPlainPath(node.object) && (!node.computed || node.property.type === 'Literal' || isPlainPath(node.property));
    default:
      return false;
  }
}

/** Whether evaluating it does nothing but make a value, from constants alone. */
export function isConstant(node: Node): boolean {
  switch (node.type) {
    case 'Literal':
      return true;
    case 'Identifier':
      return node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity';
    case 'TemplateLiteral':
      return node.expressions.every(isConstant);
    case 'UnaryExpression':
      return node.operator !== 'delete' && isConstant(node.argument);
    case 'ArrayExpression':
      return node.elements.every((element) => element === null || isConstant(element));
    case 'ObjectExpression':
      return node.properties.every((property) => property.type === 'Property' && !property.computed && isConstant(property.value));
    case 'NewExpression':
      return node.callee.type === 'Identifier' && emptyCollections.has(node.callee.name) && node.arguments.every(isConstant);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      return isConstant(node.expression);
    default:
      return false;
  }
}

const emptyCollections: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);

/** The same path, written in the same way. */
export function isSameText(one: Node, other: Node, text: string): boolean {
  return text.slice(...one.range).replaceAll(/\s/g, '') === text.slice(...other.range).replaceAll(/\s/g, '');
}
