import type { FunctionModel } from './model.ts';

/**
 * Functions of libraries that draw pages: which of what they are given runs while a page is rendered on the server. React, Vue,
 * Svelte, Solid, Preact and Qwik documentation, on rendering on the server.
 */
const react = ['react', 'preact/hooks', 'preact/compat'];
const each = (roots: readonly string[], names: readonly string[]): readonly string[] => roots.flatMap((root) => names.map((name) => `${root}#${name}`));
const vue = ['vue', '@vue/composition-api', 'vue-demi'];

/** They keep what they are given for the browser: effects, callbacks, what happens when a component is shown, changed or taken away. */
const inBrowserOnly = [
  ...each(react, ['useEffect', 'useLayoutEffect', 'useInsertionEffect', 'useImperativeHandle', 'useEffectEvent', 'startTransition', 'lazy']),
  ...each(vue, [
    'onActivated', 'onBeforeMount', 'onBeforeUnmount', 'onBeforeUpdate', 'onDeactivated', 'onMounted', 'onScopeDispose', 'onUnmounted', 'onUpdated',
    'watch', 'watchPostEffect',
  ]),
  ...each(['svelte'], ['afterUpdate', 'beforeUpdate', 'onMount']),
  ...each(['solid-js'], ['createEffect', 'lazy', 'onCleanup', 'onMount']),
  ...each(['@builder.io/qwik', '@qwik.dev/core'], ['$', 'useOn', 'useOnDocument', 'useOnWindow', 'useVisibleTask$']),
  ...each(['@tanstack/react-query', '@tanstack/vue-query', '@tanstack/solid-query', '@tanstack/svelte-query'], ['useMutation', 'createMutation']),
  'global#$effect', 'global#$effect.pre', 'global#$inspect',
  'next/dynamic#',
];

/** They call what they are given, and answer what that answers or keep it as their first value. */
const atOnce = [
  ...each(react, ['useMemo', 'useState']),
  ...each(vue, ['computed', 'effectScope().run', 'onServerPrefetch', 'watchEffect', 'watchSyncEffect']),
  ...each(['solid-js'], ['batch', 'createComputed', 'createMemo', 'createRenderEffect', 'createRoot', 'untrack']),
  ...each(['svelte'], ['onDestroy', 'untrack']),
  'global#$derived.by',
];

/** They answer the component or function that they are given, with something around it. */
const wrapping = [
  ...each(react, ['useCallback', 'memo', 'forwardRef', 'cache']),
  'mobx-react#observer', 'mobx-react-lite#observer',
];

export const renderingFunctions: readonly FunctionModel[] = [
  ...inBrowserOnly.map((path) => ({ path, calls: [] })),
  ...atOnce.map((path) => ({ path, calls: [{ at: 0, when: 'now' as const }] })),
  ...wrapping.map((path) => ({ path, answers: 0, calls: [] })),
  ...each(react, ['createElement']).map((path) => ({ path, calls: [{ at: 0, when: 'now' as const, passes: 1 }] })),
  ...each(['vue', 'preact'], ['h']).map((path) => ({ path, calls: [{ at: 0, when: 'now' as const, passes: 1 }] })),
  // A reducer runs when something happens; the third argument makes the first state.
  ...each(react, ['useReducer']).map((path) => ({ path, calls: [{ at: 2, when: 'now' as const }] })),
  ...each(react, ['useSyncExternalStore']).map((path) => ({ path, calls: [{ at: 2, when: 'now' as const }] })),
];
