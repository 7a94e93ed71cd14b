import type { AccessPath } from './model.ts';

/** What a library keeps in the memory of one process, where it would have to be the same in all of them. */
export interface ProcessLocalState {
  /** The function or constructor that is called, or the plugin that is handed to one. */
  readonly path: AccessPath;
  /** It is not called but handed to `register` or the like, with its options behind it. */
  readonly isPlugin?: true;
  /** Not when the argument at this position, `any` for any of them, is an object with one of these properties: `{ store }`. */
  readonly unless?: { readonly at: number | 'any'; readonly keys: readonly string[] };
  /** Only when this argument, or this property of it, is the constant. */
  readonly when?: { readonly at: number; readonly key?: string; readonly is: string };
  /** Only when this is imported somewhere, without which it does nothing: a guard. */
  readonly onlyWith?: AccessPath;
  /** Not when anything is put into a property of this name: the limiter that takes over when the store fails. */
  readonly unlessAs?: string;
  /** Not when a method of this name is called anywhere: `io.adapter(…)`. */
  readonly unlessCalled?: string;
  /** Only when serving code calls one of the methods of one of the objects, or of a property of these. */
  readonly usedBy?: { readonly objects: readonly AccessPath[]; readonly methods: readonly string[] };
  /** Only when the work that the method is handed writes no state of the process: that is what it may guard. */
  readonly unlessForOwnState?: true;
  /** How the message calls it: 'the sessions of `express-session`'. */
  readonly name: string;
  /** What may happen with two processes, one clause, no full stop. */
  readonly why: string;
  /** What to do instead, one clause, imperative, no full stop. */
  readonly instead: string;
  readonly source: string;
}

type Words = Pick<ProcessLocalState, 'instead' | 'name' | 'source' | 'why'>;

const each = (paths: readonly AccessPath[], rest: Omit<ProcessLocalState, 'path'>): readonly ProcessLocalState[] => paths.map((path) => ({ path, ...rest }));

const loggedOut = 'a user is logged out whenever another process answers, and everybody is after a restart';
const sessionsOf = (library: string, source: string): Words => ({ name: `the sessions of \`${library}\``, why: loggedOut, instead: 'give it a store that all processes reach', source });
const limitOf = (library: string, source: string): Words => ({
  name: `the counts of \`${library}\``,
  why: 'each process counts for itself, so that a client is let in as often as the limit says by every one of them',
  instead: 'give it a store that all processes reach',
  source,
});
const messagesOf = (library: string, source: string): Words => ({
  name: `the subscriptions of \`${library}\``,
  why: 'who is connected to another process does not hear what this one publishes',
  instead: 'publish through a broker that all processes reach',
  source,
});
const dataIn = (library: string, source: string): Words => ({
  name: `a database of \`${library}\` in memory`,
  why: 'each process has one of its own, which a restart empties',
  instead: 'name a file or a server',
  source,
});

const rateLimit = 'https://express-rate-limit.mintlify.app/reference/stores';
const expressSession = 'https://github.com/expressjs/session#compatible-session-stores';
const nestCache = 'https://docs.nestjs.com/techniques/caching';
const cache = { objects: ['cache-manager#createCache()', 'cache-manager#caching()'], methods: ['del', 'mdel', 'reset', 'clear'] } as const;
const cached: Omit<Words, 'source'> = { name: 'a cache in memory', why: 'each process has one of its own, so that what one of them takes out the others still answer', instead: 'give it a store that all processes reach' };
const mutex = { why: 'another process enters while this one holds it', instead: 'lock in the database or the store that the work is about', unlessForOwnState: true } as const;

export const processLocalStates: readonly ProcessLocalState[] = [
  { path: 'express-session#', unless: { at: 0, keys: ['store'] }, ...sessionsOf('express-session', expressSession) },
  ...each(['express-session#MemoryStore', 'memorystore#()', 'session-memory-store#()'], { ...sessionsOf('express-session', expressSession), name: 'a store of sessions in memory', instead: 'use a store that all processes reach' }),
  { path: 'koa-generic-session#', unless: { at: 0, keys: ['store'] }, ...sessionsOf('koa-generic-session', 'https://github.com/koajs/generic-session#options') },
  { path: 'next-session#', unless: { at: 0, keys: ['store'] }, ...sessionsOf('next-session', 'https://github.com/hoangvvo/next-session#options') },
  { path: '@fastify/session#', isPlugin: true, unless: { at: 1, keys: ['store'] }, ...sessionsOf('@fastify/session', 'https://github.com/fastify/session#store-optional') },
  ...each(['@remix-run/node#createMemorySessionStorage', 'react-router#createMemorySessionStorage'], sessionsOf('createMemorySessionStorage', 'https://reactrouter.com/explanation/sessions-and-cookies')),
  { path: 'grammy#session', unless: { at: 0, keys: ['storage', 'type'] }, ...sessionsOf('grammy', 'https://grammy.dev/plugins/session#ram-default') },
  { path: 'telegraf#session', unless: { at: 0, keys: ['store'] }, ...sessionsOf('telegraf', 'https://telegraf.js.org/functions/session.html') },
  { path: 'oidc-provider#', unless: { at: 1, keys: ['adapter'] }, ...sessionsOf('oidc-provider', 'https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#adapter'), instead: 'give it an adapter to a database' },
  { path: 'oidc-provider#Provider', unless: { at: 1, keys: ['adapter'] }, ...sessionsOf('oidc-provider', 'https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#adapter'), instead: 'give it an adapter to a database' },
  ...each(['express-rate-limit#', 'express-rate-limit#rateLimit'], { unless: { at: 0, keys: ['store'] }, ...limitOf('express-rate-limit', rateLimit) }),
  { path: 'express-rate-limit#MemoryStore', ...limitOf('express-rate-limit', rateLimit), instead: 'use a store that all processes reach' },
  ...each(['express-slow-down#', 'express-slow-down#slowDown'], { unless: { at: 0, keys: ['store'] }, ...limitOf('express-slow-down', 'https://github.com/express-rate-limit/express-slow-down#store') }),
  { path: 'express-brute#MemoryStore', ...limitOf('express-brute', 'https://github.com/AdamPflug/express-brute#memorystore'), instead: 'use a store that all processes reach' },
  { path: '@fastify/rate-limit#', isPlugin: true, unless: { at: 1, keys: ['redis', 'store'] }, ...limitOf('@fastify/rate-limit', 'https://github.com/fastify/fastify-rate-limit#options') },
  { path: '@nestjs/throttler#ThrottlerModule.forRoot', unless: { at: 0, keys: ['storage'] }, onlyWith: '@nestjs/throttler#ThrottlerGuard', ...limitOf('@nestjs/throttler', 'https://docs.nestjs.com/security/rate-limiting#storages') },
  { path: 'rate-limiter-flexible#RateLimiterMemory', unlessAs: 'insuranceLimiter', ...limitOf('rate-limiter-flexible', 'https://github.com/animir/node-rate-limiter-flexible/wiki/Memory'), instead: 'use a limiter whose store all processes reach' },
  { path: 'koa-ratelimit#', when: { at: 0, key: 'driver', is: 'memory' }, ...limitOf('koa-ratelimit', 'https://github.com/koajs/ratelimit#options'), instead: 'use its driver `redis`' },
  { path: 'hono-rate-limiter#rateLimiter', unless: { at: 0, keys: ['store', 'binding'] }, ...limitOf('hono-rate-limiter', 'https://honohub.dev/docs/rate-limiter/stores') },
  { path: 'elysia-rate-limit#rateLimit', unless: { at: 0, keys: ['context'] }, ...limitOf('elysia-rate-limit', 'https://github.com/rayriffy/elysia-rate-limit#context'), instead: 'give it a context whose store all processes reach' },
  { path: 'graphql-subscriptions#PubSub', ...messagesOf('graphql-subscriptions', 'https://github.com/apollographql/graphql-subscriptions#pubsub-implementations') },
  ...each(['graphql-yoga#createPubSub', '@graphql-yoga/subscription#createPubSub'], { unless: { at: 0, keys: ['eventTarget'] }, ...messagesOf('graphql-yoga', 'https://the-guild.dev/graphql/yoga-server/docs/features/subscriptions#distributed-pubsub-for-production'), instead: 'give it an `eventTarget` that all processes reach' }),
  {
    path: 'socket.io#Server',
    unless: { at: 'any', keys: ['adapter'] },
    unlessCalled: 'adapter',
    usedBy: { objects: ['socket.io#Server()', 'socket.io#Server().of()', 'socket.io@socket'], methods: ['to', 'in', 'except', 'broadcast', 'emit', 'fetchSockets', 'socketsJoin', 'disconnectSockets'] },
    name: 'the rooms of `socket.io`',
    why: 'who is connected to another process is not in them, and does not get what is sent there',
    instead: 'give it an adapter that all processes reach',
    source: 'https://socket.io/docs/v4/adapter/',
  },
  { path: 'cache-manager#createCache', unless: { at: 0, keys: ['stores'] }, usedBy: cache, ...cached, source: 'https://cacheable.org/docs/cache-manager/' },
  { path: 'cache-manager#caching', when: { at: 0, is: 'memory' }, usedBy: cache, ...cached, source: 'https://www.npmjs.com/package/cache-manager/v/4.1.0' },
  ...each(['@nestjs/cache-manager#CacheModule.register', '@nestjs/common#CacheModule.register'], { unless: { at: 0, keys: ['store', 'stores'] }, usedBy: cache, ...cached, source: nestCache }),
  { path: 'async-mutex#Mutex', usedBy: { objects: ['async-mutex#Mutex()'], methods: ['runExclusive', 'acquire'] }, name: 'a lock of `async-mutex`', ...mutex, source: 'https://github.com/DirtyHairy/async-mutex#readme' },
  { path: 'async-lock#', usedBy: { objects: ['async-lock#()'], methods: ['acquire'] }, name: 'a lock of `async-lock`', ...mutex, source: 'https://github.com/rogierschouten/async-lock#readme' },
  { path: '@langchain/langgraph#MemorySaver', name: 'the conversations of `MemorySaver`', why: 'a conversation is forgotten whenever another process answers, and after a restart', instead: 'use a checkpointer with a database', source: 'https://docs.langchain.com/oss/javascript/langgraph/persistence' },
  { path: 'botbuilder#MemoryStorage', name: 'the conversations of `MemoryStorage`', why: 'a conversation is forgotten whenever another process answers, and after a restart', instead: 'use a storage that all processes reach', source: 'https://learn.microsoft.com/azure/bot-service/bot-builder-howto-v4-storage' },
  { path: 'better-sqlite3#', when: { at: 0, is: ':memory:' }, ...dataIn('better-sqlite3', 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md#new-databasepath-options') },
  { path: 'sqlite3#Database', when: { at: 0, is: ':memory:' }, ...dataIn('sqlite3', 'https://github.com/TryGhost/node-sqlite3/wiki/API') },
  { path: 'node:sqlite#DatabaseSync', when: { at: 0, is: ':memory:' }, ...dataIn('node:sqlite', 'https://nodejs.org/api/sqlite.html#new-databasesyncpath-options') },
];

/** Types that say of a parameter or field what it is. */
export const processLocalTypes: Readonly<Record<AccessPath, AccessPath>> = {
  'cache-manager#Cache': 'cache-manager#createCache()',
  '@nestjs/cache-manager#Cache': 'cache-manager#createCache()',
};
