import type { Framework } from './framework.ts';

const object = { extends: ['cloudflare:workers#DurableObject'] };
const server = {
  extends: ['agents#Agent', 'agents#McpAgent', 'agents/mcp#McpAgent', 'agents/ai-chat-agent#AIChatAgent', '@cloudflare/ai-chat#AIChatAgent', 'partyserver#Server'],
  implements: ['partykit/server#Server', 'partykit/server#Party.Server'],
};
const handles = { kind: 'method', phase: 'request', parameters: ['data', 'data', 'data', 'data'] } as const;

export const cloudflareDurableObjects = {
  name: 'cloudflare-durable-objects',
  packages: ['cloudflare:workers', '@cloudflare/workers-types', 'wrangler', 'agents', 'partyserver', 'partykit'],
  source: { url: 'https://developers.cloudflare.com/durable-objects/reference/in-memory-state/', versions: 'current' },
  unseen: ['classes without a base class: `class Room { constructor(state, env) {} }`'],
  home: '`this.ctx.storage`',
  // Fields are meant to be shared by all requests to the one object; variables of the module may be shared by several objects.
  entryPoints: [
    { ...handles, of: object, names: ['fetch', 'alarm', 'webSocketMessage', 'webSocketClose', 'webSocketError'] },
    { ...handles, of: server, names: ['onRequest', 'onConnect', 'onMessage', 'onClose', 'onError', 'onAlarm', 'onChatMessage', 'onEmail', 'onStateUpdate'] },
    { ...handles, of: server, decorators: ['agents#callable', 'agents#unstable_callable'] },
    { kind: 'method', of: server, names: ['onStart', 'init'], phase: 'boot', parameters: ['', ''] },
    // Any public method may be called from outside.
    { ...handles, of: object, uncalled: true },
  ],
  objects: { data: {} },
  classes: [{ ...object, lives: 'unknown' }, { ...server, lives: 'unknown' }],
} satisfies Framework;
