import type { AccessPath } from './model.ts';

/** What must be made anew for each request, since it keeps what one request asked for. */
export interface RequestObject {
  /** The constructor or function that makes it. */
  readonly path: AccessPath;
  /** Methods with which a request uses it. */
  readonly uses: readonly string[];
  /** Functions that use it when it is handed to them, also as a property of an argument. */
  readonly handedTo?: readonly AccessPath[];
  /** Only when the first argument has this property with this constant: a transport without sessions. */
  readonly when?: { readonly key: string; readonly is: string };
  /** How the message calls it: 'a `DataLoader`'. */
  readonly name: string;
  /** What may happen, one clause, no full stop. */
  readonly why: string;
  /** What to do instead, one clause, imperative, no full stop. */
  readonly instead: string;
  readonly source: string;
}

const queries = ['fetchQuery', 'prefetchQuery', 'ensureQueryData', 'fetchInfiniteQuery', 'prefetchInfiniteQuery', 'setQueryData', 'getQueryData'];
const transports = ['streamableHttp', 'webStandardStreamableHttp'].flatMap((name) => [
  ['StreamableHTTPServerTransport', `@modelcontextprotocol/sdk/server/${name}.js`],
  ['WebStandardStreamableHTTPServerTransport', `@modelcontextprotocol/sdk/server/${name}.js`],
]);

export const requestObjects: readonly RequestObject[] = [
  {
    path: 'dataloader#',
    uses: ['load', 'loadMany'],
    name: 'a `DataLoader`',
    why: 'it keeps every answer, so that a request may be given what another one was allowed to see, and old values for as long as the process runs',
    instead: 'make one for each request, in its context',
    source: 'https://github.com/graphql/dataloader#caching-per-request',
  },
  ...['react', 'vue', 'solid', 'svelte'].map((name) => ({
    path: `@tanstack/${name}-query#QueryClient`,
    uses: queries,
    name: 'a `QueryClient`',
    why: 'its cache is filled by one request and read by the next, whoever asks',
    instead: 'make one for each request while rendering on the server',
    source: 'https://tanstack.com/query/latest/docs/framework/react/guides/ssr',
  })),
  {
    path: '@apollo/client#ApolloClient',
    uses: ['extract'],
    handedTo: ['@apollo/client/react/ssr#getDataFromTree', '@apollo/client/react/ssr#renderToStringWithData', '@apollo/client/react/ssr#getMarkupFromTree'],
    name: 'an `ApolloClient`',
    why: 'its cache is filled by one page and rendered into the next, whoever asks',
    instead: 'make one for each request while rendering on the server',
    source: 'https://www.apollographql.com/docs/react/performance/server-side-rendering',
  },
  ...transports.map(([name, specifier]) => ({
    path: `${specifier ?? ''}#${name ?? ''}`,
    uses: ['handleRequest'],
    when: { key: 'sessionIdGenerator', is: 'undefined' },
    name: 'a transport without sessions',
    why: 'requests of several clients have the same numbers, so that one gets the answer to another',
    instead: 'make a transport, and a server to connect it to, for each request',
    source: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/serving/http.md',
  })),
];
