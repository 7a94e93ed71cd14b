import type { Framework } from './framework.ts';

const servers = ['@apollo/server#ApolloServer', 'apollo-server#ApolloServer', 'apollo-server-express#ApolloServer'];
const perRequest = { phase: 'request', parameters: ['integration', ''] } as const;

export const apolloServer = {
  name: 'apollo-server',
  packages: ['@apollo/server', 'apollo-server', 'apollo-server-express'],
  source: { url: 'https://www.apollographql.com/docs/apollo-server/data/context', versions: '3 || 4 || 5' },
  unseen: ['`context` of the integration with Fastify, `fastifyApolloHandler()`'],
  home: '`contextValue`',
  entryPoints: [
    // Resolvers stand in a map of types, or in a list of such maps.
    {
      kind: 'call',
      callees: servers,
      handlers: [{ at: 0, keys: ['resolvers.*.*', 'resolvers.*.*.*', 'resolvers.*.*.*.*'] }],
      phase: 'request',
      parameters: ['', '', 'context', ''],
    },
    { kind: 'call', callees: servers, handlers: [{ at: 0, keys: ['context', 'dataSources'] }], ...perRequest },
    {
      kind: 'call',
      callees: servers,
      handlers: [{ at: 0, keys: ['formatError', 'plugins.*.requestDidStart'] }],
      phase: 'request',
      parameters: ['requestContext', ''],
    },
    {
      kind: 'call',
      callees: servers,
      handlers: [{ at: 0, keys: ['plugins.*.requestDidStart().*', 'plugins.*.requestDidStart().*().*'], answered: true }],
      phase: 'request',
      parameters: ['requestContext', ''],
    },
    {
      kind: 'call',
      callees: servers,
      handlers: [{ at: 0, keys: ['plugins.*.serverWillStart', 'plugins.*.schemaDidLoadOrUpdate'] }],
      phase: 'boot',
      parameters: [''],
    },
    {
      kind: 'call',
      callees: [
        '@apollo/server/standalone#startStandaloneServer',
        '@apollo/server/express4#expressMiddleware',
        '@as-integrations/express4#expressMiddleware',
        '@as-integrations/express5#expressMiddleware',
        '@as-integrations/koa#koaMiddleware',
        '@as-integrations/aws-lambda#startServerAndCreateLambdaHandler',
        '@as-integrations/next#startServerAndCreateNextHandler',
      ],
      handlers: [{ at: 1, keys: ['context'] }, { at: 2, keys: ['context'] }],
      ...perRequest,
    },
    { kind: 'registration', receivers: ['@apollo/server#ApolloServer()'], methods: ['executeHTTPGraphQLRequest'], handlers: [{ at: 0, keys: ['context'] }], phase: 'request', parameters: [] },
  ],
  objects: {
    context: {},
    integration: {},
    requestContext: { shared: { cache: '@apollo/server#ApolloServer().cache', schema: '@apollo/server#ApolloServer().schema' } },
  },
  aliases: { 'apollo-server@requestContext.contextValue': 'apollo-server@context' },
} satisfies Framework;
