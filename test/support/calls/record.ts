/** Runs the apps of `fixtures/calls` and records which functions their calls reach. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';

import ts from 'typescript';

import { fixturesFolder } from '../fixtures.ts';
import { projectFolder } from '../sources.ts';
import { instrument } from './instrument.ts';

/** The places of calls that were made, each with the functions that it reached. */
export type CallRecord = Readonly<Record<string, readonly string[]>>;

interface Request {
  readonly get?: string;
  readonly post?: string;
  readonly delete?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status: number;
}

export const callsFolder = join(fixturesFolder, 'calls');

/** Timers of the apps fire within this time. */
const settling = 80;

/** Starts an app, sends it its requests, one after the other, and answers with its calls in a fixed order. */
export async function recordCalls(app: string): Promise<CallRecord> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'calls-')));
  try {
    const main = prepare(join(callsFolder, app), folder);
    const child = fork(join(folder, main), {
      cwd: folder,
      env: { ...process.env, PORT: '0', NODE_OPTIONS: '' },
      execArgv: ['--import', pathToFileURL(join(folder, '.recorder.mjs')).href],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    try {
      await sendRequests(await addressOf(child), requestsOf(app));
      await wait(settling);
      child.send('collect');
      const [record] = (await once(child, 'message')) as [CallRecord];
      return sorted(record);
    } finally {
      child.kill();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies an app with the recorder in it; answers the file that starts it. */
function prepare(app: string, folder: string): string {
  cpSync(app, folder, { recursive: true });
  for (const file of sourceFilesOf(app)) {
    const text = instrument({ file, text: readFileSync(join(app, file), 'utf8') });
    if (file.endsWith('.ts')) writeFileSync(join(folder, file.replace(/\.ts$/, '.js')), withoutTypes(text));
    else writeFileSync(join(folder, file), text);
  }
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  rmSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, '.recorder.mjs'), withoutTypes(readFileSync(join(import.meta.dirname, 'runtime.ts'), 'utf8')));
  const { main } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')) as { main: string };
  return main.replace(/\.ts$/, '.js');
}

function withoutTypes(text: string): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true, rewriteRelativeImportExtensions: true },
  });
  return outputText;
}

/** The sources of an app, relative to it. */
export function sourceFilesOf(app: string): string[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.[jt]s$/.test(file))
    .sort();
}

/** Where the app listens, as it says itself. */
async function addressOf(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const address = /listening on (http:\S+)/.exec(output)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
    child.on('exit', (code) => reject(new Error(`the app ended with ${code}: ${output}`)));
  });
}

async function sendRequests(address: string, requests: readonly Request[]): Promise<void> {
  for (const { get, post, delete: remove, headers, body, status } of requests) {
    const response = await fetch(`${address}${get ?? post ?? remove ?? ''}`, {
      method: get !== undefined ? 'GET' : post !== undefined ? 'POST' : 'DELETE',
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status !== status) throw new Error(`${get ?? post ?? remove} answers ${response.status} and not ${status}: ${text}`);
  }
}

function requestsOf(app: string): readonly Request[] {
  return JSON.parse(readFileSync(join(callsFolder, app, 'requests.json'), 'utf8')) as readonly Request[];
}

function sorted(record: CallRecord): CallRecord {
  const byPlace = new Intl.Collator('en', { numeric: true }).compare;
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => byPlace(one, other)).map(([site, functions]) => [site, [...functions].sort(byPlace)]));
}
