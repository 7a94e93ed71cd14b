import type { Framework } from './framework.ts';

const servers = ['graphql-yoga#createYoga', 'graphql-yoga#createServer'];
const plugged = [
  'onRequest', 'onParams', 'onRequestParse', 'onResponse', 'onResultProcess', 'onParse', 'onValidate', 'onContextBuilding', 'onExecute', 'onSubscribe',
  'onExecutionResult', 'onOperation', 'instrumentation.*',
].map((name) => `plugins.*.${name}`);

export const graphqlYoga = {
  name: 'graphql-yoga',
  packages: ['graphql-yoga', '@envelop/core', '@graphql-hive/gateway'],
  source: { url: 'https://the-guild.dev/graphql/yoga-server/docs/features/context', versions: '2 || 3 || 4 || 5' },
  home: 'the `context`',
  // Resolvers of `createSchema` are in the descriptor of graphql.
  entryPoints: [
    { kind: 'call', callees: servers, handlers: [{ at: 0, keys: ['context', 'schema', 'cors', 'graphiql'] }], phase: 'request', parameters: ['context', 'context'] },
    { kind: 'call', callees: servers, handlers: [{ at: 0, keys: ['maskedErrors.maskError'] }], phase: 'request', parameters: ['', '', ''] },
    { kind: 'call', callees: [...servers, '@envelop/core#envelop'], handlers: [{ at: 0, keys: plugged }], phase: 'request', parameters: ['payload'] },
    {
      kind: 'call',
      callees: [...servers, '@envelop/core#envelop'],
      handlers: [{ at: 0, keys: ['plugins.*.onPluginInit', 'plugins.*.onYogaInit', 'plugins.*.onSchemaChange'] }],
      phase: 'boot',
      parameters: [''],
    },
    { kind: 'property', types: ['graphql-yoga#Plugin', '@envelop/core#Plugin'], keys: plugged.map((key) => key.slice('plugins.*.'.length)), phase: 'request', parameters: ['payload'] },
    { kind: 'signature', types: [['graphql-yoga#YogaInitialContext']], phase: 'request', parameters: ['context'] },
  ],
  objects: { context: {}, payload: {} },
} satisfies Framework;
