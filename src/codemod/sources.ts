import { posix } from 'node:path';

import { Node, Project, ts, type SourceFile } from 'ts-morph';

import type { ProjectIndex } from '../project/project-index.ts';
import { functionRuns, type FunctionRun } from '../project/runs.ts';
import { referencesOf } from './state/references.ts';
import { Refusal } from './refusal.ts';
import { majorOf } from './text/dependencies.ts';

/** A function of any form that has a body of its own. */
export type FunctionNode = Node & { getParameters(): readonly import('ts-morph').ParameterDeclaration[]; getBody(): Node | undefined };

/**
 * The files of a project that a change to one of them can concern: the file itself and whoever imports it, directly or not, with types as
 * its `tsconfig.json` says.
 */
export class Sources {
  readonly index: ProjectIndex;
  readonly project: Project;
  /** Absent for a project of JavaScript without one. */
  readonly tsconfig: string | undefined;
  private readonly allRuns: readonly FunctionRun[];
  private readonly runs = new Map<Node, FunctionRun>();

  constructor(index: ProjectIndex, file: string) {
    this.index = index;
    this.tsconfig = nearestConfig(file, index.root);
    this.project = new Project({ ...(this.tsconfig !== undefined && { tsConfigFilePath: this.tsconfig }), skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true, compilerOptions: { allowJs: true, noEmit: true } });
    this.assumeAsBefore(file);
    this.allRuns = functionRuns(index);
    this.include(file);
  }

  /** Where the settings do not say, the compiler of the project decides: before its version 6, nothing was strict, and all types that are installed counted. */
  private assumeAsBefore(file: string): void {
    const folders = this.index.packages.map(({ folder }) => folder).filter((folder) => file.startsWith(`${folder}/`));
    const major = folders.map((folder) => majorOf(this, posix.join(folder, 'package.json'), 'typescript')).find((one) => one !== undefined);
    if (major !== undefined && major >= 6) return;
    const { strict = false, types = ['*'] } = this.project.getCompilerOptions();
    this.project.compilerOptions.set({ strict, types });
  }

  /** Makes a file, and all that import it, part of what may change. */
  include(file: string): SourceFile | undefined {
    const added = concerned(this.index, file).filter((path) => this.project.getSourceFile(path) === undefined && this.project.addSourceFileAtPathIfExists(path) !== undefined);
    for (const run of this.allRuns.filter((one) => added.includes(one.file))) {
      const node = this.functionAt(run.file, run.start);
      if (node !== undefined) this.runs.set(node, run);
    }
    return this.project.getSourceFile(file);
  }

  /** The files that may change. */
  get files(): readonly SourceFile[] {
    return this.project.getSourceFiles().filter((file) => this.index.files.has(file.getFilePath()));
  }

  file(path: string): SourceFile {
    const file = this.project.getSourceFile(path);
    if (file === undefined) throw new Refusal(`${posix.basename(path)} cannot be changed: only files of JavaScript and TypeScript are`);
    return file;
  }

  /** Every other mention of what a name declares. */
  referencesOf(name: Node): readonly Node[] {
    return referencesOf(name, (from, specifier) => {
      const leadsTo = this.index.resolve(from.getFilePath(), specifier);
      return leadsTo.kind === 'file' ? this.project.getSourceFile(leadsTo.path) : undefined;
    });
  }

  /** When a function runs; undefined for one that nothing is seen to run. */
  runOf(node: Node): FunctionRun | undefined {
    return this.runs.get(node);
  }

  /** The nearest manifest above a file. */
  dependenciesOf(path: string): ReadonlySet<string> {
    const owners = this.index.packages.filter(({ folder }) => path.startsWith(`${folder}/`));
    return owners[0]?.dependencies ?? new Set();
  }

  private functionAt(path: string, start: number): Node | undefined {
    const file = this.project.getSourceFile(path);
    const inside = file?.getDescendantAtPos(start);
    return inside && [inside, ...inside.getAncestors()].find((node) => isFunction(node) && node.getStart() <= start && start <= (node.getBody()?.getStart() ?? 0));
  }
}

export function isFunction(node: Node | undefined): node is FunctionNode {
  return Node.isFunctionDeclaration(node) || Node.isFunctionExpression(node) || Node.isArrowFunction(node) || Node.isMethodDeclaration(node) || Node.isConstructorDeclaration(node) || Node.isGetAccessorDeclaration(node) || Node.isSetAccessorDeclaration(node);
}

/** The function whose body the node stands in. */
export function functionAround(node: Node): FunctionNode | undefined {
  return node.getAncestors().find(isFunction);
}

/** The file and all that import it, at any distance, with the entry points of the packages they lie in. */
function concerned(index: ProjectIndex, file: string): readonly string[] {
  const importers = new Map<string, string[]>();
  for (const [path, { requests }] of index.files) {
    for (const request of requests) {
      const leadsTo = index.resolve(path, request);
      if (leadsTo.kind !== 'file') continue;
      const known = importers.get(leadsTo.path);
      if (known === undefined) importers.set(leadsTo.path, [path]);
      else known.push(path);
    }
  }
  const found = new Set([file]);
  for (const path of found) for (const importer of importers.get(path) ?? []) found.add(importer);
  return [...found].filter((path) => /\.[cm]?[jt]sx?$/.test(path));
}

/** The nearest `tsconfig.json` above the file, or the `jsconfig.json` of a project in JavaScript, no further up than the project. */
function nearestConfig(file: string, root: string): string | undefined {
  for (let folder = posix.dirname(file); folder.startsWith(root); folder = posix.dirname(folder)) {
    const path = ['tsconfig.json', 'jsconfig.json'].map((name) => posix.join(folder, name)).find((one) => ts.sys.fileExists(one));
    if (path !== undefined) return path;
    if (folder === posix.dirname(folder)) break;
  }
  return undefined;
}
