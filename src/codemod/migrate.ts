/**
 * # Moving state
 *
 * **Input.** A project, a place with a finding, and the home to move the state to.
 *
 * **Output.** The texts that files would have, or the reason why nothing can be changed. Nothing is written.
 *
 * **Promise.** What is answered parses, brings the compiler no new complaint and the analysis no new finding, and the finding is gone. What
 * cannot be seen to be safe is refused: a use of the state that cannot be followed, a caller that nobody sees, a function that
 * cannot wait.
 */
import type { Finding } from '../findings/finding.ts';
import { analyze } from '../project/analyze.ts';
import type { ProjectIndex } from '../project/project-index.ts';
import { mentionsOf } from './state/accesses.ts';
import { isUsed } from './state/collection.ts';
import { declarationOf } from './state/declaration.ts';
import { addDependencies } from './text/dependencies.ts';
import { Edits } from './text/edits.ts';
import { fittingTargets } from './fits.ts';
import type { Move, MoveOptions, Target } from './move.ts';
import { refuseForeignUse } from './state/outside.ts';
import { Refusal, require } from './refusal.ts';
import { Sources } from './sources.ts';
import { toCache } from './homes/to-cache.ts';
import { toAnsweredContext } from './homes/to-answered-context.ts';
import { toHome } from './homes/to-context.ts';
import { toRequestScope } from './homes/to-request-scope.ts';
import { toInjectedContext } from './homes/to-injected-context.ts';
import { toParameter } from './homes/to-parameter.ts';
import { toHandlers } from './homes/to-request.ts';
import { toSession } from './homes/to-session.ts';
import { toStorage } from './homes/to-storage.ts';
import { toStore } from './store/to-store.ts';
import { verify } from './verify.ts';

export type { MoveOptions, Target } from './move.ts';

export interface MigrationRequest {
  /** Absolute path of the file. */
  readonly file: string;
  readonly line: number;
  readonly to: Target;
  readonly options: MoveOptions;
}

export type Migration =
  | { readonly kind: 'changed'; readonly texts: ReadonlyMap<string, string>; readonly packages: ReadonlyMap<string, string>; readonly notes: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string; readonly at?: { readonly file: string; readonly line: number } };

export function migrate(index: ProjectIndex, request: MigrationRequest): Migration {
  try {
    return move(index, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'refused', reason: error.message, ...(error.at && { at: error.at }) };
  }
}

function move(index: ProjectIndex, { file, line, to, options }: MigrationRequest): Migration {
  const { findings: reported, outranked } = analyze(index);
  const findings = findingsAt(reported, file, line);
  const all = [...reported, ...outranked];
  refuseMisfit(findings, to);
  const refusals: Refusal[] = [];
  const besides: Refusal[] = [];
  for (const way of ways[to]) {
    try {
      return carriedOut(index, { findings, all, way, options, file: declaringFile(findings) ?? file });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      (special.has(way) ? besides : refusals).push(error);
    }
  }
  throw [...refusals, ...besides].find((one) => one.isTelling) ?? refusals.at(-1) ?? besides.at(-1) ?? new Refusal(`nothing moves state to the ${to}`);
}

/** The ways to a home, the plainest first; the next is tried where one is refused. */
const ways: Readonly<Record<Target, readonly ((move: Move) => void)[]>> = {
  context: [toInjectedContext, toHome, toAnsweredContext, toStorage, toParameter],
  session: [toSession],
  store: [toStore],
  cache: [toCache],
  request: [toRequestScope, toHandlers, toParameter, toHome, toStorage],
};

/** Ways for some states alone: why one of them is not taken is of little use to a reader. */
const special: ReadonlySet<(move: Move) => void> = new Set([toInjectedContext, toAnsweredContext, toParameter]);

interface Attempt {
  readonly findings: readonly Finding[];
  readonly all: readonly Finding[];
  readonly way: (move: Move) => void;
  readonly options: MoveOptions;
  readonly file: string;
}

function carriedOut(index: ProjectIndex, { findings, all, way, options, file }: Attempt): Migration {
  const [finding] = findings;
  if (finding === undefined) throw new Refusal('there is no finding');
  const sources = new Sources(index, file);
  const declared = declarationOf(finding, sources);
  refuseForeignUse(declared, sources);
  const edits = new Edits();
  const packages = new Map<string, string>();
  const notes: string[] = [];
  const mentions = mentionsOf(declared, sources);
  require(mentions.accesses.some(({ node, kind }) => kind === 'read' || isUsed(node.getParentOrThrow())), `nothing reads '${declared.name}': it can go altogether`, declared.node, true);
  way({ sources, edits, declared, ...mentions, findings, options, packages, notes });
  const needed = [...packages.keys()];
  addDependencies(edits, sources, declared.file.getFilePath(), packages);
  const texts = edits.texts();
  verify(sources, texts, { chosen: findings, all, packages: needed });
  return { kind: 'changed', texts, packages, notes };
}

/** The finding on the line, with all others of the same state. */
function findingsAt(all: readonly Finding[], file: string, line: number): readonly Finding[] {
  const here = all.filter((finding) => finding.file === file && finding.loc.start.line <= line && line <= finding.loc.end.line);
  const declaredHere = all.filter((finding) => 'state' in finding && finding.state.declared?.file === file && finding.state.declared.line === line);
  const chosen = here.length > 0 ? here : declaredHere;
  const states = new Map(chosen.map((finding) => [stateOf(finding), finding]));
  if (states.size === 0) throw new Refusal(otherLines(all, file));
  if (states.size > 1) throw new Refusal(`there are findings of ${states.size} states on this line (${[...states.values()].map(nameOf).join(', ')}): put them on lines of their own first`);
  const [state = ''] = states.keys();
  return all.filter((finding) => stateOf(finding) === state);
}

function otherLines(all: readonly Finding[], file: string): string {
  const lines = [...new Set(all.filter((finding) => finding.file === file).map(({ loc }) => loc.start.line))];
  return lines.length === 0 ? 'there is no finding there, nor elsewhere in this file' : `there is no finding there; this file has some on ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
}

/** Tells states apart: by their declaration, down to the property of an object. */
function stateOf(finding: Finding): string {
  if (!('state' in finding)) return `${finding.kind} ${finding.file}:${finding.start}`;
  const { declared, name } = finding.state;
  return `${declared?.file ?? ''}:${declared?.line ?? ''} ${name}`;
}

function nameOf(finding: Finding): string {
  return 'state' in finding ? `'${finding.state.name}'` : 'name' in finding && finding.name !== '' ? `'${finding.name}'` : 'it';
}

function declaringFile(findings: readonly Finding[]): string | undefined {
  const [finding] = findings;
  return finding !== undefined && 'state' in finding ? finding.state.declared?.file : undefined;
}

function refuseMisfit(findings: readonly Finding[], to: Target): void {
  const fitting = fittingTargets(findings);
  if (fitting.includes(to)) return;
  const [finding] = findings;
  const what = finding === undefined ? 'it' : `${nameOf(finding)} (${finding.kind})`;
  throw new Refusal(fitting.length === 0 ? `no move mends ${what}: the message of the finding says what does` : `--to ${to} does not mend ${what}; ${fitting.map((one) => `--to ${one}`).join(', ')} ${fitting.length === 1 ? 'does' : 'do'}`);
}
