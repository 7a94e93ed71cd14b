import type { Framework } from './framework.ts';

const router = ['@koa/router#()'];
const verbs = ['all', 'connect', 'del', 'delete', 'get', 'head', 'link', 'options', 'patch', 'post', 'put', 'trace', 'unlink'];
const middleware = { phase: 'request', parameters: ['koa@context', ''] } as const;

export const koaRouter = {
  name: 'koa-router',
  packages: ['@koa/router', 'koa-router'],
  source: { url: 'https://github.com/koajs/router/blob/master/README.md', versions: '12 || 13 || 14 || 15' },
  home: '`ctx.state`',
  entryPoints: [
    // `get('/x', …)`, or `get('name', '/x', …)`.
    { kind: 'registration', receivers: router, methods: verbs, handlers: [{ at: { from: 1 } }], ...middleware },
    { kind: 'registration', receivers: router, methods: ['register'], handlers: [{ at: 2 }], ...middleware },
    { kind: 'registration', receivers: router, methods: ['use'], handlers: [{ at: { from: 0 } }], ...middleware },
    {
      kind: 'registration',
      receivers: router,
      methods: ['param'],
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['', 'koa@context', ''],
    },
    { kind: 'typed', types: ['@koa/router#RouterMiddleware', '@koa/router#Middleware'], ...middleware },
    {
      kind: 'typed',
      types: ['@koa/router#RouterParameterMiddleware', '@koa/router#ParamMiddleware'],
      phase: 'request',
      parameters: ['', 'koa@context', ''],
    },
    { kind: 'signature', types: [['@koa/router#RouterContext']], ...middleware },
    { kind: 'signature', types: [['@koa/router#', '@koa/router#Router']], phase: 'boot', parameters: router },
  ],
  aliases: {
    '@koa/router#Router()': '@koa/router#()',
    'koa-router#()': '@koa/router#()',
    'koa-router#Router()': '@koa/router#()',
    'koa-router#RouterContext': '@koa/router#RouterContext',
    'koa-router#IRouterContext': '@koa/router#RouterContext',
    'koa-router#IMiddleware': '@koa/router#Middleware',
    'koa-router#Middleware': '@koa/router#Middleware',
  },
  types: {
    '@koa/router#': '@koa/router#()',
    '@koa/router#Router': '@koa/router#()',
    '@koa/router#RouterInstance': '@koa/router#()',
    '@koa/router#RouterContext': 'koa@context',
    'koa-router#': '@koa/router#()',
  },
  chains: [...verbs, 'use', 'param', 'prefix'],
} satisfies Framework;
