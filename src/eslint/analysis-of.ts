import type { TSESLint } from '@typescript-eslint/utils';

import type { Finding, FindingKind } from '../findings/finding.ts';
import { analyze } from '../project/analyze.ts';
import { indexOfOneFile } from '../project/index-of-one-file.ts';
import { findProjectRoot, loadProject, refreshProject, withSource, type LoadedProject } from '../project/load.ts';
import { holdsOnDisk } from '../project/load/text.ts';
import type { Problem, ProjectIndex } from '../project/project-index.ts';
import { withKnown } from '../project/settings/read-settings.ts';
import { layoutOf } from '../summary/blocks/layout.ts';
import type { ModuleSummary } from '../summary/module-summary.ts';
import { summarize } from '../summary/summarize.ts';
import { settingsOf, type Settings } from './settings.ts';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** The projects that a process has read, by folder and settings. */
interface ProjectCache {
  readonly byRoot: Map<string, { project: LoadedProject; freshUntil: number }>;
}

/** What the analysis says of one file. */
interface Answer {
  readonly findings: readonly Finding[];
  /** What is wrong with settings, which concerns every file, and with tags of this one. */
  readonly problems: readonly Problem[];
}

/** Projects outlive the linting of one file; they hang on the parser that reads the files, and are looked at again every second or, when large, more seldom. */
const caches = new WeakMap<object, ProjectCache>();
/** One analysis for each state of a project. */
const answersByIndex = new WeakMap<ProjectIndex, ReadonlyMap<string, Answer>>();
/** What is said of a file as ESLint holds it, for the second rule that asks. */
const answersBySource = new WeakMap<TSESLint.SourceCode, Answer>();
/** Files whose problems a rule has been handed. */
const told = new WeakSet<TSESLint.SourceCode>();
/** The last project state with an unsaved file in it. */
const unsaved = new WeakMap<ProjectIndex, { readonly file: string; readonly text: string; readonly index: ProjectIndex }>();

/** Why analyses failed, as far as it has been said. */
const warnings = new WeakMap<object, Set<string>>();

const freshFor = 1_000; // milliseconds, and at least so many times as long as looking takes:
const patience = 50;
/** Longer texts are data or bundles; the index of a project leaves them out too. In UTF-16 code units. */
const longestText = 2_000_000;

/**
 * The findings of one kind in the file that is being linted. All rules share one analysis. Never throws: when the
 * project cannot be analysed, a warning of the process says so and there are no findings.
 */
export function findingsIn<K extends FindingKind>(context: Context, kind: K): readonly Extract<Finding, { kind: K }>[] {
  return answerFor(context).findings.filter((finding): finding is Extract<Finding, { kind: K }> => finding.kind === kind);
}

/** What is wrong with the settings, and with tags in the file that is being linted. The first rule that asks is told, so that it is said once. */
export function problemsIn(context: Context): readonly Problem[] {
  if (told.has(context.sourceCode)) return [];
  told.add(context.sourceCode);
  return answerFor(context).problems;
}

function answerFor(context: Context): Answer {
  const { sourceCode } = context;
  let answer = answersBySource.get(sourceCode);
  if (answer === undefined) answersBySource.set(sourceCode, (answer = safely(context)));
  return answer;
}

function safely(context: Context): Answer {
  try {
    return analysisFor(context);
  } catch (error) {
    warnOnce(context, error instanceof Error ? error.message : String(error));
    return nothing;
  }
}

const nothing: Answer = { findings: [], problems: [] };

/** What fails for one file of a project fails for most; the first one says it. */
function warnOnce({ filename, languageOptions, settings }: Context, reason: string): void {
  const parser = languageOptions.parser ?? settings;
  let said = warnings.get(parser);
  if (said === undefined) warnings.set(parser, (said = new Set()));
  if (said.has(reason)) return;
  said.add(reason);
  process.emitWarning(`shared-state could not analyse ${filename}: ${reason}`);
}

function analysisFor(context: Context): Answer {
  const { sourceCode, filename } = context;
  const settings = settingsOf(context.settings);
  const { text } = sourceCode;
  if (text.length > longestText) return { ...nothing, problems: settings.problems };
  const isFile = filename.startsWith('/') || /^[A-Za-z]:[\\/]/.test(filename);
  const project = settings.project && isFile ? projectAt(context, settings) : undefined;
  const { findings, problems } = analysed(indexFor(context, settings, project)).get(filename) ?? nothing;
  return { findings, problems: [...settings.problems, ...(project?.problems ?? []), ...problems] };
}

/** The project with the file as ESLint holds it, or the file alone where it is part of none. */
function indexFor({ sourceCode, filename }: Context, { frameworks, allowed }: Settings, project: LoadedProject | undefined): ProjectIndex {
  const { text } = sourceCode;
  if (project?.files.has(filename) !== true) return indexOfOneFile(filename, summaryOf(filename, sourceCode), project ?? { frameworks: withKnown(frameworks), allowed });
  return holdsOnDisk(filename, text) ? project : withUnsaved(project, filename, sourceCode);
}

/** A root that is set means all that lies below it; without one, the package around the file and what it imports of its workspace. */
function projectAt({ languageOptions, settings, filename, cwd }: Context, { root: given, frameworks, allowed, key }: Settings): LoadedProject {
  const root = given ?? findProjectRoot(filename, cwd);
  const parser = languageOptions.parser ?? settings;
  let cache = caches.get(parser);
  if (cache === undefined) caches.set(parser, (cache = { byRoot: new Map() }));
  const now = Date.now();
  const place = `${root}\n${key}`;
  const known = cache.byRoot.get(place);
  if (known === undefined) {
    const project = loadProject(root, { reach: given === undefined ? 'imports' : 'everything', frameworks, allowed });
    cache.byRoot.set(place, { project, freshUntil: Date.now() + freshFor });
    return project;
  }
  if (now > known.freshUntil) {
    known.project = refreshProject(known.project);
    const after = Date.now();
    known.freshUntil = after + Math.max(freshFor, patience * (after - now));
  }
  return known.project;
}

/** ESLint's parsers for components give one tree of all scripts; where these stand is told by the text. */
function summaryOf(file: string, { ast, text }: TSESLint.SourceCode): ModuleSummary {
  const { comments } = ast;
  return summarize(ast, text, { comments, layout: layoutOf(file, text) });
}

function withUnsaved(project: LoadedProject, file: string, sourceCode: TSESLint.SourceCode): ProjectIndex {
  const { text } = sourceCode;
  const known = unsaved.get(project);
  if (known?.file === file && known.text === text) return known.index;
  const index = withSource(project, file, summaryOf(file, sourceCode));
  unsaved.set(project, { file, text, index });
  return index;
}

function analysed(index: ProjectIndex): ReadonlyMap<string, Answer> {
  let byFile = answersByIndex.get(index);
  if (byFile === undefined) {
    const grouped = new Map<string, { readonly findings: Finding[]; readonly problems: Problem[] }>();
    const of = (file: string): { readonly findings: Finding[]; readonly problems: Problem[] } => {
      const known = grouped.get(file) ?? { findings: [], problems: [] };
      grouped.set(file, known);
      return known;
    };
    const { findings, problems } = analyze(index);
    for (const finding of findings) of(finding.file).findings.push(finding);
    for (const problem of problems) if (problem.file !== undefined) of(problem.file).problems.push(problem);
    answersByIndex.set(index, (byFile = grouped));
  }
  return byFile;
}
