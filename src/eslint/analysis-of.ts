import type { TSESLint } from '@typescript-eslint/utils';

import type { Finding, FindingKind } from '../findings/finding.ts';
import { analyze } from '../project/analyze.ts';
import { indexOfOneFile } from '../project/index-of-one-file.ts';
import { findProjectRoot, loadProject, refreshProject, withSource, type LoadedProject } from '../project/load.ts';
import { holdsOnDisk } from '../project/load/text.ts';
import type { ProjectIndex } from '../project/project-index.ts';
import { layoutOf } from '../summary/blocks/layout.ts';
import type { ModuleSummary } from '../summary/module-summary.ts';
import { summarize } from '../summary/summarize.ts';
import { settingsOf } from './settings.ts';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** The projects that a process has read, by folder. */
interface ProjectCache {
  readonly byRoot: Map<string, { project: LoadedProject; freshUntil: number }>;
}

/** Projects outlive the linting of one file; they hang on the parser that reads the files, and are looked at again every second or, when large, more seldom. */
const caches = new WeakMap<object, ProjectCache>();
/** One analysis for each state of a project. */
const findingsByIndex = new WeakMap<ProjectIndex, ReadonlyMap<string, readonly Finding[]>>();
/** The findings of a file as ESLint holds it, for the second rule that asks. */
const findingsBySource = new WeakMap<TSESLint.SourceCode, readonly Finding[]>();
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
  const { sourceCode } = context;
  let findings = findingsBySource.get(sourceCode);
  if (findings === undefined) {
    findings = safely(context);
    findingsBySource.set(sourceCode, findings);
  }
  return findings.filter((finding): finding is Extract<Finding, { kind: K }> => finding.kind === kind);
}

function safely(context: Context): readonly Finding[] {
  try {
    return findingsOf(context);
  } catch (error) {
    warnOnce(context, error instanceof Error ? error.message : String(error));
    return [];
  }
}

/** What fails for one file of a project fails for most; the first one says it. */
function warnOnce({ filename, languageOptions, settings }: Context, reason: string): void {
  const parser = languageOptions.parser ?? settings;
  let said = warnings.get(parser);
  if (said === undefined) warnings.set(parser, (said = new Set()));
  if (said.has(reason)) return;
  said.add(reason);
  process.emitWarning(`shared-state could not analyse ${filename}: ${reason}`);
}

function findingsOf(context: Context): readonly Finding[] {
  const { sourceCode, filename } = context;
  const { project: wanted, root } = settingsOf(context.settings);
  const { text } = sourceCode;
  if (text.length > longestText) return [];
  const isFile = filename.startsWith('/') || /^[A-Za-z]:[\\/]/.test(filename);
  const project = wanted && isFile ? projectAt(context, root) : undefined;
  if (project?.files.has(filename) !== true) return analysed(indexOfOneFile(filename, summaryOf(filename, sourceCode))).get(filename) ?? [];
  if (holdsOnDisk(filename, text)) return analysed(project).get(filename) ?? [];
  return analysed(withUnsaved(project, filename, sourceCode)).get(filename) ?? [];
}

/** A root that is set means all that lies below it; without one, the package around the file and what it imports of its workspace. */
function projectAt({ languageOptions, settings, filename, cwd }: Context, given: string | undefined): LoadedProject {
  const root = given ?? findProjectRoot(filename, cwd);
  const parser = languageOptions.parser ?? settings;
  let cache = caches.get(parser);
  if (cache === undefined) caches.set(parser, (cache = { byRoot: new Map() }));
  const now = Date.now();
  const known = cache.byRoot.get(root);
  if (known === undefined) {
    const project = loadProject(root, { reach: given === undefined ? 'imports' : 'everything' });
    cache.byRoot.set(root, { project, freshUntil: Date.now() + freshFor });
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
  return summarize(ast, text, layoutOf(file, text));
}

function withUnsaved(project: LoadedProject, file: string, sourceCode: TSESLint.SourceCode): ProjectIndex {
  const { text } = sourceCode;
  const known = unsaved.get(project);
  if (known?.file === file && known.text === text) return known.index;
  const index = withSource(project, file, summaryOf(file, sourceCode));
  unsaved.set(project, { file, text, index });
  return index;
}

function analysed(index: ProjectIndex): ReadonlyMap<string, readonly Finding[]> {
  let byFile = findingsByIndex.get(index);
  if (byFile === undefined) {
    const grouped = new Map<string, Finding[]>();
    for (const finding of analyze(index).findings) {
      const known = grouped.get(finding.file);
      if (known === undefined) grouped.set(finding.file, [finding]);
      else known.push(finding);
    }
    byFile = grouped;
    findingsByIndex.set(index, byFile);
  }
  return byFile;
}
