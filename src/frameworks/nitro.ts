import type { Framework } from './framework.ts';

const app = 'nitropack/runtime#useNitroApp()';
const hooks = { kind: 'registration', receivers: [`${app}.hooks`], methods: ['hook'], handlers: [{ at: 1 }] } as const;

/** A function of Nitro, which it and Nuxt also import by themselves. */
const fromAnywhere = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => ['nitropack/runtime', 'nitro', 'global'].map((root) => `${root}#${name}`));

export const nitro = {
  name: 'nitro',
  packages: ['nitro', 'nitropack'],
  source: { url: 'https://nitro.build/guide/plugins', versions: '2 || 3' },
  home: '`event.context`',
  entryPoints: [
    {
      kind: 'export',
      files: ['{server/,}{api,routes,middleware}/**/*.{ts,js,mjs,mts}'],
      exports: ['default'],
      phase: 'request',
      parameters: ['h3@event'],
    },
    { kind: 'export', files: ['{server/,}plugins/**/*.{ts,js,mjs,mts}'], exports: ['default'], phase: 'boot', parameters: [app] },
    {
      kind: 'export',
      files: ['server.{ts,js,mjs,mts,tsx,jsx}'],
      exports: ['default', 'default.fetch'],
      phase: 'request',
      parameters: ['h3@request'],
    },
    {
      kind: 'call',
      callees: fromAnywhere(['defineNitroPlugin', 'definePlugin', 'nitroPlugin']),
      handlers: [{ at: 0 }],
      phase: 'boot',
      parameters: [app],
    },
    { ...hooks, events: ['request', 'response', 'afterResponse', 'beforeResponse'], phase: 'request', parameters: ['h3@event', ''] },
    { ...hooks, events: ['error', 'render:html', 'render:response'], phase: 'request', parameters: ['', 'hook'] },
    { ...hooks, events: ['close'], phase: 'boot', parameters: [] },
    { kind: 'call', callees: fromAnywhere(['defineTask']), handlers: [{ at: 0, keys: ['run'] }], phase: 'job', parameters: ['task'] },
    {
      kind: 'call',
      callees: fromAnywhere(['defineNitroErrorHandler', 'defineErrorHandler']),
      handlers: [{ at: 0 }],
      phase: 'request',
      parameters: ['', 'h3@event'],
    },
    { kind: 'call', callees: fromAnywhere(['defineRenderHandler']), handlers: [{ at: 0 }], phase: 'render', parameters: ['h3@event'] },
    {
      kind: 'call',
      callees: fromAnywhere(['defineCachedFunction', 'cachedFunction']),
      handlers: [{ at: 0 }, { at: 1, keys: ['getKey', 'shouldBypassCache', 'shouldInvalidateCache', 'transform', 'validate'] }],
      phase: 'request',
      parameters: [''],
    },
  ],
  autoImports: {
    files: [{ from: ['{server/,}utils/**/*.{ts,js,mjs,mts}', 'shared/utils/**/*.{ts,js,mjs,mts}'], into: ['{server/,}{api,routes,middleware,plugins,tasks,utils}/**'] }],
    modules: ['#imports', '#nitro'],
  },
  objects: { hook: {}, task: {} },
  aliases: {
    'global#useNitroApp()': app,
    'nitro#useNitroApp()': app,
    'nitro@hook.event': 'h3@event',
  },
} satisfies Framework;
