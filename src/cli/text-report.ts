import { createRequire } from 'node:module';
import { styleText } from 'node:util';

import type * as codeFrame from '@babel/code-frame';

import type { Finding, Way } from '../findings/finding.ts';
import { sentence } from '../findings/words.ts';
import type { Audit, AuditFinding } from './audit.ts';
import { count } from './count.ts';
import { groupBy } from '../project/values/group-by.ts';
import { shownPath } from './shown-path.ts';

type Format = Parameters<typeof styleText>[0];
type Paint = (format: Format, text: string) => string;

/** The report for people: findings grouped by the state that they write, then what the audit has seen and what it has not. */
export function textReport(audit: Audit, cwd: string, { colors }: { readonly colors: boolean }): string {
  const paint: Paint = (format, text) => (colors ? styleText(format, text, { validateStream: false }) : text);
  const groups = [...groupBy(audit.findings, ({ finding }) => headingOf(finding, cwd))];
  const blocks = groups.map(([heading, group]) => {
    const writes = group.map((one) => writeBlock(one, cwd, paint, colors));
    return [paint('bold', heading), ...writes].join('\n\n');
  });
  return `${[...blocks, summaryBlock(audit, cwd, paint)].join('\n\n')}\n`;
}

/** `sessions (src/store.ts:3)` */
function headingOf(finding: Finding, cwd: string): string {
  if (finding.kind === 'global-setting') return `${finding.name} (a setting of ${finding.of})`;
  if (finding.kind === 'connection-per-request' || finding.kind === 'process-local-state' || finding.kind === 'missing-shutdown') return finding.name === '' ? finding.of : `${finding.name} (${finding.of})`;
  if (finding.kind === 'shared-request-object') return `${finding.name} (${finding.of})`;
  if (finding.kind === 'stateful-regexp') return `${finding.name} (a regular expression)`;
  const { name, declared } = finding.state;
  return declared === undefined ? name : `${name} (${shownPath(declared.file, cwd)}:${declared.line})`;
}

function writeBlock({ rule, finding, text }: AuditFinding, cwd: string, paint: Paint, colors: boolean): string {
  const { start } = finding.loc;
  const place = `${paint('cyan', `${shownPath(finding.file, cwd)}:${start.line}:${start.column + 1}`)}  ${paint('dim', rule)}`;
  return indent([place, sentence(finding), '', ...frameOf(finding, text, colors), ...('way' in finding ? wayLines(finding.way, cwd, paint) : [])].join('\n'));
}

function frameOf({ loc: { start, end } }: Finding, text: string, colors: boolean): readonly string[] {
  if (text === '') return [];
  const { codeFrameColumns } = createRequire(import.meta.url)('@babel/code-frame') as typeof codeFrame; // loaded when there is something to show
  const frame = codeFrameColumns(
    text,
    { start: { line: start.line, column: start.column + 1 }, end: { line: end.line, column: end.column + 1 } },
    { linesAbove: 2, linesBelow: 2, forceColor: colors },
  );
  return [indent(frame), ''];
}

/** The calls from the entry point to the function that writes, one on a line, with the places in a column of their own. */
function wayLines({ entry, calls }: Way, cwd: string, paint: Paint): readonly string[] {
  const steps = [{ name: entry.label, file: entry.file, line: entry.line }, ...calls];
  const width = Math.max(...steps.map(({ name }) => name.length));
  return steps.map(({ name, file, line }, depth) => {
    const mark = depth === 0 ? 'from' : '   →';
    return `${paint('dim', mark)} ${name.padEnd(width)}  ${paint('cyan', `${shownPath(file, cwd)}:${line}`)}`;
  });
}

const shownFailures = 10;

function summaryBlock(audit: Audit, cwd: string, paint: Paint): string {
  const { findings, entryPoints, files, silenced, failures, unknowns } = audit;
  const found = count(findings.length, 'finding');
  const lines = [
    `${count(files, 'file')}, ${count(entryPoints.length, 'entry point')}, ${paint(findings.length === 0 ? 'green' : 'red', found)}`,
  ];
  if (silenced > 0) lines.push(`${count(silenced, 'more finding')} silenced by eslint-disable comments`);
  if (unknowns.unresolvedCalls + unknowns.unresolvedImports > 0) {
    lines.push(`Not followed: ${count(unknowns.unresolvedCalls, 'call')}, ${count(unknowns.unresolvedImports, 'import')}`);
  }
  if (failures.length > 0) {
    lines.push(paint('yellow', `Not read: ${count(failures.length, 'file')}`));
    lines.push(...failures.slice(0, shownFailures).map(({ file, reason }) => `  ${shownPath(file, cwd)}: ${reason}`));
    if (failures.length > shownFailures) lines.push(`  … and ${failures.length - shownFailures} more, which --format json lists`);
  }
  return lines.join('\n');
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
