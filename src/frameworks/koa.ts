import type { Framework } from './framework.ts';

const middleware = { phase: 'request', parameters: ['context', ''] } as const;

export const koa = {
  name: 'koa',
  packages: ['koa', '@types/koa'],
  source: { url: 'https://github.com/koajs/koa/blob/master/docs/api/index.md', versions: '2 || 3' },
  home: '`ctx.state`',
  entryPoints: [
    { kind: 'registration', receivers: ['koa#()'], methods: ['use'], handlers: [{ at: 0 }], ...middleware },
    {
      kind: 'registration',
      receivers: ['koa#()'],
      methods: ['on', 'once'],
      events: ['error'],
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['', 'context'],
    },
    { kind: 'registration', receivers: ['koa#()'], methods: ['listen'], handlers: [{ at: 'last' }], phase: 'boot', parameters: [] },
    { kind: 'call', callees: ['koa-compose#'], handlers: [{ at: 0 }], ...middleware },
    { kind: 'typed', types: ['koa#Middleware'], ...middleware },
    {
      kind: 'signature',
      types: [['koa#Context', 'koa#ParameterizedContext', 'koa#ExtendableContext', 'koa#DefaultContext']],
      ...middleware,
    },
    {
      kind: 'signature',
      types: [[''], ['koa#Context', 'koa#ParameterizedContext', 'koa#ExtendableContext']],
      phase: 'request',
      parameters: ['', 'context', ''],
    },
    { kind: 'signature', types: [['koa#']], phase: 'boot', parameters: ['koa#()'] },
  ],
  objects: {
    // A context, its request and its response are made from prototypes that the application keeps: what is put there,
    // all requests share. `router` is set by @koa/router.
    context: { shared: { app: 'koa#()', router: '@koa/router#()' }, inherits: 'koa#().context' },
    request: { shared: { app: 'koa#()' }, inherits: 'koa#().request' },
    response: { shared: { app: 'koa#()' }, inherits: 'koa#().response' },
  },
  aliases: {
    'koa#Application()': 'koa#()',
    'koa#().listen()': 'node:http#createServer()',
    'koa@context.request': 'koa@request',
    'koa@context.response': 'koa@response',
    'koa@context.req': 'node-http@request',
    'koa@context.res': 'node-http@response',
    'koa@request.ctx': 'koa@context',
    'koa@response.ctx': 'koa@context',
    'koa@request.req': 'node-http@request',
    'koa@response.res': 'node-http@response',
  },
  types: {
    'koa#': 'koa#()',
    'koa#Context': 'koa@context',
    'koa#ParameterizedContext': 'koa@context',
    'koa#ExtendableContext': 'koa@context',
    'koa#DefaultContext': 'koa@context',
    'koa#Request': 'koa@request',
    'koa#Response': 'koa@response',
  },
  chains: ['use'],
} satisfies Framework;
