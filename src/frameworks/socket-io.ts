import type { Framework } from './framework.ts';

const servers = ['socket.io#Server()', 'socket.io#Server().of()'];
const on = ['on', 'once', 'addListener'];
const perConnection = { phase: 'connection', parameters: ['socket', ''] } as const;

export const socketIo = {
  name: 'socket.io',
  packages: ['socket.io'],
  source: { url: 'https://socket.io/docs/v4/server-api/', versions: '4' },
  home: '`socket.data`',
  entryPoints: [
    {
      kind: 'registration',
      receivers: servers,
      methods: on,
      events: ['connection', 'connect'],
      handlers: [{ at: 1 }],
      ...perConnection,
    },
    {
      kind: 'registration',
      receivers: servers,
      methods: on,
      events: ['new_namespace'],
      handlers: [{ at: 1 }],
      phase: 'boot',
      parameters: ['socket.io#Server().of()'],
    },
    // Any other event comes from another server of the cluster: `serverSideEmit`.
    { kind: 'registration', receivers: servers, methods: on, handlers: [{ at: 1 }], phase: 'message', parameters: ['', ''] },
    { kind: 'registration', receivers: servers, methods: ['use'], handlers: [{ at: 0 }], ...perConnection },
    {
      kind: 'registration',
      receivers: ['socket.io@socket'],
      methods: [...on, 'onAny', 'onAnyOutgoing', 'prependAny', 'prependAnyOutgoing', 'use'],
      handlers: [{ at: 'last' }],
      phase: 'message',
      parameters: ['', '', ''],
    },
    {
      kind: 'registration',
      receivers: ['socket.io#Server().engine'],
      methods: ['use'],
      handlers: [{ at: 'last' }],
      phase: 'request',
      parameters: ['node-http@request', 'node-http@response', ''],
    },
    {
      kind: 'registration',
      receivers: ['socket.io#Server().engine'],
      methods: on,
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['', 'node-http@request'],
    },
    {
      kind: 'call',
      callees: ['socket.io#Server', 'socket.io#'],
      handlers: [{ at: 'last', keys: ['allowRequest'] }],
      phase: 'request',
      parameters: ['node-http@request', ''],
    },
    {
      kind: 'call',
      callees: ['socket.io#Server', 'socket.io#'],
      handlers: [{ at: 'last', keys: ['cors.origin'] }],
      phase: 'request',
      parameters: ['', ''],
    },
    { kind: 'signature', types: [['socket.io#Socket']], ...perConnection },
    { kind: 'signature', types: [[''], ['socket.io#Socket']], phase: 'connection', parameters: ['', 'socket'] },
    { kind: 'signature', types: [['socket.io#Server']], phase: 'boot', parameters: ['socket.io#Server()'] },
    { kind: 'signature', types: [['socket.io#Namespace']], phase: 'boot', parameters: ['socket.io#Server().of()'] },
  ],
  objects: {
    // What hangs on a socket lives as long as its connection.
    socket: {
      shared: {
        server: 'socket.io#Server()',
        nsp: 'socket.io#Server().of()',
        adapter: 'socket.io#Server().of().adapter',
        'conn.server': 'socket.io#Server().engine',
        'client.server': 'socket.io#Server()',
      },
    },
  },
  aliases: {
    'socket.io#()': 'socket.io#Server()',
    'socket.io#Server().sockets': 'socket.io#Server().of()',
    'socket.io#Server().of().server': 'socket.io#Server()',
    'socket.io@socket.request': 'node-http@request',
  },
  types: {
    'socket.io#Socket': 'socket.io@socket',
    'socket.io#Server': 'socket.io#Server()',
    'socket.io#Namespace': 'socket.io#Server().of()',
  },
  // The set-up methods of a server answer the server.
  chains: [...on, 'use', 'listen', 'attach', 'bind', 'path', 'serveClient', 'adapter', 'connectTimeout'],
} satisfies Framework;
