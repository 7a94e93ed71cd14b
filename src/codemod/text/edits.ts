import type { Node, SourceFile } from 'ts-morph';

import { Refusal } from '../refusal.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Among insertions at one place, what was noted first stands first, unless this says otherwise. */
  readonly rank: number;
}

/**
 * Changes to the texts of files, collected and applied at once, so that nodes stay valid while a move is worked out. Insertions nest;
 * replacements that overlap are refused.
 */
export class Edits {
  private readonly byFile = new Map<SourceFile, Edit[]>();
  private readonly created = new Map<string, string>();

  replace(node: Node, text: string): void {
    this.replaceRange(node.getSourceFile(), node.getStart(), node.getEnd(), text);
  }

  replaceRange(file: SourceFile, start: number, end: number, text: string): void {
    this.note(file, { start, end, text, rank: 0 });
  }

  /** Around what else is inserted or replaced in the node. */
  wrap(node: Node, before: string, after: string): void {
    this.note(node.getSourceFile(), { start: node.getStart(), end: node.getStart(), text: before, rank: -node.getWidth() });
    this.note(node.getSourceFile(), { start: node.getEnd(), end: node.getEnd(), text: after, rank: node.getWidth() });
  }

  insert(file: SourceFile, at: number, text: string): void {
    this.note(file, { start: at, end: at, text, rank: 0 });
  }

  /** A file that does not exist yet. */
  create(path: string, text: string): void {
    this.created.set(path, text);
  }

  /** Whether what stands at a place goes. */
  removes(file: SourceFile, at: number): boolean {
    return (this.byFile.get(file) ?? []).some(({ start, end, text }) => text === '' && start <= at && at < end);
  }

  /** The texts of the files that change, by absolute path. */
  texts(): ReadonlyMap<string, string> {
    const texts = new Map<string, string>(this.created);
    for (const [file, edits] of this.byFile) texts.set(file.getFilePath(), applied(file.getFullText(), edits));
    return texts;
  }

  private note(file: SourceFile, edit: Edit): void {
    const known = this.byFile.get(file) ?? [];
    const isTwice = edit.start !== edit.end && known.some(({ start, end, text }) => start === edit.start && end === edit.end && text === edit.text);
    if (!isTwice) this.byFile.set(file, [...known, edit]);
  }
}

function applied(text: string, edits: readonly Edit[]): string {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start) || a.rank - b.rank);
  let result = '';
  let at = 0;
  for (const { start, end, text: inserted } of inOrder) {
    if (start < at) throw new Refusal('two uses of it stand in one another there, and cannot both be changed');
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}

/** The node's statement with its line, so that nothing is left of it; comments above it stay when `keepsComments`. */
export function removeStatement(edits: Edits, statement: Node, keepsComments = false): void {
  const file = statement.getSourceFile();
  const text = file.getFullText();
  const first = keepsComments ? statement.getStart() : (statement.getLeadingCommentRanges().at(-1)?.getPos() ?? statement.getStart());
  const start = lineStartBefore(text, first);
  const end = lineEndAfter(text, statement.getEnd());
  // A blank line on both sides leaves one.
  const isBetweenBlanks = /(^|\n)[ \t]*\r?\n$|\{[ \t]*\r?\n$/.test(text.slice(0, start)) || start === 0;
  const blank = isBetweenBlanks ? (/^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0) : 0;
  edits.replaceRange(file, start, end + blank, '');
}

function lineStartBefore(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return text.slice(start, at).trim() === '' ? start : at;
}

function lineEndAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end === -1) return text.length;
  return text.slice(at, end).trim() === '' ? end + 1 : at;
}

/** What stands before the first character of the node's line. */
export function indentOf(node: Node): string {
  const text = node.getSourceFile().getFullText();
  const start = text.lastIndexOf('\n', node.getStart() - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}
