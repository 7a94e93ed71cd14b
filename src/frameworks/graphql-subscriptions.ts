import type { Framework } from './framework.ts';

const data = ['data', 'data', 'data', 'data', 'data'] as const;
const users = ['use/ws', 'lib/use/ws', 'use/bun', 'lib/use/bun', 'use/deno', 'lib/use/deno', 'use/uWebSockets', 'lib/use/uWebSockets', 'use/crossws', 'use/@fastify/websocket'];
const servers = [
  ...users.flatMap((from) => ['useServer', 'makeHandler', 'makeBehavior', 'handleProtocols', 'makeHooks'].map((name) => `graphql-ws/${from}#${name}`)),
  'graphql-ws#makeServer',
];
const streams = ['', '/lib/use/express', '/lib/use/http', '/lib/use/http2', '/lib/use/fastify', '/lib/use/koa', '/lib/use/fetch'].map((from) => `graphql-sse${from}#createHandler`);
const each = ['context', 'onSubscribe', 'onOperation', 'onNext', 'onError', 'onComplete', 'schema', 'validate', 'execute', 'subscribe', 'roots.*.*'];
/** What reads and writes each message of `graphql-ws`. */
const texts = ['parse', 'jsonMessageReviver', 'jsonMessageReplacer'];

/** Subscriptions of GraphQL, whichever server they go through. */
export const graphqlSubscriptions = {
  name: 'graphql-subscriptions',
  packages: ['graphql-ws', 'graphql-sse', 'graphql-subscriptions', 'subscriptions-transport-ws'],
  source: { url: 'https://the-guild.dev/graphql/ws/docs/interfaces/server.ServerOptions', versions: 'graphql-ws 5 || 6, graphql-sse 2, graphql-subscriptions 2 || 3, subscriptions-transport-ws 0.11' },
  home: '`ctx.extra`',
  entryPoints: [
    { kind: 'call', callees: servers, handlers: [{ at: 0, keys: ['onConnect', 'onDisconnect', 'onClose', 'onPing', 'onPong'] }], phase: 'connection', parameters: data },
    { kind: 'call', callees: servers, handlers: [{ at: 0, keys: [...each, ...texts] }], phase: 'message', parameters: data },
    { kind: 'call', callees: streams, handlers: [{ at: 0, keys: [...each, 'authenticate', 'onConnect'] }], phase: 'request', parameters: data },
    {
      kind: 'call',
      callees: ['subscriptions-transport-ws#SubscriptionServer.create', 'subscriptions-transport-ws#SubscriptionServer'],
      handlers: [{ at: 0, keys: ['onConnect', 'onDisconnect'] }],
      phase: 'connection',
      parameters: data,
    },
    {
      kind: 'call',
      callees: ['subscriptions-transport-ws#SubscriptionServer.create', 'subscriptions-transport-ws#SubscriptionServer'],
      handlers: [{ at: 0, keys: ['onOperation', 'onOperationComplete', 'execute', 'subscribe'] }],
      phase: 'message',
      parameters: data,
    },
    { kind: 'registration', receivers: ['graphql-subscriptions#PubSub()'], methods: ['subscribe'], handlers: [{ at: 1 }], phase: 'message', parameters: data },
    {
      kind: 'iteration',
      iterables: ['asyncIterableIterator', 'asyncIterator'].map((method) => `graphql-subscriptions#PubSub().${method}()`),
      phase: 'message',
      parameters: ['data'],
    },
    // The filter runs for each published event and each subscriber.
    { kind: 'call', callees: ['graphql-subscriptions#withFilter'], handlers: [{ at: { from: 0 } }], phase: 'message', parameters: data },
  ],
  // What the context of `graphql-ws` holds lives as long as its connection.
  objects: { data: {} },
} satisfies Framework;
