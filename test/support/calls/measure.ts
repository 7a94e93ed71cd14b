/** Compares the calls that the analysis finds in the apps of `fixtures/calls` with those that runs of them have made. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { callEdges } from '../../../src/project/call-edges.ts';
import { loadProject } from '../../../src/project/load.ts';
import { functionName, siteName } from './places.ts';
import { type CallRecord, callsFolder } from './record.ts';

/** What is found of the calls that were made: edges are pairs of a call and a function that it reached. */
export interface Measure {
  /** Calls that were made and reach a function of the app, in the run or as the analysis has it. */
  readonly calls: number;
  readonly recorded: readonly string[];
  readonly found: readonly string[];
  /** In the record and not found. */
  readonly missed: readonly string[];
  /** Found and not in the record. */
  readonly surplus: readonly string[];
  /** Of each call, the share of its recorded functions that are found; of those that have any. */
  readonly recalls: readonly number[];
  /** Of each call, the share of the functions found that are recorded; of those that have any. */
  readonly precisions: readonly number[];
}

export function measure(app: string, record: CallRecord): Measure {
  const analysed = analysedCalls(app);
  return joined(
    Object.entries(record).map(([site, functions]) => {
      const found = [...(analysed.get(site) ?? [])];
      const right = found.filter((one) => functions.includes(one)).length;
      const named = (list: readonly string[]): readonly string[] => list.map((one) => `${site} → ${one}`);
      return {
        calls: found.length + functions.length > 0 ? 1 : 0,
        recorded: named(functions),
        found: named(found),
        missed: named(functions.filter((one) => !found.includes(one))),
        surplus: named(found.filter((one) => !functions.includes(one))),
        recalls: functions.length === 0 ? [] : [right / functions.length],
        precisions: found.length === 0 ? [] : [right / found.length],
      };
    }),
  );
}

export function joined(measures: readonly Measure[]): Measure {
  return {
    calls: measures.reduce((sum, { calls }) => sum + calls, 0),
    recorded: measures.flatMap(({ recorded }) => recorded),
    found: measures.flatMap(({ found }) => found),
    missed: measures.flatMap(({ missed }) => missed),
    surplus: measures.flatMap(({ surplus }) => surplus),
    recalls: measures.flatMap(({ recalls }) => recalls),
    precisions: measures.flatMap(({ precisions }) => precisions),
  };
}

/** The share of the recorded edges that are found. */
export function recallOf({ recorded, missed }: Measure): number {
  return 1 - missed.length / recorded.length;
}

/** The share of the edges found that are recorded. */
export function precisionOf({ found, surplus }: Measure): number {
  return 1 - surplus.length / found.length;
}

function analysedCalls(app: string): ReadonlyMap<string, ReadonlySet<string>> {
  const root = join(callsFolder, app);
  const file = (path: string): string => relative(root, path).replaceAll('\\', '/');
  const calls = new Map<string, Set<string>>();
  for (const { call, callee } of callEdges(loadProject(root, { cache: false }))) {
    const site = siteName(file(call.file), call.start, call.end);
    const known = calls.get(site) ?? new Set();
    calls.set(site, known.add(functionName(file(callee.file), callee.start)));
  }
  return calls;
}

/** What is missed and what is made up in an app, each on a line that begins with the code of the call. */
export function wrongIn(app: string, record: CallRecord): string {
  const { missed, surplus } = measure(app, record);
  const lines = (what: string, edges: readonly string[]): string[] =>
    edges.map((edge) => {
      const [site = '', callee = ''] = edge.split(' → ');
      return `${what} ${site.replace(/-\d+:\d+$/, '')} ${codeAt(app, site)} → ${callee} ${codeAt(app, callee)}\n`;
    });
  return [...lines('missed', missed), ...lines('made up', surplus)].join('');
}

/** The code at a place, as far as it goes on one line. */
function codeAt(app: string, place: string): string {
  const [, file = '', line = '', column = '', endLine, endColumn] = /^(.+?):(\d+):(\d+)(?:-(\d+):(\d+))?$/.exec(place) ?? [];
  const text = readFileSync(join(callsFolder, app, file), 'utf8').split('\n')[Number(line) - 1] ?? '';
  return `\`${text.slice(Number(column) - 1, endLine === line ? Number(endColumn) - 1 : undefined).slice(0, 80)}\``;
}

export function storedRecord(app: string): CallRecord {
  return JSON.parse(readFileSync(join(callsFolder, app, 'recorded.json'), 'utf8')) as CallRecord;
}

/** The measure of each app and of all together, as a table. */
export function callsTable(): string {
  const apps = readdirSync(callsFolder).map((app) => ({ app, of: measure(app, storedRecord(app)) }));
  const all = joined(apps.map(({ of }) => of));
  return [
    '',
    '| app | calls | functions reached | recall | precision |',
    '| :-- | --: | --: | --: | --: |',
    ...apps.map(({ app, of }) => row(`[${app}](../fixtures/calls/${app})`, of, recallOf(of), precisionOf(of))),
    row('all', all, recallOf(all), precisionOf(all)),
    row('all, mean over calls', all, mean(all.recalls), mean(all.precisions)),
    '',
  ].join('\n');
}

function row(name: string, { calls, recorded }: Measure, recall: number, precision: number): string {
  return `| ${name} | ${calls} | ${recorded.length} | ${percent(recall)} | ${percent(precision)} |`;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
