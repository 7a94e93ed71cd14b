/** Starts a server of a store on loopback, waits until it is ready, and stops it, also when the tests are killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

export interface Daemon {
  readonly port: number;
  /** Stops it and waits until it is gone. */
  stop(): Promise<void>;
}

export interface DaemonOptions {
  readonly command: string;
  /** Debian's package that holds the command. */
  readonly from: string;
  readonly args: readonly string[];
  /** Where it will listen. */
  readonly port: number;
  /** What it says when it is ready; without it, it is ready when it accepts a connection. */
  readonly says?: RegExp;
  /** The signal that ends it without waiting for its clients. */
  readonly signal: 'TERM' | 'INT' | 'KILL';
  readonly user?: User | undefined;
}

/** A user to run as, by number. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Ends the server when the input ends, which it does also when who holds it is killed. */
const keeper = 'signal=$1; shift; "$@" & cat > /dev/null; kill -s "$signal" $! 2> /dev/null; wait $!';
/** Milliseconds that a server may take to be ready. */
const patience = 20_000;

export async function startDaemon({ command, from, args, port, says, signal, user }: DaemonOptions): Promise<Daemon> {
  const child = spawn('sh', ['-c', keeper, 'sh', signal, executable(command, from), ...args], { stdio: ['pipe', 'pipe', 'pipe'], cwd: tmpdir(), ...user });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const stop = async (): Promise<void> => {
    child.stdin.end();
    if (child.exitCode === null) await once(child, 'exit');
  };
  const started = Date.now();
  while (!(says === undefined ? await accepts(port) : says.test(output))) {
    if (Date.now() - started > patience || /FATAL|Fatal error/.test(output)) {
      await stop();
      throw new Error(`${command} did not start on port ${port}: ${output}`);
    }
    await wait(10);
  }
  return { port, stop };
}

/** The path of a command; throws an error that says how to get it. */
export function executable(command: string, from: string): string {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', ...postgresFolders()];
  const found = folders.map((folder) => join(folder, command)).find(isExecutable);
  if (found === undefined) throw new Error(`${command} is not installed, and the tests of the remedies run against it. Run test/support/servers/install.sh as root, or: apt-get install ${from}`);
  return found;
}

/** Debian keeps what runs a cluster of PostgreSQL out of the way, the newest version last. */
function postgresFolders(): string[] {
  const root = '/usr/lib/postgresql';
  try {
    const byNumber = new Intl.Collator('en', { numeric: true }).compare;
    return readdirSync(root).sort(byNumber).reverse().map((version) => join(root, version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A port on loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port and not on a path
  server.close();
  await once(server, 'close');
  return port;
}

/** A folder that goes with {@link Disposable}, and belongs to the user that is named. */
export function temporaryFolder(name: string, user?: User): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), `shared-state-${name}-`));
  if (user) chownSync(path, user.uid, user.gid);
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}
