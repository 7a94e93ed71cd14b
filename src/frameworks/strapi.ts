import type { Framework } from './framework.ts';

const code = '**/*.{js,ts}';
const controllers = [`src/api/*/controllers/${code}`, `src/plugins/*/server/{src/,}controllers/${code}`, `server/{src/,}controllers/${code}`];
const services = [`src/api/*/services/${code}`, `src/plugins/*/server/{src/,}services/${code}`, `server/{src/,}services/${code}`];
const events = ['Create', 'CreateMany', 'Update', 'UpdateMany', 'Delete', 'DeleteMany', 'Count', 'FindOne', 'FindMany'].flatMap((name) => [`before${name}`, `after${name}`]);
const handler = { phase: 'request', parameters: ['context', ''] } as const;
const data = { phase: 'request', parameters: ['data', 'data', 'data', 'data'] } as const;
/** Runs once and is passed `{ strapi }`. */
const factory = { phase: 'boot', parameters: ['setup', 'setup'] } as const;
const core = ['createCoreController', 'createCoreService', 'createCoreRouter'].map((name) => `@strapi/strapi#factories.${name}`);
const [makeController = '', makeService = ''] = core;

export const strapi = {
  name: 'strapi',
  packages: ['@strapi/strapi', '@strapi/types'],
  source: { url: 'https://docs.strapi.io/cms/backend-customization/controllers', versions: '4 || 5' },
  unseen: ['policies and middlewares of plugins, by their place', "which service `strapi.service('api::…')` names"],
  home: '`ctx.state`',
  entryPoints: [
    // What the factory answers serves all requests.
    { kind: 'call', callees: [makeController], handlers: [{ at: 1, answered: 'once', keys: ['*'] }, { at: 1, keys: ['*'] }], ...handler },
    { kind: 'call', callees: [makeService], handlers: [{ at: 1, answered: 'once', keys: ['*'] }, { at: 1, keys: ['*'] }], ...data },
    { kind: 'call', callees: core, handlers: [{ at: 1 }], ...factory },
    { kind: 'export', files: controllers, exports: ['default.*'], ...handler },
    { kind: 'export', files: controllers, exports: ['default'], answered: true, keys: ['*'], ...handler },
    { kind: 'export', files: services, exports: ['default.*'], ...data },
    { kind: 'export', files: services, exports: ['default'], answered: true, keys: ['*'], ...data },
    { kind: 'export', files: [...controllers, ...services], exports: ['default'], ...factory },
    { kind: 'export', files: [`src/{api/*/,}policies/${code}`], exports: ['default'], phase: 'request', parameters: ['context', '', 'setup'] },
    { kind: 'export', files: [`src/{api/*/,}middlewares/${code}`], exports: ['default'], answered: true, ...handler },
    { kind: 'export', files: [`src/{api/*/,}middlewares/${code}`], exports: ['default'], ...factory },
    {
      kind: 'export',
      files: ['src/api/*/routes/**/*.{js,ts}'],
      exports: ['default.routes.*.config.policies', 'default.routes.*.config.middlewares', 'default.routes.*.handler'],
      ...handler,
    },
    { kind: 'export', files: ['src/**/content-types/*/lifecycles.{js,ts}'], exports: events.flatMap((name) => [name, `default.${name}`]), phase: 'request', parameters: ['data'] },
    { kind: 'export', files: ['src/index.{js,ts}', 'src/plugins/*/server/{src/,}index.{js,ts}'], exports: ['register', 'bootstrap', 'destroy'].flatMap((name) => [name, `default.${name}`]), ...factory },
    { kind: 'export', files: ['config/cron-tasks.{js,ts}'], exports: ['default.*', 'default.*.task'], phase: 'tick', parameters: ['setup'] },
    { kind: 'registration', receivers: ['global#strapi.documents'], methods: ['use'], handlers: [{ at: 0 }], phase: 'request', parameters: ['data', ''] },
    { kind: 'registration', receivers: ['global#strapi.db.lifecycles'], methods: ['subscribe'], handlers: [{ at: 0 }, { at: 0, keys: events }], phase: 'request', parameters: ['data'] },
    { kind: 'registration', receivers: ['global#strapi.server'], methods: ['use'], handlers: [{ at: 0 }], ...handler },
    { kind: 'registration', receivers: ['global#strapi.server'], methods: ['routes'], handlers: [{ at: 0, keys: ['handler', 'routes.*.handler'] }], ...handler },
    { kind: 'registration', receivers: ['global#strapi.eventHub'], methods: ['on', 'once', 'subscribe'], handlers: [{ at: 'last' }], phase: 'message', parameters: ['data'] },
    { kind: 'registration', receivers: ['global#strapi.cron'], methods: ['add'], handlers: [{ at: 0, keys: ['*', '*.task'] }], phase: 'tick', parameters: ['setup'] },
  ],
  objects: { context: {}, data: {}, setup: { shared: { strapi: 'global#strapi' } } },
} satisfies Framework;
