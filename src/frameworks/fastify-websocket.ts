import type { Framework } from './framework.ts';

/** The socket comes first, where other handlers get the request. */
const handler = { phase: 'connection', parameters: ['ws@socket', 'fastify@request'], this: 'fastify#()' } as const;

export const fastifyWebsocket = {
  name: 'fastify-websocket',
  packages: ['@fastify/websocket'],
  source: { url: 'https://github.com/fastify/fastify-websocket/blob/main/README.md', versions: '10 || 11' },
  home: 'a variable of the connection handler',
  entryPoints: [
    {
      kind: 'registration',
      receivers: ['fastify#()'],
      methods: ['get'],
      when: { at: 1, key: 'websocket', is: 'true' },
      handlers: [{ at: 'last' }, { at: 1, keys: ['handler'] }],
      ...handler,
    },
    {
      kind: 'registration',
      receivers: ['fastify#()'],
      methods: ['route'],
      when: { at: 0, key: 'websocket', is: 'true' },
      handlers: [{ at: 0, keys: ['handler'] }],
      ...handler,
    },
    { kind: 'registration', receivers: ['fastify#()'], methods: ['get'], handlers: [{ at: 1, keys: ['wsHandler'] }], ...handler },
    { kind: 'registration', receivers: ['fastify#()'], methods: ['route'], handlers: [{ at: 0, keys: ['wsHandler'] }], ...handler },
    {
      kind: 'registration',
      receivers: ['fastify#()'],
      methods: ['register'],
      handlers: [{ at: 1, keys: ['errorHandler'] }],
      phase: 'connection',
      parameters: ['', 'ws@socket', 'fastify@request', 'fastify@reply'],
      this: 'fastify#()',
    },
    { kind: 'typed', types: ['@fastify/websocket#WebsocketHandler'], ...handler },
  ],
  aliases: { 'fastify#().websocketServer': 'ws#WebSocketServer()' },
} satisfies Framework;
