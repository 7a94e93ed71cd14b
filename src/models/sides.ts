import type { AccessPath } from './model.ts';

/**
 * How code that runs on the server and in the browser tells which of the two it is on. Data only; access paths are written as in
 * `src/frameworks/framework.ts`.
 */

/** Names that only a browser declares: code behind a test that they are there runs nowhere else. */
export const browserNames: ReadonlySet<string> = new Set([
  'window', 'document', 'localStorage', 'sessionStorage', 'HTMLElement', 'XMLHttpRequest', 'addEventListener', 'requestAnimationFrame',
  'requestIdleCallback', 'matchMedia', 'IntersectionObserver', 'MutationObserver', 'ResizeObserver',
]);

/** Objects that have the global names as properties: `globalThis.window`. */
export const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'global', 'self']);

const qwik = ['@builder.io/qwik', '@builder.io/qwik/build', '@qwik.dev/core', '@qwik.dev/core/build'];
const queries = ['react', 'vue', 'solid', 'svelte', 'angular'].map((name) => `@tanstack/${name}-query`);

/** What is true in the browser and false on the server: constants of bundlers and of frameworks. */
export const trueInBrowser: ReadonlySet<AccessPath> = new Set([
  'global#import.meta.client',
  'global#import.meta.browser',
  'global#process.client',
  'global#process.browser',
  '$app/environment#browser',
  'esm-env#BROWSER',
  'is-browser#',
  'is-in-browser#',
  '@vueuse/core#isClient',
  '@vueuse/shared#isClient',
  ...qwik.map((name) => `${name}#isBrowser`),
]);

/** What is true on the server and false in the browser. */
export const trueOnServer: ReadonlySet<AccessPath> = new Set([
  'global#import.meta.server',
  'global#import.meta.env.SSR',
  'global#process.server',
  'solid-js/web#isServer',
  '@tanstack/query-core#isServer',
  ...queries.map((name) => `${name}#isServer`),
  ...qwik.map((name) => `${name}#isServer`),
]);
