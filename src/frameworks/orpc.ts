import type { Framework } from './framework.ts';

const os = '@orpc/server#os';
const steps = ['$context', '$config', '$meta', '$route', '$input', 'errors', 'meta', 'route', 'input', 'output', 'use', 'callable', 'prefix', 'tag'];
const implementer = '@orpc/server#implement()';
const options = { phase: 'request', parameters: ['options', '', ''] } as const;
const handlers = [
  '@orpc/server/fetch#RPCHandler', '@orpc/server/node#RPCHandler', '@orpc/server/fastify#RPCHandler', '@orpc/server/aws-lambda#RPCHandler',
  '@orpc/openapi/fetch#OpenAPIHandler', '@orpc/openapi/node#OpenAPIHandler', '@orpc/openapi/fastify#OpenAPIHandler',
];

export const orpc = {
  name: 'orpc',
  packages: ['@orpc/server', '@orpc/openapi', '@orpc/nest', '@orpc/contract'],
  source: { url: 'https://orpc.dev/docs/procedure', versions: '1' },
  unseen: ['server actions made by `.actionable()`, beside the handler before it', 'procedures of a contract that is more than three levels deep'],
  home: 'the `context`',
  entryPoints: [
    { kind: 'registration', receivers: [os], methods: ['handler', 'use', 'middleware'], handlers: [{ at: { from: 0 } }], ...options },
    {
      kind: 'call',
      callees: handlers,
      handlers: [{ at: 1, keys: ['interceptors', 'rootInterceptors', 'clientInterceptors', 'adapterInterceptors'] }],
      ...options,
    },
    { kind: 'call', callees: ['@orpc/server#onError', '@orpc/server#onStart', '@orpc/server#onSuccess', '@orpc/server#onFinish'], handlers: [{ at: 0 }], phase: 'request', parameters: ['', 'options'] },
  ],
  objects: { options: {} },
  // Builders answer themselves, with more said of the procedure; so do those of a contract.
  aliases: {
    ...Object.fromEntries(steps.map((step) => [`${os}.${step}()`, os])),
    [implementer]: os,
  },
} satisfies Framework;
