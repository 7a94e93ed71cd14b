import type { Framework } from './framework.ts';

const onServer = { kind: 'registration', receivers: ['node:http#createServer()'], handlers: [{ at: 1 }] } as const;
const on = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'];
const servers = ['node:http#createServer', 'node:http#Server', 'node:https#createServer', 'node:https#Server'];
const secure = ['node:https#createServer', 'node:https#Server', 'node:http2#createSecureServer', 'node:tls#createServer', 'node:tls#Server'];
const handler = { phase: 'request', parameters: ['request', 'response'] } as const;

export const nodeHttp = {
  name: 'node-http',
  packages: ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'throng'],
  source: { url: 'https://nodejs.org/docs/latest-v22.x/api/http.html', versions: '20 || 22 || 24' },
  unseen: ["loops over `on()` of an emitter of the project's own"],
  home: 'a property of the request',
  entryPoints: [
    {
      kind: 'call',
      callees: [...servers, 'node:http2#createServer', 'node:http2#createSecureServer'],
      handlers: [{ at: 'last' }],
      ...handler,
    },
    // What the types of Node 26 have besides: options that are functions, and the session of a connection.
    { kind: 'call', callees: servers, handlers: [{ at: 0, keys: ['shouldUpgradeCallback'] }], phase: 'request', parameters: ['request'] },
    { kind: 'call', callees: secure, handlers: [{ at: 0, keys: ['SNICallback', 'ALPNCallback', 'pskCallback'] }], phase: 'connection', parameters: ['', ''] },
    { ...onServer, methods: on, events: ['newSession', 'resumeSession', 'OCSPRequest', 'keylog'], phase: 'connection', parameters: ['', '', ''] },
    { ...onServer, methods: ['setTimeout'], phase: 'connection', parameters: ['socket'] },
    { ...onServer, methods: on, events: ['request', 'checkContinue', 'checkExpectation'], ...handler },
    { ...onServer, methods: on, events: ['dropRequest'], phase: 'request', parameters: ['request', 'socket'] },
    { ...onServer, methods: on, events: ['upgrade', 'connect'], phase: 'connection', parameters: ['request', 'socket', ''] },
    { ...onServer, methods: on, events: ['stream'], phase: 'request', parameters: ['stream', '', ''] },
    {
      ...onServer,
      methods: on,
      events: ['connection', 'secureConnection', 'session', 'unknownProtocol', 'timeout'],
      phase: 'connection',
      parameters: ['socket'],
    },
    {
      ...onServer,
      methods: on,
      events: ['clientError', 'tlsClientError', 'sessionError'],
      phase: 'connection',
      parameters: ['', 'socket'],
    },
    { ...onServer, methods: on, events: ['listening', 'close', 'error'], phase: 'boot', parameters: [''] },
    { kind: 'registration', receivers: ['node:http#createServer()', 'node:net#createServer()'], methods: ['listen'], handlers: [{ at: 'last' }], phase: 'boot', parameters: [] },
    {
      kind: 'call',
      callees: ['node:net#createServer', 'node:net#Server', 'node:tls#createServer', 'node:tls#Server'],
      handlers: [{ at: 'last' }],
      phase: 'connection',
      parameters: ['socket'],
    },
    {
      kind: 'registration',
      receivers: ['node:net#createServer()'],
      methods: on,
      events: ['connection', 'secureConnection'],
      handlers: [{ at: 1 }],
      phase: 'connection',
      parameters: ['socket'],
    },
    {
      kind: 'registration',
      receivers: ['node-http@request', 'node-http@response', 'node-http@stream'],
      methods: on,
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['', ''],
    },
    { kind: 'registration', receivers: ['node-http@socket'], methods: on, handlers: [{ at: 1 }], phase: 'message', parameters: ['', ''] },
    { kind: 'call', callees: ['node:dgram#createSocket'], handlers: [{ at: 1 }], phase: 'message', parameters: ['', ''] },
    {
      kind: 'registration',
      receivers: ['node:dgram#createSocket()'],
      methods: on,
      events: ['message'],
      handlers: [{ at: 1 }],
      phase: 'message',
      parameters: ['', ''],
    },
    // Starts the server in each process: https://github.com/hunterloftis/throng#readme
    { kind: 'call', callees: ['throng#'], handlers: [{ at: 0 }, { at: 0, keys: ['master', 'start', 'worker'] }], phase: 'boot', parameters: [] },
    { kind: 'typed', types: ['node:http#RequestListener'], ...handler },
    // Both, because a client's response is an IncomingMessage too.
    {
      kind: 'signature',
      types: [
        ['node:http#IncomingMessage', 'node:http2#Http2ServerRequest'],
        ['node:http#ServerResponse', 'node:http2#Http2ServerResponse'],
      ],
      ...handler,
    },
  ],
  // A socket lives as long as its connection, which may carry several requests, behind a proxy of several users.
  objects: { request: { shared: { 'socket.server': 'node:http#createServer()' } }, response: {}, stream: {}, socket: {} },
  aliases: {
    'node:http#Server()': 'node:http#createServer()',
    'node:https#createServer()': 'node:http#createServer()',
    'node:https#Server()': 'node:http#createServer()',
    'node:http2#createServer()': 'node:http#createServer()',
    'node:http2#createSecureServer()': 'node:http#createServer()',
    'node:net#Server()': 'node:net#createServer()',
    'node:tls#createServer()': 'node:net#createServer()',
    'node:tls#Server()': 'node:net#createServer()',
  },
  types: {
    'node:http#Server': 'node:http#createServer()',
    'node:https#Server': 'node:http#createServer()',
    'node:http2#Http2Server': 'node:http#createServer()',
    'node:http2#Http2SecureServer': 'node:http#createServer()',
    'node:net#Server': 'node:net#createServer()',
    'node:tls#Server': 'node:net#createServer()',
  },
  chains: [...on, 'listen'],
} satisfies Framework;
