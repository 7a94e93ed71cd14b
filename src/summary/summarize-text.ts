import type { ModuleSummary } from './module-summary.ts';
import { parseModule, withoutMark, type ParsedModule } from './parse.ts';
import { summarize } from './summarize.ts';

/** A summary, or why the file has none. */
export type Summarized =
  | { readonly summary: ModuleSummary; readonly error?: never }
  | { readonly error: string; readonly summary?: never };

/** Parses and summarises a file. Never throws. */
export function summarizeText(file: string, text: string): Summarized {
  const parsed = parseModule(file, text);
  return parsed.error === undefined ? summarizeParsed(parsed, withoutMark(text)) : { error: parsed.error };
}

/** Summarises a parsed file; `text` is without a byte order mark. */
export function summarizeParsed({ program, layout }: ParsedModule, text: string): Summarized {
  return { summary: summarize(program, text, layout) };
}
