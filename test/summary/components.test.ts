/** Where the scripts of a component's file stand, and what its summary says of them. */
import { describe, expect, test } from 'vitest';

import { layoutOf } from '../../src/summary/blocks/layout.ts';
import { outlineText } from '../../src/summary/outline-text.ts';
import { summarizeText } from '../../src/summary/summarize-text.ts';

/** The scripts of a file: when they run, their language, their text; or why there are none. */
function scriptsIn(file: string, text: string): string[] {
  const layout = layoutOf(file, text);
  if (layout?.fault !== undefined) return [`${layout.fault.reason} at ${layout.fault.at}`];
  const blocks = layout?.blocks.map(({ kind, language, start, end }) => `${kind.runs}, ${language}: ${text.slice(start, end)}`) ?? [];
  return [...blocks, ...(layout?.sources.map((source) => `in ${source}`) ?? [])];
}

describe('scripts are found', () => {
  test.each([
    ['a.vue', '<script setup lang="ts">a</script>', ['for each component, ts: a']],
    ['a.vue', '<script>a</script><script setup>b</script>', ['once, jsx: a', 'for each component, jsx: b']],
    ['a.vue', '<script\n  lang=tsx\n  setup\n>a</script >', ['for each component, tsx: a']],
    ['a.vue', '<script type="text/typescript">a</script>', ['once, ts: a']],
    ['a.vue', "<script>a = '<\\/script>';</script>", ["once, jsx: a = '<\\/script>';"]],
    ['a.vue', '<!-- <script>no</script> --><script>a</script>', ['once, jsx: a']],
    ['a.vue', '<docs>```<script>no</script>```</docs><script>a</script>', ['once, jsx: a']],
    ['a.vue', '<template><div><script>no</script></div></template><script>a</script>', ['once, jsx: a']],
    ['a.vue', '<template><p v-if="a < b && c > d"><Link/><Title>x</Title><br><li>{{ a <b }}</p></template><script>a</script>', ['once, jsx: a']],
    ['a.vue', '<script>a</script><script>b</script>', ['once, jsx: a']],
    ['a.vue', '<script src="./a.ts"></script>', ['in ./a.ts']],
    ['a.vue', '<script src="./a.ts" lang="ts" />', ['in ./a.ts']],
    ['a.vue', '<script/><script setup>b</script>', ['for each component, jsx: b']],
    ['a.vue', '<script type="application/ld+json">{}</script>', []],
    ['a.vue', '<Script>no</Script><template/>', []],
    ['a.vue', '', []],
    ['a.vue', '<script>', ['A script has no end at 0']],
    ['a.vue', '<p/><script setup>let a;', ['A script has no end at 4']],
    ['a.vue', '<script lang="coffee">a</script>', ["A script is written in 'coffee' at 0"]],
    ['a.vue', '<script>a</script><script setup lang="coffee">b</script>', ["A script is written in 'coffee' at 18"]],
    ['a.svelte', '<script module>a</script><script lang="ts">b</script>', ['once, js: a', 'for each component, ts: b']],
    ['a.svelte', '<script context="module">a</script>', ['once, js: a']],
    ['a.svelte', '<script>a</script>{#if a <b}<svelte:head><script>no(</script></svelte:head>{/if}', ['for each component, js: a']],
    ['a.svelte', '<svelte:head><script>no</script></svelte:head><script>a</script>', ['for each component, js: a']],
    ['a.astro', '---\na\n---\n<script>no</script>', ['for each component, ts: \na\n']],
    ['a.astro', '\r\n---\r\n// ---\r\na;\r\n---\r\n---\r\n', ['for each component, ts: \r\n// ---\r\na;\r\n']],
    ['a.astro', '<p>---</p>', []],
    ['a.astro', '--- a --- ', ["The script between '---' has no end at 0"]],
    ['a.ts', '<script>a</script>', []],
  ])('%s: %j', (file, text, scripts) => {
    expect(scriptsIn(file, text)).toEqual(scripts);
  });

  test('a text that nests too deeply for the parser', () => {
    expect(scriptsIn('a.vue', '<div>'.repeat(600_000))).toEqual(['Nested too deeply at 10000']);
  });
});

describe('a summary', () => {
  test('counts in the whole file', () => {
    const text = '<template>\r\n  <p>😀</p>\r\n</template>\r\n<script setup>\r\nshared.push(1);\r\n</script>\r\n';
    const { summary } = summarizeText('a.vue', text);
    expect(summary?.lineStarts).toHaveLength(7);
    expect(summary?.calls.map(({ start, end }) => text.slice(start, end))).toEqual(['shared.push(1)']);
  });

  test('says where a script does not parse, in the whole file', () => {
    expect(summarizeText('a.vue', '<p/>\n<script>\nconst = 1;\n</script>').error).toBe('Unexpected token (3:7)');
    expect(summarizeText('a.svelte', '<script>\nreturn;\n</script>').error).toBeUndefined();
    expect(summarizeText('a.svelte', '<script module>\nreturn;\n</script>').error).toMatch('(2:1)');
  });

  test('makes what runs for each component the default export', () => {
    const { summary } = summarizeText('a.svelte', '<script module>let all = 0;</script>\n<script>let own = 0; export let given;</script>');
    expect(summary?.functions.map(({ kind, name, parent }) => ({ kind, name, parent }))).toEqual([
      { kind: 'module', name: '', parent: -1 },
      { kind: 'component', name: '<script>', parent: 0 },
    ]);
    expect(summary?.exports.map((one) => ('name' in one ? one.name : ''))).toEqual(['default']);
    expect(summary?.bindings.filter(({ owner }) => owner === 0).map(({ name }) => name)).toEqual(['all']);
  });

  test('hoists imports, and what a page says of itself', () => {
    const { summary } = summarizeText('a.astro', "---\nimport { a } from './a';\nexport const prerender = true;\nconst own = a();\n---\n");
    expect(summary?.requests).toEqual(['./a']);
    expect(summary?.exports.map((one) => ('name' in one ? one.name : ''))).toEqual(['prerender', 'default']);
  });

  test('of a file whose script stands in another has the exports of that', () => {
    const { summary } = summarizeText('a.vue', '<script src="./a.ts"></script>');
    expect(summary?.exports).toEqual([
      { kind: 're-export', name: 'default', specifier: './a.ts', imported: 'default' },
      { kind: 'all', specifier: './a.ts' },
    ]);
  });

  test('has the imports that an outline has', () => {
    const text = "<script src='./c'></script><script setup>import { a } from './a';\nconst b = () => import('./b');</script><template>import('./no')</template>";
    expect(outlineText('a.vue', text).outline?.requests).toEqual(['./c', './a', './b']);
    expect([...(summarizeText('a.vue', text).summary?.requests ?? [])].sort()).toEqual(['./a', './b', './c']);
  });
});
