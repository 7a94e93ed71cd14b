import type { Framework } from './framework.ts';

const resolver = { phase: 'request', parameters: ['', '', 'context', ''] } as const;

export const graphql = {
  name: 'graphql',
  packages: ['graphql', '@graphql-tools/schema', '@apollo/subgraph', 'graphql-yoga'],
  source: { url: 'https://the-guild.dev/graphql/tools/docs/resolvers', versions: '15 || 16 || 17' },
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
    {
      kind: 'call',
      callees: ['graphql#GraphQLObjectType', 'graphql#GraphQLInterfaceType'],
      handlers: [{ at: 0, keys: ['fields.*.resolve', 'fields.*.subscribe'] }],
      ...resolver,
    },
    { kind: 'typed', types: ['graphql#GraphQLFieldResolver'], ...resolver },
    {
      kind: 'signature',
      types: [[''], [''], [''], ['graphql#GraphQLResolveInfo']],
      ...resolver,
    },
  ],
  objects: { context: {} },
} satisfies Framework;
