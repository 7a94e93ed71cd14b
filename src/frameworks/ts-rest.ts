import type { Framework } from './framework.ts';

const servers = ['@ts-rest/express#initServer()', '@ts-rest/fastify#initServer()'];
const serverless = ['aws', 'fetch', 'azure', 'next'].map((platform) => `@ts-rest/serverless/${platform}#`);
const handlers = ['*', '*.handler', '*.*', '*.*.handler', '*.*.*', '*.*.*.handler'];
const middleware = ['*.middleware', '*.*.middleware'];
const handler = { phase: 'request', parameters: ['args', 'args'] } as const;
const express = { phase: 'request', parameters: ['express@request', 'express@response', ''] } as const;
const create = { kind: 'call', callees: ['@ts-rest/express#createExpressEndpoints'] } as const;

export const tsRest = {
  name: 'ts-rest',
  packages: ['@ts-rest/core', '@ts-rest/express', '@ts-rest/fastify', '@ts-rest/nest', '@ts-rest/next', '@ts-rest/serverless'],
  source: { url: 'https://ts-rest.com/docs/express', versions: '3' },
  unseen: ['routers nested more than three deep'],
  home: 'the request, `req`',
  entryPoints: [
    // Routes nest.
    { kind: 'registration', receivers: servers, methods: ['router'], handlers: [{ at: 1, keys: handlers }], ...handler },
    { kind: 'registration', receivers: servers, methods: ['route'], handlers: [{ at: 1 }, { at: 1, keys: ['handler'] }], ...handler },
    { kind: 'registration', receivers: ['@ts-rest/express#initServer()'], methods: ['router'], handlers: [{ at: 1, keys: middleware }], ...express },
    { kind: 'registration', receivers: ['@ts-rest/express#initServer()'], methods: ['route'], handlers: [{ at: 1, keys: ['middleware'] }], ...express },
    { ...create, handlers: [{ at: 1, keys: handlers }], ...handler },
    { ...create, handlers: [{ at: 1, keys: middleware }, { at: 3, keys: ['globalMiddleware'] }], ...express },
    { ...create, handlers: [{ at: 3, keys: ['requestValidationErrorHandler'] }], phase: 'request', parameters: ['', 'express@request', 'express@response', ''] },
    { kind: 'call', callees: ['@ts-rest/nest#tsRestHandler'], handlers: [{ at: 1 }, { at: 1, keys: ['*'] }], ...handler },
    { kind: 'call', callees: ['@ts-rest/next#createNextRoute', '@ts-rest/next#createNextRouter'], handlers: [{ at: 1, keys: handlers }], ...handler },
    {
      kind: 'call',
      callees: serverless.flatMap((root) => ['createLambdaHandler', 'createFetchHandler', 'fetchRequestHandler', 'createAzureHandler', 'createServerlessRouter'].map((name) => `${root}${name}`)),
      handlers: [{ at: 1, keys: handlers }, { at: 0, keys: handlers.map((key) => `router.${key}`) }, { at: 2, keys: ['requestMiddleware', 'responseHandlers', 'errorHandler'] }],
      ...handler,
    },
    {
      kind: 'registration',
      receivers: serverless.flatMap((root) => [`${root}tsr`, `${root}tsr.platformContext()`]),
      methods: ['router'],
      handlers: [{ at: 1, keys: handlers }, { at: 2, keys: ['requestMiddleware'] }],
      ...handler,
    },
    {
      kind: 'registration',
      receivers: serverless.flatMap((root) => [`${root}tsr`, `${root}tsr.platformContext()`]),
      methods: ['route', 'routeWithMiddleware'],
      handlers: [{ at: 1 }],
      ...handler,
    },
    { kind: 'method', decorators: ['@ts-rest/nest#TsRest', '@ts-rest/nest#TsRestHandler'], phase: 'request', parameters: ['args', 'args'] },
  ],
  objects: { args: {} },
  aliases: { 'ts-rest@args.res': 'express@response' },
} satisfies Framework;
