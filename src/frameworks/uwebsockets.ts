import type { Framework } from './framework.ts';

const app = 'uWebSockets.js#App()';
const onApp = { kind: 'registration', receivers: [app] } as const;
const hyper = { kind: 'registration', receivers: ['hyper-express#Server()', 'hyper-express#Router()'] } as const;
/** The response comes first. */
const handler = { phase: 'request', parameters: ['response', 'request'] } as const;

export const uwebsockets = {
  name: 'uwebsockets',
  packages: ['uWebSockets.js', 'hyper-express'],
  source: { url: 'https://unetworking.github.io/uWebSockets.js/generated/', versions: '20' },
  home: '`ws.getUserData()`',
  entryPoints: [
    { ...onApp, methods: ['any', 'connect', 'del', 'get', 'head', 'options', 'patch', 'post', 'put', 'trace'], handlers: [{ at: 1 }], ...handler },
    { ...onApp, methods: ['ws'], handlers: [{ at: 1, keys: ['upgrade'] }], phase: 'request', parameters: ['response', 'request', ''] },
    { ...onApp, methods: ['ws'], handlers: [{ at: 1, keys: ['open', 'close'] }], phase: 'connection', parameters: ['socket', '', ''] },
    { ...onApp, methods: ['ws'], handlers: [{ at: 1, keys: ['message', 'dropped', 'drain', 'ping', 'pong', 'subscription'] }], phase: 'message', parameters: ['socket', '', ''] },
    { ...onApp, methods: ['listen'], handlers: [{ at: 'last' }], phase: 'boot', parameters: [''] },
    {
      ...hyper,
      methods: ['any', 'all', 'connect', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'trace', 'use'],
      handlers: [{ at: { from: 0 } }],
      phase: 'request',
      parameters: ['request', 'response', ''],
    },
    { ...hyper, methods: ['set_error_handler'], handlers: [{ at: 0 }], phase: 'request', parameters: ['request', 'response', ''] },
    { ...hyper, methods: ['set_not_found_handler'], handlers: [{ at: 0 }], phase: 'request', parameters: ['request', 'response'] },
    { kind: 'signature', types: [['uWebSockets.js#HttpResponse'], ['uWebSockets.js#HttpRequest']], ...handler },
    { kind: 'signature', types: [['uWebSockets.js#TemplatedApp']], phase: 'boot', parameters: [app] },
  ],
  objects: { request: {}, response: {}, socket: {} },
  aliases: { 'uWebSockets.js#SSLApp()': app },
  types: { 'uWebSockets.js#TemplatedApp': app, 'uWebSockets.js#HttpResponse': 'uwebsockets@response', 'uWebSockets.js#HttpRequest': 'uwebsockets@request' },
  chains: ['any', 'connect', 'del', 'get', 'head', 'options', 'patch', 'post', 'put', 'trace', 'ws', 'listen', 'publish'],
} satisfies Framework;
