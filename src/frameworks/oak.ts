import type { Framework } from './framework.ts';

const app = '@oak/oak#Application()';
const router = '@oak/oak#Router()';
const verbs = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put'];
const handler = { phase: 'request', parameters: ['context', ''] } as const;

export const oak = {
  name: 'oak',
  packages: ['@oak/oak'],
  source: { url: 'https://jsr.io/@oak/oak/doc', versions: '13 || 14 || 15 || 16 || 17' },
  unseen: ["`contextState: 'alias'`, with which `ctx.state` is the application's"],
  home: '`ctx.state`',
  entryPoints: [
    { kind: 'registration', receivers: [app, router], methods: ['use'], handlers: [{ at: { from: 0 } }], ...handler },
    { kind: 'registration', receivers: [router], methods: [...verbs, 'add'], handlers: [{ at: { from: 1 } }], ...handler },
    { kind: 'registration', receivers: [router], methods: ['param'], handlers: [{ at: 1 }], phase: 'request', parameters: ['', 'context', ''] },
    { kind: 'registration', receivers: [app], methods: ['addEventListener'], events: ['error'], handlers: [{ at: 1 }], phase: 'request', parameters: ['event'] },
    { kind: 'registration', receivers: [app], methods: ['addEventListener'], events: ['listen', 'close'], handlers: [{ at: 1 }], phase: 'boot', parameters: [''] },
    { kind: 'typed', types: ['@oak/oak#Middleware', '@oak/oak#RouterMiddleware'], ...handler },
    { kind: 'signature', types: [['@oak/oak#Context', '@oak/oak#RouterContext']], ...handler },
    { kind: 'signature', types: [['@oak/oak#Application']], phase: 'boot', parameters: [app] },
    { kind: 'signature', types: [['@oak/oak#Router']], phase: 'boot', parameters: [router] },
  ],
  objects: { context: { shared: { app } }, event: {} },
  aliases: { 'oak@event.context': 'oak@context' },
  types: {
    '@oak/oak#Context': 'oak@context',
    '@oak/oak#RouterContext': 'oak@context',
    '@oak/oak#Application': app,
    '@oak/oak#Router': router,
  },
  chains: [...verbs, 'use', 'add', 'param'],
} satisfies Framework;
