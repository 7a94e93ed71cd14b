import type { Framework } from './framework.ts';

const verbs = ['all', 'connect', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'query', 'trace'];
const handler = { phase: 'request', parameters: ['event', ''] } as const;

/** A function of h3, which Nitro and Nuxt also import by themselves. */
const fromAnywhere = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => ['h3', 'nitro/h3', 'nitro/cache', 'nitropack/runtime', 'nitro', 'global'].map((root) => `${root}#${name}`));

const define = fromAnywhere([
  'defineEventHandler', 'eventHandler', 'defineHandler', 'defineMiddleware', 'defineRequestMiddleware', 'defineResponseMiddleware',
  'defineValidatedHandler', 'dynamicEventHandler', 'defineCachedEventHandler', 'cachedEventHandler', 'defineCachedHandler',
]);
const cached = fromAnywhere(['defineCachedEventHandler', 'cachedEventHandler', 'defineCachedHandler']);
const lazy = fromAnywhere(['defineLazyEventHandler', 'lazyEventHandler']);

export const h3 = {
  name: 'h3',
  packages: ['h3', 'nitro', 'nitropack', 'nuxt'],
  source: { url: 'https://h3.dev/guide/basics/handler', versions: '1 || 2' },
  home: '`event.context`',
  entryPoints: [
    {
      kind: 'call',
      callees: define,
      handlers: [{ at: 0 }, { at: 0, keys: ['handler', 'onRequest', 'onBeforeResponse', 'middleware'] }],
      ...handler,
    },
    { kind: 'call', callees: define, handlers: [{ at: 0, keys: ['upgrade', 'open', 'message', 'close', 'error'].map((hook) => `websocket.${hook}`) }], phase: 'message', parameters: ['peer', ''] },
    { kind: 'call', callees: cached, handlers: [{ at: 1, keys: ['getKey', 'shouldBypassCache', 'shouldInvalidateCache', 'transform', 'validate'] }], ...handler },
    // The loader runs once; what it answers handles the requests.
    { kind: 'call', callees: lazy, handlers: [{ at: 0 }], phase: 'boot', parameters: [] },
    { kind: 'call', callees: lazy, handlers: [{ at: 0, answered: 'once' }], ...handler },
    {
      kind: 'call',
      callees: fromAnywhere(['defineWebSocketHandler']),
      handlers: [{ at: 0, keys: ['upgrade', 'open', 'message', 'close', 'error'] }],
      phase: 'message',
      parameters: ['peer', ''],
    },
    { kind: 'registration', receivers: ['h3#createApp()'], methods: ['use'], handlers: [{ at: 0 }, { at: 1 }, { at: 0, keys: ['handler'] }], ...handler },
    { kind: 'registration', receivers: ['h3#createRouter()'], methods: [...verbs, 'add', 'use'], handlers: [{ at: 1 }], ...handler },
    {
      kind: 'registration',
      receivers: ['h3#H3()'],
      methods: verbs,
      handlers: [{ at: 1 }, { at: 2, keys: ['middleware'] }],
      ...handler,
    },
    { kind: 'registration', receivers: ['h3#H3()'], methods: ['on'], handlers: [{ at: 2 }], ...handler },
    { kind: 'registration', receivers: ['h3#H3()'], methods: ['use'], handlers: [{ at: 0 }, { at: 1 }], ...handler },
    {
      kind: 'call',
      callees: ['h3#createApp', 'h3#H3'],
      handlers: [{ at: 0, keys: ['onRequest', 'onBeforeResponse', 'onAfterResponse', 'onResponse'] }],
      ...handler,
    },
    { kind: 'call', callees: ['h3#createApp', 'h3#H3'], handlers: [{ at: 0, keys: ['onError'] }], phase: 'request', parameters: ['', 'event'] },
    { kind: 'call', callees: ['h3#onRequest', 'h3#onResponse'], handlers: [{ at: 0 }], ...handler },
    { kind: 'call', callees: ['h3#onError'], handlers: [{ at: 0 }], phase: 'request', parameters: ['', 'event'] },
    {
      kind: 'call',
      callees: ['h3#fromNodeMiddleware', 'h3#fromNodeHandler', 'h3#defineNodeHandler', 'h3#defineNodeMiddleware', 'h3#defineNodeListener'],
      handlers: [{ at: 0 }],
      phase: 'request',
      parameters: ['node-http@request', 'node-http@response', ''],
    },
    { kind: 'call', callees: ['h3#fromWebHandler'], handlers: [{ at: 0 }], phase: 'request', parameters: ['request', 'context'] },
    { kind: 'typed', types: ['h3#EventHandler'], ...handler },
    { kind: 'signature', types: [['h3#H3Event', 'h3#HTTPEvent']], ...handler },
  ],
  objects: { event: {}, peer: {}, request: {}, context: {} },
  aliases: {
    'h3#H3Core()': 'h3#H3()',
    'h3@event.node.req': 'node-http@request',
    'h3@event.node.res': 'node-http@response',
  },
  types: { 'h3#H3Event': 'h3@event', 'h3#HTTPEvent': 'h3@event' },
  chains: [...verbs, 'add', 'use', 'on'],
} satisfies Framework;
