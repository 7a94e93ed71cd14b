import type { Framework } from './framework.ts';

export const expressWs = {
  name: 'express-ws',
  packages: ['express-ws'],
  source: { url: 'https://github.com/HenningM/express-ws/blob/master/README.md', versions: '5' },
  home: 'a variable of the connection handler',
  entryPoints: [
    {
      kind: 'registration',
      receivers: ['express#()', 'express#Router()'],
      methods: ['ws'],
      handlers: [{ at: { from: 1 } }],
      phase: 'connection',
      parameters: ['ws@socket', 'express@request', ''],
    },
    {
      kind: 'typed',
      types: ['express-ws#WebsocketRequestHandler'],
      phase: 'connection',
      parameters: ['ws@socket', 'express@request', ''],
    },
  ],
  aliases: { 'express-ws#().app': 'express#()', 'express-ws#().getWss()': 'ws#WebSocketServer()' },
  types: { 'express-ws#Application': 'express#()', 'express-ws#Router': 'express#Router()' },
} satisfies Framework;
