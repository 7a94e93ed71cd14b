import type { Framework } from './framework.ts';

const app = 'elysia#Elysia()';
const verbs = ['all', 'connect', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put'];
const hooks = [
  'onRequest', 'onParse', 'onTransform', 'onBeforeHandle', 'onAfterHandle', 'mapResponse', 'onError', 'onAfterResponse', 'derive', 'resolve',
  'mapDerive', 'mapResolve', 'trace', 'on',
];
const keys = ['beforeHandle', 'afterHandle', 'mapResponse', 'afterResponse', 'transform', 'parse', 'error', 'derive', 'resolve'];
const onApp = { kind: 'registration', receivers: [app] } as const;
const handler = { phase: 'request', parameters: ['context', ''] } as const;
const boot = { phase: 'boot', parameters: [app] } as const;

export const elysia = {
  name: 'elysia',
  packages: ['elysia', '@elysiajs/*', '@elysia/*'],
  source: { url: 'https://elysiajs.com/essential/life-cycle.html', versions: '1' },
  home: '`derive`',
  entryPoints: [
    { ...onApp, methods: verbs, handlers: [{ at: 1 }, { at: 2, keys }], ...handler },
    { ...onApp, methods: ['route'], handlers: [{ at: 2 }, { at: 3, keys }], ...handler },
    // The first argument may say how far the hook reaches.
    { ...onApp, methods: hooks, handlers: [{ at: 'last' }], ...handler },
    { ...onApp, methods: ['guard', 'group'], handlers: [{ at: { from: 0 }, keys }], ...handler },
    { ...onApp, methods: ['macro'], handlers: [{ at: 0, keys: keys.map((key) => `*.${key}`) }, { at: 1, keys }], ...handler },
    // A macro may be a function of its setting that answers with hooks; it runs while the route is set up.
    { ...onApp, methods: ['macro'], handlers: [{ at: 0, keys: ['*'] }], phase: 'boot', parameters: [''] },
    { ...onApp, methods: ['macro'], handlers: [{ at: 0, keys: keys.map((key) => `*().${key}`), answered: 'once' }], ...handler },
    { ...onApp, methods: ['guard', 'group', 'use'], handlers: [{ at: 'last' }], ...boot },
    { ...onApp, methods: ['onStart', 'onStop'], handlers: [{ at: 0 }], ...boot },
    { ...onApp, methods: ['listen'], handlers: [{ at: 'last' }], phase: 'boot', parameters: [''] },
    { ...onApp, methods: ['ws'], handlers: [{ at: 1, keys: ['open', 'close'] }], phase: 'connection', parameters: ['socket', '', ''] },
    { ...onApp, methods: ['ws'], handlers: [{ at: 1, keys: ['message', 'drain', 'ping', 'pong'] }], phase: 'message', parameters: ['socket', ''] },
    { ...onApp, methods: ['ws'], handlers: [{ at: 1, keys: ['upgrade', ...keys] }], ...handler },
    {
      kind: 'call',
      callees: ['@elysiajs/cron#cron', '@elysiajs/cron#', '@elysia/cron#cron'],
      handlers: [{ at: 0, keys: ['run'] }],
      phase: 'tick',
      parameters: [`${app}.store`],
    },
    { kind: 'typed', types: ['elysia#Handler'], ...handler },
    { kind: 'signature', types: [['elysia#Context']], ...handler },
    { kind: 'signature', types: [['elysia#Elysia']], ...boot },
  ],
  // Of what `decorate` adds, which is as old as the application, the descriptor can say as little as of what `derive` adds by name.
  objects: {
    context: { shared: { store: `${app}.store`, server: `${app}.server` } },
    socket: { shared: { 'data.store': `${app}.store` } },
  },
  aliases: { 'elysia#()': app, 'elysia#default()': app },
  types: { 'elysia#Context': 'elysia@context', 'elysia#Elysia': app },
  decorations: [
    { receivers: [app], methods: ['decorate'], target: 'elysia@context' },
    { receivers: [app], methods: ['state'], target: `${app}.store` },
  ],
  chains: [...verbs, ...hooks, 'route', 'guard', 'group', 'macro', 'use', 'ws', 'state', 'decorate', 'model', 'onStart', 'onStop', 'mount', 'listen', 'as'],
} satisfies Framework;
