import type { Framework } from './framework.ts';

/** Node's `http.METHODS` in lower case, and `all`. */
const verbs = [
  'acl', 'all', 'bind', 'checkout', 'connect', 'copy', 'delete', 'get', 'head', 'link', 'lock', 'm-search', 'merge',
  'mkactivity', 'mkcalendar', 'mkcol', 'move', 'notify', 'options', 'patch', 'post', 'propfind', 'proppatch', 'purge', 'put',
  'query', 'rebind', 'report', 'search', 'source', 'subscribe', 'trace', 'unbind', 'unlink', 'unlock', 'unsubscribe',
];
const routers = ['express#()', 'express#Router()'];
const middleware = {
  phase: 'request',
  parameters: ['request', 'response', ''],
  // A function of four parameters is an error handler wherever it stands.
  parametersByArity: { 4: ['', 'request', 'response', ''] },
} as const;

export const express = {
  name: 'express',
  packages: ['express', 'express-serve-static-core'],
  source: { url: 'https://expressjs.com/en/5x/api.html', versions: '4 || 5' },
  home: '`res.locals`',
  entryPoints: [
    // `app.get('setting')` reads a setting.
    { kind: 'registration', receivers: routers, methods: verbs, minArguments: 2, handlers: [{ at: { from: 1 } }], ...middleware },
    { kind: 'registration', receivers: routers, methods: ['use'], handlers: [{ at: { from: 0 } }], ...middleware },
    {
      kind: 'registration',
      receivers: ['express#().route()', 'express#Router().route()'],
      methods: verbs,
      handlers: [{ at: { from: 0 } }],
      ...middleware,
    },
    {
      kind: 'registration',
      receivers: routers,
      methods: ['param'],
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['request', 'response', '', '', ''],
    },
    {
      kind: 'registration',
      receivers: ['express#()'],
      methods: ['engine'],
      handlers: [{ at: 1 }],
      phase: 'render',
      parameters: ['', '', ''],
    },
    { kind: 'registration', receivers: ['express#()'], methods: ['listen'], handlers: [{ at: 'last' }], phase: 'boot', parameters: [''] },
    {
      kind: 'registration',
      receivers: ['express#()'],
      methods: ['on', 'once'],
      events: ['mount'],
      handlers: [{ at: 1 }],
      phase: 'boot',
      parameters: ['express#()'],
    },
    {
      kind: 'call',
      callees: ['express#json', 'express#raw', 'express#text', 'express#urlencoded'],
      handlers: [{ at: 0, keys: ['type', 'verify'] }],
      phase: 'request',
      parameters: ['request', 'response', '', ''],
    },
    {
      kind: 'call',
      callees: ['express#static'],
      handlers: [{ at: 1, keys: ['setHeaders'] }],
      phase: 'request',
      parameters: ['response', '', ''],
    },
    { kind: 'typed', types: ['express#RequestHandler', 'express#Handler', 'express#ErrorRequestHandler'], ...middleware },
    { kind: 'typed', types: ['express#RequestParamHandler'], phase: 'request', parameters: ['request', 'response', '', '', ''] },
    { kind: 'signature', types: [['express#Request']], phase: 'request', parameters: ['request', '', ''] },
    { kind: 'signature', types: [[''], ['express#Request']], phase: 'request', parameters: ['', 'request', '', ''] },
    { kind: 'signature', types: [['express#Express', 'express#Application']], phase: 'boot', parameters: ['express#()'] },
    { kind: 'signature', types: [['express#Router', 'express#IRouter']], phase: 'boot', parameters: ['express#Router()'] },
  ],
  objects: {
    // `route` is the route that matched, the same object for every request to it.
    // Both are made from prototypes that the application keeps, which are made from those of the package.
    request: {
      shared: { app: 'express#()', 'res.app': 'express#()', route: 'express#Router().route()' },
      inherits: 'express#().request',
    },
    response: {
      shared: { app: 'express#()', 'req.app': 'express#()', 'req.route': 'express#Router().route()' },
      inherits: 'express#().response',
    },
  },
  aliases: {
    'express#().listen()': 'node:http#createServer()',
    'express#request': 'express#().request',
    'express#response': 'express#().response',
    'express-serve-static-core#Request': 'express#Request',
    'express-serve-static-core#Response': 'express#Response',
    'express-serve-static-core#RequestHandler': 'express#RequestHandler',
    'express-serve-static-core#ErrorRequestHandler': 'express#ErrorRequestHandler',
    'express-serve-static-core#Express': 'express#Express',
    'express-serve-static-core#Application': 'express#Application',
    'express-serve-static-core#Router': 'express#Router',
    'express-serve-static-core#IRouter': 'express#IRouter',
  },
  types: {
    'express#Request': 'express@request',
    'express#Response': 'express@response',
    'express#Express': 'express#()',
    'express#Application': 'express#()',
    'express#Router': 'express#Router()',
    'express#IRouter': 'express#Router()',
    'express#IRoute': 'express#Router().route()',
  },
  chains: [...verbs, 'use', 'param', 'engine', 'set', 'enable', 'disable'],
} satisfies Framework;
