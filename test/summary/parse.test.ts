import { describe, expect, test } from 'vitest';

import { parseModule } from '../../src/summary/parse.ts';
import { summarizeText } from '../../src/summary/summarize-text.ts';

describe('what an extension says', () => {
  test.each([
    ['shop.js', 'const page = <p/>;'],
    ['shop.jsx', 'const page = <p/>;'],
    ['shop.tsx', 'const page: Page = <p/>;'],
    ['shop.ts', 'const page = <Page>load();'],
    ['shop.mts', 'const identity = <T>(value: T) => value;'],
    ['shop.cts', "import fs = require('fs'); export = fs;"],
    ['shop.mjs', 'await load();'],
    ['shop.cjs', 'if (done) return;'],
    ['shop.d.ts', 'declare const page: Page;'],
    ['shop.js', 'return 1;'],
    ['shop.ts', 'return 1;'],
    ['shop.js', 'with (page) { title; }'],
    ['shop.js', '#!/usr/bin/env node\nawait load();'],
    ['shop.js', 'var mode = 0777;'],
    ['shop.cjs', "import fs from 'fs';"],
    ['shop', 'let page;'],
  ])('%s: %s', (file, text) => {
    expect(parseModule(file, text).error).toBeUndefined();
  });
});

describe('what does not parse', () => {
  test.each([
    ['shop.ts', 'const a = 1;\nlet x: = 1;', /\(2:8\)$/],
    ['shop.js', 'const a: string = 1;', /\(1:\d+\)$/],
    ['shop.js', 'a b', /\(1:2\)$/],
    ['shop.mjs', 'return 1;', /\(1:1\)$/],
    ['shop.ts', 'function (', /\(1:\d+\)$/],
  ])('%s: %s', (file, text, where) => {
    expect(parseModule(file, text).error).toMatch(where);
    expect(summarizeText(file, text).summary).toBeUndefined();
  });

  test('what nests so deeply that the parser would run out of stack', () => {
    expect(parseModule('shop.js', `x = ${'['.repeat(20_000)}${']'.repeat(20_000)};`).error).toBe('Nested too deeply (1:2005)');
  });

  test('a look-alike: many brackets one after the other', () => {
    expect(parseModule('shop.js', '[];'.repeat(20_000)).error).toBeUndefined();
  });

  test('a claim about scopes is no matter of syntax', () => {
    expect(parseModule('shop.js', 'const a = 1; const a = 2;').error).toBeUndefined();
  });
});

describe('the start of a file', () => {
  test('a byte order mark does not count', () => {
    const marked = summarizeText('shop.ts', '\ufeffconst a = 1;\nlet b;');
    expect(marked).toEqual(summarizeText('shop.ts', 'const a = 1;\nlet b;'));
    expect(marked.summary?.bindings.map(({ start }) => start)).toEqual([6, 17]);
  });

  test('an empty file is a module that does nothing', () => {
    const { summary } = summarizeText('shop.ts', '');
    expect(summary).toMatchObject({ functions: [{ kind: 'module', effects: [], calls: [] }], bindings: [], values: [{ kind: 'unknown' }], lineStarts: [0] });
  });

  test('offsets count UTF-16 code units', () => {
    expect(summarizeText('shop.ts', "const smile = '😀'; const after = 1;").summary?.bindings[1]?.start).toBe(26);
  });
});
