import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';

import type { ExportEntryPoint, Framework } from '../../src/frameworks/framework.ts';
import { frameworks } from '../../src/frameworks/index.ts';
import { analysisOf, type Files } from '../support/project-in-memory.ts';

/** What a framework reads by the place of a file says nothing in a package that is written with another one. */
const cases = frameworks.flatMap((framework) =>
  framework.entryPoints.flatMap((entryPoint) => (entryPoint.kind === 'export' && entryPoint.namedBy === undefined ? [{ framework, entryPoint, title: `${framework.name}: ${entryPoint.files[0]} ${entryPoint.exports[0]}` }] : [])),
);

/** `app/x/route.ts` for `{src/,}app/**\/route.{ts,js}`: the last choice of braces, one folder for any. */
function pathFor(glob: string): string {
  let path = glob;
  while (/\{[^{}]*\}/.test(path)) path = path.replace(/\{([^{}]*)\}/, (_, choices: string) => choices.split(',').at(-1) ?? '');
  path = path.replaceAll('**', 'x').replaceAll('*', 'x').replace(/\[[^\]]*\]/g, 'x');
  return /\.\w+$/.test(path) ? path : `${path}.ts`;
}

/** A file that exports a function under the name, or what answers with it where the entry point asks for that; a component is such a function. */
function codeFor({ exports: [name = ''], answered, keys: [key] = [] }: ExportEntryPoint, path: string): string {
  if (path.endsWith('.astro')) return '---\nconst own = 1;\n---\n';
  if (/\.(?:vue|svelte)$/.test(path)) return `<script${path.endsWith('.vue') ? ' setup' : ''}>\nconst own = 1;\n</script>\n`;
  const [exported = '', ...below] = (key === undefined ? name : `${name}.${key}`).split('.');
  const depth = key === undefined ? below.length : name.split('.').length - 1;
  const handler = 'function handle(first, second) {}';
  let value = below.slice(depth).reduceRight((inner, step) => `{ ${step === '*' ? 'any' : step}: ${inner} }`, `(${handler})`);
  if (answered === true) value = `(() => (${value}))`;
  value = below.slice(0, depth).reduceRight((inner, step) => `{ ${step === '*' ? 'any' : step}: ${inner} }`, value);
  return exported === 'default' ? `export default ${value};` : `export const ${exported === '*' ? 'any' : exported} = ${value};`;
}

const manifest = (...names: string[]): string => JSON.stringify({ name: 'shop', dependencies: Object.fromEntries(names.map((name) => [name, '*'])) });
const server = (path: string): string => `import express from 'express'; import * as loaded from './${path}'; const app = express(); app.locals.loaded = loaded;`;

/** Which entry points of the framework there are, by file. */
function foundIn(files: Files, { name }: Framework): readonly string[] {
  const { entryPoints } = analysisOf(files);
  return [...new Set(entryPoints.filter((one) => one.framework === name).map(({ file }) => file))];
}

describe.each(cases)('$title', ({ framework, entryPoint }) => {
  const glob = entryPoint.files[0] ?? '';
  const path = pathFor(glob);
  const code = codeFor(entryPoint, path);
  const uses = framework.packages[0]?.replace('/*', '/any') ?? '';

  test('the path is one of its places', () => {
    expect(picomatch.isMatch(path, glob)).toBe(true);
  });

  test('is silent in a package that does not depend on it', () => {
    expect(foundIn({ 'package.json': manifest('express'), 'server.ts': server(path), [path]: code }, framework)).toEqual([]);
  });

  test('counts in each package of a repository by itself', () => {
    const files = {
      'package.json': manifest(),
      'packages/api/package.json': manifest('express'),
      'packages/api/server.ts': server(path),
      [`packages/api/${path}`]: code,
      'packages/web/package.json': manifest(uses),
      [`packages/web/${path}`]: code,
    };
    // Another descriptor may say the same of the file.
    const found = new Set(analysisOf(files).entryPoints.map(({ file }) => file));
    expect([...found]).toEqual(entryPoint.phase === 'boot' ? [] : [`/shop/packages/web/${path}`]);
  });
});

test.each(['use server', 'use cache'])('the directive %s is silent in a package whose framework does not read it', (directive) => {
  const files = (...names: string[]): Files => ({
    'package.json': manifest(...names),
    'server.ts': server('orders.ts'),
    'orders.ts': `'${directive}'; export async function order(name) {}`,
  });
  expect(analysisOf(files('express')).entryPoints).toEqual([]);
  expect(analysisOf(files('express', 'next')).entryPoints).toHaveLength(1);
});

test('an event of a global counts where the framework that sends it is in play', () => {
  const worker = { 'worker.js': "self.addEventListener('fetch', (event) => {});", 'server.js': "import express from 'express'; import './worker.js'; express();" };
  expect(analysisOf({ 'package.json': manifest('express'), ...worker }).entryPoints).toEqual([]);
  expect(analysisOf({ 'package.json': manifest('express', 'wrangler'), ...worker }).entryPoints).toHaveLength(1);
});
