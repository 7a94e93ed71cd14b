import { describe, expect, test } from 'vitest';

import { inWords } from './in-words.ts';

describe('suspension points', () => {
  test('count along the way', () => {
    const file = inWords('let n = 0; async function f() { n = 1; await a(); n = 2; const x = [await b(), (n = 3)]; n = 4; }');
    expect(file.effects('f')).toEqual(['n = 1', 'n = 2 after 1', 'n = 3 after 2', 'n = 4 after 2']);
    expect(file.fn('f').suspensions).toBe(2);
  });

  test('an operand comes before its await', () => {
    expect(inWords('async function f() { await a(b()); }').calls('f')).toEqual(['global b()', 'global a(global b()) !']);
  });

  test('a call comes after its arguments', () => {
    expect(inWords('async function f() { save(await load()); }').calls('f')).toEqual(['global load()', 'global save(await global load()) ! after 1']);
  });

  test.each([
    ['async function f() { for await (const x of xs) act(); }', 1],
    ['async function f() { await using file = open(); }', 1],
    ['async function* f() { yield 1; yield* xs; }', 2],
    ['function* f() { yield 1; }', 0],
    ['async function f() { const g = async () => { await 1; }; }', 0],
    ['async function f() { using file = open(); for (const x of xs) act(); }', 0],
  ])('%s', (code, suspensions) => {
    expect(inWords(code).fn('f').suspensions).toBe(suspensions);
  });

  test('the body of for await comes after each wait', () => {
    expect(inWords('async function f() { for await (const x of xs) act(); }').calls('f')).toEqual(['global act() ! after 1']);
  });

  test('what is read before a wait is not read again where a local variable holds it', () => {
    expect(inWords('let n = 0; async function f() { const before = n; await a(); n = before + 1; }').effects('f')).toEqual(['read n', 'n = derived(n, 1) after 1']);
  });

  test('what is added to is read before the wait for what is added', () => {
    expect(inWords('let n = 0; async function f() { n += await a(); }').effects('f')).toEqual(['read n', 'n += derived(n, await global a()) after 1']);
  });

  test('a property of what a call answers is read when it is also written', () => {
    const file = inWords('async function f(id) { const user = find(id); const { age, name } = user; await a(name); user.age = age + 1; }');
    expect(file.effectsThat('f', 'read')).toEqual(['read global find(parameter 0 of f).age']);
  });

  test('calls that are awaited say so', () => {
    const { calls } = inWords('async function f() { await a(b()); const x = await c?.(); await (await d()).e; }').summary;
    expect(calls.filter(({ awaited }) => awaited === true).map(({ start, end }) => end - start)).toEqual([6, 5, 3]);
  });

  test('what a finally block does says so', () => {
    const { effects } = inWords('let busy = false; function f() { busy = true; try { a(); } finally { busy = false; } }').fn('f');
    expect(effects.map((one) => one.finally === true)).toEqual([false, true]);
  });

  test('the top level may wait too', () => {
    expect(inWords('await connect(); listen();').calls('')).toEqual(['global connect() !', 'global listen() ! after 1']);
  });
});
