import type { Framework } from './framework.ts';

const app = '@feathersjs/feathers#feathers()';
const service = `${app}.service()`;
const hooks = ['*', '*.*', '*.*.*'];
const onApp = { kind: 'registration', receivers: [app] } as const;
const data = { phase: 'request', parameters: ['data', 'data', 'data'] } as const;

export const feathers = {
  name: 'feathers',
  packages: ['@feathersjs/feathers', '@feathersjs/express', '@feathersjs/koa', '@feathersjs/socketio'],
  source: { url: 'https://feathersjs.com/api/services.html', versions: '4 || 5' },
  unseen: ['custom methods, which the option `methods` of `app.use()` names'],
  home: '`params`',
  entryPoints: [
    { ...onApp, methods: ['use'], handlers: [{ at: { from: 1 }, keys: ['find', 'get', 'create', 'update', 'patch', 'remove'] }], ...data },
    { ...onApp, methods: ['use'], handlers: [{ at: { from: 1 }, keys: ['setup', 'teardown'] }], phase: 'boot', parameters: [app, ''] },
    // Middleware of the server below: Express passes request and response, Koa a context.
    { ...onApp, methods: ['use'], handlers: [{ at: { from: 0 } }], ...data },
    {
      kind: 'registration',
      receivers: [app, service],
      methods: ['hooks'],
      handlers: [{ at: 0 }, { at: 0, keys: hooks.flatMap((key) => ['around', 'before', 'after', 'error'].map((kind) => key.replace('*', kind))) }],
      phase: 'request',
      parameters: ['context', ''],
    },
    { ...onApp, methods: ['hooks'], handlers: [{ at: 0, keys: ['setup', 'teardown', 'setup.*', 'teardown.*'] }], phase: 'boot', parameters: ['context', ''] },
    { ...onApp, methods: ['configure'], handlers: [{ at: 0 }], phase: 'boot', parameters: [app] },
    {
      ...onApp,
      methods: ['on', 'once'],
      events: ['connection', 'disconnect', 'login', 'logout'],
      handlers: [{ at: 1 }],
      phase: 'connection',
      parameters: ['data', 'data'],
    },
    { kind: 'registration', receivers: [service], methods: ['on', 'once'], handlers: [{ at: 1 }], phase: 'message', parameters: ['data', 'context'] },
    { kind: 'registration', receivers: [app, service], methods: ['publish'], handlers: [{ at: 'last' }], phase: 'message', parameters: ['data', 'context'] },
    { kind: 'signature', types: [['@feathersjs/feathers#HookContext']], phase: 'request', parameters: ['context', ''] },
    { kind: 'signature', types: [['@feathersjs/feathers#Application', '@feathersjs/express#Application', '@feathersjs/koa#Application']], phase: 'boot', parameters: [app] },
  ],
  objects: { context: { shared: { app, service, self: service } }, data: {} },
  aliases: {
    '@feathersjs/feathers#()': app,
    '@feathersjs/express#()': app,
    '@feathersjs/express#default()': app,
    '@feathersjs/koa#koa()': app,
    '@feathersjs/koa#()': app,
  },
  types: {
    '@feathersjs/feathers#Application': app,
    '@feathersjs/express#Application': app,
    '@feathersjs/koa#Application': app,
    '@feathersjs/feathers#HookContext': 'feathers@context',
    '@feathersjs/feathers#Params': 'feathers@data',
  },
  chains: ['use', 'hooks', 'configure', 'publish', 'on', 'set'],
} satisfies Framework;
