import type { Framework } from './framework.ts';

const serve = { kind: 'call', callees: ['global#Bun.serve', 'bun#serve'] } as const;
const listen = { kind: 'call', callees: ['global#Bun.listen', 'bun#listen'] } as const;
const handler = { phase: 'request', parameters: ['request', 'global#Bun.serve()'], this: 'global#Bun.serve()' } as const;
const routes = ['fetch', 'routes.*', 'routes.*.*'];

export const bunServe = {
  name: 'bun-serve',
  packages: ['bun', 'bun-types', '@types/bun'],
  source: { url: 'https://bun.com/docs/api/http', versions: '1' },
  home: 'a variable of the handler',
  entryPoints: [
    { ...serve, handlers: [{ at: 0, keys: routes }], ...handler },
    { ...serve, handlers: [{ at: 0, keys: ['error'] }], phase: 'request', parameters: [''] },
    { ...serve, handlers: [{ at: 0, keys: ['websocket.open'] }], phase: 'connection', parameters: ['socket'] },
    {
      ...serve,
      handlers: [{ at: 0, keys: ['websocket.close', 'websocket.drain', 'websocket.message', 'websocket.ping', 'websocket.pong'] }],
      phase: 'message',
      parameters: ['socket', '', ''],
    },
    { ...listen, handlers: [{ at: 0, keys: ['socket.open', 'socket.handshake'] }], phase: 'connection', parameters: ['socket', '', ''] },
    { ...listen, handlers: [{ at: 0, keys: ['socket.data', 'socket.drain', 'socket.end', 'socket.close', 'socket.error'] }], phase: 'message', parameters: ['socket', 'data'] },
    // One socket for whoever sends to it.
    { kind: 'call', callees: ['global#Bun.udpSocket', 'bun#udpSocket'], handlers: [{ at: 0, keys: ['socket.data'] }], phase: 'message', parameters: ['', 'data', 'data', 'data'] },
    { kind: 'registration', receivers: ['global#Bun.serve()'], methods: ['reload'], handlers: [{ at: 0, keys: routes }], ...handler },
    {
      kind: 'export',
      files: ['**/*.{js,jsx,mjs,ts,tsx,mts}'],
      exports: ['default.fetch', 'default.routes.*', 'default.routes.*.*'],
      ...handler,
    },
  ],
  objects: { request: {}, socket: {}, data: {} },
  aliases: { 'bun#serve()': 'global#Bun.serve()' },
  types: { 'bun#BunRequest': 'bun-serve@request', 'bun#Server': 'global#Bun.serve()', 'bun#ServerWebSocket': 'bun-serve@socket' },
} satisfies Framework;
