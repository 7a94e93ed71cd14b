import type { GlobalSetting } from '../model.ts';
import { assigned, assignedBelow, called, each } from './writes.ts';

/** Stores of interface libraries, on the server, where one module serves every visitor. */
export const rendering = [
  {
    id: 'pinia.module',
    of: 'Pinia',
    writes: [
      ...called('pinia#setActivePinia', 'pinia#defineStore()().$patch', 'pinia#defineStore()().$reset'),
      ...assignedBelow('pinia#defineStore()()'),
    ],
    why: "stores of pages that render at the same time hold this visitor's data",
    instead: 'pass the instance, as in `useStore(pinia)`',
    source: 'Pinia documentation, "Server side rendering (SSR)"',
  },
  {
    id: 'redux.module',
    of: 'the Redux store',
    writes: called(
      ...each(['redux#', '@reduxjs/toolkit#'], ['configureStore().dispatch', 'createStore().dispatch', 'legacy_createStore().dispatch']),
    ),
    why: "pages that render at the same time show this visitor's data",
    instead: 'create the store for each request',
    source: 'Redux documentation, "Redux Toolkit setup with Next.js"',
  },
  {
    id: 'zustand.module',
    of: 'the Zustand store',
    writes: called(
      ...each(
        ['zustand#create()', 'zustand#create()()', 'zustand#createStore()', 'zustand/vanilla#createStore()', 'zustand/vanilla#createStore()()'],
        ['setState'],
      ),
    ),
    why: "pages that render at the same time show this visitor's data",
    instead: 'create the store for each request, in a provider',
    source: 'Zustand documentation, "Setup with Next.js"',
  },
  {
    id: 'jotai.default-store',
    of: 'Jotai',
    writes: called(...each(['jotai#', 'jotai/vanilla#'], ['createStore().set', 'getDefaultStore().set'])),
    why: "pages that render at the same time show this visitor's data",
    instead: 'create a store for each request with `createStore()`, in a `Provider`',
    source: 'Jotai documentation, "Next.js"',
  },
  {
    id: 'svelte.module-store',
    of: 'the Svelte store',
    writes: called('svelte/store#writable().set', 'svelte/store#writable().update'),
    why: "everyone who is connected sees this visitor's data",
    instead: 'answer the data from `load`, and share it with `setContext()`',
    source: 'SvelteKit documentation, "State management"',
  },
  {
    id: 'vuex.module',
    of: 'the Vuex store',
    writes: [
      ...called(...each(['vuex#createStore()', 'vuex#Store()'], ['commit', 'dispatch', 'replaceState'])),
      ...assignedBelow(...each(['vuex#createStore()', 'vuex#Store()'], ['state'])),
    ],
    why: "pages that render at the same time show this visitor's data",
    instead: 'create the store for each request',
    source: 'Vue documentation, "Server-side rendering: cross-request state pollution"',
  },
  {
    id: 'vue-router.module',
    of: 'the router',
    writes: called('vue-router#createRouter().push', 'vue-router#createRouter().replace', 'vue-router#().push', 'vue-router#().replace'),
    why: 'pages that render at the same time show the route of this one',
    instead: 'create the router for each request',
    source: 'Vue documentation, "Server-side rendering: cross-request state pollution"',
  },
  {
    id: 'solid.module-signal',
    of: 'the signal',
    writes: [
      { kind: 'call', path: 'solid-js#createSignal().*', minArguments: 1 },
      { kind: 'call', path: 'solid-js/store#createStore().*', minArguments: 1 },
    ],
    why: "pages that render at the same time show this visitor's data",
    instead: 'create the signal in a component, and share it with a context',
    source: 'Solid documentation, "Context"',
  },
  {
    id: 'mobx.module',
    of: 'MobX',
    writes: called('mobx#configure'),
    why: 'the stores of all pages follow it',
    instead: 'call it at start-up, and create stores for each request',
    source: 'MobX documentation, "Configuration"',
  },
  {
    id: 'valtio-nanostores-xstate',
    of: 'the store',
    writes: [
      ...called(
        'nanostores#atom().set', 'nanostores#map().set', 'nanostores#map().setKey', 'nanostores#deepMap().setKey', 'nanostores#deepMap().set', 'xstate#createActor().send',
      ),
      ...assigned('@preact/signals#signal().value', '@preact/signals-core#signal().value', '@preact/signals-react#signal().value'),
    ],
    why: "pages that render at the same time show this visitor's data",
    instead: 'create the store for each request',
    source: 'Nano Stores README, "Server-side rendering"',
  },
  {
    id: 'swr.cache',
    of: 'SWR',
    writes: called('swr#mutate'),
    why: 'the cache belongs to the process, and other visitors are answered from it',
    instead: 'give each request a cache of its own with the `provider` of `SWRConfig`',
    source: 'SWR documentation, "Cache"',
  },
  {
    id: 'react-helmet',
    of: 'React Helmet',
    writes: called('react-helmet#Helmet.renderStatic', 'react-helmet#renderStatic'),
    why: 'pages that render at the same time mix their titles',
    instead: 'use `react-helmet-async` with a `helmetContext` for each request',
    source: 'react-helmet README, "Server usage"',
  },
] satisfies readonly GlobalSetting[];
