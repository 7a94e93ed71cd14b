import type { Framework } from './framework.ts';

const types = ['GraphQLObjectType', 'GraphQLInterfaceType', 'GraphQLUnionType'].map((name) => `graphql#${name}`);
const endpoints = [
  ...['http', 'http2', 'express', 'fastify', 'koa', 'node', 'fetch', 'uWebSockets', '@netlify/functions'].map((name) => `graphql-http/lib/use/${name}#createHandler`),
  'graphql-http#createHandler', 'express-graphql#graphqlHTTP', 'express-graphql#',
];
const perRequest = ['context', 'onOperation', 'onSubscribe', 'formatError', 'customFormatErrorFn', 'extensions'];
const resolver = { phase: 'request', parameters: ['', '', 'context', ''] } as const;

const ofRoot = { phase: 'request', parameters: ['', 'context', ''] } as const;

export const graphql = {
  name: 'graphql',
  packages: ['graphql', '@graphql-tools/schema', '@apollo/subgraph', 'graphql-yoga', 'graphql-http', 'express-graphql'],
  source: { url: 'https://the-guild.dev/graphql/tools/docs/resolvers', versions: '15 || 16 || 17' },
  unseen: ['resolvers that the class of a directive puts on a field, `schemaDirectives`'],
  home: "the resolver's context",
  entryPoints: [
    // Resolvers stand in a map of types, or in a list of such maps.
    {
      kind: 'call',
      callees: [
        '@graphql-tools/schema#makeExecutableSchema',
        'graphql-tools#makeExecutableSchema',
        '@graphql-tools/schema#addResolversToSchema',
        'graphql-yoga#createSchema',
      ],
      handlers: [{ at: 0, keys: ['resolvers.*.*', 'resolvers.*.*.*', 'resolvers.*.*.*.*'] }],
      ...resolver,
    },
    {
      kind: 'call',
      callees: ['@apollo/subgraph#buildSubgraphSchema'],
      handlers: [{ at: 0, keys: ['resolvers.*.*', 'resolvers.*.*.*', 'resolvers.*.*.*.*'] }],
      ...resolver,
    },
    { kind: 'call', callees: types, handlers: [{ at: 0, keys: ['fields.*.resolve', 'fields.*.subscribe'] }], ...resolver },
    // Fields may be a function, called once.
    { kind: 'call', callees: types, handlers: [{ at: 0, keys: ['fields'] }], phase: 'boot', parameters: [] },
    { kind: 'call', callees: types, handlers: [{ at: 0, keys: ['fields().*.resolve', 'fields().*.subscribe'], answered: 'once' }], ...resolver },
    { kind: 'call', callees: types, handlers: [{ at: 0, keys: ['isTypeOf', 'resolveType'] }], phase: 'request', parameters: ['', 'context', ''] },
    { kind: 'call', callees: ['graphql#GraphQLScalarType'], handlers: [{ at: 0, keys: ['serialize', 'parseValue', 'parseLiteral'] }], phase: 'request', parameters: [''] },
    // A root value has methods of the arguments, the context and the field.
    { kind: 'call', callees: ['graphql#graphql', 'graphql#graphqlSync', 'graphql#execute', 'graphql#subscribe'], handlers: [{ at: 0, keys: ['rootValue.*'] }], ...ofRoot },
    { kind: 'call', callees: endpoints, handlers: [{ at: 0, keys: ['rootValue.*'] }, { at: 0, answered: true, keys: ['rootValue.*'] }], ...ofRoot },
    // The options, or a function of the request that answers them.
    { kind: 'call', callees: endpoints, handlers: [{ at: 0 }, { at: 0, keys: perRequest }], phase: 'request', parameters: ['request', '', ''] },
    { kind: 'typed', types: ['graphql#GraphQLFieldResolver'], ...resolver },
    {
      kind: 'signature',
      types: [[''], [''], [''], ['graphql#GraphQLResolveInfo']],
      ...resolver,
    },
  ],
  objects: { context: {}, request: {} },
} satisfies Framework;
