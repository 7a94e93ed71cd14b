import { describe, expect, test } from 'vitest';

import { inWords } from './in-words.ts';

describe('calls', () => {
  test('have a callee and arguments', () => {
    expect(inWords('db.users.find(id, ...filters);').calls('')).toEqual(['global db.users.find(global id, ...global filters) !']);
  });

  test('of what may be missing are the same', () => {
    expect(inWords('a?.b(1); a?.b?.(1);').calls('')).toEqual(['global a.b(1) !', 'global a.b(1) !']);
  });

  test('stand in order of evaluation', () => {
    expect(inWords('outer(first(), second(third()));').calls('').map((call) => call.split('(')[0])).toEqual([
      'global first',
      'global third',
      'global second',
      'global outer',
    ]);
  });

  test('chain', () => {
    expect(inWords("app.route('/').get(list);").calls('')).toEqual([
      "global app.route('/')",
      "global app.route('/').get(global list) !",
    ]);
  });

  test('may construct', () => {
    expect(inWords('const users = new Map([[1, 2]]); new Server;').calls('')).toEqual([
      'new global Map([[1, 2]]) → users',
      'new global Server() !',
    ]);
  });

  test('may be tagged templates: of the strings and of each expression', () => {
    expect(inWords('const rows = sql`select ${id} from ${table}`;').calls('')).toEqual(['global sql(?, global id, global table) → rows']);
  });

  test('belong to the function whose body they stand in', () => {
    const file = inWords('function outer() { a(); list.map((x) => b(x)); }');
    expect(file.calls('outer')).toEqual(['global a() !', 'global list.map(function arrow) !']);
    expect(file.summary.calls.map((call) => file.summary.functions[call.in]?.kind)).toEqual(['function', 'arrow', 'function']);
  });

  test('may call a function on the spot', () => {
    expect(inWords('(function start() {})(); (() => 1)();').calls('')).toEqual(['function start() !', 'function arrow() !']);
  });
});

describe('a call is named for what gets its result', () => {
  test.each([
    ['const app = express();', 'app'],
    ['const user = await load();', 'user'],
    ['const user = load() as User;', 'user'],
    ['const user = cached ?? load();', 'user'],
    ['cache.user = load();', 'user'],
    ['const api = { db: connect() };', 'db'],
    ['class Api { db = connect(); }', 'db'],
    ['const { db = connect() } = api;', 'db'],
    ['use(load());', ''],
  ])('%s', (code, name) => {
    expect(inWords(code).summary.calls[0]?.name).toBe(name);
  });
});

describe('nothing uses the result', () => {
  test.each(['f();', 'await f();', 'void f();', 'a && f();', 'a ? f() : 0;', 'new F();', 'for (;; f()) break;'])('%s', (code) => {
    expect(inWords(code).summary.calls[0]?.discarded).toBe(true);
  });

  test.each(['const a = f();', 'use(f());', '() => f();', 'f().g;', 'if (f()) ;', 'a = f();', 'throw f();'])('a look-alike: %s', (code) => {
    expect(inWords(code).summary.calls[0]?.discarded).toBe(false);
  });
});

describe('finally', () => {
  test('marks the calls in the block', () => {
    expect(inWords('try { a(); } catch { b(); } finally { c(); } d();').calls('')).toEqual([
      'global a() !',
      'global b() !',
      'global c() ! finally',
      'global d() !',
    ]);
  });

  test('a look-alike: a function that is defined in the block', () => {
    expect(inWords('try {} finally { later(function clean() { c(); }); }').calls('clean')).toEqual(['global c() !']);
  });
});

describe('modules by call', () => {
  test('require', () => {
    const file = inWords("const express = require('express'); const { Router } = require(`express`);", 'shop.js');
    expect([...file.values('express'), ...file.values('Router'), ...file.summary.requests]).toEqual([
      '* of express',
      '* of express.Router',
      'express',
    ]);
  });

  test('import()', () => {
    const file = inWords("async function f() { const { load } = await import('./load.ts'); return load; }");
    expect([...file.returns('f'), ...file.summary.requests]).toEqual(['* of ./load.ts.load', './load.ts']);
  });

  test.each([
    ["function f(require) { return require('x'); }", 'a parameter'],
    ["require.resolve('x');", 'another function'],
    ['require(name);', 'no constant'],
    ['import(name);', 'no constant'],
  ])('a look-alike: %s', (code) => {
    expect(inWords(code).summary.requests).toEqual([]);
  });
});

describe('JSX', () => {
  test('a component is called with its properties', () => {
    expect(inWords('const page = <Page title="Orders" user={user} open {...rest}>{list()}<b/></Page>;').calls('')).toEqual([
      'global list()',
      "global Page({title: 'Orders', user: global user, open: true, children: global list(), children: derived(), ...global rest})",
    ]);
  });

  test('a member is a component too', () => {
    expect(inWords('<shop.page />;').calls('')).toEqual(['global shop.page({})']);
  });

  test('an element of the page is not called, and what it holds is walked', () => {
    const file = inWords('const view = <p onClick={() => send()}>{user.name}<Cart /></p>;');
    expect(file.calls('')).toEqual(['global Cart({})']);
    expect(file.calls('onClick')).toEqual(['global send()']);
    expect(file.values('view')).toEqual(['derived(function onClick, global user.name, global Cart({}))']);
  });

  test('a fragment is nothing but its children', () => {
    expect(inWords('const view = <><Cart />{/* no more */}</>;').values('view')).toEqual(['derived(global Cart({}))']);
  });
});
