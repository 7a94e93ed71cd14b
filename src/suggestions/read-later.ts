import type { TSESTree } from '@typescript-eslint/utils';

import { isPlainPath, isSameText, nodesIn, ownNodesIn, rootOf, statementAround } from './nodes.ts';
import type { Node, Source, Suggestion } from './suggestion.ts';
import { before, beginsLine, withoutStatement } from './text.ts';
import { variableOf } from './variables.ts';
import { isOnlyRead } from './wait-first.ts';

/**
 * Reads what the write goes on from after the wait instead of before it: moves `const before = balance;`, which begins in the line, down to the
 * write. Only where nothing in between uses what was read.
 */
export function readLater(written: Node, line: number, source: Source): Suggestion | undefined {
  const placed = statementAround(written);
  if (placed === undefined || !beginsLine(placed.statement, source.text)) return undefined;
  const { statement, list } = placed;
  if ([...ownNodesIn(statement)].some(({ type }) => type === 'AwaitExpression')) return undefined;
  const read = list.body.find((one) => one.loc.start.line === line && one.range[1] <= statement.range[0]);
  if (read?.type !== 'VariableDeclaration' || !isMovable(read, statement, written, source)) return undefined;
  const removed = withoutStatement(read, source);
  if (removed === undefined) return undefined;
  const declared = source.text.slice(...read.range);
  return {
    remedy: 're-read',
    messageId: 'readLater',
    data: { name: source.text.slice(...(read.declarations[0]?.init ?? read).range) },
    edits: [removed.edit, before(statement, [...removed.comments, declared], source.text)],
  };
}

function isMovable(read: TSESTree.VariableDeclaration, to: TSESTree.Statement, written: Node, source: Source): boolean {
  const [declarator, ...others] = read.declarations;
  if (read.kind !== 'const' || others.length > 0 || declarator?.init == null || !isPlainPattern(declarator.id)) return false;
  const state = rootOf(written.type === 'AssignmentExpression' ? written.left : written.type === 'CallExpression' ? written.callee : written);
  if (!isReadOf(declarator.init, state, source)) return false;
  return source.scopes.getDeclaredVariables(read).every((variable) =>
    variable.references.every((one) => one.init === true || (one.identifier.range[0] >= to.range[0] && isIn(one.identifier, to.parent))),
  );
}

function isIn(node: Node, around: Node): boolean {
  return around.range[0] <= node.range[0] && node.range[1] <= around.range[1];
}

/** `before`, `{ balance }` */
function isPlainPattern(pattern: Node): boolean {
  if (pattern.type === 'Identifier') return true;
  return pattern.type === 'ObjectPattern' && pattern.properties.every((one) => one.type === 'Property' && !one.computed && one.value.type === 'Identifier');
}

/** `balance`, `account.balance`, `sold.get(article) ?? 0`: evaluating it does nothing, and all but the state is the same after the wait. */
function isReadOf(init: Node, state: Node, source: Source): boolean {
  const lookups = [...nodesIn(init)].filter((node) => node.type === 'CallExpression' || node.type === 'LogicalExpression');
  const isHarmless = isOnlyRead(init) || lookups.every((node) => node.type === 'LogicalExpression' || isLookup(node, state, source));
  return isHarmless && [...nodesIn(init)].every((node) => allowed.has(node.type) && (node.type !== 'Identifier' || isSame(node, state, source)));
}

const allowed: ReadonlySet<string> = new Set(['Identifier', 'MemberExpression', 'Literal', 'LogicalExpression', 'CallExpression', 'ThisExpression', 'TSNonNullExpression', 'TSAsExpression', 'TSNumberKeyword']);

/** `sold.get(article)` */
function isLookup(node: Node, state: Node, { text }: Source): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !isSameText(rootOf(node.callee), state, text)) return false;
  const { property } = node.callee;
  return property.type === 'Identifier' && (property.name === 'get' || property.name === 'has') && node.arguments.every(isPlainPath);
}

/** The state itself, a property, or a variable that nothing assigns again. */
function isSame(node: TSESTree.Identifier, state: Node, source: Source): boolean {
  const { parent } = node;
  if (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) return true;
  if (isSameText(node, state, source.text)) return true;
  const variable = variableOf(node, source);
  return variable !== undefined && variable.references.every((one) => one.init === true || !one.isWrite());
}
