import type { TSESTree } from '@typescript-eslint/utils';

import type { LocalVariable } from './variables.ts';
import type { Edit, Node, Source } from './suggestion.ts';

/** What stands before a node on its line, as far as it is blank. */
export function indentOf(node: Node, text: string): string {
  const line = text.slice(text.lastIndexOf('\n', node.range[0] - 1) + 1, node.range[0]);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** How the file ends its lines. */
export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Whether a node begins its line. */
export function beginsLine(node: Node, text: string): boolean {
  return text.slice(text.lastIndexOf('\n', node.range[0] - 1) + 1, node.range[0]).trim() === '';
}

/** New statements, each on a line of its own, before one that begins its line. */
export function before(node: Node, lines: readonly string[], text: string): Edit {
  const indent = indentOf(node, text);
  const [start] = node.range;
  return { start, end: start, text: lines.map((line) => `${line}${lineEnd(text)}${indent}`).join('') };
}

/** New statements after one, on lines of their own. */
export function after(node: Node, lines: readonly string[], text: string): Edit {
  const indent = indentOf(node, text);
  const end = endOfLine(node.range[1], text);
  return { start: end, end, text: lines.map((line) => `${lineEnd(text)}${line === '' ? '' : indent}${line}`).join('') };
}

/** The end of the line, when nothing but a comment follows on it; otherwise the offset itself. */
function endOfLine(offset: number, text: string): number {
  const [rest = ''] = /^[ \t]*(?:\/\/[^\r\n]*)?/.exec(text.slice(offset)) ?? [];
  return /^(?:\r?\n|$)/.test(text.slice(offset + rest.length)) ? offset + rest.length : offset;
}

export function replace(node: Node, text: string): Edit {
  return { start: node.range[0], end: node.range[1], text };
}

/** Whether a comment stands in a node: one that is replaced as a whole would lose it. */
export function hasComment(node: Node, { ast }: Source): boolean {
  return (ast.comments ?? []).some(({ range }) => node.range[0] <= range[0] && range[1] <= node.range[1]);
}

export const removal = (start: number, end: number): Edit => ({ start, end, text: '' });

/** What is taken out of its place: the edit, and the comments that belong to it. */
export interface Removed {
  readonly edit: Edit;
  /** Comments that stand above it and behind it, in their order; they go along. */
  readonly comments: readonly string[];
}

/** Takes a statement out with its lines and its comments; undefined when it shares a line with another one. */
export function withoutStatement(statement: TSESTree.Statement, { ast, text }: Source): Removed | undefined {
  if (!beginsLine(statement, text)) return undefined;
  const lineStart = (offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
  let start = lineStart(statement.range[0]);
  const above: TSESTree.Comment[] = [];
  for (const comment of (ast.comments ?? []).toReversed()) {
    // A comment at the top of the file is about the file.
    if (comment.range[1] > start || comment.range[0] === 0 || !beginsLine(comment as unknown as Node, text)) continue;
    if (text.slice(comment.range[1], start).trim() !== '' || /\n\s*\n/.test(text.slice(comment.range[1], start))) break;
    above.unshift(comment);
    start = lineStart(comment.range[0]);
  }
  const behind = /^[ \t]*(\/\/[^\r\n]*|\/\*[^\n]*?\*\/[ \t]*)?(\r?\n|$)/.exec(text.slice(statement.range[1]));
  if (behind === null) return undefined;
  let end = statement.range[1] + behind[0].length;
  // Of two blank lines that would meet, one is enough; after a brace, none.
  if (/(?:\n[ \t]*|\{[ \t]*)\r?\n$/.test(text.slice(0, start)) || start === 0) end += /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  const trailing = behind[1]?.trim();
  const comments = [...above.map(({ range }) => text.slice(...range)), ...(trailing === undefined ? [] : [trailing])];
  return { edit: removal(start, end), comments };
}

/** Takes one variable out of its declaration, which goes when it was the only one. */
export function withoutVariable({ declaration, declarator }: LocalVariable, source: Source): Removed | undefined {
  const declarations: readonly Node[] = declaration.declarations;
  if (declarations.length === 1) return withoutStatement(declaration, source);
  const at = declarations.indexOf(declarator);
  const [previous, next] = [declarations[at - 1], declarations[at + 1]];
  const [start, end] = previous === undefined ? [declarator.range[0], next?.range[0] ?? declarator.range[1]] : [previous.range[1], declarator.range[1]];
  const taken = source.text.slice(start, end);
  return taken.includes('//') || taken.includes('/*') ? undefined : { edit: removal(start, end), comments: [] };
}

/** The annotation of a variable, with its colon, or ''. */
export function annotationOf({ declarator: { id } }: LocalVariable, { text }: Source): string {
  return id.typeAnnotation == null ? '' : text.slice(...id.typeAnnotation.range);
}
