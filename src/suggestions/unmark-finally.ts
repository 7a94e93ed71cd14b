import type { TSESTree } from '@typescript-eslint/utils';

import { nodesIn, statementAround } from './nodes.ts';
import type { Node, Source, Suggestion } from './suggestion.ts';
import { beginsLine, indentOf, lineEnd } from './text.ts';
import { isUsedIn } from './variables.ts';

/**
 * Takes a mark back in a `finally` block: what stands between `busy[id] = true;` and `delete busy[id];`, which begins in the line, goes into a `try`. Only
 * where nothing that is declared in between is used later.
 */
export function unmarkFinally(written: Node, line: number, source: Source): Suggestion | undefined {
  const placed = statementAround(written);
  if (placed?.statement.type !== 'ExpressionStatement' || placed.statement.expression !== written) return undefined;
  const body: readonly TSESTree.ProgramStatement[] = placed.list.body;
  const from = body.indexOf(placed.statement);
  const to = body.findIndex((one, index) => index > from && one.loc.start.line === line);
  const between = body.slice(from + 1, to);
  const [first] = between;
  const last = body[to];
  if (first === undefined || last?.type !== 'ExpressionStatement' || isDeclaredFor(between, body.slice(to), source)) return undefined;
  const { text } = source;
  if (![first, last].every((one) => beginsLine(one, text)) || [...between, last].some(hasLongText)) return undefined;
  const indent = indentOf(first, text);
  const step = indent.includes('\t') ? '\t' : '  ';
  const end = lineEnd(text);
  const start = text.lastIndexOf('\n', first.range[0] - 1) + 1;
  const [lastLine] = [text.lastIndexOf('\n', last.range[0] - 1) + 1];
  const inside = text.slice(start, lastLine).replaceAll(/^(?=[^\r\n])/gm, step);
  return {
    remedy: 'finally',
    messageId: 'unmarkFinally',
    data: { name: text.slice(...(written.type === 'AssignmentExpression' ? written.left : written).range) },
    edits: [{ start, end: last.range[1], text: `${indent}try {${end}${inside}${indent}} finally {${end}${indent}${step}${text.slice(...last.range)}${end}${indent}}` }],
  };
}

/** Whether one of the statements declares what a later one uses, or all can use. */
function isDeclaredFor(statements: readonly Node[], later: readonly Node[], { scopes }: Source): boolean {
  return statements.some((one) => {
    if (one.type === 'FunctionDeclaration' || one.type === 'ClassDeclaration') return true;
    if (one.type !== 'VariableDeclaration') return false;
    return scopes.getDeclaredVariables(one).some((variable) => later.some((other) => isUsedIn(variable, other)));
  });
}

/** Text over several lines would change with the space before it. */
function hasLongText(statement: Node): boolean {
  return [...nodesIn(statement)].some((node) => (node.type === 'TemplateLiteral' || node.type === 'Literal' || node.type === 'JSXText') && node.loc.start.line !== node.loc.end.line);
}
