import { describe, expect, test } from 'vitest';

import { inWords } from './in-words.ts';

/** What `use(…)` is called with in the function `serve`, in order. */
function used(body: string): (string | undefined)[] {
  const file = inWords(`const shared = new Map();\nasync function serve(request) { ${body} }`);
  return file
    .calls('serve')
    .filter((call) => call.startsWith('global use('))
    .map((call) => /^global use\((.*?)\)(?: !|$)/.exec(call)?.[1]);
}

describe('a variable of a function holds', () => {
  test('its only value', () => {
    expect(used('const users = shared; use(users);')).toEqual(['shared']);
  });

  test('one value after the other', () => {
    expect(used('let o = shared; use(o); o = {}; use(o);')).toEqual(['shared', 'o{}']);
  });

  test('nothing before its first value', () => {
    expect(used('let user; use(user); user = request.user; use(user);')).toEqual(['undefined', 'parameter 0 of serve.user']);
  });

  test('a new primitive after an update', () => {
    expect(used('let n = 1; n++; use(n); n += 2; use(n);')).toEqual(['derived(1)', 'derived(derived(1), 2)']);
  });

  test('a parameter until it is assigned', () => {
    expect(used('use(request); request = {}; use(request);')).toEqual(['parameter 0 of serve', 'request{}']);
  });

  test('a declared function and class', () => {
    expect(used('use(help); function help() {} class Order {} use(Order);')).toEqual(['function help', 'class Order']);
  });
});

describe('where ways meet', () => {
  test('if', () => {
    expect(used('let o = a; if (c) o = b; use(o);')).toEqual(['(global b | global a)']);
  });

  test('if and else', () => {
    expect(used('let o; if (c) { o = a; use(o); } else { o = b; use(o); } use(o);')).toEqual(['global a', 'global b', '(global a | global b)']);
  });

  test('only one of them gives a value', () => {
    expect(used('let o; if (c) o = a; use(o);')).toEqual(['global a']);
  });

  test('a way that ends does not get there', () => {
    expect(used('let o = a; if (c) { o = b; return; } use(o);')).toEqual(['global a']);
    expect(used('let o = a; if (c) { o = b; } else { throw o; } use(o);')).toEqual(['global b']);
  });

  test('right sides and arms', () => {
    expect(used('let o = a; c && (o = b); use(o);')).toEqual(['(global a | global b)']);
    expect(used('let o = a; c ? (o = b) : (o = d); use(o);')).toEqual(['(global b | global d)']);
    expect(used('let o = a; o ??= b; use(o);')).toEqual(['(global a | global b)']);
  });

  test('switch, with a way through', () => {
    expect(used('let o = a; switch (c) { case 1: o = b; case 2: use(o); break; case 3: o = d; } use(o);')).toEqual([
      '(global a | global b)',
      '(global a | global b | global d)',
    ]);
  });

  test('switch with a default leaves no other way', () => {
    expect(used('let o = a; switch (c) { case 1: o = b; break; default: o = d; } use(o);')).toEqual(['(global b | global d)']);
  });

  test('catch may start anywhere in the try', () => {
    expect(used('let o = a; try { o = b; o = d; } catch { use(o); } use(o);')).toEqual(['(global a | o)', '(global d | global a | o)']);
  });

  test('finally sees the value of the try', () => {
    expect(used('let client; try { client = await connect(); } finally { use(client); }')).toEqual(['await global connect()']);
  });
});

describe('loops', () => {
  test('a variable that the body assigns holds what it held before or any of its values', () => {
    expect(used('let o = a; while (c) { use(o); o = b; use(o); } use(o);')).toEqual(['(global a | o)', 'global b', '(global a | o)']);
  });

  test('a look-alike: a variable that is assigned after the loop', () => {
    expect(used('let o = a; while (c) { use(o); } o = b; use(o);')).toEqual(['global a', 'global b']);
  });

  test('a variable that the body declares starts anew', () => {
    expect(used('for (const each of rows) { let o = a; use(o); o = b; use(o); }')).toEqual(['global a', 'global b']);
  });

  test('for, for-of, do-while', () => {
    expect(used('for (let i = 0; i < 3; i++) use(i);')).toEqual(['(0 | i)']);
    expect(used('let last; for (const row of rows) { use(last); last = row; }')).toEqual(['last']);
    expect(used('let o = a; do { use(o); o = b; } while (c);')).toEqual(['(global a | o)']);
  });

  test('a labelled block may be left from anywhere', () => {
    expect(used('let o = a; found: { if (c) { o = b; break found; } o = d; } use(o);')).toEqual(['(global a | o)']);
  });
});

describe('variables that other functions see', () => {
  test('are any of their values where they are captured', () => {
    const file = inWords('function serve() { const cache = new Map(); return function read() { return cache; }; }');
    expect(file.returns('read')).toEqual(['cache']);
    expect(file.binding('cache').captured).toBe(true);
  });

  test('are followed in their own function when no other assigns them', () => {
    expect(used('let o = a; use(o); later(() => o); o = b; use(o);')).toEqual(['global a', 'global b']);
  });

  test('are any of their values everywhere when another function assigns them', () => {
    const file = inWords('function serve() { let o = a; later(() => { o = b; }); use(o); }');
    expect(file.calls('serve').at(-1)).toBe('global use(o) !');
    expect(file.values('o')).toEqual(['global a', 'global b']);
  });

  test('a look-alike: another variable of the same name is assigned', () => {
    expect(used('let o = a; later(() => { let o; o = b; }); use(o);')).toEqual(['global a']);
  });
});

describe('scopes', () => {
  test('a block hides the variable around it', () => {
    expect(used('const o = a; { const o = b; use(o); } use(o);')).toEqual(['global b', 'global a']);
  });

  test('var belongs to the function', () => {
    expect(used('if (c) { var o = a; } use(o);')).toEqual(['global a']);
  });

  test('a switch has one block for its cases', () => {
    expect(used('const o = a; switch (c) { case 1: const o = b; use(o); } use(o);')).toEqual(['global b', 'global a']);
  });

  test('a caught error is a variable of its block', () => {
    expect(used('const error = a; try { f(); } catch (error) { use(error); } use(error);')).toEqual(['error', 'global a']);
  });

  test('a function expression knows its own name', () => {
    const file = inWords('const retry = function again() { return again; };');
    expect(file.returns('again')).toEqual(['again']);
    expect(file.values('again')).toEqual(['function again']);
  });

  test('a class expression knows its own name', () => {
    expect(inWords('const Shop = class Place { self() { return Place; } };').values('Place')).toEqual(['class Place']);
  });

  test('a parameter hides the variable of the module', () => {
    expect(inWords('const user = load(); function greet(user) { return user; }').returns('greet')).toEqual(['parameter 0 of greet']);
  });
});

describe('the list of variables', () => {
  test('has all values of each, the first one first', () => {
    const file = inWords('let current = start(); function next(user) { current = user; } function count() { current++; }');
    expect(file.values('current')).toEqual(['global start()', 'parameter 0 of next', 'derived(current)']);
    expect(file.binding('current')).toMatchObject({ kind: 'let', owner: 0, start: 4, captured: true });
  });

  test('leaves out what only its own function knows', () => {
    const names = inWords('const all = []; function list(page) { const size = 10; return all.slice(page * size, size); }').summary.bindings;
    expect(names.map(({ name }) => name)).toEqual(['all', 'list']);
  });
});
