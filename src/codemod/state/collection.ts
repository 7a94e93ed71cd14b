import { Node, SyntaxKind } from 'ts-morph';

import type { Access } from './accesses.ts';
import type { Declared } from './declaration.ts';
import { Refusal, require } from '../refusal.ts';

/** What the state is, by its initialiser. */
export type Shape = 'map' | 'record' | 'set' | 'list' | 'number' | 'value';

export function shapeOf({ initializer, node }: Declared): Shape {
  if (Node.isNewExpression(initializer)) {
    const name = initializer.getExpression().getText();
    if (name === 'Map') return 'map';
    if (name === 'Set') return 'set';
  }
  if (Node.isArrayLiteralExpression(initializer)) return 'list';
  if (Node.isObjectLiteralExpression(initializer) && initializer.getProperties().length === 0) return 'record';
  if (Node.isCallExpression(initializer) && initializer.getText() === 'Object.create(null)') return 'record';
  if (Node.isNumericLiteral(initializer)) return 'number';
  if (Node.isPrefixUnaryExpression(initializer) && Node.isNumericLiteral(initializer.getOperand())) return 'number';
  return !Node.isPropertyAssignment(node) && node.getTypeNode()?.getText() === 'number' ? 'number' : 'value';
}

/** One thing done to a collection, in the terms of a Map; `whole` is the expression that does it, and stands for its value. */
export type Operation =
  | { readonly kind: 'get' | 'has' | 'delete'; readonly whole: Node; readonly key: Node | string }
  | { readonly kind: 'set'; readonly whole: Node; readonly key: Node | string; readonly value: Node }
  | { readonly kind: 'clear' | 'size' | 'keys' | 'values' | 'entries'; readonly whole: Node }
  /** `entries[key] += n`: what stands there is changed in one step. */
  | { readonly kind: 'change'; readonly whole: Node; readonly key: Node | string; readonly operator: string; readonly value: Node | undefined; readonly isPostfix: boolean };

/** What an access to a Map, or to an object that is used as one, does; refuses what has no counterpart. */
export function operationOf({ node, kind }: Access, shape: 'map' | 'record'): Operation {
  require(kind === 'read' || (kind === 'assign' && isEmptyCollection(node)), 'the whole collection is replaced there', node);
  const parent = node.getParentOrThrow();
  if (kind === 'assign') return { kind: 'clear', whole: parent };
  return shape === 'map' ? ofMap(node, parent) : ofRecord(node, parent);
}

function isEmptyCollection(node: Node): boolean {
  const parent = node.getParent();
  if (!Node.isBinaryExpression(parent) || !Node.isExpressionStatement(parent.getParent())) return false;
  return /^(?:new Map(?:<.*>)?\(\)|\{\})$/.test(parent.getRight().getText());
}

function ofMap(node: Node, parent: Node): Operation {
  const call = parent.getParent();
  if (!Node.isPropertyAccessExpression(parent) || parent.getExpression() !== node) throw new Refusal('the whole collection is handed on there', node);
  const name = parent.getName();
  if (name === 'size') return { kind: 'size', whole: parent };
  if (!Node.isCallExpression(call) || call.getExpression() !== parent) throw new Refusal(`its method '${name}' is handed on there`, node);
  const [first, second] = call.getArguments();
  if ((name === 'get' || name === 'has' || name === 'delete') && first !== undefined) return { kind: name, whole: call, key: first };
  if (name === 'set' && first !== undefined && second !== undefined) return { kind: 'set', whole: call, key: first, value: second };
  if (name === 'clear' || name === 'keys' || name === 'values' || name === 'entries') return { kind: name, whole: call };
  throw new Refusal(`its method '${name}' has no counterpart there`, node);
}

function ofRecord(node: Node, parent: Node): Operation {
  if (Node.isPropertyAccessExpression(parent) && parent.getExpression() === node) {
    const call = parent.getParent();
    if (Node.isCallExpression(call) && call.getExpression() === parent) {
      const [key] = call.getArguments();
      if (parent.getName() === 'hasOwnProperty' && key !== undefined) return { kind: 'has', whole: call, key };
      throw new Refusal(`the function under '${parent.getName()}' is called as a method there`, node);
    }
    return ofEntry(parent, `'${parent.getName()}'`);
  }
  if (Node.isElementAccessExpression(parent) && parent.getExpression() === node) return ofEntry(parent, parent.getArgumentExpressionOrThrow());
  if (Node.isBinaryExpression(parent) && parent.getOperatorToken().getKind() === SyntaxKind.InKeyword && parent.getRight() === node) return { kind: 'has', whole: Node.isParenthesizedExpression(parent.getParent()) ? parent.getParentOrThrow() : parent, key: parent.getLeft() };
  if (Node.isCallExpression(parent)) {
    const callee = parent.getExpression().getText();
    const [, key] = parent.getArguments();
    if (callee === 'Object.hasOwn' && key !== undefined) return { kind: 'has', whole: parent, key };
    if (callee === 'Object.keys') return { kind: 'keys', whole: parent };
    if (callee === 'Object.values') return { kind: 'values', whole: parent };
    if (callee === 'Object.entries') return { kind: 'entries', whole: parent };
  }
  throw new Refusal('the whole object is handed on there', node);
}

function ofEntry(entry: Node, key: Node | string): Operation {
  const parent = entry.getParentOrThrow();
  if (Node.isBinaryExpression(parent) && parent.getLeft() === entry) {
    const operator = parent.getOperatorToken().getText();
    if (operator === '=') return { kind: 'set', whole: parent, key, value: parent.getRight() };
    if (/^[^=!<>]+=$/.test(operator)) return { kind: 'change', whole: parent, key, operator, value: parent.getRight(), isPostfix: false };
  }
  if (Node.isDeleteExpression(parent)) return { kind: 'delete', whole: parent, key };
  if (Node.isPostfixUnaryExpression(parent)) return { kind: 'change', whole: parent, key, operator: parent.getText().endsWith('++') ? '+=' : '-=', value: undefined, isPostfix: true };
  if (Node.isPrefixUnaryExpression(parent) && /^(?:\+\+|--)/.test(parent.getText())) return { kind: 'change', whole: parent, key, operator: parent.getText().startsWith('++') ? '+=' : '-=', value: undefined, isPostfix: false };
  require(!isAssignedByPattern(entry), 'an entry is assigned by a pattern', entry);
  return { kind: 'get', whole: entry, key };
}

function isAssignedByPattern(entry: Node): boolean {
  const list = entry.getParent();
  const outer = list?.getParent();
  return Node.isArrayLiteralExpression(list) && Node.isBinaryExpression(outer) && outer.getLeft() === list;
}

/** Whether the value of the expression is used for anything. */
export function isUsed(whole: Node): boolean {
  const parent = whole.getParent();
  return !Node.isExpressionStatement(parent) && !Node.isVoidExpression(parent);
}
