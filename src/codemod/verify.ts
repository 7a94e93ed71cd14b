import { posix } from 'node:path';

import { ts } from 'ts-morph';

import type { Finding } from '../findings/finding.ts';
import { isReportedBy } from '../findings/rules-of-findings.ts';
import { sentence } from '../findings/words.ts';
import { analyze } from '../project/analyze.ts';
import { withSource } from '../project/load.ts';
import type { ProjectIndex } from '../project/project-index.ts';
import { typesOfPackages } from '../remedies/types-of-packages.ts';
import { summarizeText } from '../summary/summarize-text.ts';
import { Refusal } from './refusal.ts';
import { problemsIn, type Sources } from './sources.ts';

/** What is compared before and after. */
export interface Before {
  /** The findings that are to go. */
  readonly chosen: readonly Finding[];
  /** All that hold, also those that others stand in for: when these go, the rest comes to light. */
  readonly all: readonly Finding[];
  /** Packages that need not be installed yet. */
  readonly packages: readonly string[];
}

/** Refuses when the changed project has new faults of type, the finding is still there, or another one has come. */
export function verify(sources: Sources, texts: ReadonlyMap<string, string>, before: Before): void {
  const after = indexWith(sources.index, texts);
  const { findings } = analyze(after);
  const left = before.chosen.find((finding) => findings.some((one) => isSame(one, finding)));
  if (left !== undefined) throw new Refusal(`the finding would still be there: ${sentence(left)}`);
  const known = new Set(before.all.map(fingerprint));
  const added = findings.find((finding) => isReportedBy('recommended', finding) && !known.has(fingerprint(finding)));
  if (added !== undefined) throw new Refusal(`the change would bring another finding, ${posix.basename(added.file)}:${added.loc.start.line}: ${sentence(added)}`);
  compareTypes(sources, texts, before.packages);
}

/** The index with the texts that files are going to have. */
function indexWith(index: ProjectIndex, texts: ReadonlyMap<string, string>): ProjectIndex {
  let changed = index;
  for (const [path, text] of texts) {
    if (!/\.[cm]?[jt]sx?$/.test(path)) continue;
    const { summary, error } = summarizeText(path, text);
    if (summary === undefined) throw new Refusal(`the change would leave ${posix.basename(path)} broken: ${error}`);
    changed = withSource(changed, path, summary);
  }
  return changed;
}

/** What is said of the same state in the same way is the same, whatever lines have moved. */
function fingerprint(finding: Finding): string {
  return `${finding.kind} ${finding.file} ${'state' in finding ? finding.state.name : 'name' in finding ? finding.name : ''}`;
}

function isSame(one: Finding, other: Finding): boolean {
  return fingerprint(one) === fingerprint(other);
}

/** What the compiler says where the types of Node are not installed. */
const ofNode = /Cannot find (?:name|module) '(?:node:|process|console|require|module)/;

/** Whether the compiler finds the package. */
function isInstalled(name: string, from: string, { compilerOptions }: { readonly compilerOptions: { get(): ts.CompilerOptions } }): boolean {
  return ts.resolveModuleName(name, from, compilerOptions.get(), ts.sys).resolvedModule !== undefined;
}

/** The compiler lets one file stand for others of the same package: the file as it was read. */
function itself(file: ts.SourceFile | undefined): ts.SourceFile | undefined {
  return file !== undefined && 'redirectInfo' in file && file.redirectInfo !== undefined ? undefined : file;
}

/** The program with other texts of some files. */
function withTexts(program: ts.Program, texts: ReadonlyMap<string, string>): ts.Program {
  const options = program.getCompilerOptions();
  const base = ts.createCompilerHost(options);
  const library = program.getSourceFiles().find((file) => program.isSourceFileDefaultLibrary(file))?.fileName ?? '';
  const folder = posix.dirname(library);
  const host: ts.CompilerHost = {
    ...base,
    getSourceFile: (name, version) => {
      const text = texts.get(name);
      return text === undefined ? (itself(program.getSourceFile(name)) ?? base.getSourceFile(name, version)) : ts.createSourceFile(name, text, version, true);
    },
    readFile: (name) => texts.get(name) ?? base.readFile(name),
    fileExists: (name) => texts.has(name) || program.getSourceFile(name) !== undefined || base.fileExists(name),
    ...(library !== '' && { getDefaultLibLocation: () => folder, getDefaultLibFileName: (asked) => posix.join(folder, ts.getDefaultLibFileName(asked)) }),
  };
  return ts.createProgram([...new Set([...program.getRootFileNames(), ...texts.keys()])], options, host, program);
}

function compareTypes({ project, tsconfig, files }: Sources, texts: ReadonlyMap<string, string>, packages: readonly string[]): void {
  const paths = files.map((file) => file.getFilePath() as string);
  const program = project.getProgram().compilerObject;
  const old = problemsIn(program, paths, tsconfig !== undefined);
  const overlay = new Map<string, string>([...texts].filter(([path]) => /\.[cm]?[jt]sx?$/.test(path)));
  const missing = packages.filter((name) => !isInstalled(name, paths[0] ?? '', project));
  for (const name of missing) if (typesOfPackages[name] !== undefined) overlay.set(`/types-of-${name.replaceAll(/\W/g, '-')}.d.ts`, typesOfPackages[name]);
  const isUnknown = (problem: string): boolean => missing.some((name) => problem.includes(`Cannot find module '${name}'`)) || (!isInstalled('@types/node', paths[0] ?? '', project) && ofNode.test(problem));
  for (const [path, problems] of problemsIn(withTexts(program, overlay), [...new Set([...paths, ...texts.keys()])], tsconfig !== undefined)) {
    const known = [...(old.get(path) ?? [])];
    for (const problem of problems) {
      const index = known.indexOf(problem);
      if (index === -1 && isUnknown(problem)) continue;
      if (index === -1) throw new Refusal(`TypeScript would no longer accept ${posix.basename(path)}: ${problem}`);
      known.splice(index, 1);
    }
  }
}
