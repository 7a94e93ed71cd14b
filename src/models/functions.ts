import type { FunctionModel } from './model.ts';
import { componentFunctions } from './component-functions.ts';
import { libraryFunctions } from './library-functions.ts';
import { stateFunctions } from './library-types.ts';
import { renderingFunctions } from './rendering-functions.ts';
import { lodashFunctions } from './lodash-functions.ts';

const both = (name: string) => [`global#process.${name}`, `node:process#${name}`];
const timers = (names: readonly string[]) => names.flatMap((name) => [`global#${name}`, `node:timers#${name}`]);
const reading = (...paths: readonly string[]): readonly FunctionModel[] => paths.map((path) => ({ path }));
/** Streams of the web: what they are made from has methods, of which some are called when it is over. */
const streams = (name: string, { calls, ends }: { readonly calls: readonly string[]; readonly ends: readonly string[] }): readonly FunctionModel[] =>
  [`global#${name}`, `node:stream/web#${name}`].map((path) => ({ path, calls: [{ at: 0, when: 'now', keys: calls }, { at: 0, when: 'later', keys: ends }] }));
const fresh = (...paths: readonly string[]): readonly FunctionModel[] => paths.map((path) => ({ path, fresh: true }));

/** The language's own functions. One that names nothing but its path only reads. */
const languageFunctions = [
  { path: 'global#Object.assign', mutates: 0, answers: 0, copies: { from: 1 }, makes: 'object' },
  { path: 'global#Object.defineProperty', mutates: 0, answers: 0 },
  { path: 'global#Object.defineProperties', mutates: 0, answers: 0 },
  { path: 'global#Object.setPrototypeOf', mutates: 0, answers: 0 },
  { path: 'global#Object.freeze', answers: 0 },
  { path: 'global#Object.seal', answers: 0 },
  { path: 'global#Object.preventExtensions', answers: 0 },
  { path: 'global#Object.entries', copies: 0, elements: 'in pairs' },
  { path: 'global#Object.fromEntries', copies: 0, elements: 'out of pairs', makes: 'object' },
  { path: 'global#Object.values', copies: 0 },
  { path: 'global#Object.groupBy', copies: 0, elements: 'in groups', makes: 'object', calls: [{ at: 1, when: 'now', elementsOf: 0 }] },
  { path: 'global#Map.groupBy', copies: 0, elements: 'in groups', makes: 'Map', calls: [{ at: 1, when: 'now', elementsOf: 0 }] },
  { path: 'global#Map', copies: 0 },
  { path: 'global#Set', copies: 0 },
  { path: 'global#Array.from', copies: 0, maps: 1, calls: [{ at: 1, when: 'now', elementsOf: 0 }] },
  { path: 'global#Array.fromAsync', copies: 0, maps: 1, calls: [{ at: 1, when: 'later', elementsOf: 0 }] },
  { path: 'global#Array.of', copies: 0 },
  // Unless its traps write elsewhere, there is one object behind all of it.
  { path: 'global#Proxy', answers: 0, traps: 1 },
  { path: 'global#Reflect.get', answersElement: 0 },
  { path: 'global#Reflect.set', mutates: 0 },
  { path: 'global#Reflect.defineProperty', mutates: 0 },
  { path: 'global#Reflect.deleteProperty', mutates: 0 },
  { path: 'global#Reflect.setPrototypeOf', mutates: 0 },
  { path: 'global#Reflect.apply', calls: [{ at: 0, when: 'now' }] },
  { path: 'global#Reflect.construct', calls: [{ at: 0, when: 'now' }] },
  { path: 'global#JSON.parse', fresh: true, calls: [{ at: 1, when: 'now' }] },
  { path: 'global#JSON.stringify', calls: [{ at: 1, when: 'now' }] },
  { path: 'global#Promise', calls: [{ at: 0, when: 'now' }] },
  { path: 'global#Promise.all', copies: 0 },
  { path: 'global#Promise.allSettled', copies: 0 },
  { path: 'global#Promise.any', answersElement: 0 },
  { path: 'global#Promise.race', answersElement: 0 },
  { path: 'global#Promise.reject', answers: 0 },
  { path: 'global#Promise.resolve', answers: 0 },
  { path: 'global#Promise.try', calls: [{ at: 0, when: 'now' }] },
  ...fresh('global#structuredClone', 'global#Object.getOwnPropertyNames', 'global#Object.keys', 'global#Reflect.ownKeys'),
  ...reading(
    'global#Object.hasOwn', 'global#Object.is', 'global#Object.isFrozen', 'global#Reflect.has', 'global#Reflect.preventExtensions',
    'global#Array.isArray', 'global#Boolean', 'global#Number', 'global#String', 'global#console.debug', 'global#console.error',
    'global#console.info', 'global#console.log', 'global#console.warn',
  ),
] satisfies readonly FunctionModel[];

/** Node's own functions. */
const nodeFunctions = [
  ...timers(['setTimeout']).map((path) => ({ path, calls: [{ at: 0, when: 'later' as const, passes: 2 }] })),
  ...timers(['setInterval']).map((path) => ({ path, calls: [{ at: 0, when: 'later' as const, again: true as const, passes: 2 }] })),
  ...timers(['clearInterval', 'clearTimeout', 'clearImmediate']).map((path) => ({ path, stops: true as const })),
  ...timers(['setImmediate']).map((path) => ({ path, calls: [{ at: 0, when: 'later' as const, passes: 1 }] })),
  { path: 'global#queueMicrotask', calls: [{ at: 0, when: 'later' }] },
  ...both('nextTick').map((path) => ({ path, calls: [{ at: 0, when: 'later' as const, passes: 1 }] })),
  { path: 'node:timers/promises#setTimeout', answers: 1 },
  { path: 'node:timers/promises#setImmediate', answers: 0 },
  { path: 'node:util#promisify', answers: 0 },
  { path: 'node:util#callbackify', answers: 0 },
  { path: 'node:util#deprecate', answers: 0 },
  { path: 'global#RegExp', makes: 'regexp' },
  { path: 'node:events#on', listens: true },
  { path: 'node:events#EventEmitter', makes: 'EventEmitter' },
  { path: 'node:events#()', makes: 'EventEmitter' },
  { path: 'node:async_hooks#AsyncLocalStorage().run', calls: [{ at: 1, when: 'now' }] },
  { path: 'node:async_hooks#AsyncLocalStorage().exit', calls: [{ at: 0, when: 'now' }] },
  { path: 'node:async_hooks#AsyncLocalStorage.bind', answers: 0 },
  { path: 'node:async_hooks#AsyncResource.bind', answers: 0 },
  ...streams('ReadableStream', { calls: ['start', 'pull'], ends: ['cancel'] }),
  ...streams('WritableStream', { calls: ['start', 'write'], ends: ['close', 'abort'] }),
  ...streams('TransformStream', { calls: ['start', 'transform'], ends: ['flush', 'cancel'] }),
  ...['Duplex', 'PassThrough', 'Readable', 'Transform', 'Writable'].map((name) => ({ path: `node:stream#${name}`, calls: [{ at: 0, when: 'now' as const, keys: ['read', 'transform', 'write', 'writev'] }, { at: 0, when: 'later' as const, keys: ['destroy', 'final', 'flush'] }] })),
  ...fresh('node:v8#deserialize', 'node:v8#serialize'),
  ...reading('node:util#format', 'node:util#inspect', 'node:util#isDeepStrictEqual'),
] satisfies readonly FunctionModel[];

/** Functions of the language, of Node and of libraries that write to an argument, answer one, or call one. */
export const functionModels: readonly FunctionModel[] = [
  // What the prototype holds is found in the new object.
  { path: 'global#Object.create', makes: 'object', copies: 0 },
  ...['alloc', 'allocUnsafe', 'from', 'concat'].map((name) => ({ path: `global#Buffer.${name}`, makes: 'Buffer' })),
  ...languageFunctions,
  ...nodeFunctions,
  ...lodashFunctions,
  ...libraryFunctions,
  ...componentFunctions,
  ...stateFunctions,
  ...renderingFunctions,
];
