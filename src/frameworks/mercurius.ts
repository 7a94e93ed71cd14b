import type { Framework } from './framework.ts';

const register = { kind: 'registration', receivers: ['fastify#()'], methods: ['register'] } as const;
const onPlugin = { kind: 'registration', receivers: ['fastify#().graphql'] } as const;
const resolver = { phase: 'request', parameters: ['', '', 'context', ''] } as const;
const loader = { phase: 'request', parameters: ['', 'context'] } as const;

export const mercurius = {
  name: 'mercurius',
  packages: ['mercurius'],
  source: { url: 'https://mercurius.dev/#/docs/context', versions: '11 || 12 || 13 || 14 || 15 || 16' },
  unseen: ['policies of `mercurius-auth`'],
  home: 'the `context`',
  entryPoints: [
    { ...register, handlers: [{ at: 1, keys: ['resolvers.*.*', 'resolvers.Subscription.*.subscribe', 'resolvers.Subscription.*.resolve'] }], ...resolver },
    { ...register, handlers: [{ at: 1, keys: ['loaders.*.*', 'loaders.*.*.loader'] }], ...loader },
    { ...register, handlers: [{ at: 1, keys: ['context'] }], phase: 'request', parameters: ['fastify@request', 'fastify@reply'] },
    { ...register, handlers: [{ at: 1, keys: ['errorFormatter'] }], phase: 'request', parameters: ['', 'context'] },
    { ...register, handlers: [{ at: 1, keys: ['errorHandler'] }], phase: 'request', parameters: ['', 'fastify@request', 'fastify@reply'] },
    {
      ...register,
      handlers: [{ at: 1, keys: ['subscription.context', 'subscription.onConnect', 'subscription.onDisconnect', 'subscription.verifyClient'] }],
      phase: 'connection',
      parameters: ['data', 'fastify@request'],
    },
    { ...onPlugin, methods: ['defineResolvers'], handlers: [{ at: 0, keys: ['*.*', '*.*.subscribe', '*.*.resolve'] }], ...resolver },
    { ...onPlugin, methods: ['defineLoaders'], handlers: [{ at: 0, keys: ['*.*', '*.*.loader'] }], ...loader },
    {
      ...onPlugin,
      methods: ['addHook'],
      events: ['preParsing', 'preValidation', 'preExecution', 'preSubscriptionParsing', 'preSubscriptionExecution'],
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['', '', 'context', ''],
    },
    {
      ...onPlugin,
      methods: ['addHook'],
      events: ['onResolution', 'onSubscriptionResolution', 'onSubscriptionEnd', 'onSubscriptionConnectionClose', 'onSubscriptionConnectionError'],
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['', 'context', ''],
    },
    { ...onPlugin, methods: ['addHook'], events: ['onExtendSchema'], handlers: [{ at: 1 }], phase: 'boot', parameters: ['', ''] },
  ],
  objects: { context: { shared: { app: 'fastify#()', pubsub: 'fastify#().graphql.pubsub' } }, data: {} },
  aliases: { 'mercurius@context.reply': 'fastify@reply' },
} satisfies Framework;
