import type { AccessPath } from './model.ts';

/** A function that lets one piece of work in at a time. */
export interface Lock {
  /** What is called: with the work as a function, or for the right to go on. */
  readonly path: AccessPath;
  /** It lets several in unless it was made for one, by this option, or by its first argument. */
  readonly one?: { readonly option: string } | 'first argument';
  readonly source: string;
}

const asyncMutex = 'https://github.com/DirtyHairy/async-mutex#api';

export const locks: readonly Lock[] = [
  { path: 'async-mutex#Mutex().runExclusive', source: asyncMutex },
  { path: 'async-mutex#Mutex().acquire', source: asyncMutex },
  { path: 'async-mutex#Semaphore().runExclusive', one: 'first argument', source: asyncMutex },
  { path: 'async-mutex#Semaphore().acquire', one: 'first argument', source: asyncMutex },
  { path: 'async-lock#().acquire', source: 'https://github.com/rogierschouten/async-lock#get-started' },
  { path: 'await-lock#().acquireAsync', source: 'https://github.com/ide/await-lock#usage' },
  { path: 'async-sema#Sema().acquire', one: 'first argument', source: 'https://github.com/vercel/async-sema#class-constructor' },
  { path: 'p-limit#()()', one: 'first argument', source: 'https://github.com/sindresorhus/p-limit#api' },
  { path: 'p-queue#().add', one: { option: 'concurrency' }, source: 'https://github.com/sindresorhus/p-queue#pqueueoptions' },
  { path: 'bottleneck#().schedule', one: { option: 'maxConcurrent' }, source: 'https://github.com/SGrondin/bottleneck#constructor' },
  { path: 'proper-lockfile#lock', source: 'https://github.com/moxystudio/node-proper-lockfile#lockfile-options' },
  { path: 'redlock#().using', source: 'https://github.com/mike-marcacci/node-redlock#usage' },
  { path: 'redlock#().acquire', source: 'https://github.com/mike-marcacci/node-redlock#usage' },
  { path: 'redis-semaphore#Mutex().acquire', source: 'https://github.com/swarthy/redis-semaphore#mutex' },
  { path: 'redis-semaphore#RedlockMutex().acquire', source: 'https://github.com/swarthy/redis-semaphore#mutex' },
  { path: 'global#navigator.locks.request', source: 'https://developer.mozilla.org/en-US/docs/Web/API/LockManager/request' },
];
