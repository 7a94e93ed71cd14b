/** How calls and functions are named, alike by the record of a run and by the analysis. */

export interface Source {
  /** Relative to the app, with slashes. */
  readonly file: string;
  readonly text: string;
}

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
}

/** `src/app.js:12:5-12:34` */
export function siteAt(source: Source, { start, end }: { readonly start: number; readonly end: number }): string {
  return siteName(source.file, positionIn(source, start), positionIn(source, end));
}

/** `src/app.js:5:3` */
export function functionAt(source: Source, start: number): string {
  return functionName(source.file, positionIn(source, start));
}

export function siteName(file: string, start: Position, end: Position): string {
  return `${functionName(file, start)}-${end.line}:${end.column + 1}`;
}

export function functionName(file: string, { line, column }: Position): string {
  return `${file}:${line}:${column + 1}`;
}

function positionIn({ text }: Source, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') - 1 };
}
