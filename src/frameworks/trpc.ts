import type { Framework } from './framework.ts';

const builder = '@trpc/server#initTRPC.create()';
const procedure = `${builder}.procedure`;
const adapters = ['express', 'standalone', 'fetch', 'next', 'fastify', 'aws-lambda', 'ws', 'node-http', 'next-app-dir'].map((name) => `@trpc/server/adapters/${name}#`);
const makers = [
  'createExpressMiddleware', 'createHTTPServer', 'createHTTPHandler', 'fetchRequestHandler', 'createNextApiHandler', 'awsLambdaRequestHandler',
  'applyWSSHandler', 'nodeHTTPRequestHandler', 'experimental_nextAppDirCaller',
];

/** Of version 9. */
const old = '@trpc/server#router()';
const contexts = [
  'express#CreateExpressContextOptions', 'next#CreateNextContextOptions', 'fetch#FetchCreateContextFnOptions', 'ws#CreateWSSContextFnOptions',
  'standalone#CreateHTTPContextOptions', 'fastify#CreateFastifyContextOptions', 'aws-lambda#CreateAWSLambdaContextOptions',
].map((path) => `@trpc/server/adapters/${path}`);

export const trpc = {
  name: 'trpc',
  packages: ['@trpc/server'],
  source: { url: 'https://trpc.io/docs/server/procedures', versions: '9 || 10 || 11' },
  home: 'the context, `ctx`',
  entryPoints: [
    { kind: 'registration', receivers: [procedure], methods: ['query', 'mutation', 'subscription'], handlers: [{ at: 0 }], phase: 'request', parameters: ['options'] },
    { kind: 'registration', receivers: [procedure], methods: ['use'], handlers: [{ at: 0 }], phase: 'request', parameters: ['options'] },
    { kind: 'registration', receivers: [builder], methods: ['middleware'], handlers: [{ at: 0 }], phase: 'request', parameters: ['options'] },
    {
      kind: 'call',
      callees: adapters.flatMap((adapter) => makers.map((maker) => `${adapter}${maker}`)),
      handlers: [{ at: 0, keys: ['createContext', 'onError', 'responseMeta'] }],
      phase: 'request',
      parameters: ['options'],
    },
    {
      kind: 'call',
      callees: ['createExpressMiddleware', 'createHTTPServer', 'createHTTPHandler', 'nodeHTTPRequestHandler'].flatMap((maker) => adapters.map((adapter) => `${adapter}${maker}`)),
      handlers: [{ at: 0, keys: ['middleware'] }],
      phase: 'request',
      parameters: ['node-http@request', 'node-http@response', ''],
    },
    {
      kind: 'registration',
      receivers: ['fastify#()'],
      methods: ['register'],
      handlers: [{ at: 1, keys: ['createContext', 'onError', 'responseMeta'].map((key) => `trpcOptions.${key}`) }],
      phase: 'request',
      parameters: ['options'],
    },
    { kind: 'registration', receivers: ['@trpc/server#experimental_standaloneMiddleware()'], methods: ['create'], handlers: [{ at: 0 }], phase: 'request', parameters: ['options'] },
    { kind: 'registration', receivers: [old], methods: ['query', 'mutation', 'subscription'], handlers: [{ at: 1, keys: ['resolve'] }], phase: 'request', parameters: ['options'] },
    { kind: 'registration', receivers: [old], methods: ['middleware'], handlers: [{ at: 0 }], phase: 'request', parameters: ['options'] },
    { kind: 'signature', types: [contexts], phase: 'request', parameters: ['options'] },
  ],
  objects: { options: {} },
  // Builders answer themselves, with more said of the procedure.
  aliases: {
    '@trpc/server#initTRPC.context()': '@trpc/server#initTRPC',
    '@trpc/server#initTRPC.meta()': '@trpc/server#initTRPC',
    ...Object.fromEntries(['query', 'mutation', 'subscription', 'middleware', 'merge', 'transformer', 'formatError'].map((method) => [`${old}.${method}()`, old])),
    ...Object.fromEntries(['input', 'output', 'use', 'meta', 'unstable_concat', 'concat'].map((method) => [`${procedure}.${method}()`, procedure])),
  },
} satisfies Framework;
