import { describe, expect, test } from 'vitest';

import { inWords } from './in-words.ts';

describe('exports', () => {
  test.each([
    ['export const a = 1, { b, c: [d] } = e;', ['a = a', 'b = b', 'd = d']],
    ['export function list() {}', ['list = list']],
    ['export class Shop {}', ['Shop = Shop']],
    ['const a = 1; export { a, a as b, a as default };', ['a = a', 'b = a', 'default = a']],
    ['export default load();', ['default = global load()']],
    ['export default function list() {}', ['default = list']],
    ['export default function () {}', ['default = function default']],
    ['export default class {}', ['default = class default']],
    ["export { a, b as c } from './x'; export * from './y'; export * as z from './z';", ['a = a of ./x', 'c = b of ./x', '* of ./y', 'z = * of ./z']],
    ["import { a } from './x'; export { a as b };", ['b = a of ./x']],
    ['export enum Size { S }', ['Size = Size']],
    ['export namespace Shop { export const a = 1; }', ['Shop = Shop']],
    ["export import fs = require('fs');", ['fs = * of fs']],
    ['const a = 1; export = a;', ['module.exports = a']],
    ["const a = 1; export { a as 'the a' };", ['the a = a']],
  ])('%s', (code, exports) => {
    expect(inWords(code, 'shop.ts').exports()).toEqual(exports);
  });

  test.each([
    ['module.exports = { a };', ['module.exports = module.exports{a: global a}']],
    ['exports = module.exports = load();', ['module.exports = global load()']],
    ['module.exports = exports = load();', ['module.exports = global load()']],
    ["module['exports'] = 1;", ['module.exports = 1']],
    ['exports.a = 1;', []],
    ['function f(module) { module.exports = 1; }', []],
  ])('CommonJS: %s', (code, exports) => {
    expect(inWords(code, 'shop.js').exports()).toEqual(exports);
  });

  test.each(['export type A = string;', 'export declare const a: string;', 'type A = {}; export { A };', 'export {};'])(
    'a look-alike: %s',
    (code) => {
      expect(inWords(code).exports()).toEqual([]);
    },
  );
});

describe('requests', () => {
  test('are listed once each', () => {
    const file = inWords("import a from 'a'; import 'b'; export * from 'c'; export { d } from 'a'; import type { E } from 'e'; const f = require('f'); import('g');");
    expect(file.summary.requests).toEqual(['a', 'b', 'e', 'c', 'f', 'g']);
  });
});

describe('imports', () => {
  test('are known before the first statement', () => {
    expect(inWords("const app = express(); import express from 'express';").calls('')).toEqual(['default of express() → app']);
  });

  test('the TypeScript forms', () => {
    const file = inWords("import fs = require('node:fs'); import read = fs.readFile;", 'shop.cts');
    expect([...file.values('fs'), ...file.values('read')]).toEqual(['* of node:fs', '* of node:fs.readFile']);
  });

  test('under a name that is a string', () => {
    expect(inWords("import { 'the a' as a } from 'x';").values('a')).toEqual(['the a of x']);
  });
});

describe('enums and namespaces', () => {
  test('an enum is an object', () => {
    expect(inWords("enum Size { S, L = 'l', 'x l' = 2 }").values('Size')).toEqual(["Size{S: ?, L: 'l', x l: 2}"]);
  });

  test('a namespace is an object of what it exports, and its body runs', () => {
    const file = inWords('namespace Shop { const secret = 1; export const list = []; export function add() { list.push(secret); } start(); }');
    expect(file.values('Shop')).toEqual(['Shop{list: list, add: add}']);
    expect(file.calls('')).toEqual(['global start() !']);
    expect(file.exports()).toEqual([]);
  });

  test('a nested name declares the first part', () => {
    expect(inWords('namespace Shop.Orders { export const a = 1; }').values('Shop')).toEqual(['Shop{}']);
  });

  test('declared ones are none of ours', () => {
    expect(inWords("declare enum A {} declare namespace B {} declare module 'c' { const d: string; } declare global { const e: string; }").summary.bindings).toEqual([]);
  });
});

describe('types', () => {
  /** What names the type of the parameter of `serve`. */
  const typeOf = (type: string): string => {
    const file = inWords(`import { Request } from 'express'; import * as http from 'http'; import type { Db } from './db'; class Order {} interface Local {}
      function serve<T>(a: ${type}) {}`);
    return file.value(file.fn('serve').parameters[0]?.type ?? 0);
  };

  test.each([
    ['Request', 'Request of express'],
    ['Request<string>', 'Request of express'],
    ['http.IncomingMessage', '* of http.IncomingMessage'],
    ['Db', 'Db of ./db'],
    ['Order', 'Order'],
    ['Map<string, Order>', 'global Map'],
    ['undefined | Request', 'Request of express'],
    ['{ id: string } & Order', 'Order'],
    ["import('fastify').FastifyRequest", 'FastifyRequest of fastify'],
    ['Local', 'Local'],
    ['T', '?'],
    ['string', '?'],
    ['Order[]', '?'],
    ['{ id: string }', '?'],
    ['() => void', '?'],
    ["'a'", '?'],
  ])('%s', (type, words) => {
    expect(typeOf(type)).toBe(words);
  });

  test('of variables, defaults, rest parameters and fields', () => {
    const file = inWords('let user: User; function f(a: A = x, ...b: B) {} class C { d: D; constructor(private e: E) {} }');
    expect(file.value(file.binding('user').type)).toBe('global User');
    expect(file.fn('f').parameters.map(({ type }) => file.value(type))).toEqual(['global A', 'global B']);
    expect(file.summary.classes[0]?.members.map(({ name, type }) => `${name}: ${file.value(type)}`)).toEqual([
      'd: global D',
      'constructor: ?',
      'e: global E',
    ]);
  });
});

describe('directives', () => {
  test('of the file and of functions', () => {
    const file = inWords(`'use client'; "use strict"; import a from 'a'; 'not one'; async function save() { 'use server'; }`);
    expect(file.summary.directives).toEqual(['use client', 'use strict']);
    expect(file.fn('save').directives).toEqual(['use server']);
  });
});

describe('functions', () => {
  test('say where they stand and what they are', () => {
    const file = inWords('async function outer() { function* inner() { return () => 1; } }');
    expect(file.summary.functions.map(({ kind, parent, depth, async, generator }) => ({ kind, parent, depth, async, generator }))).toEqual([
      { kind: 'module', parent: -1, depth: 0, async: false, generator: false },
      { kind: 'function', parent: 0, depth: 1, async: true, generator: false },
      { kind: 'function', parent: 1, depth: 2, async: false, generator: true },
      { kind: 'arrow', parent: 2, depth: 3, async: false, generator: false },
    ]);
  });

  test('lines begin where JavaScript says', () => {
    expect(inWords('a;\nb;\r\nc;\rd;\u2028e;').summary.lineStarts).toEqual([0, 3, 7, 10, 13]);
    expect(inWords('').summary.lineStarts).toEqual([0]);
  });
});
