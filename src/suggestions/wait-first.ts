import type { TSESTree } from '@typescript-eslint/utils';

import { isPlainPath, isSameText, nodesIn, ownNodesIn, rootOf, statementAround } from './nodes.ts';
import type { Node, Source, Suggestion } from './suggestion.ts';
import { before, beginsLine, replace } from './text.ts';
import { freeName, variableOf } from './variables.ts';

/**
 * Waits before the shared state is read: `total += await price()` becomes `const added = await price();` and `total += added`. Only where the
 * wait is for something that the state has no part in, and nothing else is done on the way to it.
 */
export function waitFirst(written: Node, source: Source): Suggestion | undefined {
  if (written.type !== 'AssignmentExpression' || !isPlainPath(written.left)) return undefined;
  const placed = statementAround(written);
  if (placed?.statement.type !== 'ExpressionStatement' || placed.statement.expression !== written || !beginsLine(placed.statement, source.text)) return undefined;
  const waits = [...ownNodesIn(written.right)].filter((node) => node.type === 'AwaitExpression');
  // What `+=` adds is evaluated as a whole, after the state was read and before it is written.
  const isSum = arithmetic.has(written.operator);
  const [wait] = waits;
  if (wait === undefined || (!isSum && (written.operator !== '=' || waits.length > 1 || !comesFirst(wait, written)))) return undefined;
  const moved = isSum ? written.right : wait;
  if (isStateIn(moved, written.left, source)) return undefined;
  const name = freeName([isSum ? (written.operator === '+=' ? 'added' : 'amount') : 'answer'], source);
  const { text } = source;
  return {
    remedy: 're-read',
    messageId: 'waitFirst',
    data: { name: text.slice(...written.left.range) },
    edits: [before(placed.statement, [`const ${name} = ${text.slice(...moved.range)};`], text), replace(moved, name)],
  };
}

const arithmetic: ReadonlySet<string> = new Set(['+=', '-=', '*=', '/=', '%=', '**=', '&=', '|=', '^=']);

/** Whether the wait comes in any case, and what is evaluated before it may as well be evaluated after it. */
function comesFirst(wait: TSESTree.AwaitExpression, written: TSESTree.AssignmentExpression): boolean {
  for (let at: Node = wait; at !== written.right; ) {
    const { parent }: { parent?: Node } = at;
    if (parent === undefined || conditional.has(parent.type) || !siblingsBefore(at, parent).every(isOnlyRead)) return false;
    at = parent;
  }
  return true;
}

const conditional: ReadonlySet<string> = new Set(['ConditionalExpression', 'LogicalExpression', 'ChainExpression', 'AssignmentExpression', 'AssignmentPattern', 'TaggedTemplateExpression', 'YieldExpression', 'SequenceExpression', 'ClassBody']);

function siblingsBefore(node: Node, parent: Node): readonly Node[] {
  return [...nodesIn(parent, (one) => one === parent)].filter((one) => one !== parent && one.range[1] <= node.range[0]);
}

/** Names, properties, constants and what is put together from these: evaluating it does nothing. */
export function isOnlyRead(node: Node): boolean {
  return [...nodesIn(node)].every((one) => reading.has(one.type));
}

const reading: ReadonlySet<string> = new Set([
  'Identifier', 'MemberExpression', 'ThisExpression', 'Literal', 'TemplateLiteral', 'TemplateElement', 'ArrayExpression', 'ObjectExpression', 'Property', 'SpreadElement', 'BinaryExpression',
  'UnaryExpression', 'TSAsExpression', 'TSNonNullExpression',
]);

/** Whether the state, or what it is a part of, has a part in what is waited for. */
function isStateIn(moved: Node, left: Node, source: Source): boolean {
  const root = rootOf(left);
  const variable = variableOf(root, source);
  return [...nodesIn(moved)].some((node) => (variable === undefined ? isSameText(node, root, source.text) : variableOf(node, source) === variable));
}
