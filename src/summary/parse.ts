import type { TSESTree } from '@typescript-eslint/utils';
import { parseSync } from 'oxc-parser';
import type { EcmaScriptModule, OxcError, ParseResult, ParserOptions } from 'oxc-parser';

import { tooDeepAt } from '../syntax/nesting.ts';
import { layoutOf, textOfBlock, type Layout } from './blocks/layout.ts';
import { lineStartsOf } from './line-starts.ts';
import type { Commented } from './tags.ts';

type SourceType = NonNullable<ParserOptions['sourceType']>;

/** A parsed file. Most of the time of parsing goes into the tree, which is made when it is first asked for. */
export interface ParsedModule extends Commented {
  readonly program: TSESTree.Program;
  /** Its static imports and exports and its dynamic imports, which cost next to nothing. */
  readonly module: Pick<EcmaScriptModule, 'dynamicImports' | 'staticExports' | 'staticImports'>;
  /** Of a component's file: where its scripts stand. */
  readonly layout?: Layout;
  readonly error?: never;
}

/** A parsed file, or why it does not parse: `Unexpected token (12:4)`. */
export type Parsed = ParsedModule | { readonly error: string; readonly program?: never };

/**
 * Parses a file with the native parser, in the language that its extension says. What does not parse as a module may
 * be CommonJS, where `return` may stand at the top level. Of a component's file the scripts are parsed, and stand in one tree
 * one after the other. Never throws.
 */
export function parseModule(file: string, text: string): Parsed {
  const source = withoutMark(text);
  try {
    const layout = layoutOf(file, source);
    return layout === undefined ? parseScript(file, source) : parseBlocks(file, source, layout);
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

function parseScript(file: string, text: string): Parsed {
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== -1) return { error: `Nested too deeply (${positionOf(text, tooDeep)})` };
  const [first, second] = sourceTypesOf(file);
  const parsed = parseAs(file, text, first);
  if (parsed.error === undefined || second === undefined) return parsed;
  const again = parseAs(file, text, second);
  return again.error === undefined ? again : parsed;
}

function parseBlocks(file: string, text: string, layout: Layout): Parsed {
  const { blocks, fault } = layout;
  if (fault !== undefined) return { error: `${fault.reason} (${positionOf(text, fault.at)})` };
  const parts: ParseResult[] = [];
  for (const block of blocks) {
    const code = textOfBlock(block, text);
    const tooDeep = tooDeepAt(code);
    if (tooDeep !== -1) return { error: `Nested too deeply (${positionOf(text, tooDeep)})` };
    const part = parseSync(file, code, { ...options, lang: block.language, sourceType: 'module' });
    // What runs for each component is a function, and may return.
    const error = errorsIn(part).find(({ labels: [label] }) => block.kind.runs === 'once' || label === undefined || text.slice(label.start, label.end) !== 'return');
    if (error !== undefined) return { error: inWords(error, text) };
    parts.push(part);
  }
  return joined(parts, layout);
}

/** Trees are made when they are first asked for. */
function joined(parts: readonly ParseResult[], layout: Layout): ParsedModule {
  const modules = parts.map(({ module }) => module);
  return {
    layout,
    get comments() {
      return parts.flatMap(({ comments }) => comments);
    },
    module: {
      dynamicImports: modules.flatMap(({ dynamicImports }) => dynamicImports),
      staticExports: modules.flatMap(({ staticExports }) => staticExports),
      staticImports: modules.flatMap(({ staticImports }) => staticImports),
    },
    get program() {
      return { type: 'Program', body: parts.flatMap(({ program }) => program.body) } as unknown as TSESTree.Program;
    },
  };
}

/** The text without a byte order mark, as offsets count in it. */
export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function parseAs(file: string, text: string, sourceType: SourceType): Parsed {
  const parsed = parseSync(file, text, { ...options, lang: languageOf(file), sourceType });
  const [error] = errorsIn(parsed);
  // Both parsers follow TS-ESTree; where they differ, the walk reads what they have in common.
  return error === undefined ? (parsed as unknown as ParsedModule) : { error: inWords(error, text) };
}

const options = { preserveParens: false, astType: 'ts' } satisfies ParserOptions;

function errorsIn({ errors }: ParseResult): readonly OxcError[] {
  return errors.filter(({ severity }) => severity === 'Error');
}

function inWords({ message, labels }: OxcError, text: string): string {
  return `${message} (${positionOf(text, labels[0]?.start ?? 0)})`;
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
