import type { GlobalSetting } from '../model.ts';
import { assigned, assignedBelow, called, each } from './writes.ts';

/** Libraries that call other servers. */
export const httpClients = [
  {
    id: 'axios.defaults',
    of: 'axios',
    writes: [...assigned('axios#defaults', 'axios#create().defaults', 'axios#axios.defaults', 'axios#axios.create().defaults')],
    why: "a token or header set for one user goes out with every other user's calls",
    instead: 'pass it in the options of the call, as in `axios.get(url, { headers })`',
    source: 'axios README, "Global axios defaults"',
  },
  {
    id: 'axios.interceptors',
    of: 'axios',
    writes: called(
      ...each(['axios#', 'axios#create()', 'axios#axios', 'axios#axios.create()'], ['interceptors.request.use', 'interceptors.response.use']),
    ),
    why: "each call adds one more interceptor for ever, and it keeps this request's data for the next",
    instead: 'register the interceptor once at start-up and let it read the token from `AsyncLocalStorage`',
    source: 'axios README, "Interceptors"',
  },
  {
    id: 'got.extend-mutable',
    of: 'got',
    writes: assignedBelow(
      ...each(['got#', 'got#got', 'got#extend()', 'got#got.extend()'], ['defaults.options']),
    ),
    why: "with `mutableDefaults` the options of one request apply to everyone's calls",
    instead: 'pass the options to the call',
    source: 'got documentation, "Creating instances", mutableDefaults',
  },
  {
    id: 'superagent-agent',
    of: 'a superagent agent',
    writes: called(...each(['superagent#agent()'], ['set', 'auth', 'use'])),
    why: 'the agent sends it, with the cookies that it collects, in every later call',
    instead: 'create the agent while serving the request',
    source: 'SuperAgent documentation, "Agents for global state"',
  },
  {
    id: 'request-defaults',
    of: 'a cookie jar of request',
    writes: called(...each(['request#jar()', 'request-promise#jar()', 'request-promise-native#jar()'], ['setCookie'])),
    why: "one user's cookies are sent with another user's calls",
    instead: 'create a jar for each request and pass it as `jar`',
    source: 'request README, "request.jar"',
  },
  {
    id: 'tough-cookie-jar',
    of: 'a cookie jar of tough-cookie',
    writes: called(...each(['tough-cookie#CookieJar()'], ['setCookie', 'setCookieSync'])),
    why: "one user's cookies are sent with another user's calls",
    instead: 'create a `CookieJar` for each request',
    source: 'tough-cookie README, "CookieJar"',
  },
  {
    id: 'undici.setGlobalDispatcher',
    of: 'undici',
    writes: called('undici#setGlobalDispatcher', 'undici#setGlobalOrigin', 'undici#MockAgent().activate'),
    why: 'it decides where and how every `fetch` of the process is sent',
    instead: 'pass `dispatcher` in the options of the call',
    source: 'undici README, "undici.setGlobalDispatcher"',
  },
  {
    id: 'graphql-request.setHeader',
    of: 'a graphql-request client',
    writes: [
      ...called(...each(['graphql-request#GraphQLClient()'], ['setHeader', 'setHeaders', 'setEndpoint'])),
      ...assigned('graphql-request#GraphQLClient().requestConfig.headers'),
    ],
    why: "requests that run at the same time are sent with each other's headers",
    instead: 'pass `requestHeaders` to `client.request()`',
    source: 'graphql-request README, headers of a single request',
  },
  {
    id: 'apollo-client.module',
    of: 'an Apollo client',
    writes: called(
      ...each(['@apollo/client#ApolloClient()', '@apollo/client/core#ApolloClient()'], ['setLink', 'writeQuery', 'resetStore']),
    ),
    why: "its cache answers one user's query with another user's data",
    instead: 'create the client, with its cache, for each request',
    source: 'Apollo Client documentation, "Server-side rendering"',
  },
  {
    id: 'elastic-headers',
    of: 'an Elasticsearch client',
    writes: assignedBelow('@elastic/elasticsearch#Client().transport'),
    why: 'the transport carries the queries of all requests',
    instead: 'pass `{ headers }` as the options of the call',
    source: 'Elasticsearch JavaScript client documentation, per-request options',
  },
  {
    id: 'soap-security',
    of: 'a soap client',
    writes: called(
      ...each(['soap#createClientAsync()'], ['setSecurity', 'addHttpHeader', 'addSoapHeader', 'setEndpoint']),
    ),
    why: "credentials and headers of one user stay for the next user's calls, and headers pile up",
    instead: 'pass extra headers to the call',
    source: 'soap README, "Client"',
  },
  {
    id: 'http.globalAgent',
    of: "Node's HTTP agent",
    writes: [
      ...assigned('node:http#globalAgent', 'node:https#globalAgent'),
      ...assignedBelow('node:http#Agent.prototype', 'node:https#Agent.prototype'),
    ],
    why: 'it carries every outgoing call that names no agent of its own',
    instead: 'pass an `agent` to the call',
    source: 'Node.js documentation, HTTP, "http.globalAgent"',
  },
  {
    id: 'fetch-patch',
    of: 'the process',
    writes: assigned(
      'global#fetch', 'global#globalThis.fetch', 'global#global.fetch', 'node:http#request', 'node:https#request',
    ),
    why: 'every call of the process goes through the replacement, with what it remembers of this request',
    instead: 'call a function of your own around `fetch`',
    source: 'Node.js documentation, Global objects, "fetch"',
  },
  {
    id: 'nock',
    of: 'the process',
    writes: called(
      'nock#', 'nock#disableNetConnect', 'sinon#useFakeTimers', 'msw/node#setupServer().listen',
    ),
    why: 'it replaces the calls or the clock of the whole process',
    instead: 'keep it in tests',
    source: 'nock README',
  },
] satisfies readonly GlobalSetting[];
