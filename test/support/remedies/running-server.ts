/** Starts the servers of the cases as processes of their own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import ts from 'typescript';

import { freePort, temporaryFolder } from '../servers/daemon.ts';
import { projectFolder } from '../sources.ts';

export interface RunningServer extends AsyncDisposable {
  readonly port: number;
  /** Bytes that the process holds after what can be collected has been. */
  memory(): Promise<number>;
  /** Waits until it has been handed so many requests since it started. */
  received(count: number): Promise<void>;
  /** What it has written to its standard error so far. */
  errors(): string;
  /** Asks it to end and answers with its exit code. */
  stop(): Promise<number | null>;
}

/** A program that can be started. */
export interface Program extends Disposable {
  readonly folder: string;
  readonly main: string;
}

export interface StartOptions {
  readonly env: Readonly<Record<string, string>>;
  /** How many processes say that they are listening before it is ready. */
  readonly processes?: number;
}

/** Milliseconds that a server may take to listen, and to end. */
const patience = 15_000;

/** A copy of a project in a folder of its own, as it stands, with the packages of this one. */
export function copyOf(project: string): { readonly path: string } & Disposable {
  const folder = temporaryFolder('remedy');
  try {
    cpSync(project, folder.path, { recursive: true });
    symlinkSync(join(projectFolder, 'node_modules'), join(folder.path, 'node_modules'));
    return folder;
  } catch (error) {
    folder[Symbol.dispose]();
    throw error;
  }
}

/** A copy of a project that can be run: without types, as a build makes it. */
export function programOf(project: string): Program {
  const folder = copyOf(project);
  for (const file of sourcesIn(folder.path)) {
    const path = join(folder.path, file);
    if (file.endsWith('.ts')) writeFileSync(path.replace(/\.ts$/, '.js'), withoutTypes(readFileSync(path, 'utf8')));
  }
  writeFileSync(join(folder.path, '.observer.mjs'), withoutTypes(readFileSync(join(import.meta.dirname, 'observer.ts'), 'utf8')));
  return { folder: folder.path, main: mainOf(folder.path).replace(/\.ts$/, '.js'), [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

/** Starts a program and waits until it listens, which it says on its standard output. A port that was free may be taken by then: there are others. */
export async function start(program: Program, options: StartOptions): Promise<RunningServer> {
  for (let left = mostPorts; ; left--) {
    try {
      return await startOnce(program, options);
    } catch (error) {
      if (left <= 1 || !(error instanceof Error && error.message.includes('EADDRINUSE'))) throw error;
    }
  }
}

const mostPorts = 3;

async function startOnce({ folder, main }: Program, { env, processes = 1 }: StartOptions): Promise<RunningServer> {
  const port = await freePort();
  const child = fork(join(folder, main), {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', PORT: String(port), ...env },
    execArgv: ['--expose-gc', '--import', pathToFileURL(join(folder, '.observer.mjs')).href],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (text: string) => (errors += text));
  await listening(child, processes);
  return { port, errors: () => errors, memory: () => memoryOf(child), received: (count) => receivedBy(child, count), stop: () => stop(child), [Symbol.asyncDispose]: async () => void (await stop(child)) };
}

/** The sources of a project, relative to it. */
export function sourcesIn(project: string): string[] {
  return readdirSync(project, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.[cm]?[jt]s$/.test(file) && !file.startsWith('node_modules') && !file.startsWith('.'))
    .sort();
}

function mainOf(folder: string): string {
  const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { main: string };
  return main;
}

function withoutTypes(text: string): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    },
  });
  return outputText;
}

function listening(child: ChildProcess, processes: number): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server does not say that it is listening: ${output}`)), patience);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if ((output.match(/listening/g) ?? []).length < processes) return;
        clearTimeout(timer);
        resolve();
      });
    }
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
}

async function memoryOf(child: ChildProcess): Promise<number> {
  return (await answerOf(child, { kind: 'memory' })) as number;
}

async function receivedBy(child: ChildProcess, count: number): Promise<void> {
  await answerOf(child, { kind: 'received', count });
}

async function answerOf(child: ChildProcess, question: object): Promise<unknown> {
  child.send(question);
  const [answer] = (await once(child, 'message')) as [unknown];
  return answer;
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  child.kill('SIGTERM');
  const [code] = await exit;
  clearTimeout(timer);
  return code;
}
