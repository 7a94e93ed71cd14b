import type { Framework } from './framework.ts';

const handler = { phase: 'request', parameters: ['request', 'response', ''] } as const;
const inputs = { phase: 'request', parameters: ['inputs', ''], this: 'action' } as const;
const routes = ['routes.before.*', 'routes.after.*'];
const js = '*.{js,cjs,mjs,ts}';

export const sails = {
  name: 'sails',
  packages: ['sails'],
  source: { url: 'https://sailsjs.com/documentation/concepts/actions-and-controllers', versions: '0.12 || 1' },
  home: '`res.locals`',
  entryPoints: [
    { kind: 'export', files: [`api/controllers/**/${js}`], exports: ['default.fn'], ...inputs },
    // A controller's actions, or the one classic action of a file.
    { kind: 'export', files: [`api/controllers/**/*Controller.{js,cjs,mjs,ts}`], exports: ['default.*'], ...handler },
    { kind: 'export', files: [`api/controllers/**/${js}`, `api/policies/**/${js}`], exports: ['default'], ...handler },
    { kind: 'export', files: [`api/responses/${js}`], exports: ['default'], phase: 'request', parameters: ['inputs'], this: 'action' },
    { kind: 'export', files: [`api/helpers/**/${js}`], exports: ['default.fn'], phase: 'request', parameters: ['inputs', ''] },
    {
      kind: 'export',
      files: [`api/models/${js}`],
      exports: ['beforeCreate', 'afterCreate', 'beforeUpdate', 'afterUpdate', 'beforeDestroy', 'afterDestroy', 'customToJSON'].map((name) => `default.${name}`),
      phase: 'request',
      parameters: ['inputs', ''],
    },
    { kind: 'export', files: [`api/hooks/*/index.{js,ts}`, `api/hooks/${js}`], exports: [...routes, ...routes.map((route) => `${route}.fn`)].map((route) => `default.${route}`), ...handler },
    // Often a function of `sails` that answers with the same.
    { kind: 'export', files: [`api/hooks/*/index.{js,ts}`, `api/hooks/${js}`], exports: ['default'], phase: 'boot', parameters: ['global#sails'] },
    { kind: 'export', files: [`api/hooks/*/index.{js,ts}`, `api/hooks/${js}`], exports: ['default'], answered: true, keys: [...routes, ...routes.map((route) => `${route}.fn`)], ...handler },
    { kind: 'export', files: ['config/routes.{js,ts}'], exports: ['routes.*', 'routes.*.fn', 'default.routes.*', 'default.routes.*.fn'], ...handler },
    { kind: 'export', files: ['config/policies.{js,ts}'], exports: ['policies.*'], ...handler },
    { kind: 'export', files: ['config/http.{js,ts}'], exports: ['http.middleware.*', 'default.http.middleware.*'], ...handler },
    {
      kind: 'export',
      files: ['config/sockets.{js,ts}'],
      // The last two are of version 0.12.
      exports: ['beforeConnect', 'afterDisconnect', 'onConnect', 'onDisconnect'].flatMap((event) => [`sockets.${event}`, `default.sockets.${event}`]),
      phase: 'connection',
      parameters: ['inputs', 'inputs', ''],
    },
    { kind: 'export', files: ['config/bootstrap.{js,ts}'], exports: ['bootstrap', 'default.bootstrap'], phase: 'boot', parameters: [''] },
    { kind: 'registration', receivers: ['global#sails'], methods: ['registerAction'], handlers: [{ at: 0 }], ...handler },
    { kind: 'registration', receivers: ['global#sails'], methods: ['get', 'post', 'put', 'patch', 'delete', 'all'], handlers: [{ at: 1 }], ...handler },
    { kind: 'registration', receivers: ['global#sails'], methods: ['on', 'once', 'after'], handlers: [{ at: 1 }], phase: 'boot', parameters: [''] },
  ],
  // `sails` itself and models are globals: see the global names. So are services, by the names of their files.
  autoImports: { files: [{ from: [`api/services/${js}`], into: ['{api,config}/**/*.{js,cjs,mjs,ts}'] }], modules: [] },
  objects: { request: { shared: { _sails: 'global#sails' } }, response: {}, inputs: {}, action: { shared: { sails: 'global#sails' } } },
  aliases: { 'sails@action.req': 'sails@request', 'sails@action.res': 'sails@response' },
} satisfies Framework;
