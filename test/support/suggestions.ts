/** The edits that the rules offer for the cases on the shelves, and what becomes of a case when one is made. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

import ts from 'typescript';

import type { Finding } from '../../src/findings/finding.ts';
import { analyze } from '../../src/project/analyze.ts';
import { indexOfOneFile } from '../../src/project/index-of-one-file.ts';
import { loadProject } from '../../src/project/load.ts';
import type { ModuleSummary } from '../../src/summary/module-summary.ts';
import { summarizeText } from '../../src/summary/summarize-text.ts';
import { type Fixture, type MarkedProject, messagesOf, type RawReport, type SuggestionCase, titleOf } from './fixtures.ts';

/** One edit of one file of a case. */
export interface Offer {
  readonly fixture: Fixture | SuggestionCase;
  readonly report: RawReport;
  /** What the editor says of it. */
  readonly words: string;
  readonly messageId: string;
  /** The whole file after the edit. */
  readonly after: string;
}

export async function offersOf(fixture: Fixture | SuggestionCase): Promise<readonly Offer[]> {
  const reports = await messagesOf(fixture);
  return reports.flatMap((report) =>
    (report.raw.suggestions ?? []).map(({ desc, fix, messageId = '' }) => {
      const before = readFileSync(report.file, 'utf8');
      return { fixture, report, words: desc, messageId, after: before.slice(0, fix.range[0]) + fix.text + before.slice(fix.range[1]) };
    }),
  );
}

/** The case as it is once the edit is made, for as long as the block that holds it with `using` runs. */
export function edited({ fixture, report, after }: Offer): Disposable & { readonly fixture: Fixture | SuggestionCase } {
  const folder = mkdtempSync(join(tmpdir(), 'suggestion-'));
  if (fixture.alone) writeFileSync(join(folder, basename(report.file)), after);
  else {
    cpSync(fixture.root, folder, { recursive: true });
    writeFileSync(join(folder, relative(fixture.root, report.file)), after);
  }
  const files = fixture.files.map((file) => join(folder, relative(fixture.root, file)));
  return { fixture: { ...fixture, root: folder, files }, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

/** Which findings a case has, each as its kind and the state that it is about; `outranked` are those that another of the same place stands in for. */
export function claimsOf({ root, files, alone }: MarkedProject): { readonly reported: readonly string[]; readonly outranked: readonly string[] } {
  const { findings, outranked } = analyze(alone ? indexOfOneFile(files[0] ?? '', summaryOfFile(files[0] ?? '')) : loadProject(root, { reach: 'everything' }));
  const claim = (finding: Finding): string => `${finding.kind} ${relative(root, finding.file)} ${'state' in finding ? finding.state.name : finding.name}`;
  return { reported: findings.map(claim), outranked: outranked.map(claim) };
}

function summaryOfFile(file: string): ModuleSummary {
  const { summary, error } = summarizeText(file, readFileSync(file, 'utf8'));
  if (summary === undefined) throw new SyntaxError(`${file} ${error}`);
  return summary;
}

/** What is in the one list and not in the other, as often as it is. */
export function without(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...list];
  for (const one of others) if (left.includes(one)) left.splice(left.indexOf(one), 1);
  return left;
}

/** Without lines, which an edit moves, and remedies, which depend on the package around. */
export function withoutLines(reports: readonly RawReport[]): readonly string[] {
  return reports.map(({ rule, raw }) => `${rule} ${raw.message.replaceAll(/\d+/g, '0').replace(/ [A-Z][^.]*(?:`[^`]*`[^.]*)*\.$/, '')}`).sort();
}

/** What TypeScript says of each of the texts, by their names: without places. All are checked in one go, as modules that know nothing of each other. */
export function diagnosticsOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    jsx: ts.JsxEmit.Preserve,
    types: ['node'],
    allowJs: true,
    noEmit: true,
    strict: true,
    noUnusedLocals: true,
    allowImportingTsExtensions: true,
    experimentalDecorators: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, readFile, fileExists } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, rest[0], true);
  };
  const program = ts.createProgram([...texts.keys()].filter((name) => !/\.(?:vue|svelte|astro)$/.test(name)), options, host);
  return new Map([...texts.keys()].map((name) => {
    const file = program.getSourceFile(name);
    const found = file === undefined ? [] : [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    const missing = new Set(found.filter(({ code }) => code === 2307).map(({ messageText }) => /'(.+?)'/.exec(ts.flattenDiagnosticMessageText(messageText, '\n'))?.[1]));
    return [name, found.map(({ code, messageText }) => `${code} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`).filter((text) => !(text.startsWith('2664 ') && missing.has(/'(.+?)'/.exec(text)?.[1])))];
  }));
}

/** The files of a case as TypeScript sees them before the edit and after, each in a folder of its own that lies beside the case. */
export function textsOf(offers: readonly Offer[]): { readonly texts: ReadonlyMap<string, string>; readonly pairs: readonly { readonly offer: Offer; readonly before: string; readonly after: string }[] } {
  const texts = new Map<string, string>();
  const pairs = offers.map((offer, index) => {
    const { fixture, report, after } = offer;
    const [was, is] = ['before', 'after'].map((name) => join(dirname(fixture.root), `${fixture.alone ? `../${basename(fixture.root)}/` : ''}.${index}-${name}`));
    const place = (folder: string | undefined, file: string): string => join(folder ?? '', relative(fixture.root, file));
    for (const file of fixture.files) {
      const text = readFileSync(file, 'utf8');
      texts.set(place(was, file), text);
      texts.set(place(is, file), file === report.file ? after : text);
    }
    return { offer, before: place(was, report.file), after: place(is, report.file) };
  });
  return { texts, pairs };
}

/** `bad/current-user.ts, current-user.ts:8`, what is offered, and the lines that change. */
export function shown({ fixture, report, words, after }: Offer): string {
  const lines = changed(readFileSync(report.file, 'utf8').split('\n'), after.split('\n'));
  return `${titleOf(fixture)}, ${report.at}: ${words}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/** Lines that go with `-`, those that come with `+`, by a longest common subsequence; others are left out, with `…` where they stood. */
function changed(before: readonly string[], after: readonly string[]): readonly string[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      (lengths[row] ?? [])[column] = before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: string[] = [];
  for (let row = 0, column = 0; row < before.length || column < after.length; ) {
    if (row < before.length && before[row] === after[column]) {
      if (lines.length > 0 && lines.at(-1) !== '…') lines.push('…');
      row++;
      column++;
    } else if (row < before.length && (column >= after.length || at(row + 1, column) >= at(row, column + 1))) lines.push(`- ${before[row++] ?? ''}`.trimEnd());
    else lines.push(`+ ${after[column++] ?? ''}`.trimEnd());
  }
  return lines.at(-1) === '…' ? lines.slice(0, -1) : lines;
}
