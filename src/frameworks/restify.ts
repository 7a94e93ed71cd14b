import type { Framework } from './framework.ts';

const server = ['restify#createServer()'];
const routers = [...server, 'restify-router#Router()'];
const verbs = ['get', 'head', 'post', 'put', 'patch', 'del', 'opts'];
const onServer = { kind: 'registration', receivers: server } as const;
const handler = { phase: 'request', parameters: ['request', 'response', ''] } as const;

export const restify = {
  name: 'restify',
  packages: ['restify', 'restify-router', '@types/restify'],
  source: { url: 'https://github.com/restify/node-restify/blob/master/docs/_api/server.md', versions: '8 || 9 || 10 || 11' },
  home: '`req.set()`',
  entryPoints: [
    { kind: 'registration', receivers: routers, methods: verbs, handlers: [{ at: { from: 1 } }], ...handler },
    { ...onServer, methods: ['use', 'pre', 'first'], handlers: [{ at: { from: 0 } }], ...handler },
    { kind: 'registration', receivers: ['restify-router#Router()'], methods: ['use', 'all'], handlers: [{ at: { from: 0 } }], ...handler },
    { ...onServer, methods: ['param'], handlers: [{ at: 1 }], phase: 'request', parameters: ['request', 'response', '', '', ''] },
    // Names of errors are events as well.
    { ...onServer, methods: ['on', 'once'], handlers: [{ at: 1 }], phase: 'request', parameters: ['request', 'response', '', ''] },
    { ...onServer, methods: ['on', 'once'], events: ['listening', 'close', 'error'], handlers: [{ at: 1 }], phase: 'boot', parameters: [''] },
    { ...onServer, methods: ['listen'], handlers: [{ at: 'last' }], phase: 'boot', parameters: [] },
    { kind: 'typed', types: ['restify#RequestHandler', 'restify#RequestHandlerType'], ...handler },
    { kind: 'signature', types: [['restify#Request']], ...handler },
    { kind: 'signature', types: [['restify#Server']], phase: 'boot', parameters: server },
  ],
  objects: { request: {}, response: {} },
  aliases: { 'restify#createServer().server': 'node:http#createServer()' },
  types: { 'restify#Server': 'restify#createServer()', 'restify#Request': 'restify@request', 'restify#Response': 'restify@response' },
} satisfies Framework;
