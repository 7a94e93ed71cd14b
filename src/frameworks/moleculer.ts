import type { Framework } from './framework.ts';

const broker = 'moleculer#ServiceBroker()';
const service = `${broker}.createService()`;
const services = '**/*.service.{js,cjs,mjs,ts}';
const asExport = (keys: readonly string[]): string[] => keys.map((key) => `default.${key}`);
const handlers = ['actions.*', 'actions.*.handler', 'actions.*.hooks.*', 'events.*', 'events.*.handler', 'channels.*', 'channels.*.handler', 'hooks.*.*', 'methods.*', 'methods.*.handler'];
/** Of moleculer-web. */
const web = ['settings.onBeforeCall', 'settings.onAfterCall', 'settings.use', 'settings.routes.*.onBeforeCall', 'settings.routes.*.onAfterCall', 'settings.routes.*.use', 'settings.routes.*.aliases.*'];
const starts = ['created', 'started', 'stopped', 'merged'];
const handler = { phase: 'request', parameters: ['context', '', ''], this: service } as const;
const routed = { phase: 'request', parameters: ['data', 'data', 'data', 'data'], this: service } as const;
const boot = { phase: 'boot', parameters: [''], this: service } as const;
const create = { kind: 'registration', receivers: [broker], methods: ['createService'] } as const;
const wrappers = ['localAction', 'remoteAction', 'localEvent', 'localMethod', 'call', 'mcall', 'emit', 'broadcast', 'broadcastLocal', 'transitMessageHandler'];

export const moleculer = {
  name: 'moleculer',
  packages: ['moleculer', 'moleculer-web', 'moleculer-decorators'],
  source: { url: 'https://moleculer.services/docs/0.15/services', versions: '0.14 || 0.15' },
  unseen: ['a schema that a class hands to `this.parseServiceSchema()`'],
  home: '`ctx.locals`',
  entryPoints: [
    { ...create, handlers: [{ at: 0, keys: handlers }], ...handler },
    { ...create, handlers: [{ at: 0, keys: web }], ...routed },
    { ...create, handlers: [{ at: 0, keys: starts }], ...boot },
    { kind: 'export', files: [services], exports: asExport(handlers), ...handler },
    { kind: 'export', files: [services], exports: asExport(web), ...routed },
    { kind: 'export', files: [services], exports: asExport(starts), ...boot },
    { kind: 'property', types: ['moleculer#ServiceSchema'], keys: handlers, ...handler },
    { kind: 'property', types: ['moleculer#ServiceSchema'], keys: starts, ...boot },
    // A wrapper runs once for each action; what it answers with runs for each call.
    {
      kind: 'call',
      callees: ['moleculer#ServiceBroker'],
      handlers: [{ at: 0, keys: wrappers.map((name) => `middlewares.*.${name}()`), answered: 'once' }],
      phase: 'request',
      parameters: ['context', '', ''],
    },
    {
      kind: 'call',
      callees: ['moleculer#ServiceBroker'],
      handlers: [{ at: 0, keys: wrappers.map((name) => `middlewares.*.${name}`) }],
      phase: 'boot',
      parameters: ['', ''],
    },
    {
      kind: 'method',
      of: { decorators: ['moleculer-decorators#Service'] },
      decorators: ['moleculer-decorators#Action', 'moleculer-decorators#Event', 'moleculer-decorators#Method'],
      phase: 'request',
      parameters: ['context', '', ''],
    },
    { kind: 'signature', types: [['moleculer#Context']], ...handler },
    { kind: 'signature', types: [['moleculer#ServiceBroker']], phase: 'boot', parameters: [broker] },
  ],
  objects: { context: { shared: { service, broker } }, data: {} },
  types: { 'moleculer#Context': 'moleculer@context', 'moleculer#ServiceBroker': broker, 'moleculer#Service': service },
  aliases: { [`${service}.broker`]: broker, 'moleculer#ServiceBroker().broker': broker },
  classes: [{ decorators: ['moleculer-decorators#Service'], lives: 'process' }],
} satisfies Framework;
