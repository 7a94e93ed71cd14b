import type { ModuleSummary } from './module-summary.ts';
import { parseModule, withoutMark } from './parse.ts';
import { summarize } from './summarize.ts';

/** A summary, or why the file has none. */
export type Summarized =
  | { readonly summary: ModuleSummary; readonly error?: never }
  | { readonly error: string; readonly summary?: never };

/** Parses and summarises a file. Never throws. */
export function summarizeText(file: string, text: string): Summarized {
  const parsed = parseModule(file, text);
  return parsed.error === undefined ? { summary: summarize(parsed.program, withoutMark(text)) } : { error: parsed.error };
}
