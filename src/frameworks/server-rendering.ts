import type { Framework } from './framework.ts';

const vue = ['@vue/server-renderer', 'vue/server-renderer'];
const react = ['react-dom/server', 'react-dom/server.node', 'react-dom/server.browser', 'react-dom/server.edge'];

/** Functions that turn the components of a page into text or a stream. */
const renderers = [
  ...react.flatMap((name) => ['renderToString', 'renderToPipeableStream', 'renderToReadableStream', 'renderToStaticMarkup'].map((render) => `${name}#${render}`)),
  ...vue.flatMap((name) => ['renderToString', 'renderToNodeStream', 'renderToWebStream', 'pipeToNodeWritable', 'pipeToWebWritable'].map((render) => `${name}#${render}`)),
  'vue-server-renderer#createRenderer().renderToString',
  'vue-server-renderer#createBundleRenderer().renderToString',
  'preact-render-to-string#',
  'preact-render-to-string#render',
  'preact-render-to-string#renderToString',
  'solid-js/web#renderToString',
  'solid-js/web#renderToStringAsync',
  'solid-js/web#renderToStream',
  'svelte/server#render',
];

/** Pages rendered by a server of one's own. Which of its functions answers a request is often said by the server alone. */
export const serverRendering = {
  name: 'server-rendering',
  packages: [...react, ...vue, 'vue-server-renderer', 'preact-render-to-string', 'svelte/server', '@angular/ssr'],
  source: { url: 'https://vuejs.org/guide/scaling-up/ssr.html#cross-request-state-pollution', versions: 'react 16 || 17 || 18 || 19, vue 2 || 3' },
  home: 'the context that the page is rendered with',
  browserFiles: ['{src/,}entry-client.{ts,tsx,js,jsx}', '{src/,}entry.client.{ts,tsx,js,jsx}'],
  entryPoints: [
    { kind: 'calling', callees: renderers, phase: 'render', parameters: ['context', 'context', 'context'] },
    // Programs that render on the server name their entry so, and export a function that makes the page.
    { kind: 'export', files: ['{src/,}entry-server.{ts,tsx,js,jsx}'], exports: ['default', 'render'], phase: 'render', parameters: ['context', 'context', 'context'] },
    {
      kind: 'call',
      callees: ['vue#createSSRApp', 'vue#defineComponent'],
      handlers: [{ at: 0, keys: ['setup', 'data', 'created', 'beforeCreate', 'serverPrefetch', 'render', 'computed.*'] }],
      phase: 'render',
      parameters: ['context'],
      this: 'component',
    },
  ],
  objects: { context: {}, component: {} },
} satisfies Framework;
