import type { Framework } from './framework.ts';

const server = ['ws#WebSocketServer()'];
const on = ['on', 'once', 'addListener'];
const perConnection = { phase: 'connection', parameters: ['socket', 'node-http@request'] } as const;

/** Adapters of crossws, whose hooks are of one form for every server, and its own servers. */
const crossed = [
  ...['node', 'bun', 'bunny', 'deno', 'cloudflare', 'sse', 'uws', 'vercel'].map((name) => `crossws/adapters/${name}#`),
  ...['', '/node', '/bun', '/bunny', '/deno'].map((name) => `crossws/server${name}#serve`),
];

export const ws = {
  name: 'ws',
  packages: ['ws', 'isomorphic-ws', 'crossws', 'faye-websocket'],
  source: { url: 'https://github.com/websockets/ws/blob/master/doc/ws.md', versions: 'ws 7 || 8, crossws 0.3 || 0.4, faye-websocket 0.11' },
  home: 'a variable of the connection handler',
  entryPoints: [
    { kind: 'registration', receivers: server, methods: on, events: ['connection'], handlers: [{ at: 1 }], ...perConnection },
    {
      kind: 'registration',
      receivers: server,
      methods: on,
      events: ['headers'],
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['', 'node-http@request'],
    },
    {
      kind: 'registration',
      receivers: server,
      methods: on,
      events: ['wsClientError'],
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['', 'node-http@socket', 'node-http@request'],
    },
    {
      kind: 'registration',
      receivers: server,
      methods: on,
      events: ['listening', 'close', 'error'],
      handlers: [{ at: 1 }],
      phase: 'boot',
      parameters: [''],
    },
    { kind: 'registration', receivers: server, methods: ['handleUpgrade'], handlers: [{ at: 'last' }], ...perConnection },
    {
      kind: 'registration',
      receivers: ['ws@socket'],
      methods: [...on, 'addEventListener'],
      handlers: [{ at: 1 }],
      phase: 'message',
      parameters: ['', ''],
    },
    {
      kind: 'assignment',
      receivers: ['ws@socket'],
      properties: ['onopen', 'onmessage', 'onclose', 'onerror'],
      phase: 'message',
      parameters: [''],
    },
    {
      kind: 'call',
      callees: ['ws#WebSocketServer', 'ws#Server', 'ws#WebSocket.Server'],
      handlers: [{ at: 0, keys: ['verifyClient'] }],
      phase: 'request',
      parameters: ['info', ''],
    },
    {
      kind: 'call',
      callees: ['ws#WebSocketServer', 'ws#Server', 'ws#WebSocket.Server'],
      handlers: [{ at: 0, keys: ['handleProtocols'] }],
      phase: 'request',
      parameters: ['', 'node-http@request'],
    },
    {
      kind: 'call',
      callees: ['ws#WebSocketServer', 'ws#Server', 'ws#WebSocket.Server'],
      handlers: [{ at: 1 }],
      phase: 'boot',
      parameters: [],
    },
    { kind: 'assignment', receivers: server, properties: ['shouldHandle'], phase: 'request', parameters: ['node-http@request'] },
    { kind: 'call', callees: crossed, handlers: [{ at: 0, keys: ['hooks.upgrade', 'resolve', 'getNamespace', 'websocket.upgrade', 'websocket.resolve', 'fetch'] }], phase: 'request', parameters: ['info'] },
    { kind: 'call', callees: crossed, handlers: [{ at: 0, keys: ['open', 'close', 'error'].flatMap((hook) => [`hooks.${hook}`, `websocket.${hook}`]) }], phase: 'connection', parameters: ['socket', ''] },
    { kind: 'call', callees: crossed, handlers: [{ at: 0, keys: ['hooks.message', 'websocket.message'] }], phase: 'message', parameters: ['socket', ''] },
    { kind: 'call', callees: ['crossws#defineHooks'], handlers: [{ at: 0, keys: ['upgrade', 'open', 'message', 'close', 'error'] }], phase: 'message', parameters: ['socket', ''] },
    { kind: 'signature', types: [['ws#WebSocketServer', 'ws#Server', 'ws#WebSocket.Server']], phase: 'boot', parameters: server },
    { kind: 'signature', types: [['ws#WebSocket', 'ws#'], ['node:http#IncomingMessage']], ...perConnection },
  ],
  // A socket lives as long as its connection; `info` is made for one handshake.
  objects: { socket: {}, info: {} },
  aliases: {
    'faye-websocket#()': 'ws@socket',
    'ws#Server()': 'ws#WebSocketServer()',
    'ws#WebSocket.Server()': 'ws#WebSocketServer()',
    'ws#WebSocket.WebSocketServer()': 'ws#WebSocketServer()',
    'isomorphic-ws#WebSocketServer()': 'ws#WebSocketServer()',
    'isomorphic-ws#Server()': 'ws#WebSocketServer()',
    'ws@info.req': 'node-http@request',
  },
  types: {
    'ws#WebSocketServer': 'ws#WebSocketServer()',
    'ws#Server': 'ws#WebSocketServer()',
    'ws#WebSocket.Server': 'ws#WebSocketServer()',
  },
  chains: on,
} satisfies Framework;
