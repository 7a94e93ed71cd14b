import type { Framework } from './framework.ts';

const verbs = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'query'];
const onApp = { kind: 'registration', receivers: ['hono#Hono()'] } as const;
const factories = ['hono/factory#createFactory()', 'hono/factory#Factory()'];
const handler = { phase: 'request', parameters: ['context', ''] } as const;
const second = { phase: 'request', parameters: ['', 'context'] } as const;
const asked = { phase: 'request', parameters: ['request', 'context'] } as const;
const upgraders = [
  'hono/bun#createBunWebSocket().upgradeWebSocket',
  'hono/bun#upgradeWebSocket',
  'hono/cloudflare-workers#upgradeWebSocket',
  'hono/deno#upgradeWebSocket',
  '@hono/node-server#upgradeWebSocket',
  '@hono/node-ws#createNodeWebSocket().upgradeWebSocket',
];

export const hono = {
  name: 'hono',
  packages: ['hono', '@hono/node-server', '@hono/zod-openapi', 'honox'],
  source: { url: 'https://hono.dev/docs/api/hono', versions: '4' },
  home: '`c.set()`',
  entryPoints: [
    // The path may be left out: `app.get(handler)`.
    { ...onApp, methods: [...verbs, 'use'], handlers: [{ at: { from: 0 } }], ...handler },
    { ...onApp, methods: ['on'], handlers: [{ at: { from: 2 } }], ...handler },
    { ...onApp, methods: ['notFound'], handlers: [{ at: 0 }], ...handler },
    { ...onApp, methods: ['onError'], handlers: [{ at: 0 }], ...second },
    { ...onApp, methods: ['mount'], handlers: [{ at: 1 }], phase: 'request', parameters: ['request', '', ''] },
    { ...onApp, methods: ['openapi'], handlers: [{ at: 1 }, { at: 0, keys: ['middleware'] }], ...handler },
    { ...onApp, methods: ['openapi'], handlers: [{ at: 2 }], ...second },
    { kind: 'call', callees: ['@hono/zod-openapi#createRoute'], handlers: [{ at: 0, keys: ['middleware'] }], ...handler },
    { kind: 'call', callees: ['@hono/zod-openapi#OpenAPIHono'], handlers: [{ at: 0, keys: ['defaultHook'] }], ...second },
    {
      kind: 'registration',
      receivers: factories,
      methods: ['createMiddleware', 'createHandlers'],
      handlers: [{ at: { from: 0 } }],
      ...handler,
    },
    { kind: 'call', callees: ['hono/factory#createMiddleware', 'hono/cloudflare-pages#handleMiddleware'], handlers: [{ at: 0 }], ...handler },
    {
      kind: 'call',
      callees: ['hono/factory#createFactory', 'hono/factory#Factory'],
      handlers: [{ at: 0, keys: ['initApp'] }],
      phase: 'boot',
      parameters: ['hono#Hono()'],
    },
    // What the outer function declares lives as long as the connection.
    { kind: 'call', callees: upgraders, handlers: [{ at: 0 }], phase: 'connection', parameters: ['context'] },
    {
      kind: 'call',
      callees: upgraders,
      handlers: [{ at: 0, answered: true, keys: ['onOpen', 'onMessage', 'onClose', 'onError'] }],
      phase: 'message',
      parameters: ['', 'socket'],
    },
    {
      kind: 'call',
      callees: ['hono/streaming#stream', 'hono/streaming#streamText', 'hono/streaming#streamSSE'],
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['stream'],
    },
    {
      kind: 'call',
      callees: ['hono/streaming#stream', 'hono/streaming#streamText', 'hono/streaming#streamSSE'],
      handlers: [{ at: 2 }],
      phase: 'request',
      parameters: ['', 'stream'],
    },
    {
      kind: 'call',
      callees: ['hono/validator#validator', '@hono/zod-validator#zValidator'],
      handlers: [{ at: 'last' }],
      ...second,
    },
    // What middleware that comes with it asks the program for each request.
    { kind: 'call', callees: ['hono/cors#cors', 'hono/csrf#csrf'], handlers: [{ at: 0, keys: ['origin', 'allowMethods'] }], ...asked },
    { kind: 'call', callees: ['hono/bearer-auth#bearerAuth'], handlers: [{ at: 0, keys: ['verifyToken'] }], ...asked },
    { kind: 'call', callees: ['hono/basic-auth#basicAuth'], handlers: [{ at: 0, keys: ['verifyUser'] }], phase: 'request', parameters: ['request', 'request', 'context'] },
    { kind: 'call', callees: ['hono/jsx-renderer#jsxRenderer'], handlers: [{ at: 0 }], ...second },
    { kind: 'call', callees: ['hono/jsx-renderer#jsxRenderer'], handlers: [{ at: 1 }], ...handler },
    {
      kind: 'call',
      callees: ['hono/body-limit#bodyLimit', 'hono/cache#cache', 'hono/request-id#requestId'],
      handlers: [{ at: 0, keys: ['onError', 'keyGenerator', 'generator'] }],
      ...handler,
    },
    { kind: 'call', callees: ['@hono/node-server#serve'], handlers: [{ at: 1 }], phase: 'boot', parameters: [''] },
    { kind: 'typed', types: ['hono#Handler', 'hono#MiddlewareHandler', 'hono#NotFoundHandler'], ...handler },
    { kind: 'typed', types: ['hono#ErrorHandler'], ...second },
    { kind: 'signature', types: [['hono#Context']], ...handler },
    { kind: 'signature', types: [[''], ['hono#Context']], ...second },
    { kind: 'signature', types: [['hono#Hono']], phase: 'boot', parameters: ['hono#Hono()'] },
  ],
  objects: { context: {}, request: {}, stream: {}, socket: {} },
  aliases: {
    'hono/tiny#Hono()': 'hono#Hono()',
    'hono/quick#Hono()': 'hono#Hono()',
    '@hono/zod-openapi#OpenAPIHono()': 'hono#Hono()',
    'hono/factory#createFactory().createApp()': 'hono#Hono()',
    'hono/factory#Factory().createApp()': 'hono#Hono()',
    '@hono/node-server#serve()': 'node:http#createServer()',
  },
  types: { 'hono#Context': 'hono@context', 'hono#Hono': 'hono#Hono()', '@hono/zod-openapi#OpenAPIHono': 'hono#Hono()' },
  chains: [...verbs, 'use', 'on', 'notFound', 'onError', 'mount', 'openapi', 'route', 'basePath'],
} satisfies Framework;
