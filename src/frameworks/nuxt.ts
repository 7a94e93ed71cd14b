import type { Framework } from './framework.ts';

/** `srcDir`: of Nuxt 4, by habit, and of earlier ones. */
const sources = ['app', 'src', '.'];
const source = '*.{ts,js,mjs,mts}';
const below = (folder: string): string => `{app/,src/,}${folder}/**/${source}`;

/** Functions that Nuxt imports by itself, under names that nobody else uses. */
const own = [
  'callOnce', 'clearNuxtData', 'clearNuxtState', 'defineNuxtComponent', 'defineNuxtPlugin', 'defineNuxtRouteMiddleware', 'definePageMeta',
  'refreshNuxtData', 'reloadNuxtApp', 'useAsyncData', 'useLazyAsyncData', 'useNuxtApp', 'useNuxtData', 'useRequestEvent', 'useRequestHeaders',
];
const vue = [
  'computed', 'customRef', 'nextTick', 'onActivated', 'onBeforeMount', 'onBeforeUnmount', 'onBeforeUpdate', 'onDeactivated', 'onMounted',
  'onServerPrefetch', 'onUnmounted', 'onUpdated', 'reactive', 'readonly', 'ref', 'shallowReactive', 'shallowRef', 'toRaw', 'watch', 'watchEffect',
  'watchPostEffect',
];
/** Beside these, `#imports` and `#app`, which are for all that goes without an import. */
const roots = ['global', 'nuxt/app'];
const fromAnywhere = (names: readonly string[]): readonly string[] => names.flatMap((name) => roots.map((root) => `${root}#${name}`));
/** What belongs to the page that is being rendered: each request has an application of its own. */
const asked = ['useCookie', 'useRequestEvent', 'useRequestFetch', 'useRequestHeader', 'useRequestHeaders', 'useRequestURL', 'useRoute', 'useState'];
const page = { phase: 'render', parameters: ['nuxtApp', 'nuxtApp'] } as const;

export const nuxt = {
  name: 'nuxt',
  packages: ['nuxt', 'nuxt-edge', '#app'],
  globals: own,
  source: { url: 'https://nuxt.com/docs/guide/concepts/rendering', versions: '2 || 3 || 4' },
  folders: { '~': sources, '@': sources, '~~': ['.'], '@@': ['.'], '#shared': ['shared'] },
  home: '`useState()`',
  browserFiles: ['{app/,src/,}{components,plugins}/**/*.client.{vue,ts,tsx,js,jsx,mjs,mts}'],
  rendersNothing: { files: ['nuxt.config.{ts,js,mjs,mts}'], key: 'ssr', is: 'false' },
  entryPoints: [
    { kind: 'export', files: ['server/{api,routes,middleware}/**/*.{ts,js,mjs,mts}'], exports: ['default'], phase: 'request', parameters: ['h3@event'] },
    { kind: 'export', files: ['server/plugins/**/*.{ts,js,mjs,mts}'], exports: ['default'], phase: 'boot', parameters: ['nitropack/runtime#useNitroApp()'] },
    // Nuxt 2: what nuxt.config names under `serverMiddleware`, usually from one of these folders.
    {
      kind: 'export',
      files: ['{serverMiddleware,server-middleware,api}/**/*.{ts,js,mjs}'],
      exports: ['default', 'default.handler'],
      phase: 'request',
      parameters: ['node-http@request', 'node-http@response', ''],
    },
    // Plugins and middleware of the application run for each page that is rendered on the server, and again in the browser.
    { kind: 'export', files: [below('plugins'), below('middleware')], exports: ['default'], ...page },
    { kind: 'export', files: ['store/*.{ts,js}'], exports: ['actions.nuxtServerInit'], ...page },
    { kind: 'call', callees: fromAnywhere(['defineNuxtPlugin', 'defineNuxtRouteMiddleware', 'addRouteMiddleware']), handlers: [{ at: 'last' }, { at: 0, keys: ['setup', 'hooks.*'] }], ...page },
    { kind: 'call', callees: fromAnywhere(['useAsyncData', 'useLazyAsyncData']), handlers: [{ at: { from: 0 } }], unless: { at: 2, key: 'server', is: 'false' }, ...page },
    { kind: 'call', callees: fromAnywhere(['callOnce']), handlers: [{ at: { from: 0 } }], ...page },
    { kind: 'call', callees: ['vue#defineComponent', ...fromAnywhere(['defineNuxtComponent'])], handlers: [{ at: 0, keys: ['setup', 'asyncData', 'serverPrefetch', 'data', 'created'] }], ...page, this: 'nuxtApp' },
  ],
  autoImports: {
    files: [
      { from: ['{server,shared}/utils/**/*.{ts,js,mjs,mts}'], into: ['server/**'] },
      {
        from: [...['composables', 'utils'].flatMap((folder) => [`{app/,src/,}${folder}/${source}`, `{app/,src/,}${folder}/*/index.{ts,js,mjs,mts}`]), `shared/utils/${source}`],
        into: ['{app/,src/,}{app,error}.vue', '{app/,src/,}{components,composables,layouts,middleware,pages,plugins,store,stores,utils}/**'],
      },
    ],
    modules: ['#imports', '#app'],
  },
  objects: { nuxtApp: {} },
  aliases: {
    ...Object.fromEntries(vue.map((name) => [`global#${name}`, `vue#${name}`])),
    ...Object.fromEntries([...asked, 'useNuxtApp'].flatMap((name) => fromAnywhere([name]).map((path) => [`${path}()`, 'nuxt@nuxtApp']))),
  },
} satisfies Framework;
