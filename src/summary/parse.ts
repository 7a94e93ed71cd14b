import type { TSESTree } from '@typescript-eslint/utils';
import { parseSync } from 'oxc-parser';
import type { ParserOptions } from 'oxc-parser';

import { lineStartsOf } from './line-starts.ts';

/** A parsed file, or why it does not parse: `Unexpected token (12:4)`. */
export type Parsed = { readonly program: TSESTree.Program; readonly error?: never } | { readonly error: string; readonly program?: never };

/** Parses a file with the native parser, in the language that its extension says. Never throws. */
export function parseModule(file: string, text: string): Parsed {
  const source = withoutMark(text);
  try {
    return parseAs(file, source, sourceTypeOf(file));
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** The text without a byte order mark, as offsets count in it. */
export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function parseAs(file: string, text: string, sourceType: NonNullable<ParserOptions['sourceType']>): Parsed {
  const { errors, program } = parseSync(file, text, { lang: languageOf(file), sourceType, preserveParens: false, astType: 'ts' });
  const error = errors.find(({ severity }) => severity === 'Error');
  // Both parsers follow TS-ESTree; where they differ, the walk reads what they have in common.
  if (error === undefined) return { program: program as unknown as TSESTree.Program };
  return { error: `${error.message} (${positionOf(text, error.labels[0]?.start ?? 0)})` };
}

/** Extensions that say what a file is; `.js` holds modules, CommonJS and JSX alike. */
function languageOf(file: string): NonNullable<ParserOptions['lang']> {
  if (/\.d\.[cm]?ts$/.test(file)) return 'dts';
  if (file.endsWith('.tsx')) return 'tsx';
  return /\.[cm]?ts$/.test(file) ? 'ts' : 'jsx';
}

function sourceTypeOf(file: string): NonNullable<ParserOptions['sourceType']> {
  if (file.endsWith('.cjs')) return 'commonjs';
  return /\.(?:[cm]?ts|tsx|mjs)$/.test(file) ? 'module' : 'unambiguous';
}

function positionOf(text: string, offset: number): string {
  const starts = lineStartsOf(text);
  const line = starts.findLastIndex((start) => start <= offset);
  return `${line + 1}:${offset - (starts[line] ?? 0) + 1}`;
}
