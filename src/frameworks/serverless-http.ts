import type { Framework } from './framework.ts';

const perCall = { phase: 'request', parameters: ['request', 'aws-lambda@event', 'aws-lambda@context'] } as const;

export const serverlessHttp = {
  name: 'serverless-http',
  packages: ['serverless-http', '@vendia/serverless-express', '@codegenie/serverless-express', 'aws-serverless-express', '@fastify/aws-lambda'],
  source: { url: 'https://github.com/dougmoscrop/serverless-http/blob/master/docs/ADVANCED.md', versions: '2 || 3 || 4' },
  home: 'the request',
  // The application that is wrapped has a descriptor of its own.
  entryPoints: [
    { kind: 'call', callees: ['serverless-http#'], handlers: [{ at: 1, keys: ['request', 'response'] }], ...perCall },
    { kind: 'call', callees: ['serverless-http#'], handlers: [{ at: 1, keys: ['binary'] }], phase: 'request', parameters: [''] },
    { kind: 'export', files: ['**/*.{js,cjs,mjs,ts,cts,mts}'], exports: ['handler', 'lambdaHandler'], phase: 'request', parameters: ['aws-lambda@event', 'aws-lambda@context', ''] },
    {
      kind: 'call',
      callees: ['@vendia/serverless-express#', '@vendia/serverless-express#configure', '@codegenie/serverless-express#', '@codegenie/serverless-express#configure'],
      handlers: [{ at: 0, keys: ['eventSource.getRequest', 'eventSource.getResponse', 'binarySettings.isBinary'] }],
      phase: 'request',
      parameters: ['request'],
    },
  ],
  objects: { request: {} },
} satisfies Framework;
