/** A framework that asks a function of the project for the context of a request and hands what it answers to other functions. */
export interface AnsweredContext {
  readonly framework: string;
  /** The property of the options that is the function. */
  readonly key: string;
  /** The context, as descriptors name it, and how functions that are handed it get at it when they do not name it. */
  readonly object: string;
  readonly parameter: { readonly at: number; readonly name: string; readonly before: readonly string[] };
  /** The class, or the function, whose type argument is the type of the context. */
  readonly typed: { readonly package: string; readonly name: string };
  readonly source: string;
}

export const answeredContexts: readonly AnsweredContext[] = [
  {
    framework: 'apollo-server',
    key: 'context',
    object: 'apollo-server@context',
    parameter: { at: 2, name: 'context', before: ['_parent', '_args'] },
    typed: { package: '@apollo/server', name: 'ApolloServer' },
    source: 'https://www.apollographql.com/docs/apollo-server/data/context',
  },
  {
    framework: 'graphql-yoga',
    key: 'context',
    object: 'graphql@context',
    parameter: { at: 2, name: 'context', before: ['_parent', '_args'] },
    typed: { package: 'graphql-yoga', name: 'createSchema' },
    source: 'https://the-guild.dev/graphql/yoga-server/docs/features/context',
  },
];
