import type { ModuleOutline } from './module-summary.ts';
import { parseModule, withoutMark, type ParsedModule } from './parse.ts';
import { summarizeParsed, type Summarized } from './summarize-text.ts';

/** What a file imports, its whole summary where only that can say it, or why the file has neither. */
export type Outlined = { readonly outline: ModuleOutline; readonly summary?: never; readonly error?: never } | (Summarized & { readonly outline?: never });

/** Parses a file and outlines it, at a third of the cost of a summary: no tree is made. Never throws. */
export function outlineText(file: string, text: string): Outlined {
  const parsed = parseModule(file, text);
  if (parsed.error !== undefined) return { error: parsed.error };
  const source = withoutMark(text);
  const requests = requestsOf(parsed, source);
  return requests === undefined ? summarizeParsed(parsed, source) : { outline: { requests } };
}

/** The specifiers that {@link ModuleOutline.requests} holds; undefined where the tree has to be asked. */
function requestsOf({ module, layout }: ParsedModule, text: string): readonly string[] | undefined {
  const code = layout === undefined ? text : layout.blocks.map(({ start, end }) => text.slice(start, end)).join('\n');
  if (onlyInTree.test(code) || countOf(code, importCalls) !== module.dynamicImports.length) return undefined;
  const requests = new Set<string>(layout?.sources);
  for (const { moduleRequest } of module.staticImports) requests.add(moduleRequest.value);
  for (const { entries } of module.staticExports) for (const { moduleRequest } of entries) if (moduleRequest !== null) requests.add(moduleRequest.value);
  for (const { moduleRequest } of module.dynamicImports) {
    const argument = text.slice(moduleRequest.start, moduleRequest.end);
    if (!plainString.test(argument)) return undefined;
    requests.add(argument.slice(1, -1));
  }
  return [...requests];
}

/** Ways to name a file that the record of imports and exports leaves out: `require('x')`, `export {} from 'x'`, modules declared within. */
const onlyInTree = /\brequire\b|\bexport\s*\{\s*\}|\bdeclare\s+module\b|\\u/;
/** `import('x')`, also where it names a type, which the record leaves out. */
const importCalls = /\bimport\b[^;'"`]*?\(/g;
const plainString = /^(?:'[^'\\]*'|"[^"\\]*")$/;

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
