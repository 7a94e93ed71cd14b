import type { AccessPath } from './model.ts';

/** What must be made anew for each request, since it keeps what one request asked for. */
export interface RequestObject {
  /** The constructor or function that makes it. */
  readonly path: AccessPath;
  /** Methods with which a request uses it. */
  readonly uses: readonly string[];
  /** Only when the first argument is a text that begins with one of these words, in capitals or not: `query('BEGIN')`. */
  readonly begins?: readonly string[];
  /** Functions that use it when it is handed to them, also as a property of an argument, or of an object in one. */
  readonly handedTo?: readonly AccessPath[];
  /** What a framework calls for each request uses it by answering it. */
  readonly answered?: true;
  /** Only when the first argument has this property with this constant: a transport without sessions. */
  readonly when?: { readonly key: string; readonly is: string };
  /** It may be for all; what a request does with it is what may not, so that nothing is cured by making it anew. */
  readonly stays?: true;
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

/** Stores and the like that a page is drawn from: whoever keeps one for the next page keeps what this one's visitor has seen. */
const pageStores = [
  ...['vuex#createStore', 'vuex#Store', 'pinia#createPinia', 'vue-router#createRouter', 'vue-router#'],
  ...['redux', '@reduxjs/toolkit'].flatMap((name) => ['createStore', 'legacy_createStore', 'configureStore'].map((make) => `${name}#${make}`)),
  'jotai#createStore', 'jotai/vanilla#createStore', 'vue#createSSRApp', '@unhead/vue#createHead', '@unhead/vue/server#createHead',
];
/** What a page of Vue is made with. */
const vueParts = [
  { path: 'pinia#createPinia', name: 'a Pinia' },
  { path: 'vuex#createStore', name: 'a Vuex store' },
  { path: 'vuex#Store', name: 'a Vuex store' },
  { path: 'vue-router#createRouter', name: 'a router' },
  { path: 'vue-router#', name: 'a router' },
  { path: '@unhead/vue#createHead', name: 'a head' },
  { path: '@unhead/vue/server#createHead', name: 'a head' },
];
/** Where the database is told in its own language. */
const begins = ['BEGIN', 'START TRANSACTION'];
const transactions = 'https://node-postgres.com/features/transactions';
const oneTransaction = {
  stays: true as const,
  name: 'one connection',
  why: "queries of other requests run in this one's transaction, and are rolled back with it",
  instead: 'take a connection of a pool for each transaction, and give it back',
};
const styles = 'https://styled-components.com/docs/advanced#server-side-rendering';

/** What makes an object that is kept for no other page, wherever pages are rendered on the server. */
export const pageObjects: ReadonlySet<AccessPath> = new Set([...pageStores, ...['react', 'vue', 'solid', 'svelte'].map((name) => `@tanstack/${name}-query#QueryClient`)]);

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
    handedTo: [
      ...['dehydrate', 'QueryClientProvider'].map((use) => `@tanstack/${name}-query#${use}`), `@tanstack/${name}-router#createRouter`,
      `@tanstack/${name}-router-ssr-query#setupRouterSsrQueryIntegration`, `@tanstack/${name}-router-with-query#routerWithQueryClient`,
    ],
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
  ...['react', 'solid', 'vue'].map((name) => ({
    path: `@tanstack/${name}-router#createRouter`,
    uses: [],
    answered: true as const,
    name: 'a router',
    why: 'it holds what the pages of one visitor have loaded, and the next one is rendered from it',
    instead: 'make one each time the function is called',
    source: 'https://tanstack.com/start/latest/docs/framework/react/guide/routing#the-router',
  })),
  ...vueParts.map(({ path, name }) => ({
    path,
    uses: [],
    // `new Vue({ router, store })` in version 2.
    handedTo: ['vue#createSSRApp().use', 'vue#'],
    name,
    why: 'what one page puts into it, the next one is rendered with, whoever asks',
    instead: 'make one for each request, with the application',
    source: 'https://vuejs.org/guide/scaling-up/ssr.html#cross-request-state-pollution',
  })),
  {
    path: 'styled-components#ServerStyleSheet',
    uses: ['collectStyles', 'getStyleTags', 'getStyleElement', 'interleaveWithNodeStream'],
    name: 'a `ServerStyleSheet`',
    why: 'pages that render at the same time get the styles of each other, and it grows with each',
    instead: 'make one for each request while rendering on the server',
    source: styles,
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
  ...['@modelcontextprotocol/sdk/server/mcp.js#McpServer', '@modelcontextprotocol/sdk/server/index.js#Server', '@modelcontextprotocol/server#McpServer'].map((path) => ({
    path,
    uses: ['connect'],
    name: 'an MCP server',
    why: 'it has one transport, so that whoever connects takes the answers of those who are still waiting',
    instead: 'make a server for each session, or for each request where there are no sessions',
    source: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/serving/http.md',
  })),
  ...['@google/generative-ai#GoogleGenerativeAI().getGenerativeModel().startChat', '@google/genai#GoogleGenAI().chats.create', '@google-cloud/vertexai#VertexAI().getGenerativeModel().startChat'].map((path) => ({
    path,
    uses: ['sendMessage', 'sendMessageStream'],
    name: 'a conversation with a model',
    why: 'it keeps what was said, so that one user is answered with what another one told it',
    instead: 'start one for each conversation, from a history that is kept with the user',
    source: 'https://ai.google.dev/gemini-api/docs/text-generation#multi-turn-conversations',
  })),
  ...['langchain/chains#ConversationChain', '@langchain/classic/chains#ConversationChain'].map((path) => ({
    path,
    uses: ['call', 'invoke', 'predict', 'run', 'stream'],
    name: 'a conversation with a model',
    why: 'it remembers what was said, so that one user is answered with what another one told it',
    instead: 'make one for each conversation, with the memory of that',
    source: 'https://v03.api.js.langchain.com/classes/langchain.chains.ConversationChain.html',
  })),
  ...['typeorm#DataSource().createQueryRunner'].map((path) => ({
    path,
    uses: ['startTransaction', 'commitTransaction', 'rollbackTransaction'],
    name: 'a query runner',
    why: 'it is one connection, so that the queries of other requests run in this one\'s transaction, and are rolled back with it',
    instead: 'create one for each transaction, and release it',
    source: 'https://typeorm.io/docs/query-runner',
  })),
  ...['pg#Client', '@neondatabase/serverless#Client'].map((path) => ({ ...oneTransaction, path, uses: ['query'], begins, source: transactions })),
  ...['mysql', 'mysql2', 'mysql2/promise', 'mariadb', 'promise-mysql'].flatMap((name) => [
    { ...oneTransaction, path: `${name}#createConnection`, uses: ['beginTransaction'], source: 'https://github.com/mysqljs/mysql#transactions' },
    { ...oneTransaction, path: `${name}#createConnection`, uses: ['execute', 'query'], begins, source: 'https://github.com/mysqljs/mysql#transactions' },
  ]),
  ...['sqlite3#Database', 'sqlite#open'].map((path) => ({ ...oneTransaction, path, uses: ['exec', 'run'], begins, instead: 'let one request at a time begin a transaction, or open a connection for each', source: 'https://www.sqlite.org/isolation.html' })),
  ...['pg#Pool', '@neondatabase/serverless#Pool', 'mysql#createPool', 'mysql2#createPool', 'mysql2/promise#createPool'].map((path) => ({
    path,
    uses: ['execute', 'query'],
    begins,
    stays: true as const,
    name: 'a pool of connections',
    why: 'each query runs on whichever connection is free, so that the transaction stays open on one, and what belongs to it runs on others',
    instead: 'take one connection of the pool for the whole transaction, and give it back in a `finally` block',
    source: transactions,
  })),
  ...['mongoose#startSession', 'mongodb#MongoClient().startSession', 'mongoose#createConnection().startSession'].map((path) => ({
    path,
    uses: ['startTransaction', 'withTransaction', 'commitTransaction', 'abortTransaction'],
    name: 'a session of MongoDB',
    why: 'it has one transaction at a time, so that a request commits or aborts what another one has begun',
    instead: 'start one for each transaction, and end it',
    source: 'https://www.mongodb.com/docs/drivers/node/current/crud/transactions/',
  })),
  ...['node:crypto#createHash', 'node:crypto#createHmac'].map((path) => ({
    path,
    uses: ['update', 'digest'],
    name: 'a hash in progress',
    why: 'what one request adds goes into the digest of the next, and after the first digest it throws',
    instead: 'create one where it is used',
    source: 'https://nodejs.org/api/crypto.html#class-hash',
  })),
  ...['formidable#', 'formidable#formidable', 'formidable#IncomingForm'].map((path) => ({
    path,
    uses: ['parse'],
    name: 'a parser of forms',
    why: 'it holds the fields and files of the request that it is reading, and two at once get mixed up',
    instead: 'make one for each request',
    source: 'https://github.com/node-formidable/formidable#with-expressjs',
  })),
  ...['exceljs#Workbook', 'exceljs#stream.xlsx.WorkbookWriter'].map((path) => ({
    path,
    uses: ['addWorksheet', 'removeWorksheet'],
    name: 'a workbook',
    why: 'the sheets of one request are in the file that the next one downloads',
    instead: 'make one for each request',
    source: 'https://github.com/exceljs/exceljs#create-a-workbook',
  })),
  {
    path: 'pdfkit#',
    uses: ['text', 'addPage', 'image', 'pipe', 'end'],
    name: 'a document',
    why: 'the pages of one request are in the file of the next, and once it has ended it takes no more',
    instead: 'make one for each request',
    source: 'https://pdfkit.org/docs/getting_started.html#creating_a_document',
  },
  {
    path: 'basic-ftp#Client',
    uses: ['access', 'cd', 'list', 'uploadFrom', 'downloadTo', 'remove', 'ensureDir'],
    name: 'a client of FTP',
    why: 'it has one connection with one folder and one task at a time, which requests take from one another',
    instead: 'make one for each task, and close it',
    source: 'https://github.com/patrickjuchli/basic-ftp#client-api',
  },
];
