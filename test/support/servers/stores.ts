/** The stores that remedies keep state in: real servers, each case with one of its own, or a database of its own. */
import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { type Daemon, executable, freePort, startDaemon, temporaryFolder, type User } from './daemon.ts';

export type StoreName = 'redis' | 'memcached' | 'postgres' | 'mysql' | 'sqlite';

/** A store with nothing in it. */
export interface Store extends AsyncDisposable {
  /** Tells a server where the store is. */
  readonly env: Readonly<Record<string, string>>;
}

/** A store that can be taken down and brought up again, with what was in it. */
export interface InterruptibleStore extends Store {
  interrupt(): Promise<void>;
  resume(): Promise<void>;
}

/** A cluster of PostgreSQL, in which each case gets a database. */
export interface Cluster {
  /** Of the database that others are made from. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Opens a store; `cluster` answers with the address of the one cluster of PostgreSQL. */
export function openStore(name: StoreName, cluster: () => string): Promise<Store> {
  switch (name) {
    case 'redis':
      return openRedis();
    case 'memcached':
      return openMemcached();
    case 'postgres':
      return openDatabase(cluster());
    case 'mysql':
      return openMysql();
    case 'sqlite':
      return Promise.resolve(openFile());
  }
}

/** Opens several, and answers with one that is all of them. */
export async function openStores(names: readonly StoreName[], cluster: () => string): Promise<Store> {
  const opened = await Promise.allSettled(names.map((name) => openStore(name, cluster)));
  const stores = opened.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
  const close = async (): Promise<void> => void (await Promise.all(stores.map((store) => store[Symbol.asyncDispose]())));
  const failed = opened.find((one) => one.status === 'rejected');
  if (failed) {
    await close();
    throw failed.reason;
  }
  return { env: Object.fromEntries(stores.flatMap(({ env }) => Object.entries(env))), [Symbol.asyncDispose]: close };
}

export async function openRedis(): Promise<InterruptibleStore> {
  const folder = temporaryFolder('redis');
  const port = await freePort();
  const start = (): Promise<Daemon> =>
    startDaemon({
      command: 'redis-server',
      from: 'redis-server',
      args: ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder.path, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always'],
      port,
      says: /Ready to accept connections/,
      signal: 'TERM',
    });
  let daemon = await start();
  return {
    env: { REDIS_URL: `redis://127.0.0.1:${port}` },
    interrupt: () => daemon.stop(),
    resume: async () => {
      daemon = await start();
    },
    [Symbol.asyncDispose]: async () => {
      await daemon.stop();
      folder[Symbol.dispose]();
    },
  };
}

async function openMemcached(): Promise<Store> {
  const port = await freePort();
  const daemon = await startDaemon({
    command: 'memcached',
    from: 'memcached',
    args: ['-l', '127.0.0.1', '-p', String(port), '-U', '0', '-t', '1', '-m', '16', ...(isRoot() ? ['-u', 'nobody'] : [])],
    port,
    signal: 'KILL', // it keeps nothing, and takes a second to end by itself
  });
  return { env: { MEMCACHED_SERVERS: `127.0.0.1:${port}` }, [Symbol.asyncDispose]: () => daemon.stop() };
}

/** Starts a cluster of PostgreSQL, which refuses to be run by the superuser. */
export async function startCluster(): Promise<Cluster> {
  const user = isRoot() ? userNamed('postgres') : undefined;
  const folder = temporaryFolder('postgres', user);
  const data = join(folder.path, 'data');
  execFileSync(executable('initdb', 'postgresql'), ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'], { cwd: folder.path, stdio: 'pipe', ...user });
  const port = await freePort();
  const daemon = await startDaemon({
    command: 'postgres',
    from: 'postgresql',
    args: ['-D', data, '-p', String(port), '-k', folder.path, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
    port,
    says: /ready to accept connections/,
    signal: 'INT',
    user,
  });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await daemon.stop();
      folder[Symbol.dispose]();
    },
  };
}

async function openDatabase(cluster: string): Promise<Store> {
  const name = `case_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(cluster);
  const administer = async (command: string, ...args: readonly string[]): Promise<void> => {
    await promisify(execFile)(executable(command, 'postgresql'), ['-h', url.hostname, '-p', url.port, '-U', url.username, ...args, name]);
  };
  await administer('createdb');
  const own = new URL(name, url);
  return { env: { DATABASE_URL: own.href }, [Symbol.asyncDispose]: () => administer('dropdb', '--force') };
}

/** A server of MariaDB, which speaks MySQL, with one database. */
async function openMysql(): Promise<Store> {
  const user = isRoot() ? userNamed('mysql') : undefined;
  const folder = temporaryFolder('mysql', user);
  const data = join(folder.path, 'data');
  const first = join(folder.path, 'first.sql');
  writeFileSync(first, 'create database shop;');
  await promisify(execFile)(executable('mariadb-install-db', 'mariadb-server'), ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'], { cwd: folder.path, ...user });
  const port = await freePort();
  const daemon = await startDaemon({
    command: 'mariadbd',
    from: 'mariadb-server',
    args: ['--no-defaults', `--datadir=${data}`, `--port=${port}`, '--bind-address=127.0.0.1', `--socket=${join(folder.path, 'socket')}`, `--pid-file=${join(folder.path, 'pid')}`, `--init-file=${first}`, '--skip-grant-tables', '--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=16M'],
    port,
    says: /ready for connections/,
    signal: 'KILL', // what it holds goes with it
    user,
  });
  return {
    env: { DATABASE_URL: `mysql://root@127.0.0.1:${port}/shop` },
    [Symbol.asyncDispose]: async () => {
      await daemon.stop();
      folder[Symbol.dispose]();
    },
  };
}

function openFile(): Store {
  const folder = temporaryFolder('sqlite');
  return { env: { DATABASE_FILE: join(folder.path, 'state.db') }, [Symbol.asyncDispose]: () => Promise.resolve(folder[Symbol.dispose]()) };
}

const isRoot = (): boolean => process.getuid?.() === 0;

function userNamed(name: string): User {
  const idOf = (option: string): number => Number(execFileSync('id', [option, name], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
