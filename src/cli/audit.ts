import type { EntryPointMatch, Finding, FindingKind } from '../findings/finding.ts';
import { isReportedBy, presetsAround, rulesOfFindings, type Preset } from '../findings/rules-of-findings.ts';
import { analyze, type Analysis } from '../project/analyze.ts';
import type { LoadedProject } from '../project/load.ts';
import { readText } from '../project/load/text.ts';
import type { FileFailure, Problem } from '../project/project-index.ts';
import { silencedRules } from './directives.ts';
import { groupBy } from '../project/values/group-by.ts';

/** All that a report tells, as data. */
export interface Audit {
  /** In the order of files and places. */
  readonly findings: readonly AuditFinding[];
  /** How many findings `eslint-disable` comments silence. */
  readonly silenced: number;
  readonly entryPoints: readonly EntryPointMatch[];
  readonly failures: readonly FileFailure[];
  /** What is wrong with settings and tags. */
  readonly problems: readonly Problem[];
  /** How many files were analysed. */
  readonly files: number;
  readonly unknowns: Analysis['unknowns'];
  /** Milliseconds. */
  readonly phases: Readonly<Record<'read' | 'summarise' | 'resolve and analyse', number>>;
}

/** A finding with the rule that reports it and the text that it stands in. */
export interface AuditFinding {
  readonly rule: string;
  readonly finding: Finding;
  readonly text: string;
}

/** Analyses a project that took `loading` milliseconds to load, and keeps what the rules of the preset report. */
export function audit(project: LoadedProject, loading: number, preset: Preset): Audit {
  const started = performance.now();
  const isInPreset = (kind: FindingKind): boolean => presetsAround[rulesOfFindings[kind].preset].includes(preset);
  const { findings: all, entryPoints, problems, unknowns } = analyze(project, isInPreset);
  const findings = all.filter((finding) => isReportedBy(preset, finding));
  const analysing = performance.now() - started;
  const reported = withoutSilenced(findings);
  return {
    findings: reported.sort(byPlace),
    silenced: findings.length - reported.length,
    entryPoints,
    failures: project.failures,
    problems: [...project.problems, ...problems],
    files: project.files.size,
    unknowns,
    phases: { read: loading - project.summarising, summarise: project.summarising, 'resolve and analyse': analysing },
  };
}

/** The id under which ESLint knows the rule that reports a kind of finding. */
export function ruleOf({ kind }: Finding): string {
  return `shared-state/${rulesOfFindings[kind].rule}`;
}

function withoutSilenced(findings: readonly Finding[]): AuditFinding[] {
  return [...groupBy(findings, ({ file }) => file)].flatMap(([file, inFile]) => {
    const text = textOf(file);
    const isSilenced = silencedRules(file, text);
    return inFile
      .map((finding) => ({ rule: ruleOf(finding), finding, text }))
      .filter(({ rule, finding }) => !isSilenced(rule, finding.loc.start));
  });
}

/** A file that has gone since it was analysed has no text. */
function textOf(file: string): string {
  const reading = readText(file, 0, Infinity);
  return reading.kind === 'text' ? reading.text : '';
}

function byPlace({ finding: a }: AuditFinding, { finding: b }: AuditFinding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start - b.start || a.end - b.end;
}
