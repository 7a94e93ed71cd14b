import { describe, expect, test } from 'vitest';

import { inWords } from './in-words.ts';

/** The conditions over `act()`. */
function guardsOf(body: string): string[] {
  const { summary, guards } = readied(inWords(`async function serve(a, b, c) { ${body} }`));
  const call = summary.calls.find(({ callee }) => summary.values[callee]?.kind === 'global' && summary.values[callee].name === 'act');
  return guards(call?.under ?? -1);
}

function readied(file: ReturnType<typeof inWords>) {
  const plain = (words: string): string => words.replace(/parameter (\d) of serve/g, (_, index: string) => 'abc'.charAt(Number(index)));
  return { summary: file.summary, guards: (id: number) => file.guards(id).map(plain) };
}

describe('what holds when control comes past', () => {
  test.each([
    ['if (a) act();', ['a']],
    ['if (!a) act();', ['!a']],
    ['if (!!a) act();', ['a']],
    ['if (Boolean(a)) act();', ['a']],
    ['if (a) b(); else act();', ['!a']],
    ['if (a) b(); else if (b) c(); else act();', ['!a', '!b']],
    ['a && act();', ['a']],
    ['a || act();', ['!a']],
    ['a ?? act();', ['a is empty']],
    ['a ? act() : 0;', ['a']],
    ['a ? 0 : act();', ['!a']],
    ['while (a) act();', ['a']],
    ['for (; a; ) act();', ['a']],
    ['for (; a; act()) b();', ['a']],
    ['a ??= act();', ['a is empty']],
    ['a.b ||= act();', ['!a.b']],
    ['a &&= act();', ['a']],
    ['switch (a) { case 1: act(); }', ['a tested']],
    ['const { d = act() } = a;', ['a.d is empty']],
    ['for (const d of a) if (b) act();', ['b']],
  ])('%s', (body, guards) => {
    expect(guardsOf(body)).toEqual(guards);
  });

  test.each(['if (a) b(); act();', 'act() && a;', 'do act(); while (a);', 'for (const d of a) act();', 'a && b(); act();', '{ if (a) b(); } act();'])(
    'a look-alike without conditions: %s',
    (body) => {
      expect(guardsOf(body)).toEqual([]);
    },
  );
});

describe('comparisons', () => {
  test.each([
    ['a == null', ['a is empty']],
    ['null === a', ['a is empty']],
    ['a === undefined', ['a is empty']],
    ['a !== undefined', ['a is present']],
    ['a != null', ['a is present']],
    ["typeof a === 'undefined'", ['a is empty']],
    ["'undefined' !== typeof a", ['a is present']],
    ['!(a == null)', ['a is present']],
    ["typeof a === 'string'", ['derived(a) tested']],
    ["typeof window === 'object'", ['global window is present']],
    ["typeof window !== 'object'", ['global window is empty']],
    ['a.size >= 100', ['a.size tested']],
    ['a < b', ['a tested', 'b tested']],
    ['!(a < b)', ['a tested', 'b tested']],
    ['a in b', ['a tested', 'b tested']],
    ['!a.has(b)', ['!a.has(b)']],
    ['a?.b', ['a.b']],
    ['(await a)', ['await a after 1']],
  ])('%s', (condition, guards) => {
    expect(guardsOf(`if (${condition}) act();`)).toEqual(guards);
  });
});

describe('conditions of parts', () => {
  test.each([
    ['a && b', ['a', 'b']],
    ['a && !b && c == null', ['a', '!b', 'c is empty']],
    ['!(a || b)', ['!a', '!b']],
    ['a || b', ['a tested', 'b tested']],
    ['!(a && b)', ['a tested', 'b tested']],
    ['a && (b || c)', ['a', 'b tested', 'c tested']],
  ])('%s', (condition, guards) => {
    expect(guardsOf(`if (${condition}) act();`)).toEqual(guards);
  });

  test('the right side stands under the left side', () => {
    expect(guardsOf('if (a && act()) b();')).toEqual(['a']);
    expect(guardsOf('if (a || act()) b();')).toEqual(['!a']);
  });
});

describe('early exits', () => {
  test.each([
    ['if (a) return; act();', ['!a']],
    ["if (!a) throw new Error('no'); act();", ['a']],
    ['if (a) { b(); return; } act();', ['!a']],
    ['for (;;) { if (a) continue; act(); }', ['!a']],
    ['for (;;) { if (a) break; act(); }', ['!a']],
    ['if (a) return; if (b == null) return; act();', ['!a', 'b is present']],
    ['if (a) b(); else return; act();', ['a']],
    ['if (a || b) return; act();', ['!a', '!b']],
    ['if (a) { return; } else { b(); } act();', ['!a']],
    ['if (a) { if (b) return; else throw c; } act();', ['!a']],
    ['try { if (a) return; act(); } catch {}', ['!a']],
    ['switch (c) { case 1: if (a) break; act(); }', ['c tested', '!a']],
  ])('%s', (body, guards) => {
    expect(guardsOf(body)).toEqual(guards);
  });

  test.each([
    ['for (const d of c) { if (a) continue; b(); } act();'],
    ['if (a) return; else return; act();'],
    ['{ if (a) return; } act();'],
  ])('a look-alike: %s', (body) => {
    expect(guardsOf(body)).toEqual([]);
  });

  test('a function within starts without conditions', () => {
    expect(guardsOf('if (a) later(() => act());')).toEqual([]);
  });
});

test('a guard knows how many suspension points came before its test', () => {
  expect(guardsOf('if (a) { await b(); if (c) act(); }')).toEqual(['a', 'c after 1']);
});

test('a guard under which nothing happens is left out', () => {
  expect(inWords('function f(a, b) { if (a) { } return a ?? b; }').summary.guards).toEqual([]);
});
