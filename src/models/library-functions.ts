import type { FunctionModel } from './model.ts';

/** They write to their first argument. */
const writing = [
  'object-path#set', 'object-path#del', 'object-path#push', 'object-path#insert', 'object-path#empty', 'object-path#ensureExists',
  'dset#', 'dset#dset', 'dset/merge#dset', 'just-safe-set#', 'jsonpointer#set', 'unset-value#', 'fast-json-patch#applyPatch',
  'fast-json-patch#applyOperation', 'fast-json-patch#applyReducer',
];

/** They write to their first argument and answer it. */
const merging = [
  'deep-extend#', 'dot-prop#deleteProperty', 'dot-prop#set', 'dot-prop#setProperty', 'extend#', 'json-merge-patch#apply',
  'merge-descriptors#', 'mixin-deep#', 'object-assign#', 'set-value#', 'utils-merge#', 'xtend/mutable#',
];

/** They answer something that shares nothing with what they are given. */
const cloning = [
  'clone#', 'clone-deep#', 'deepmerge#', 'defu#defu', 'fast-json-patch#compare', 'fast-json-patch#deepClone', 'json-merge-patch#generate',
  'klona#klona', 'klona/full#klona', 'klona/json#klona', 'just-clone#', 'merge-options#',
];

/** They only read. */
const reading = ['dot-prop#hasProperty', 'fast-deep-equal#', 'object-path#has'];

/** Each re-exports the core of Sentry, whose global scope is one object for the process. */
const sentryPackages = [
  'astro', 'aws-serverless', 'browser', 'bun', 'cloudflare', 'deno', 'google-cloud-serverless', 'nestjs', 'nextjs', 'node', 'nuxt',
  'remix', 'sveltekit',
];

/** They answer one object for the whole process, whoever asks. */
const registries = [
  'firebase-admin/firestore#getFirestore', 'firebase-admin#firestore', 'jotai#getDefaultStore', 'jotai/vanilla#getDefaultStore',
  'log4js#getLogger', 'loglevel#getLogger', 'nitropack/runtime#useNitroApp', 'react-i18next#getI18n', 'typeorm#getManager',
  ...sentryPackages.map((name) => `@sentry/${name}#getGlobalScope`),
];

/** Functions of small libraries; what each does is in its README. */
export const libraryFunctions: readonly FunctionModel[] = [
  ...registries.map((path) => ({ path, answersShared: true as const })),
  ...writing.map((path) => ({ path, mutates: 0 })),
  ...merging.map((path) => ({ path, mutates: 0, answers: 0, copies: { from: 1 }, makes: 'object' })),
  ...cloning.map((path) => ({ path, fresh: true as const })),
  ...reading.map((path) => ({ path })),
  { path: 'xtend#', copies: { from: 0 }, makes: 'object' },
  // The recipe gets a draft, which is not the value that `produce` was given.
  { path: 'immer#produce', calls: [{ at: 1, when: 'now' }] },
  { path: 'immer#finishDraft' },
  { path: 'immer#createDraft' },
  { path: 'deep-freeze#', answers: 0 },
  { path: 'express-async-handler#', answers: 0 },
  { path: 'koa-compose#', answers: 0 },
  ...['eventemitter3#()', 'eventemitter3#EventEmitter', 'mitt#()'].map((path) => ({ path, makes: 'EventEmitter' })),
  // The function that they answer runs once, or once for each key, and gives what it made then ever after.
  ...['fast-memoize#', 'mem#', 'memoize#', 'memoize-one#', 'memoizee#', 'micro-memoize#', 'nano-memoize#', 'once#', 'onetime#', 'p-memoize#'].map(
    (path) => ({ path, answers: 0, keeps: true as const }),
  ),
];
