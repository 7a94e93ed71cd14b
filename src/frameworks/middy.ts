import type { Framework } from './framework.ts';

const factories = ['@middy/core#', '@middy/core#middy'];
const hooks = ['before', 'after', 'onError'];
const handler = { phase: 'request', parameters: ['aws-lambda@event', 'aws-lambda@context', ''] } as const;
const hook = { phase: 'request', parameters: ['request'] } as const;

export const middy = {
  name: 'middy',
  packages: ['@middy/core', '@middy/http-router', '@middy/ws-router'],
  source: { url: 'https://middy.js.org/docs/intro/how-it-works', versions: '3 || 4 || 5 || 6 || 7' },
  home: '`request.internal`',
  entryPoints: [
    { kind: 'call', callees: factories, handlers: [{ at: 0 }], ...handler },
    {
      kind: 'call',
      callees: factories,
      handlers: [
        { at: 0, keys: ['requestStart', 'beforeMiddleware', 'afterMiddleware', 'beforeHandler', 'afterHandler', 'requestEnd'] },
        { at: 1, keys: ['requestStart', 'beforeMiddleware', 'afterMiddleware', 'beforeHandler', 'afterHandler', 'requestEnd'] },
      ],
      ...hook,
    },
    { kind: 'call', callees: factories, handlers: [{ at: 0, keys: ['beforePrefetch'] }, { at: 1, keys: ['beforePrefetch'] }], phase: 'boot', parameters: [] },
    { kind: 'registration', receivers: ['@middy/core#()'], methods: ['handler'], handlers: [{ at: 0 }], ...handler },
    { kind: 'registration', receivers: ['@middy/core#()'], methods: ['use'], handlers: [{ at: 0, keys: hooks }], ...hook },
    { kind: 'registration', receivers: ['@middy/core#()'], methods: hooks, handlers: [{ at: 0 }], ...hook },
    {
      kind: 'call',
      callees: ['@middy/http-router#', '@middy/ws-router#'],
      handlers: [{ at: 0, keys: ['handler', 'routes.*.handler'] }],
      ...handler,
    },
    { kind: 'call', callees: factories, handlers: [{ at: 0, keys: ['timeoutEarlyResponse'] }, { at: 1, keys: ['timeoutEarlyResponse'] }], phase: 'request', parameters: [] },
    { kind: 'call', callees: ['@middy/http-router#', '@middy/ws-router#'], handlers: [{ at: 0, keys: ['notFoundResponse'] }], phase: 'request', parameters: ['request'] },
    { kind: 'typed', types: ['@middy/core#MiddlewareFn'], ...hook },
  ],
  objects: { request: {} },
  aliases: {
    '@middy/core#middy()': '@middy/core#()',
    'middy@request.event': 'aws-lambda@event',
    'middy@request.context': 'aws-lambda@context',
  },
  chains: ['use', 'handler', ...hooks],
} satisfies Framework;
