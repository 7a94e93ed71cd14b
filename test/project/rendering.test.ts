import { describe, expect, test } from 'vitest';

import { entryPointsIn, findingsIn, type Files } from '../support/project-in-memory.ts';

/** A package.json that depends on these. */
const depends = (...names: string[]): Files => ({ 'package.json': JSON.stringify({ name: 'shop', dependencies: Object.fromEntries(names.map((name) => [name, '*'])) }) });

describe('which framework is in play', () => {
  const load = 'export const load = ({ params }) => params;';

  test('is told by what only its build provides', () => {
    expect(entryPointsIn({ 'package.json': '{}', 'src/routes/+page.ts': `import type { PageLoad } from './$types'; ${load}` })).toEqual(['render export load of sveltekit']);
    expect(entryPointsIn({ 'package.json': '{}', 'src/routes/+page.ts': load })).toEqual([]);
  });

  test('is told by a global that its build makes known', () => {
    expect(entryPointsIn({ 'package.json': '{}', 'plugins/a.ts': 'export default defineNuxtPlugin(() => {});' })).toEqual(['render defineNuxtPlugin of nuxt']);
    expect(entryPointsIn({ 'package.json': '{}', 'plugins/a.ts': 'const defineNuxtPlugin = (f) => f; export default defineNuxtPlugin(() => {});' })).toEqual([]);
  });

  test('decides whether a page is rendered on the server at all', () => {
    const route = "import { createFileRoute } from '@tanstack/react-router'; export const Route = createFileRoute('/')({ component: () => null });";
    expect(entryPointsIn({ ...depends('@tanstack/react-router'), 'src/routes/index.tsx': route })).toEqual([]);
    expect(entryPointsIn({ ...depends('@tanstack/react-router', '@tanstack/react-start'), 'src/routes/index.tsx': route })).toEqual(['render createFileRoute of tanstack-start']);
  });
});

describe('where a page is rendered', () => {
  const load = 'export const load = ({ params }) => params;';
  const kit = (files: Files): string[] => entryPointsIn({ ...depends('@sveltejs/kit'), 'src/routes/a/+page.ts': load, ...files });
  const off = 'export const ssr = false;';

  test('the page says itself', () => {
    expect(kit({ 'src/routes/a/+page.ts': `${off} ${load}` })).toEqual([]);
    expect(kit({ 'src/routes/a/+page.ts': `const ssr = false; export { ssr }; ${load}` })).toEqual([]);
  });

  test('a layout above says for it, and a page in another folder does not', () => {
    expect(kit({ 'src/routes/+layout.ts': off })).toEqual([]);
    expect(kit({ 'src/routes/+layout.server.ts': off })).toEqual([]);
    expect(kit({ 'src/routes/+page.ts': off })).toHaveLength(1);
    expect(kit({ 'src/routes/b/+layout.ts': off })).toHaveLength(1);
  });

  test('the nearest answer counts', () => {
    expect(kit({ 'src/routes/+layout.ts': off, 'src/routes/a/+layout.ts': 'export const ssr = true;' })).toHaveLength(1);
    expect(kit({ 'src/routes/+layout.ts': off, 'src/routes/a/+page.server.ts': 'export const ssr = true;' })).toHaveLength(1);
  });

  test('the settings of the build say for the package', () => {
    const nuxt = (settings: string): string[] => entryPointsIn({ ...depends('nuxt'), 'nuxt.config.ts': settings, 'middleware/a.ts': 'export default defineNuxtRouteMiddleware(() => {});' });
    expect(nuxt('export default defineNuxtConfig({ ssr: false });')).toEqual([]);
    expect(nuxt('export default { ssr: false };')).toEqual([]);
    expect(nuxt("export default defineNuxtConfig({ routeRules: { '/admin': { ssr: false } } });")).toHaveLength(1);
  });

  test('an option of the call says for what it is given', () => {
    const plugin = (options: string): string[] => entryPointsIn({ ...depends('nuxt'), 'plugins/a.ts': `export default defineNuxtPlugin(() => { useAsyncData('a', () => 1, ${options}); });` });
    expect(plugin('{ server: false }')).toEqual(['render defineNuxtPlugin of nuxt']);
    expect(plugin('{ lazy: true }')).toEqual(['render defineNuxtPlugin of nuxt', 'render useAsyncData of nuxt']);
  });
});

describe('names that the build imports', () => {
  const plugin = 'export default defineNuxtPlugin((app) => { keep(app.ssrContext.url); });';
  const keeping = 'let url = ""; export function keep(next) { url = next; return url; }';

  test('lead to what files in some folders export', () => {
    expect(findingsIn({ ...depends('nuxt'), 'plugins/a.ts': plugin, 'utils/keep.ts': keeping })).toEqual(['rebind url in utils/keep.ts:1, from defineNuxtPlugin → keep']);
    expect(findingsIn({ ...depends('nuxt'), 'plugins/a.ts': plugin, 'lib/keep.ts': keeping })).toEqual([]);
  });

  test('a default export goes by the name of its file', () => {
    const files = { ...depends('nuxt'), 'plugins/a.ts': plugin.replace('keep(', 'useLast('), 'composables/use-last.ts': keeping.replace('function keep', 'default function') };
    expect(findingsIn(files)).toEqual(['rebind url in composables/use-last.ts:1, from defineNuxtPlugin → default']);
  });

  test('a name that the file declares is its own', () => {
    expect(findingsIn({ ...depends('nuxt'), 'plugins/a.ts': `const keep = (url) => url; ${plugin}`, 'utils/keep.ts': keeping })).toEqual([]);
  });
});

describe('what is handed over while a page is rendered', () => {
  const page = (body: string, imports = ''): string[] =>
    findingsIn({ ...depends('next', 'react'), 'app/page.tsx': `${imports} let last = ''; export default function Page({ params }) { ${body} return last; }` });
  const found = (...names: string[]): string[] => [`rebind last in app/page.tsx:1, from ${['export default', ...names].join(' → ')}`];

  test.each([
    ['[1].forEach(() => { last = params.id; });', '', 'callback'],
    ['params.list.map(() => { last = params.id; });', '', 'callback'],
    ['Promise.resolve().then(() => { last = params.id; });', '', 'callback'],
    ['setTimeout(() => { last = params.id; }, 1);', '', 'callback'],
    ['useMemo(() => { last = params.id; }, []);', "import { useMemo } from 'react';", 'callback'],
    ['React.useState(() => { last = params.id; });', "import React from 'react';", 'callback'],
    ['const set = () => { last = params.id; }; set();', '', 'set'],
  ])('%s runs on the server', (body, imports, name) => {
    expect(page(body, imports)).toEqual(found(name));
  });

  test.each([
    ['useEffect(() => { last = params.id; });', "import { useEffect } from 'react';"],
    ['React.useLayoutEffect(() => { last = params.id; });', "import * as React from 'react';"],
    ['const f = useCallback(() => { last = params.id; });', "import { useCallback } from 'react';"],
    ["document.addEventListener('click', () => { last = params.id; });", ''],
    ['requestAnimationFrame(() => { last = params.id; });', ''],
    ['useInterval(() => { last = params.id; }, 1);', "import { useInterval } from 'react-clocks';"],
  ])('%s does not', (body, imports) => {
    expect(page(body, imports)).toEqual([]);
  });
});

describe('an exported function that renders', () => {
  const entry = (code: string, file = 'src/page.ts'): string[] => entryPointsIn({ ...depends(), [file]: `import { renderToString } from 'vue/server-renderer'; ${code}` });

  test('is called for each page by someone else', () => {
    expect(entry('export const render = (url) => renderToString(url);')).toEqual(['render render of server-rendering']);
    expect(entry('export default async function (url) { return renderToString(url); }')).toEqual(['render export default of server-rendering']);
  });

  test('unless the project calls it, or it is told nothing', () => {
    expect(entry("export const render = (url) => renderToString(url); render('/');")).toEqual([]);
    expect(entry("export const build = () => renderToString('/');")).toEqual([]);
  });
});
