import type { Framework } from './framework.ts';

const apps = ['@zodios/express#zodiosApp()', '@zodios/express#zodiosContext().app()'];
const routers = ['@zodios/express#zodiosRouter()', '@zodios/express#zodiosContext().router()'];
const made = ['zodiosApp', 'zodiosRouter', 'zodiosNextApp'].map((name) => `@zodios/express#${name}`);

export const zodios = {
  name: 'zodios',
  packages: ['@zodios/express'],
  source: { url: 'https://www.zodios.org/docs/server/express-app', versions: '10' },
  home: '`res.locals`',
  // They are Express applications and routers with types.
  entryPoints: [
    { kind: 'call', callees: made, handlers: [{ at: 1, keys: ['validationErrorHandler'] }], phase: 'request', parameters: ['', 'express@request', 'express@response', ''] },
    { kind: 'typed', types: ['@zodios/express#ZodiosRequestHandler'], phase: 'request', parameters: ['express@request', 'express@response', ''] },
  ],
  aliases: {
    ...Object.fromEntries(apps.map((app) => [app, 'express#()'])),
    ...Object.fromEntries(routers.map((router) => [router, 'express#Router()'])),
    '@zodios/express#zodiosNextApp()': 'express#()',
    '@zodios/express#zodiosContext().nextApp()': 'express#()',
  },
} satisfies Framework;
