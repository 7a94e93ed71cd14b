import { describe, expect, test } from 'vitest';

import type { Span } from '../../src/summary/module-summary.ts';
import { inWords } from './in-words.ts';

describe('what a function says of its ways out', () => {
  const within = (code: string, { start, end }: Span): string => code.slice(start, end);

  test('the parts of a try, and whether the handler goes on', () => {
    const code = 'async function f() { try { await a(); } catch { b(); } finally { c(); } }';
    const [only] = inWords(code).fn('f').tries ?? [];
    if (only?.handler === undefined || only.finalizer === undefined) throw new Error('the try has all parts');
    expect([within(code, only.block), within(code, only.handler), within(code, only.finalizer)]).toEqual(['{ await a(); }', 'catch { b(); }', '{ c(); }']);
    expect(only.handler.goesOn).toBe(true);
  });

  test.each([
    ['throw e', false],
    ['return', false],
    ['if (e.fatal) throw e', true],
  ])('a handler with `%s`', (statement, goesOn) => {
    const { tries = [] } = inWords(`async function f() { try { await a(); } catch (e) { ${statement}; } }`).fn('f');
    expect(tries.map(({ handler }) => handler?.goesOn)).toEqual([goesOn]);
  });

  test('outer ones come first', () => {
    const code = 'async function f() { try { try { await a(); } finally { b(); } } finally { c(); } }';
    const { tries = [] } = inWords(code).fn('f');
    expect(tries.map(({ finalizer }) => finalizer && within(code, finalizer))).toEqual(['{ c(); }', '{ b(); }']);
  });

  test('each return, with the condition that it stands under', () => {
    const file = inWords('async function f() { await a(); if (late) return; return b(); }');
    const { exits = [] } = file.fn('f');
    expect(exits.map(({ under }) => file.summary.guards[under]?.is)).toEqual(['truthy', 'falsy']);
  });

  test('nothing where nothing is waited for', () => {
    const { tries, exits } = inWords('function f() { try { return a(); } finally { b(); } }').fn('f');
    expect([tries, exits]).toEqual([undefined, undefined]);
  });

  test('what `using` declares is disposed of in the end', () => {
    const { calls } = inWords('async function f() { await using file = open(); using lock = take(); }').summary;
    expect(calls.map(({ finally: inEnd }) => inEnd)).toEqual([false, true, false, true]);
  });
});
