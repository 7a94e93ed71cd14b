import { Node } from 'ts-morph';

import { removeStatement } from './edits.ts';
import type { Move } from '../move.ts';
import { requiredBy } from './imports.ts';
import { styleOf } from './style.ts';
import { removeTypeInComment } from './type-comments.ts';

/** Takes the declaration away, or puts other code in its place; what stands above it as a comment stays with the new code. */
export function replaceDeclaration({ edits, declared }: Pick<Move, 'declared' | 'edits'>, code: string, above = ''): void {
  const { node, file } = declared;
  const { lineBreak } = styleOf(file);
  if (Node.isPropertyAssignment(node) || Node.isPropertyDeclaration(node)) {
    removeMember({ edits, declared });
    const outer = node.getAncestors().find((one) => Node.isSourceFile(one.getParent()) );
    if (code !== '' && outer !== undefined) edits.insert(file, outer.getStart(true), `${above}${code}${lineBreak}${lineBreak}`);
    return;
  }
  const statement = node.getVariableStatementOrThrow();
  const others = statement.getDeclarations().filter((one) => one !== node);
  if (others.length > 0) {
    removeFromList(edits, node, statement.getDeclarations());
    if (code !== '') edits.insert(file, statement.getEnd(), `${lineBreak}${lineBreak}${above}${code}`);
  } else if (code === '') removeStatement(edits, statement);
  else if (above !== '') edits.insert(file, startWithComment(statement), above);
  if (code === '' || others.length > 0) return;
  edits.replace(statement, code);
  removeTypeInComment(edits, declared);
  const lineEnd = file.getFullText().indexOf('\n', statement.getEnd());
  if (code.includes(lineBreak) && lineEnd !== -1 && !isBeforeBlank(statement)) edits.insert(file, lineEnd + 1, lineBreak);
}

/** Where the comment begins that stands right above the statement. */
function startWithComment(statement: Node): number {
  const text = statement.getSourceFile().getFullText();
  let start = statement.getStart();
  for (const comment of [...statement.getLeadingCommentRanges()].reverse()) {
    // What begins the file is about the file.
    if (comment.getPos() === 0 || /\n[^\S\n]*\r?\n/.test(text.slice(comment.getEnd(), start))) break;
    start = comment.getPos();
  }
  return start;
}

/** Nothing or a blank line follows. */
function isBeforeBlank(statement: Node): boolean {
  return /^[^\n]*(?:\n[^\S\n]*(?:\r?\n|$)|$)/.test(statement.getSourceFile().getFullText().slice(statement.getEnd()));
}

function removeMember({ edits, declared: { node, file } }: Pick<Move, 'declared' | 'edits'>): void {
  if (Node.isPropertyDeclaration(node)) {
    removeStatement(edits, node);
    return;
  }
  const literal = node.getParent();
  const members = Node.isObjectLiteralExpression(literal) ? literal.getProperties() : [];
  if (members.length > 1) {
    removeFromList(edits, node, members);
    return;
  }
  // What is left is an object of nothing.
  const statement = node.getFirstAncestor(Node.isVariableStatement);
  if (statement !== undefined && statement.getDeclarations().length === 1) removeStatement(edits, statement);
  else edits.replaceRange(file, node.getStart(), node.getEnd(), '');
}

/** One of several that commas part. */
export function removeFromList(edits: Move['edits'], node: Node, list: readonly Node[]): void {
  const index = list.indexOf(node);
  const next = list[index + 1];
  const previous = list[index - 1];
  if (next !== undefined) edits.replaceRange(node.getSourceFile(), node.getStart(), next.getStart(), '');
  else if (previous !== undefined) edits.replaceRange(node.getSourceFile(), previous.getEnd(), node.getEnd(), '');
}

/** Takes the state's name out of lists of imports and exports, and the whole list where it was the only one. */
export function removeListed({ edits, listed }: Pick<Move, 'edits' | 'listed'>): void {
  for (const name of listed) {
    const item = name.getParentOrThrow();
    const list = siblingsOf(item);
    if (list.length > 1 && !(Node.isImportSpecifier(item) && list.every((one) => isListedNode(one, listed)))) {
      removeFromList(edits, item, list);
      continue;
    }
    const statement = item.getFirstAncestor((one) => Node.isImportDeclaration(one) || Node.isExportDeclaration(one) || Node.isVariableStatement(one) || Node.isExpressionStatement(one));
    if (Node.isImportDeclaration(statement) && statement.getDefaultImport() !== undefined) {
      const named = item.getParentOrThrow();
      edits.replaceRange(name.getSourceFile(), statement.getDefaultImportOrThrow().getEnd(), named.getEnd(), '');
    } else if (statement !== undefined) removeStatement(edits, statement);
  }
}

function isListedNode(item: Node, listed: readonly Node[]): boolean {
  return listed.some((name) => name.getParent() === item);
}

function siblingsOf(item: Node): readonly Node[] {
  const parent = item.getParent();
  if (Node.isNamedImports(parent) || Node.isNamedExports(parent)) return parent.getElements();
  if (Node.isObjectBindingPattern(parent)) return parent.getElements();
  if (Node.isObjectLiteralExpression(parent)) return parent.getProperties();
  return [item];
}

/** Whether the variable statement only imports: `const { user } = require('./users')`. */
export function isRequire(statement: Node): boolean {
  return Node.isVariableStatement(statement) && statement.getDeclarations().every((one) => requiredBy(one.getInitializer()) !== undefined);
}
