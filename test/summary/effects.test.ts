import { describe, expect, test } from 'vitest';

import { inWords } from './in-words.ts';

describe('variables get values', () => {
  test('by every operator', () => {
    const file = inWords('let n = 0; function f() { n = 1; n += 2; n ||= 3; n ??= 4; n &&= 5; n++; --n; }');
    expect(file.effects('f')).toEqual([
      'n = 1',
      'n += derived(n, 2)',
      'n ||= 3 if !n',
      'n ??= 4 if n is empty',
      'n &&= 5 if n',
      'n ++ derived(n)',
      'n -- derived(n)',
    ]);
  });

  test('where they are declared; the place is the declarator', () => {
    const file = inWords('export let a = 1, b = 2;');
    expect(file.effects('')).toEqual(['a init 1', 'b init 2']);
    expect(file.fn('').effects[1]).toMatchObject({ start: 18, end: 23 });
  });

  test('in the head of a loop', () => {
    expect(inWords('let last; for (last of rows) ;').effects('')).toEqual(['last each each of global rows']);
  });

  test('as their function begins when others see them', () => {
    const file = inWords('function make() { const seen = new Set(); const size = 3; return () => seen; }');
    expect(file.effects('make')).toEqual(['seen init new global Set()']);
  });

  test('a name that nothing declares is a property of the global object', () => {
    expect(inWords('function f() { counter = 1; counter++; }').effects('f')).toEqual([
      'global globalThis.counter = 1',
      'global globalThis.counter ++ derived(global counter)',
    ]);
  });

  test('declarations of types give nothing', () => {
    expect(inWords('declare let a: string; interface B {} type C = string; declare function d(): void; abstract class E {}').effects('')).toEqual([]);
  });
});

describe('properties get values', () => {
  test('by every operator', () => {
    const file = inWords('const cache = {}; function f(id) { cache.a = 1; cache[id] = 2; cache.b.c += 3; cache.d ??= []; cache.e++; }');
    expect(file.effects('f')).toEqual([
      'cache.a = 1',
      'cache[parameter 0 of f] = 2',
      'cache.b.c += derived(cache.b.c, 3)',
      'cache.d ??= d[] if cache.d is empty',
      'cache.e ++ derived(cache.e)',
    ]);
  });

  test('and go', () => {
    expect(inWords('function f() { delete cache.a; delete cache[id]; delete name; }').effects('f')).toEqual([
      'delete global cache.a',
      'delete global cache[global id]',
    ]);
  });

  test('through a local name for the object', () => {
    expect(inWords('const db = load(); function f(user) { const { users } = db; users.last = user; }').effectsThat('f', 'mutate')).toEqual([
      'db.users.last = parameter 0 of f',
    ]);
  });

  test('through claims about their type', () => {
    expect(inWords('const db = load(); function f() { (db as any).last = 1; (db as Db).first = 2; db!.next = 3; }').effects('f')).toEqual([
      'db.last = 1',
      '(db as global Db).first = 2',
      'db.next = 3',
    ]);
  });
});

describe('reads', () => {
  test('of variables of others, imports and this', () => {
    const file = inWords(`import config from './config'; let user = load();
      class Shop { show() { use(user); use(config); use(this.items); use(this); return user.name; } }`);
    expect(file.effects('show')).toEqual([
      'read user',
      'read default of ./config',
      'read this of show.items',
      'read this of show',
      'read user.name',
    ]);
  });

  test('a look-alike: own variables, parameters and globals', () => {
    expect(inWords('function f(request) { const own = load(); use(own, own.name, request.body, process.env.PORT); }').effects('f')).toEqual([]);
  });

  test('the longest path counts, once', () => {
    expect(inWords('const db = load(); function f() { use(db.users.list); use(db.users.list); }').effects('f')).toEqual(['read db.users.list']);
  });

  test('under a further condition is no news', () => {
    expect(inWords('const db = load(); function f() { if (db.a) use(db.a); if (db.b) use(db.c); use(db.c); }').effects('f')).toEqual([
      'read db.a',
      'read db.b',
      'read db.c if db.b',
      'read db.c',
    ]);
  });

  test('again after a suspension point', () => {
    expect(inWords('const db = load(); async function f() { use(db.a); await tick(); use(db.a); }').effects('f')).toEqual([
      'read db.a',
      'read db.a after 1',
    ]);
  });

  test('not of callees: the call says it', () => {
    expect(inWords('const db = load(); function f() { db.users.list(db.page); run(); } function run() {}').effects('f')).toEqual(['read db.page']);
  });

  test('not of what is written', () => {
    expect(inWords('const db = load(); function f() { db.users.last = 1; }').effectsThat('f', 'read')).toEqual([]);
  });

  test('keys on the way to a target', () => {
    expect(inWords('const db = load(), id = 1; function f() { db[id].last = 1; }').effects('f')).toEqual(['read id', 'db[id].last = 1']);
  });

  test('by destructuring', () => {
    expect(inWords('const db = load(); function f() { const { users } = db; }').effects('f')).toEqual(['read db', 'read db.users']);
  });

  test('through a local name of an object of others', () => {
    expect(inWords('const db = load(); function f() { const users = db.users; return users.list; }').effects('f')).toEqual([
      'read db.users',
      'read db.users.list',
    ]);
  });

  test('conditions read', () => {
    expect(inWords('let ready = false; function f() { if (ready) go(); }').effects('f')).toEqual(['read ready']);
  });
});

describe('module.exports and exports', () => {
  test('are this file’s own object', () => {
    expect(inWords('exports.users = []; function f() { module.exports.users.push(exports.count++); }', 'shop.js').calls('f')).toEqual([
      'exports.users.push(derived(exports.count)) !',
    ]);
  });

  test('are written to like any object', () => {
    expect(inWords('exports.a = exports.b = load(); function f() { exports.a = 1; }', 'shop.js').effects('')).toEqual([
      'exports.b = global load()',
      'exports.a = global load()',
    ]);
  });

  test('a look-alike: a variable of that name', () => {
    expect(inWords('function f(exports, module) { exports.a = 1; module.exports.b = 2; }').effects('f')).toEqual([
      'parameter 0 of f.a = 1',
      'parameter 1 of f.exports.b = 2',
    ]);
  });
});

describe('declared functions and classes', () => {
  test('give their variable a value when it gets others too', () => {
    expect(inWords('function find() {} find = remember(find); class Order {} Order = seal(Order);').effects('')).toEqual([
      'find init function find',
      'find = global remember(find)',
      'Order init class Order',
      'Order = global seal(Order)',
    ]);
  });

  test('a look-alike: that get no other', () => {
    expect(inWords('function find() {} class Order {}').effects('')).toEqual([]);
  });
});
