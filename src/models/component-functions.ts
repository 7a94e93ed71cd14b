import type { FunctionModel } from './model.ts';

/** Hooks of Vue that a server never calls; `watch` calls its function there only when it is told to do so at once. */
const vueEffects = [
  'onActivated', 'onBeforeMount', 'onBeforeUnmount', 'onBeforeUpdate', 'onDeactivated', 'onMounted', 'onUnmounted', 'onUpdated', 'watch',
  'watchPostEffect',
];
/** `onDestroy` is called on the server too, and takes back there what was done in the browser alone. */
const svelteEffects = ['afterUpdate', 'beforeUpdate', 'onDestroy', 'onMount'].map((name) => `svelte#${name}`);
const runes = ['$effect', '$effect.pre', '$effect.root', '$inspect'].map((name) => `global#${name}`);
/** They call their first argument while the component is rendered on a server too. */
const calling = [...['computed', 'onServerPrefetch', 'watchEffect', 'watchSyncEffect'].flatMap(everywhere), 'global#$derived.by', 'svelte#untrack'];

/** What defines a component by its options, which it answers. */
const definitions = ['defineComponent', 'defineNuxtComponent'];

/** Where functions of Vue come from: its packages, and names that Nuxt makes known in every file. */
function everywhere(name: string): readonly string[] {
  return ['vue', '@vue/composition-api', '@nuxtjs/composition-api', 'global'].map((root) => `${root}#${name}`);
}

/** Functions that the scripts of components call, as their documentation says. */
export const componentFunctions: readonly FunctionModel[] = [
  ...[...vueEffects.flatMap(everywhere), ...svelteEffects, ...runes].map((path) => ({ path, calls: [] })),
  ...calling.map((path) => ({ path, calls: [{ at: 0, when: 'now' as const }] })),
  ...[...definitions.flatMap(everywhere), 'vue#extend'].map((path) => ({ path, answers: 0, calls: [] })),
];
