import type { Framework } from './framework.ts';

/** `srcDir`: of Nuxt 4, by habit, and of earlier ones. */
const sources = ['app', 'src', '.'];

export const nuxt = {
  name: 'nuxt',
  packages: ['nuxt', 'nuxt-edge'],
  source: { url: 'https://nuxt.com/docs/guide/directory-structure/server', versions: '2 || 3 || 4' },
  folders: { '~': sources, '@': sources, '~~': ['.'], '@@': ['.'], '#shared': ['shared'] },
  home: '`event.context`',
  entryPoints: [
    {
      kind: 'export',
      files: ['server/{api,routes,middleware}/**/*.{ts,js,mjs,mts}'],
      exports: ['default'],
      phase: 'request',
      parameters: ['h3@event'],
    },
    {
      kind: 'export',
      files: ['server/plugins/**/*.{ts,js,mjs,mts}'],
      exports: ['default'],
      phase: 'boot',
      parameters: ['nitropack/runtime#useNitroApp()'],
    },
    // Nuxt 2: what nuxt.config names under `serverMiddleware`, usually from one of these folders.
    {
      kind: 'export',
      files: ['{serverMiddleware,server-middleware,api}/**/*.{ts,js,mjs}'],
      exports: ['default', 'default.handler'],
      phase: 'request',
      parameters: ['node-http@request', 'node-http@response', ''],
    },
  ],
  autoImports: {
    files: [
      { from: ['{server,shared}/utils/**/*.{ts,js,mjs,mts}'], into: ['server/**'] },
      {
        from: ['{app/,}{composables,utils}/*.{ts,js,mjs,mts}', '{app/,}{composables,utils}/*/index.{ts,js,mjs,mts}', 'shared/utils/*.{ts,js,mjs,mts}'],
        into: ['{app/,}{app,error}.vue', '{app/,}{components,composables,layouts,middleware,pages,plugins,stores,utils}/**'],
      },
    ],
    modules: ['#imports', '#app'],
  },
} satisfies Framework;
