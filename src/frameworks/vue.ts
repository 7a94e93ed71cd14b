import type { Framework } from './framework.ts';

/** Options of a component whose functions run while it is rendered on the server; `mounted`, `updated`, `watch` and the like do not. */
const options = [
  'asyncData', 'beforeCreate', 'computed.*', 'computed.*.get', 'created', 'data', 'fetch', 'head', 'middleware', 'provide', 'render',
  'serverPrefetch', 'setup', 'validate',
];

/** Components of Vue, where something renders them on a server. */
export const vue = {
  name: 'vue',
  packages: ['nuxt', 'nuxt-edge', '@vue/server-renderer', 'vue-server-renderer', 'vike-vue'],
  source: { url: 'https://vuejs.org/guide/scaling-up/ssr.html', versions: '2 || 3' },
  home: '`app.provide()`',
  entryPoints: [
    // `default` is a script of its own for each component; the options are those of an object that is exported.
    {
      kind: 'export',
      files: ['**/!(*.client).vue'],
      exports: ['default', ...options.map((name) => `default.${name}`)],
      phase: 'render',
      parameters: ['props', 'context'],
      this: 'component',
    },
  ],
  objects: { props: {}, context: {}, component: {} },
  aliases: { 'global#defineProps()': 'vue@props', 'global#withDefaults()': 'vue@props', 'vue-router#useRoute()': 'vue@props' },
} satisfies Framework;
