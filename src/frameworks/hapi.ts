import type { Framework } from './framework.ts';

const server = ['@hapi/hapi#server()'];
const onServer = { kind: 'registration', receivers: server } as const;
const handler = { phase: 'request', parameters: ['request', 'h', ''] } as const;
const extensions = ['onRequest', 'onPreAuth', 'onCredentials', 'onPostAuth', 'onPreHandler', 'onPostHandler', 'onPreResponse'];
const starts = ['onPreStart', 'onPostStart', 'onPreStop', 'onPostStop'];
const inRoute = ['pre', 'pre.*.method', ...extensions.map((name) => `ext.${name}.method`), 'validate.failAction', 'response.failAction'];
const optionsKeys = ['handler', ...inRoute];
const routeKeys = ['handler', 'options.handler', 'config.handler', ...inRoute.flatMap((key) => [`options.${key}`, `config.${key}`])];
const ofRoute = '@hapi/hapi#server().route()';

export const hapi = {
  name: 'hapi',
  packages: ['@hapi/hapi', 'hapi'],
  source: { url: 'https://hapi.dev/api/', versions: '18 || 19 || 20 || 21' },
  home: '`request.app`',
  entryPoints: [
    { ...onServer, methods: ['route'], handlers: [{ at: 0, keys: routeKeys }], ...handler },
    // Options may be a function of the server, called once.
    { ...onServer, methods: ['route'], handlers: [{ at: 0, keys: ['options', 'config'] }], phase: 'boot', parameters: server },
    { ...onServer, methods: ['route'], handlers: [{ at: 0, keys: optionsKeys.flatMap((key) => [`options().${key}`, `config().${key}`]), answered: 'once' }], ...handler },
    { ...onServer, methods: ['ext'], events: extensions, handlers: [{ at: 1 }], ...handler },
    { ...onServer, methods: ['ext'], events: starts, handlers: [{ at: 1 }], phase: 'boot', parameters: server },
    ...extensions.map((is) => ({ ...onServer, methods: ['ext'], when: { at: 0, key: 'type', is }, handlers: [{ at: 0, keys: ['method'] }], ...handler })),
    { ...onServer, methods: ['decorate'], events: ['handler'], handlers: [{ at: 2, answered: 'once' }], ...handler },
    { ...onServer, methods: ['decorate'], events: ['toolkit'], handlers: [{ at: 2 }], phase: 'request', parameters: [''], this: 'h' },
    { ...onServer, methods: ['decorate'], events: ['request'], handlers: [{ at: 2 }], phase: 'request', parameters: ['request'], this: 'request' },
    { ...onServer, methods: ['decorate'], events: ['response'], handlers: [{ at: 2 }], phase: 'request', parameters: [''], this: 'response' },
    // Server methods are there to be called by handlers.
    { ...onServer, methods: ['method'], handlers: [{ at: 1 }, { at: 0, keys: ['method'] }], phase: 'request', parameters: [] },
    { ...onServer, methods: ['register'], handlers: [{ at: 0, keys: ['register', 'plugin.register'] }], phase: 'boot', parameters: [...server, ''] },
    {
      kind: 'registration',
      receivers: ['@hapi/hapi#server().auth'],
      methods: ['scheme'],
      handlers: [{ at: 1, answered: 'once', keys: ['authenticate', 'payload', 'response'] }],
      ...handler,
    },
    { kind: 'registration', receivers: ['@hapi/hapi#server().auth'], methods: ['scheme'], handlers: [{ at: 1 }], phase: 'boot', parameters: [...server, ''] },
    {
      kind: 'registration',
      receivers: ['@hapi/hapi#server().auth'],
      methods: ['strategy'],
      handlers: [{ at: 2, keys: ['validate', 'validateFunc'] }],
      phase: 'request',
      parameters: ['request', '', '', ''],
    },
    {
      kind: 'registration',
      receivers: ['@hapi/hapi#server().events'],
      methods: ['on', 'once'],
      events: ['response', 'request'],
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['request', '', ''],
    },
    {
      kind: 'registration',
      receivers: ['@hapi/hapi#server().events'],
      methods: ['on', 'once'],
      events: ['start', 'stop', 'closing', 'route', 'cachePolicy', 'log'],
      handlers: [{ at: 1 }],
      phase: 'boot',
      parameters: [''],
    },
    { kind: 'property', types: ['@hapi/hapi#Plugin'], keys: ['register'], phase: 'boot', parameters: [...server, ''] },
    { kind: 'property', types: ['@hapi/hapi#ServerRoute'], keys: routeKeys, ...handler },
    { kind: 'typed', types: ['@hapi/hapi#Lifecycle.Method'], ...handler },
    { kind: 'signature', types: [['@hapi/hapi#Request']], ...handler },
    { kind: 'signature', types: [['@hapi/hapi#Server']], phase: 'boot', parameters: server },
  ],
  objects: {
    request: { shared: { server: '@hapi/hapi#server()', 'route.settings': `${ofRoute}.settings`, 'route.realm': '@hapi/hapi#server().realm' } },
    // `context` is what `server.bind` or the route was given.
    h: { shared: { context: `${ofRoute}.context`, realm: '@hapi/hapi#server().realm' } },
    response: {},
  },
  aliases: {
    '@hapi/hapi#Server()': '@hapi/hapi#server()',
    'hapi#server()': '@hapi/hapi#server()',
    'hapi#Server()': '@hapi/hapi#server()',
    'hapi@h.request': 'hapi@request',
    'hapi@request.response': 'hapi@response',
    'hapi@request.raw.req': 'node-http@request',
    'hapi@request.raw.res': 'node-http@response',
    '@hapi/hapi#server().listener': 'node:http#createServer()',
  },
  types: { '@hapi/hapi#Server': '@hapi/hapi#server()', '@hapi/hapi#Request': 'hapi@request', '@hapi/hapi#ResponseToolkit': 'hapi@h' },
} satisfies Framework;
