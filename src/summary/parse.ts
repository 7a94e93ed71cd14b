import type { TSESTree } from '@typescript-eslint/utils';
import { parseSync } from 'oxc-parser';
import type { EcmaScriptModule, ParserOptions } from 'oxc-parser';

import { tooDeepAt } from '../syntax/nesting.ts';
import { lineStartsOf } from './line-starts.ts';
import type { Commented } from './tags.ts';

type SourceType = NonNullable<ParserOptions['sourceType']>;

/** A parsed file. Most of the time of parsing goes into the tree, which is made when it is first asked for. */
export interface ParsedModule extends Commented {
  readonly program: TSESTree.Program;
  /** Its static imports and exports and its dynamic imports, which cost next to nothing. */
  readonly module: EcmaScriptModule;
  readonly error?: never;
}

/** A parsed file, or why it does not parse: `Unexpected token (12:4)`. */
export type Parsed = ParsedModule | { readonly error: string; readonly program?: never };

/**
 * Parses a file with the native parser, in the language that its extension says. What does not parse as a module may
 * be CommonJS, where `return` may stand at the top level. Never throws.
 */
export function parseModule(file: string, text: string): Parsed {
  const source = withoutMark(text);
  const tooDeep = tooDeepAt(source);
  if (tooDeep !== -1) return { error: `Nested too deeply (${positionOf(source, tooDeep)})` };
  try {
    const [first, second] = sourceTypesOf(file);
    const parsed = parseAs(file, source, first);
    if (parsed.error === undefined || second === undefined) return parsed;
    const again = parseAs(file, source, second);
    return again.error === undefined ? again : parsed;
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Lets go of the tree when all has been read from it. What the parser answers holds its tree until the next full collection of garbage;
 * a tree that is cut off goes with the next small one, and is never copied.
 */
export function dropTree({ program }: ParsedModule): void {
  program.body = [];
}

/** The text without a byte order mark, as offsets count in it. */
export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function parseAs(file: string, text: string, sourceType: SourceType): Parsed {
  const parsed = parseSync(file, text, { lang: languageOf(file), sourceType, preserveParens: false, astType: 'ts' });
  const error = parsed.errors.find(({ severity }) => severity === 'Error');
  // Both parsers follow TS-ESTree; where they differ, the walk reads what they have in common.
  if (error === undefined) return parsed as unknown as ParsedModule;
  return { error: `${error.message} (${positionOf(text, error.labels[0]?.start ?? 0)})` };
}

/** Extensions that say what a file is; `.js` holds modules, CommonJS and JSX alike. */
function languageOf(file: string): NonNullable<ParserOptions['lang']> {
  if (/\.d\.[cm]?ts$/.test(file)) return 'dts';
  if (file.endsWith('.tsx')) return 'tsx';
  return /\.[cm]?ts$/.test(file) ? 'ts' : 'jsx';
}

/** What to try first, and what to try when that fails. */
function sourceTypesOf(file: string): readonly [SourceType, SourceType?] {
  if (file.endsWith('.mjs') || file.endsWith('.mts')) return ['module'];
  if (file.endsWith('.cjs')) return ['commonjs', 'module'];
  return [/\.(?:c?ts|tsx)$/.test(file) ? 'module' : 'unambiguous', 'commonjs'];
}

function positionOf(text: string, offset: number): string {
  const starts = lineStartsOf(text);
  const line = starts.findLastIndex((start) => start <= offset);
  return `${line + 1}:${offset - (starts[line] ?? 0) + 1}`;
}
