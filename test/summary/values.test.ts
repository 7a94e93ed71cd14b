import { describe, expect, test } from 'vitest';

import { inWords } from './in-words.ts';

/** What an expression evaluates to, in words. */
function valueOf(expression: string): string | undefined {
  return inWords(`const answer = ${expression};`).values('answer')[0];
}

describe('constants', () => {
  test.each([
    ["'/orders'", "'/orders'"],
    ['`/orders`', "'/orders'"],
    ['12', '12'],
    ['-1', '-1'],
    ['0x10', '0x10'],
    ['10n', '10n'],
    ['true', 'true'],
    ['null', 'null'],
    ['undefined', 'undefined'],
    ['void 0', 'undefined'],
  ])('%s', (expression, words) => {
    expect(valueOf(expression)).toBe(words);
  });

  test('a long text is cut to 120 characters', () => {
    const file = inWords(`const banner = '${'x'.repeat(500)}';`);
    expect(file.summary.values[file.binding('banner').values[0] ?? 0]).toEqual({ kind: 'literal', type: 'string', text: 'x'.repeat(120) });
  });

  test('undefined may be declared, and is no constant then', () => {
    expect(inWords('const undefined = load(); const answer = undefined;').values('answer')).toEqual(['undefined']);
  });
});

describe('names', () => {
  test('that nothing declares are global', () => {
    expect(valueOf('process')).toBe('global process');
  });

  test('that an import declares lead out of the file', () => {
    const file = inWords(`import express, { Router as makeRouter } from 'express'; import * as fs from 'node:fs';
      const a = express; const b = makeRouter; const c = fs;`);
    expect([file.values('a'), file.values('b'), file.values('c')].flat()).toEqual([
      'default of express',
      'Router of express',
      '* of node:fs',
    ]);
  });

  test('of the module stay names, so that its state can be named', () => {
    expect(inWords('const users = new Map(); const answer = users;').values('answer')).toEqual(['users']);
  });
});

describe('properties', () => {
  test.each([
    ['db.users.list', 'global db.users.list'],
    ["db['users']", 'global db.users'],
    ['db?.users?.list', 'global db.users.list'],
    ['db!.users', 'global db.users'],
    ['list[0]', 'global list.0'],
    ['db[table]', 'global db[global table]'],
    ['import.meta.url', 'global import.meta.url'],
  ])('%s', (expression, words) => {
    expect(valueOf(expression)).toBe(words);
  });

  test('private names keep their mark', () => {
    const file = inWords('class Counter { #count = 0; read() { return this.#count; } }');
    expect(file.returns('read')).toEqual(['this of read.#count']);
  });

  test('the same property of the same object is one value', () => {
    const { values } = inWords('use(db.users); use(db.users);').summary;
    expect(values.filter(({ kind }) => kind === 'member')).toHaveLength(1);
  });

  test('a look-alike: the same property of another object is another value', () => {
    const { values } = inWords('use(db.users); use(cache.users);').summary;
    expect(values.filter(({ kind }) => kind === 'member')).toHaveLength(2);
  });
});

describe('fresh objects', () => {
  test('carry the name of their variable or property', () => {
    expect(valueOf("{ users: [], byName: { ann: 1 }, ['a']: 2, [key]: 3 }")).toBe('answer{users: users[], byName: byName{ann: 1}, a: 2, *: 3}');
  });

  test('are known through assignments to properties', () => {
    expect(inWords('cache.users = [];').effects('')).toEqual(['global cache.users = users[]']);
  });

  test('copy what is spread into them', () => {
    expect(valueOf('{ ...defaults, name }')).toBe('answer{name: global name, ...global defaults}');
    expect(valueOf('[first, , ...others]')).toBe('answer[global first, ...global others]');
  });

  test('hold methods and accessors', () => {
    expect(valueOf('{ list() {}, get size() { return 0; }, set size(value) {}, load: () => 1 }')).toBe(
      'answer{list: function list, get size: function size, set size: function size, load: function load}',
    );
  });

  test('regular expressions are objects too, with the flags as written', () => {
    expect(valueOf('/ann/yg')).toBe('answer/yg');
    expect(valueOf('/[/]/')).toBe('answer/');
  });
});

describe('composite values', () => {
  test.each([
    ['a ?? b', '(global a | global b)'],
    ['a || b || a', '(global a | global b)'],
    ['a && b', '(global a | global b)'],
    ['c ? a : b', '(global a | global b)'],
    ['c ? a : a', 'global a'],
    ['(a, b)', 'global b'],
    ['`order ${id} of ${user}`', 'derived(global id, global user)'],
    ['a + b - c', 'derived(global a, global b, global c)'],
    ['a + (b - c)', 'derived(global a, derived(global b, global c))'],
    ['a === b', 'derived(global a, global b)'],
    ['!a', 'derived(global a)'],
    ['typeof a', 'derived(global a)'],
    ["'id' in a", "derived('id', global a)"],
    ['await a', 'await global a'],
    ['f(...a)', 'global f(...global a)'],
    ['(a = b)', 'global b'],
  ])('%s', (expression, words) => {
    expect(valueOf(expression)).toBe(words);
  });

  test.each([
    ["typeof window === 'undefined'", 'global window is empty'],
    ["typeof window !== 'undefined'", 'global window is present'],
    ['a == null', 'global a is empty'],
    ['!a', 'global a is falsy'],
    ['!!a', 'derived(global a) is falsy'],
  ])('what it says that %s', (expression, words) => {
    const file = inWords(`const x = ${expression};`);
    const says = file.summary.values.flatMap((value) => (value.kind === 'derived' && value.says !== undefined ? [`${file.value(value.says.value)} is ${value.says.is}`] : []));
    expect(says.at(-1)).toBe(words);
  });

  test('what is claimed to be of a named type', () => {
    expect(valueOf('a as Order')).toBe('(global a as global Order)');
    expect(valueOf('a satisfies shop.Order')).toBe('(global a as global shop.Order)');
    expect(inWords('const answer = <Order>a;', 'shop.ts').values('answer')).toEqual(['(global a as global Order)']);
  });

  test.each(['a as const', 'a as any', 'a as string[]', 'a!', 'a as { id: string }'])('%s claims nothing that has a name', (expression) => {
    expect(valueOf(expression)).toBe('global a');
  });
});

describe('loops give', () => {
  test('elements and keys', () => {
    const file = inWords('for (const order of orders) use(order); for (const id in byId) use(id);');
    expect([...file.values('order'), ...file.values('id')]).toEqual(['each of global orders', 'key of global byId']);
  });
});

describe('destructuring', () => {
  test('follows paths, with defaults', () => {
    expect(inWords('const { users: { list = [] } } = db;').values('list')).toEqual(['(global db.users.list | list[])']);
  });

  test('gives elements of lists', () => {
    const file = inWords('const [first, [second], ...others] = rows;');
    expect([...file.values('first'), ...file.values('second'), ...file.values('others')]).toEqual([
      'each of global rows',
      'each of each of global rows',
      'others[...global rows]',
    ]);
  });

  test('copies the rest', () => {
    expect(inWords('const { id, ...rest } = order;').values('rest')).toEqual(['rest{...global order}']);
  });

  test('may compute a key', () => {
    expect(inWords('const { [name]: user } = users;').values('user')).toEqual(['global users[global name]']);
  });

  test('gives targets their parts', () => {
    expect(inWords('let user; ({ user, role: cache.role, ids: [cache.id] } = session);').effects('')).toEqual([
      'user each global session.user',
      'global cache.role each global session.role',
      'global cache.id each each of global session.ids',
    ]);
  });
});

describe('parameters', () => {
  const file = inWords('function handle({ body: { id } }, next = skip, ...others) { return [id, next, others, arguments]; }');

  test('are values of their function', () => {
    expect(file.returns('handle')).toEqual([
      '[parameter 0 of handle.body.id, (parameter 1 of handle | global skip), ...parameter 2 of handle, ...parameter 0 of handle]',
    ]);
  });

  test('are listed with their names', () => {
    expect(file.fn('handle').parameters).toEqual([
      { name: '', rest: false, type: 0 },
      { name: 'next', rest: false, type: 0 },
      { name: 'others', rest: true, type: 0 },
    ]);
  });

  test('give nothing to do', () => {
    expect(file.effects('handle')).toEqual([]);
  });

  test('do not count `this`', () => {
    const typed = inWords('function listen(this: Server, port: Port) { return port; }');
    expect(typed.returns('listen')).toEqual(['parameter 0 of listen']);
    expect(typed.fn('listen').parameters).toHaveLength(1);
  });
});

describe('this', () => {
  test('belongs to the nearest function that is no arrow', () => {
    const file = inWords('class Shop { open() { return () => () => this; } }');
    expect(file.summary.functions.at(-1)?.returns.map((id) => file.value(id))).toEqual(['this of open']);
  });

  test('a look-alike: a nested function has its own', () => {
    expect(inWords('class Shop { open() { return function inner() { return this; }; } }').returns('inner')).toEqual(['this of inner']);
  });

  test('super counts as this', () => {
    expect(inWords('class Shop extends Place { open() { super.open(); } }').calls('open')).toEqual(['this of open.open() !']);
  });
});

describe('functions are named', () => {
  test.each([
    ['function list() {}', 'list'],
    ['const list = () => 1;', 'list'],
    ['const list = function named() {};', 'named'],
    ['const api = { list() {} };', 'list'],
    ['const api = { list: async () => 1 };', 'list'],
    ['exports.list = () => 1;', 'list'],
    ['module.exports = () => 1;', 'module.exports'],
    ['api.orders.list = function () {};', 'list'],
    ['class Api { list() {} }', 'list'],
    ['class Api { list = () => 1; }', 'list'],
    ['export default function () {}', 'default'],
    ['export default () => 1;', 'default'],
    ['const { list = () => 1 } = api;', 'list'],
    ['let list; list ??= () => 1;', 'list'],
    ['use(() => 1);', ''],
  ])('%s', (code, name) => {
    expect(inWords(code).summary.functions.at(-1)?.name).toBe(name);
  });
});
