import { describe, expect, test } from 'vitest';

import { summarizeText } from '../../src/summary/summarize-text.ts';
import { inWords } from './in-words.ts';

describe('a summary is plain data', () => {
  test('that survives JSON', () => {
    const { summary } = inWords(`import a from 'a'; export class B extends a { #c = [1, { d: /x/g }]; async e(f = 1) { if (f) { await this.#c.push(f); delete f.g; } } }
      export default new B(); export * from 'h'; enum I { J }`);
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });

  test('with indexes that lead to something', () => {
    const { summary } = inWords('class A { b = 1; static c = () => this.b; d() { return [e, ...this.f]; } } for (const g of h) { if (g) g.i = new A(); }');
    for (const call of summary.calls) {
      expect(summary.functions[call.in]?.calls).toContain(summary.calls.indexOf(call));
      for (const id of [call.callee, ...call.arguments]) expect(summary.values[id]).toBeDefined();
    }
    for (const [id, fn] of summary.functions.entries()) {
      if (id > 0) expect(summary.functions[fn.parent]?.depth).toBe(fn.depth - 1);
    }
  });
});

describe('long and deep texts', () => {
  test('a sum of 3,000 terms', () => {
    const { summary } = inWords(`export const sum = ${Array.from({ length: 3000 }, (_, index) => `a${index}`).join(' + ')};`);
    expect(summary.values.some((value) => value.kind === 'derived' && value.of.length === 3000)).toBe(true);
  });

  test('a condition of 1,000 parts', () => {
    const file = inWords(`if (${Array.from({ length: 1000 }, (_, index) => `a${index}`).join(' && ')}) act();`);
    expect(file.guards(file.summary.calls[0]?.under ?? -1)).toHaveLength(1000);
  });

  test('a chain of 500 calls and one of 500 `else if`', () => {
    expect(inWords(`app${'.use(x)'.repeat(500)};`).summary.calls).toHaveLength(500);
    expect(inWords(`if (a) b();${' else if (a) b();'.repeat(500)}`).summary.calls).toHaveLength(501);
  });

  test('what nests too deeply to be walked gives an empty summary', () => {
    const { summary } = summarizeText('deep.js', `export const deep = a${' && a'.repeat(9000)};`);
    expect(summary).toMatchObject({ functions: [{ kind: 'module' }], values: [{ kind: 'unknown' }], exports: [] });
  });

  test('a file of 5 MB', () => {
    const part = "export function handle0(request, response) { const user = cache.get(request.id); if (!user) return; response.send(user.name + 'x'); }\n";
    const text = Array.from({ length: Math.ceil(5_000_000 / part.length) }, (_, index) => part.replace('handle0', `handle${index}`)).join('');
    const { summary } = summarizeText('large.js', text);
    expect(summary?.functions).toHaveLength(summary === undefined ? 0 : summary.lineStarts.length);
  }, 60_000);
});

describe('generated code costs no more than its length', () => {
  const numbered = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_, index) => part(index)).join('\n');

  test.each([
    ['properties of one object', numbered(100_000, (index) => `table.key${index} = ${index};`)],
    ['values of one variable', `let state;\n${numbered(100_000, (index) => `state = next(${index});`)}`],
    ['ways that meet', `function f(c) { let o;\n${numbered(20_000, (index) => `if (c) o = make(${index});`)} use(o); }`],
    ['loops in one function', `function f(c) { let o;\n${numbered(5_000, (index) => `while (c) o = make(${index});`)} use(o); }`],
    ['functions in one function', `function f() {\n${numbered(20_000, (index) => `const x${index} = () => x${index};`)} }`],
    ['exits from one function', `function f(c) {\n${numbered(20_000, (index) => `if (c.key${index}) return ${index};`)} }`],
  ])('%s', (_, text) => {
    expect(summarizeText('generated.js', text).summary?.functions.length).toBeGreaterThan(0);
  }, 20_000);
});

describe('odd code', () => {
  test.each([
    'with (a) { b = 1; }',
    'label: { break label; }',
    'for (;;) break;',
    'switch (a) {}',
    'try {} finally {}',
    'var { a, ...b } = c, [d, ...[e]] = f;',
    '({ [a]: b.c, ...d.e } = f);',
    '[a.b, , c = 1] = d;',
    'for (a.b of c);',
    'for (const [a, b] in c);',
    'for (var i = 0, j; ; ) break;',
    'class A { static { this.b = 1; } "c d" = 1; 2 = 3; get [e]() {} async *f() {} }',
    'new.target; function F() { new.target; }',
    'async () => { await using a = b; using c = d; }',
    'delete a?.b; void a.b; typeof a;',
    'a?.[b]?.(c);',
    'export { a as default } from "b"; import c, * as d from "e";',
    'if (a) function b() {}',
    'a: function b() {}',
    '`a${`b${c}`}`; d`e${f}`;',
    'debugger; ;;;',
    'let async; async = 1; async();',
    'var a; var a; function a() {} function a() {}',
    'arguments; this;',
    'x = { __proto__: y, get: 1, set: 2, async: 3, await: 4 };',
    'class A { #a; has(b) { return #a in b; } }',
    'do a(); while (b)',
    '(function () { "use strict"; })();',
    'if (a) { } else if (b) ; else { }',
    '1 + 2; "a"; /b/;',
    'throw a;',
  ])('%s', (code) => {
    const { summary, error } = summarizeText('odd.js', code);
    expect(error).toBeUndefined();
    expect(summary?.functions.findIndex((fn) => fn === undefined)).toBe(-1);
  });

  test.each([
    'function f(a: string): void; function f(a?: any) {}',
    'abstract class A<T> extends B<T> implements C<T>, D.E { declare a: string; readonly b?: number; abstract accessor c: string; accessor d = 1; private constructor() { super(); } }',
    'let a = b as unknown as C; let d = <E>f; let g = h!; let i = j satisfies K;',
    'type A = B; interface C extends D {} enum E { F = 1, G = F << 1 } const enum H {} declare enum I {}',
    'namespace A { export namespace B { export const c = 1; } } namespace A { export let d; } declare module "e" { } module F {}',
    'function assertIs(a: unknown): asserts a is string {}',
    'let a: typeof b; let c: import("d").E; let f: unique symbol; let g: [h: string, ...i: number[]];',
    'export type { A } from "b"; export type * from "c"; import { type D } from "e"; export as namespace F;',
    'f<string>(1); new G<H>(); const i = j<k>; l?.<m>(n);',
    '@A() @B.c class D { @E f; @G() h(@I() j, @K l) {} @M() accessor n = 1; @O() get p() { return 1; } }',
    'let x = function (this: Window, a: string) {};',
    'for (const a of <any>b) {} (a as any)++; [(b as any)] = c; ({ d: (e as any) } = f);',
    'export default interface A {}',
    'export default abstract class A {}',
    'export import A = B.C; import type D = require("d");',
    'class A { constructor(readonly a, protected b = 1, public readonly c?: C) {} }',
  ])('TypeScript: %s', (code) => {
    expect(summarizeText('odd.ts', code).error).toBeUndefined();
  });
});
