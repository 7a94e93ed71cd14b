/** Components in ESLint, with the parsers that their ecosystems have: as they lie on disk, as an editor holds them, and spoilt. */
import { ESLint } from 'eslint';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { run } from '../src/cli/run.ts';
import plugin from '../src/index.ts';
import { componentParsers } from './support/component-parsers.ts';
import { projectOnDisk } from './support/project-on-disk.ts';

const warnings: Error[] = [];
const note = (warning: Error): void => void (warning.message.includes('shared-state') && warnings.push(warning));

beforeEach(() => {
  warnings.length = 0;
  process.on('warning', note);
});

afterEach(async () => {
  await new Promise(setImmediate); // warnings arrive one tick later
  process.off('warning', note);
  expect(warnings).toEqual([]);
});

const manifest = { name: 'shop', type: 'module', dependencies: { nuxt: '4', '@sveltejs/kit': '2', astro: '5', '@astrojs/node': '9' } };
const state = 'export const seen: string[] = [];\n';

/** A component of each kind that puts what it is given into the list of `state.ts`, at line 6 and column 3. */
const components: Readonly<Record<string, string>> = {
  'src/List.vue': `<template>
  <p>{{ 1 <b }}</p>
</template>
<script setup lang="ts">
import { seen } from './state'; const props = defineProps<{ name: string }>();
  seen.push(props.name);
</script>
`,
  'src/List.svelte': `<!-- A list. -->
<script lang="ts">
  import { seen } from './state';

  export let name: string;
  seen.push(name);
</script>
{#if seen.length <b}{name}{/if}
`,
  'src/list.astro': `---
import { seen } from './state';

const { name } = Astro.props;
if (name === '') return;
  seen.push(name);
---
<p>{name}</p>
<script>let clicks = 0; clicks++;</script>
`,
};

function linter(cwd: string): ESLint {
  const recommended = plugin.configs.recommended as object; // typescript-eslint and eslint type configs differently
  return new ESLint({ cwd, overrideConfigFile: true, overrideConfig: [{ files: ['**/*.{vue,svelte,astro}'], ...recommended }, ...componentParsers] });
}

async function places(work: Promise<ESLint.LintResult[]>): Promise<string[]> {
  return (await work).flatMap(({ messages }) => messages.map(({ ruleId, line, column, fatal }) => (fatal === true ? 'fatal' : `${ruleId ?? ''} ${line}:${column}`)));
}

const found = ['shared-state/no-unbounded-growth 6:3'];

describe.each(Object.entries(components))('%s', (file, text) => {
  test('is reported where it stands in the file', async () => {
    using shop = projectOnDisk({ 'package.json': manifest, 'src/state.ts': state, [file]: text });
    const eslint = linter(shop.root);
    expect(await places(eslint.lintFiles([shop.path(file)]))).toEqual(found);
  });

  test('with a byte order mark and the line ends of Windows', async () => {
    using shop = projectOnDisk({ 'package.json': manifest, 'src/state.ts': state, [file]: `\uFEFF${text.replaceAll('\n', '\r\n')}` });
    const eslint = linter(shop.root);
    expect(await places(eslint.lintFiles([shop.path(file)]))).toEqual(found);
  });

  test('is reported as an editor holds it, before it is saved', async () => {
    using shop = projectOnDisk({ 'package.json': manifest, 'src/state.ts': state, [file]: text.replace(/ {2}seen\.push.*/, '') });
    const eslint = linter(shop.root);
    expect(await places(eslint.lintFiles([shop.path(file)]))).toEqual([]);
    expect(await places(eslint.lintText(text, { filePath: shop.path(file) }))).toEqual(found);
    expect(await places(eslint.lintText(text.replaceAll('\n', '\r\n'), { filePath: shop.path(file) }))).toEqual(found);
  });

  test('is reported by the audit too', () => {
    using shop = projectOnDisk({ 'package.json': manifest, 'src/state.ts': state, [file]: text });
    expect(audit(shop.root)).toMatchObject({ findings: [{ file, line: 6, column: 3 }], failures: [] });
  });
});

function audit(cwd: string): unknown {
  let output = '';
  const write = (text: string): void => void (output += text);
  void run(['audit', '--format', 'json'], { cwd, hasColors: false, write, writeError: write, progress: undefined });
  return JSON.parse(output);
}

const spoilt: Readonly<Record<string, readonly [text: string, reason: string]>> = {
  'src/open.vue': ['<script setup>\nlet a = 1;\n', 'does not parse: A script has no end (1:1)'],
  'src/coffee.vue': ['<template/>\n<script lang="coffee">\na = 1\n</script>\n', "does not parse: A script is written in 'coffee' (2:1)"],
  'src/wrong.svelte': ['<script>\n  const = 1;\n</script>\n', 'does not parse: Unexpected token (2:9)'],
  'src/open.astro': ['---\nconst a = 1;\n', "does not parse: The script between '---' has no end (1:1)"],
  'src/deep.vue': ['<div>'.repeat(5_000), 'does not parse: Nested too deeply (1:10001)'],
  'src/large.vue': [`<script>\n${`a = '${'long '.repeat(20_000)}';\n`.repeat(50)}</script>\n`, 'larger than 2 MB'],
};
const odd: Readonly<Record<string, string>> = {
  'src/empty.vue': '',
  'src/empty.svelte': '',
  'src/empty.astro': '',
  'src/bare.astro': '---\n---',
  'src/elsewhere.vue': '<script src="./gone.ts"></script>\n',
  'src/itself.vue': '<script src="./itself.vue"></script>\n',
  'src/twice.vue': '<script>let a;</script>\n<script>let a;</script>\n',
  'src/twice.svelte': '<script>let a;</script>\n<script>let a;</script>\n',
  'src/data.vue': '<script type="application/ld+json">{ "a": 1 }</script>\n',
};

describe('spoilt files', () => {
  const files = { 'package.json': manifest, 'src/state.ts': state, ...components, ...odd, ...Object.fromEntries(Object.entries(spoilt).map(([file, [text]]) => [file, text])) };

  test('are named by the audit with the reason, and the rest is reported', () => {
    using shop = projectOnDisk(files);
    const { failures, findings } = audit(shop.root) as { failures: readonly { file: string; reason: string }[]; findings: readonly { file: string }[] };
    expect(Object.fromEntries(failures.map(({ file, reason }) => [file, reason]))).toEqual(Object.fromEntries(Object.entries(spoilt).map(([file, [, reason]]) => [file, reason])));
    expect(findings.map(({ file }) => file).sort()).toEqual(Object.keys(components).sort());
  });

  test('are nothing that we say to ESLint, and the rest is reported', async () => {
    using shop = projectOnDisk(files);
    const results = await linter(shop.root).lintFiles(Object.keys(files).filter((file) => /\.(?:vue|svelte|astro)$/.test(file)).map((file) => shop.path(file)));
    const reported = results.filter(({ messages }) => messages.some(({ ruleId }) => ruleId !== null));
    expect(reported.map(({ filePath }) => filePath).sort()).toEqual(Object.keys(components).map((file) => shop.path(file)).sort());
  }, 60_000);
});
