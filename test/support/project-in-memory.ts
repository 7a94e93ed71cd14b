import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path/posix';

import type { Finding } from '../../src/findings/finding.ts';
import { frameworks } from '../../src/frameworks/index.ts';
import { analyze, type Analysis } from '../../src/project/analyze.ts';
import { summarizedFile, type IndexedFile, type PackageManifest, type ProjectIndex, type Resolution } from '../../src/project/project-index.ts';
import { summarizeText } from '../../src/summary/summarize-text.ts';
import type { ModuleSummary } from '../../src/summary/module-summary.ts';

/** The text of each file, by its path below the root; a `package.json` makes its folder a package. */
export type Files = Readonly<Record<string, string>>;

const root = '/shop';

/** A project without a disk: imports of files are relative, everything else is a package of that name. */
export function projectInMemory(files: Files): ProjectIndex {
  const sources = new Map<string, IndexedFile>();
  const packages: PackageManifest[] = [];
  for (const [file, text] of Object.entries(files)) {
    const path = `${root}/${file}`;
    if (file.endsWith('package.json')) packages.push(manifestOf(dirname(path), text));
    else sources.set(path, summarizedFile(summaryOf(path, text)));
  }
  packages.sort((a, b) => b.folder.length - a.folder.length);
  return { root, files: sources, failures: [], packages, deployments: [], frameworks, allowed: [], problems: [], resolve: (from, specifier) => resolve(sources, from, specifier) };
}

/** What the analysis says of a project, or of one file that is all of it. */
export function analysisOf(files: Files | string): Analysis {
  return analyze(projectInMemory(typeof files === 'string' ? { 'app.ts': files } : files));
}

/** The findings, each on a line: `rebind tenant in tenant.ts:2, from GET /orders → setTenant`. */
export function findingsIn(files: Files | string): string[] {
  return analysisOf(files).findings.map(inWords);
}

/** The entry points, each on a line: `request GET /orders of express`. */
export function entryPointsIn(files: Files | string): string[] {
  return analysisOf(files).entryPoints.map(({ phase, label, framework }) => `${phase} ${label} of ${framework}`);
}

export function inWords(finding: Finding): string {
  const what = 'write' in finding ? `${finding.write} ${finding.state.name}` : finding.kind === 'global-setting' ? `set ${finding.name}` : `${finding.kind} ${finding.name}`;
  const place = `${what} in ${finding.file.slice(root.length + 1)}:${finding.loc.start.line}`;
  if (!('way' in finding)) return place;
  const way = [finding.way.entry.label, ...finding.way.calls.map(({ name }) => name)].join(' → ');
  return `${place}, from ${way}`;
}

export function summaryOf(file: string, text: string): ModuleSummary {
  const { summary, error } = summarizeText(file, text);
  if (summary === undefined) throw new SyntaxError(`${file} ${error}`);
  return summary;
}

function manifestOf(folder: string, text: string): PackageManifest {
  const { name = '', dependencies = {} } = JSON.parse(text) as { name?: string; dependencies?: Record<string, string> }; // written by a test
  return { folder, name, dependencies: new Set(Object.keys(dependencies)) };
}

function resolve(sources: ReadonlyMap<string, IndexedFile>, from: string, specifier: string): Resolution {
  if (!specifier.startsWith('.')) return packageNamed(specifier);
  const target = join(dirname(from), specifier);
  const path = [target, `${target}.ts`, `${target}.js`, `${target}/index.ts`].find((one) => sources.has(one));
  return path === undefined ? { kind: 'unresolved' } : { kind: 'file', path };
}

function packageNamed(specifier: string): Resolution {
  const [, name = '', subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(specifier) ?? [];
  return { kind: 'package', name: isBuiltin(name) && !name.startsWith('node:') ? `node:${name}` : name, subpath };
}
