import { Node, SyntaxKind } from 'ts-morph';

import type { Access } from './accesses.ts';
import type { Declared } from './declaration.ts';

/** Whether the state has no value before somebody assigns one. */
export function startsEmpty({ initializer }: Declared): boolean {
  return initializer === undefined || initializer.getText() === 'undefined' || initializer.getText() === 'void 0';
}

/** Whether `undefined` does where the state starts as `null`: every read only asks whether there is something. */
export function isTolerated({ initializer }: Declared, accesses: readonly Access[]): boolean {
  return initializer?.getKind() === SyntaxKind.NullKeyword && accesses.every(({ node, kind }) => kind !== 'read' || asksWhetherThereIsSome(node));
}

/** Whether `undefined` and `null` are the same to what stands around. */
export function asksWhetherThereIsSome(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isPrefixUnaryExpression(parent)) return parent.getOperatorToken() === SyntaxKind.ExclamationToken;
  if (Node.isIfStatement(parent) || Node.isConditionalExpression(parent) && parent.getCondition() === node) return true;
  if (Node.isPropertyAccessExpression(parent) || Node.isElementAccessExpression(parent)) return true;
  if (!Node.isBinaryExpression(parent)) return false;
  const operator = parent.getOperatorToken().getKind();
  if (operator === SyntaxKind.EqualsEqualsToken || operator === SyntaxKind.ExclamationEqualsToken) return true;
  return parent.getLeft() === node && [SyntaxKind.AmpersandAmpersandToken, SyntaxKind.BarBarToken, SyntaxKind.QuestionQuestionToken].includes(operator);
}

/** Whether the code means the same in any file: literals, and objects of the language made of such. */
export function isSelfContained(node: Node | undefined): boolean {
  if (node === undefined) return true;
  return [node, ...node.getDescendants()].every((one) => {
    if (Node.isAwaitExpression(one) || Node.isThisExpression(one)) return false;
    if (!Node.isIdentifier(one) || Node.isPropertyAssignment(one.getParent()) && one.getParent()?.getFirstChild() === one) return true;
    const parent = one.getParent();
    if (Node.isPropertyAccessExpression(parent) && parent.getNameNode() === one) return true;
    return builtIns.has(one.getText());
  });
}

const builtIns: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Date', 'Array', 'Object', 'Number', 'String', 'Boolean', 'Infinity', 'NaN', 'undefined', 'Symbol', 'Math', 'JSON', 'Error', 'URL', 'RegExp']);
