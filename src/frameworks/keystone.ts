import type { Framework } from './framework.ts';

const steps = ['resolveInput', 'validate', 'validateInput', 'validateDelete', 'beforeOperation', 'afterOperation'].flatMap((name) => [`hooks.${name}`, `hooks.${name}.*`]);
const access = ['access', 'access.*', 'access.*.*', 'ui.*', 'ui.*.*'];
const fields = [
  'text', 'integer', 'bigInt', 'float', 'decimal', 'checkbox', 'select', 'multiselect', 'relationship', 'password', 'timestamp', 'calendarDay', 'json', 'file',
  'image', 'virtual',
].map((name) => `@keystone-6/core/fields#${name}`);
const config = { kind: 'call', callees: ['@keystone-6/core#config'] } as const;
const args = { phase: 'request', parameters: ['args'] } as const;

export const keystone = {
  name: 'keystone',
  packages: ['@keystone-6/core', '@keystone-6/auth'],
  source: { url: 'https://keystonejs.com/docs/config/hooks', versions: '6 || 7 || 8' },
  home: 'the `context`',
  entryPoints: [
    { kind: 'call', callees: ['@keystone-6/core#list', ...fields], handlers: [{ at: 0, keys: [...steps, ...access] }], ...args },
    {
      kind: 'call',
      callees: ['graphql', 'g'].flatMap((name) => [`@keystone-6/core#${name}.field`]),
      handlers: [{ at: 0, keys: ['resolve'] }],
      phase: 'request',
      parameters: ['', '', 'context', ''],
    },
    { ...config, handlers: [{ at: 0, keys: ['session.get', 'session.start', 'session.end', 'ui.isAccessAllowed', 'server.isAccessAllowed'] }], ...args },
    // Routes that are registered in it serve requests, as those of Express do.
    { ...config, handlers: [{ at: 0, keys: ['server.extendExpressApp'] }], phase: 'boot', parameters: ['express#()', ''] },
    { ...config, handlers: [{ at: 0, keys: ['server.extendHttpServer'] }], phase: 'boot', parameters: ['node:http#createServer()', ''] },
    { ...config, handlers: [{ at: 0, keys: ['db.onConnect', 'graphql.extendGraphqlSchema', 'extendGraphqlSchema'] }], phase: 'boot', parameters: [''] },
  ],
  objects: { args: {}, context: {} },
} satisfies Framework;
