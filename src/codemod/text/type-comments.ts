import { Node } from 'ts-morph';

import type { Declared } from '../state/declaration.ts';
import type { Edits } from './edits.ts';

/** The type of the state as a comment above it tells: `Map<string, number>` of `@type {Map<string, number>}`. */
export function typeInComment({ node }: Declared): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  const documented = Node.isVariableDeclaration(node) ? node.getVariableStatement() : node;
  const tags = Node.isJSDocable(documented) ? documented.getJsDocs().flatMap((doc) => doc.getTags()) : [];
  const told = tags.find(Node.isJSDocTypeTag)?.getTypeExpression();
  if (told === undefined) return undefined;
  // Between the braces.
  const [start, end] = [told.getStart() + 1, told.getEnd() - 1];
  return { text: told.getSourceFile().getFullText().slice(start, end).trim(), start, end };
}

/** Puts another type in its place. */
export function replaceTypeInComment(edits: Edits, declared: Declared, type: string): void {
  const told = typeInComment(declared);
  if (told !== undefined) edits.replaceRange(declared.file, told.start, told.end, type);
}

/**
 * Takes the type out, and leaves what else the comment says; a comment that says nothing else goes. `@type {Map<string, Draft>} Drafts by their author`
 * becomes `Drafts by their author`.
 */
export function removeTypeInComment(edits: Edits, declared: Declared): void {
  const { node, file } = declared;
  const documented = Node.isVariableDeclaration(node) ? node.getVariableStatement() : node;
  const docs = Node.isJSDocable(documented) ? documented.getJsDocs() : [];
  const doc = docs.find((one) => one.getTags().some(Node.isJSDocTypeTag));
  const tag = doc?.getTags().find(Node.isJSDocTypeTag);
  const told = tag?.getTypeExpression();
  if (documented === undefined || doc === undefined || tag === undefined || told === undefined) return;
  const text = file.getFullText();
  const said = /^[^\S\n]*([^\n]*?)[^\S\n]*(?:\*\/|\r?\n|$)/.exec(text.slice(told.getEnd(), doc.getEnd()))?.[1] ?? '';
  const isAlone = said === '' && doc.getTags().length === 1 && doc.getDescription().trim() === '';
  if (isAlone) edits.replaceRange(file, doc.getStart(), documented.getStart(), '');
  else if (said !== '') edits.replaceRange(file, tag.getStart(), told.getEnd() + (/^[^\S\n]*/.exec(text.slice(told.getEnd()))?.[0].length ?? 0), '');
  else {
    const lineStart = text.lastIndexOf('\n', tag.getStart()) + 1;
    const lineEnd = text.indexOf('\n', told.getEnd()) + 1;
    const isLineOfItsOwn = lineStart > doc.getStart() && lineEnd > 0 && lineEnd <= doc.getEnd();
    if (isLineOfItsOwn) edits.replaceRange(file, lineStart, lineEnd, '');
    else edits.replaceRange(file, tag.getStart(), told.getEnd(), '');
  }
}
