import type { EntryPointMatch, Finding, Singleton, State, Way } from '../findings/finding.ts';
import { severityOf } from '../findings/rules-of-findings.ts';
import { sentence } from '../findings/words.ts';
import type { Audit, AuditFinding } from './audit.ts';
import { fingerprintOf } from './fingerprint.ts';
import { shownPath } from './shown-path.ts';

/** Raised when a field changes its meaning or goes; new fields do not count. */
const formatVersion = 1;

/** The report as JSON; docs/cli.md describes it. */
export function jsonReport(audit: Audit, cwd: string): string {
  const report = {
    version: formatVersion,
    files: audit.files,
    entryPoints: audit.entryPoints.length,
    findings: withFingerprints(audit.findings.map((one) => findingAsJson(one, cwd))),
    silenced: audit.silenced,
    failures: audit.failures.map(({ file, reason }) => ({ file: shownPath(file, cwd), reason })),
    problems: audit.problems.map(({ file, loc, text }) => ({ ...(file !== undefined && { file: shownPath(file, cwd) }), ...(loc && { line: loc.start.line }), text })),
    unknowns: audit.unknowns,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function withFingerprints(findings: readonly object[]): readonly object[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const first = fingerprintOf(finding, 0);
    const nth = counts.get(first) ?? 0;
    counts.set(first, nth + 1);
    return { ...finding, fingerprint: nth === 0 ? first : fingerprintOf(finding, nth) };
  });
}

function findingAsJson({ rule, finding }: AuditFinding, cwd: string): object {
  const { start, end } = finding.loc;
  return {
    rule,
    severity: severityOf(finding.kind),
    message: sentence(finding),
    file: shownPath(finding.file, cwd),
    line: start.line,
    column: start.column + 1,
    endLine: end.line,
    endColumn: end.column + 1,
    ...subjectOf(finding, cwd),
    ...('way' in finding ? wayAsJson(finding.way, cwd) : {}),
    ...(finding.remedy && { remedy: finding.remedy }),
  };
}

function subjectOf(finding: Finding, cwd: string): object {
  switch (finding.kind) {
    case 'shared-write':
      return { kind: finding.kind, write: finding.write, state: stateAsJson(finding.state, cwd) };
    case 'stateful-singleton':
      return { kind: finding.kind, write: finding.write, state: stateAsJson(finding.state, cwd), ...instanceAsJson(finding.instance, cwd) };
    case 'await-race': {
      const { kind: how, file, line } = finding.interleaving;
      return { kind: finding.kind, write: finding.write, how, other: { file: shownPath(file, cwd), line }, state: stateAsJson(finding.state, cwd) };
    }
    case 'request-data-leak':
      return { kind: finding.kind, write: finding.write, source: finding.source, foundBy: finding.foundBy, state: stateAsJson(finding.state, cwd), ...instanceAsJson(finding.instance, cwd) };
    case 'unbounded-growth':
      return { kind: finding.kind, write: finding.write, by: finding.by, state: stateAsJson(finding.state, cwd), ...instanceAsJson(finding.instance, cwd) };
    case 'shared-request-object':
      return { kind: finding.kind, state: { name: finding.name, held: 'module' } };
    case 'stateful-regexp':
      return { kind: finding.kind, flag: finding.flag, state: { name: finding.name, held: 'module' } };
    case 'connection-per-request':
      return { kind: finding.kind, fault: finding.fault, state: { name: finding.name, held: finding.fault === 'opened' || finding.fault === 'closed' ? 'module' : 'request' } };
    case 'process-local-state':
    case 'missing-shutdown':
      return { kind: finding.kind, state: { name: finding.name, held: 'module' } };
    case 'global-setting':
      return { kind: finding.kind, setting: finding.setting, state: { name: finding.name, held: 'global' } };
  }
}

function instanceAsJson(instance: Singleton | undefined, cwd: string): object {
  if (instance === undefined) return {};
  const { class: name, lives } = instance;
  const how = lives.kind === 'made' ? { made: { file: shownPath(lives.file, cwd), line: lives.line } } : { provided: lives.by };
  return { instance: { class: name, ...how } };
}

function wayAsJson({ entry, calls }: Way, cwd: string): object {
  return { entryPoint: entryAsJson(entry, cwd), calls: calls.map(({ name, file, line }) => ({ name, file: shownPath(file, cwd), line })) };
}

function stateAsJson({ name, held, declared }: State, cwd: string): object {
  return { name, held, ...(declared && { declared: { file: shownPath(declared.file, cwd), line: declared.line } }) };
}

function entryAsJson({ framework, phase, label, file, line }: EntryPointMatch, cwd: string): object {
  return { framework, phase, label, file: shownPath(file, cwd), line };
}
