import type { Framework } from './framework.ts';

const verbs = ['all', 'connect', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'trace'];
const onApp = { kind: 'registration', receivers: ['polka#()'] } as const;
const handler = { phase: 'request', parameters: ['request', 'response', ''] } as const;

export const polka = {
  name: 'polka',
  packages: ['polka', '@types/polka'],
  source: { url: 'https://github.com/lukeed/polka#api', versions: '0.5 || 1.0.0-next' },
  home: 'a property of the request',
  entryPoints: [
    { ...onApp, methods: verbs, handlers: [{ at: { from: 1 } }], ...handler },
    { ...onApp, methods: ['use'], handlers: [{ at: { from: 0 } }], ...handler },
    { ...onApp, methods: ['add'], handlers: [{ at: { from: 2 } }], ...handler },
    { ...onApp, methods: ['listen'], handlers: [{ at: 'last' }], phase: 'boot', parameters: [] },
    { kind: 'call', callees: ['polka#'], handlers: [{ at: 0, keys: ['onError'] }], phase: 'request', parameters: ['', 'request', 'response', ''] },
    { kind: 'call', callees: ['polka#'], handlers: [{ at: 0, keys: ['onNoMatch'] }], ...handler },
    { kind: 'typed', types: ['polka#Middleware'], ...handler },
    { kind: 'signature', types: [['polka#Request']], ...handler },
    { kind: 'signature', types: [['polka#Polka']], phase: 'boot', parameters: ['polka#()'] },
  ],
  objects: { request: {}, response: {} },
  aliases: { 'polka#().server': 'node:http#createServer()', 'polka#default()': 'polka#()' },
  types: { 'polka#Request': 'polka@request', 'polka#Response': 'polka@response', 'polka#Polka': 'polka#()' },
  chains: [...verbs, 'use', 'add', 'listen'],
} satisfies Framework;
