import { describe, expect, test } from 'vitest';

import { outlineText } from '../../src/summary/outline-text.ts';
import { summarizeText } from '../../src/summary/summarize-text.ts';

describe('an outline has the imports of the summary', () => {
  test.each([
    ['static imports', "import 'a'; import b, { c } from 'b'; import * as d from 'd'; import type { E } from 'e';"],
    ['exports', "export * from 'a'; export * as b from 'b'; export { c, default as d } from 'c'; export type { E } from 'e';"],
    ['dynamic imports', "const later = async () => [await import('a'), await import(/* webpackChunkName: \"b\" */ \"b\")];"],
    ['one module twice', "import { a } from 'a'; import('a');"],
    ['nothing', 'export const tax = 0.2; const requirement = "import";'],
  ])('%s', (_, text) => {
    const { outline } = outlineText('shop.ts', text);
    expect([...(outline?.requests ?? [])].sort()).toEqual([...(summarizeText('shop.ts', text).summary?.requests ?? [])].sort());
  });
});

describe('where the record of imports cannot say it, there is the whole summary', () => {
  test.each([
    ['CommonJS', "const a = require('a');"],
    ['the import of CommonJS in TypeScript', "import a = require('a');"],
    ['a type from a module', "let order: import('./order').Order;"],
    ['a computed import', 'import(`./${name}`);'],
    ['an export of nothing', "export {} from 'a';"],
    ['an escaped name', "re\\u0071uire('a');"],
  ])('%s', (_, text) => {
    expect(outlineText('shop.ts', text)).toEqual(summarizeText('shop.ts', text));
  });
});

test('what does not parse has neither', () => {
  expect(outlineText('shop.ts', 'const = 1;')).toEqual(summarizeText('shop.ts', 'const = 1;'));
});
