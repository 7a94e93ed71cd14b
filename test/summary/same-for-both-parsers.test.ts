import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';
import { Linter } from 'eslint';
import type { Rule } from 'eslint';
import { parser } from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

import type { ModuleSummary } from '../../src/summary/module-summary.ts';
import { layoutOf } from '../../src/summary/blocks/layout.ts';
import { summarizeText } from '../../src/summary/summarize-text.ts';
import { summarize } from '../../src/summary/summarize.ts';
import { componentParsers } from '../support/component-parsers.ts';
import { realisticFile } from './realistic-file.ts';

const project = join(import.meta.dirname, '../..');

const files = ['src', 'rules', 'test', 'fixtures']
  .flatMap((folder) => readdirSync(join(project, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(entry.name))
  .map((entry) => relative(project, join(entry.parentPath, entry.name)))
  .sort();

/** The summary of the tree that ESLint hands to a rule. */
function summaryInESLint(file: string, text: string, languageOptions: Linter.LanguageOptions): ModuleSummary | string {
  const found: ModuleSummary[] = [];
  const rule: Rule.RuleModule = {
    create: ({ sourceCode }) => ({
      // ESLint types its trees as plain JavaScript, whatever the parser.
      Program: () => void found.push(summarize(sourceCode.ast as unknown as TSESTree.Program, sourceCode.text, { comments: sourceCode.ast.comments, layout: layoutOf(file, sourceCode.text) })),
    }),
  };
  const config: Linter.Config = {
    files: ['**/*.{astro,cjs,cts,js,jsx,mjs,mts,svelte,ts,tsx,vue}'],
    languageOptions,
    plugins: { own: { rules: { summarize: rule } } },
    rules: { 'own/summarize': 'error' },
  };
  const messages = new Linter({ cwd: project }).verify(text, [config, ...componentParsers], join(project, file));
  return found[0] ?? messages.map(({ message }) => message).join();
}

function summaryOfOwn(file: string, text: string): ModuleSummary | string {
  const { summary, error } = summarizeText(file, text);
  return summary ?? error ?? '';
}

/** As ESLint is set up for TypeScript. */
const typescript = (file: string): Linter.LanguageOptions => ({ parser, parserOptions: { ecmaFeatures: { jsx: /x$/.test(file) } } });

describe('the native parser and ESLint’s give the same summary', () => {
  test.each(files)('%s', (file) => {
    const text = readFileSync(join(project, file), 'utf8');
    expect(summaryInESLint(file, text, typescript(file))).toEqual(summaryOfOwn(file, text));
  });

  test('a file with most of the syntax that there is', () => {
    const text = realisticFile(20);
    const own = summaryOfOwn('shop.tsx', text);
    expect(own).toHaveProperty('functions');
    expect(summaryInESLint('shop.tsx', text, typescript('shop.tsx'))).toEqual(own);
  });

  test('plain JavaScript in ESLint’s own parser', () => {
    const text = `'use strict';
      const express = require('express'), { Router = make() } = express;
      class Shop extends Base { static all = []; #n = 1n; static { this.all.push(/x/gi); } get n() { return this.#n; } set n(v) { this.#n = v; } }
      exports.list = async (request, { response, ...rest }) => { for await (const x of rest) { if (x?.y ?? !request) return \`a\${await x}\`; } };
      module.exports = { Shop, ...exports, *[Symbol.iterator]() { yield import('./x.js'); } };
      label: for (var i = 0; ; i++) { try { break label; } catch { delete rest[i]; } finally { i **= 2; } }
      const view = <p a="b" {...c}><Shop.Page>{view}</Shop.Page></p>;`;
    const options: Linter.LanguageOptions = { sourceType: 'commonjs', parserOptions: { ecmaFeatures: { jsx: true } } };
    expect(summaryInESLint('shop.js', text, options)).toEqual(summaryOfOwn('shop.js', text));
  });

  test('tags in comments', () => {
    const text = `/* 👋 */ /** @entryPoint job */ export const a = () => {};
      class Shop { /** @entryPoint */ @Get() list() {} @Get() /** @entryPoint */ one() {} }
      /** @entryPoint */
      @Controller() export class Desk {}
      /** @entryPoint */ exports.b = function () {};`;
    const own = summaryOfOwn('shop.ts', text);
    expect(own).toHaveProperty('tags');
    expect(summaryInESLint('shop.ts', text, typescript('shop.ts'))).toEqual(own);
  });

  test.each([
    ['two scripts, of which the second runs for each component', 'Shop.vue', '<script lang="ts">\nimport a from "./a";\nexport let n = 0;\n</script>\n<script setup lang="ts">\nimport { b } from "./b";\nconst x = await b();\nn = x;\n</script>\n'],
    ['scripts in the other order, with what Windows ends lines with', 'Shop.vue', '<template><p>{{ a <b }}</p></template>\r\n<script setup>\r\nconst own = 1;\r\nshared = own;\r\n</script>\r\n<script>\r\nlet shared = 0;\r\n</script>\r\n'],
    ['no script', 'Shop.vue', '<template><p>Shop</p></template>\n'],
    ['properties, stores and statements that run again', 'Shop.svelte', '<script context="module">\n  let n = 0;\n</script>\n<script>\n  import { user } from "./user";\n  export let data;\n  export let items = [];\n  $: total = items.length;\n  $: ({ name } = data);\n  $: { n += total; }\n  $user = name;\n  $user.name = "Ann";\n  items = [...items];\n</script>\n{#if total > 1}<p on:click={() => (n = 1)}>{name}</p>{/if}\n'],
    ['runes', 'Shop.svelte', '<script lang="ts">\n  let { user }: { user: string } = $props();\n  let count = $state(0);\n  const twice = $derived(count * 2);\n  $effect(() => { count = twice; });\n</script>\n<p>{user}</p>\n'],
    ['an answer before the end', 'shop.astro', '---\nimport List from "./List.astro";\nexport const prerender = false;\nconst user = await load();\nif (!user) return Astro.redirect("/");\n---\n<List {user}><script>let own = 1; own++;</script></List>\n'],
    ['no frontmatter', 'shop.astro', '<p>Shop</p>\n'],
  ])('a component with %s', (_, file, text) => {
    const own = summaryOfOwn(file, text);
    expect(own).toHaveProperty('functions');
    expect(summaryInESLint(file, text, {})).toEqual(own);
  });

  test('a byte order mark, which ESLint takes away', () => {
    expect(summaryInESLint('shop.ts', '\ufeffconst a = 1;', typescript('shop.ts'))).toEqual(summaryOfOwn('shop.ts', 'const a = 1;'));
  });
});
