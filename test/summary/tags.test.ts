import { describe, expect, test } from 'vitest';

import type { ModuleSummary } from '../../src/summary/module-summary.ts';
import { summarizeText } from '../../src/summary/summarize-text.ts';

function summaryOf(text: string): ModuleSummary {
  const { summary, error } = summarizeText('shop.ts', text);
  if (summary === undefined) throw new SyntaxError(error);
  return summary;
}

/** The tags of a text: what each says, and the names of the functions, variables, classes and members that it stands on. */
function tagsIn(text: string): string[] {
  const { tags = [], functions, bindings, classes } = summaryOf(text);
  const named = [
    ...functions.map(({ name, start }) => ({ name: `function ${name}`, start })),
    ...bindings.map(({ name, start }) => ({ name: `variable ${name}`, start })),
    ...classes.flatMap(({ name, start, members }) => [{ name: `class ${name}`, start }, ...members.map((one) => ({ name: `member ${one.name}`, start: one.start }))]),
  ];
  return tags.map(({ tag, text: words, on }) => `${[tag, words].join(' ').trim()}: ${on.map((offset) => named.find(({ start }) => start === offset)?.name ?? '?').join(', ')}`);
}

describe('a tag stands on', () => {
  test.each([
    ['/** @entryPoint */ function f() {}', ['entryPoint: function f, variable f']],
    ['/** @entryPoint */ export async function f() {}', ['entryPoint: function f, variable f']],
    ['/** @entryPoint */ export default function () {}', ['entryPoint: function default']],
    ['/** @entryPoint */ export default async () => {};', ['entryPoint: function default']],
    ['/** @entryPoint */ export const f = () => {};', ['entryPoint: variable f, function f']],
    ['/** @entryPoint */ export const f = wrap(() => {});', ['entryPoint: variable f']],
    ['/** @entryPoint */ export const f = (() => {}) satisfies Handler;', ['entryPoint: variable f, function f']],
    ['/** @entryPoint */ export const { a, b: [c] } = load();', ['entryPoint: variable a, variable c']],
    ['/** @entryPoint */ exports.f = function () {};', ['entryPoint: function f']],
    ['class A { /** @entryPoint */ async f() {} }', ['entryPoint: member f, function f']],
    ['class A { /** @entryPoint */ f = () => {}; }', ['entryPoint: member f, function f']],
    ['class A { /** @entryPoint */ @get() public f() {} }', ['entryPoint: member f, function f']],
    ['const a = { /** @entryPoint */ f() {}, /** @entryPoint */ g: () => {} };', ['entryPoint: function f', 'entryPoint: function g']],
    ['serve(/** @entryPoint */ () => {});', ['entryPoint: function ']],
    ['/** @entryPoint */ class A {}', ['entryPoint: class A, variable A']],
  ])('%s', (code, tags) => {
    expect(tagsIn(code)).toEqual(tags);
  });

  test.each(['/** @entryPoint */ serve();', '/** @entryPoint */', 'const a = 1 /** @entryPoint */;'])('nothing: %s', (code) => {
    expect(tagsIn(code)).toEqual(['entryPoint: ']);
  });
});

describe('the words of a tag', () => {
  test.each([
    ['/** @entryPoint job */ function f() {}', 'job'],
    ['/**\n * Sends the mail.\n *\n * @entryPoint   job\n * @param mail the mail\n */\nfunction f() {}', 'job'],
    ['/** @entryPoint job */ // of the night\n/* see below */ function f() {}', 'job'],
    ['/** @entryPoint {job} of the\n * night */ function f() {}', '{job} of the night'],
  ])('%s', (code, words) => {
    expect(tagsIn(code)).toEqual([`entryPoint ${words}: function f, variable f`]);
  });
});

test.each([
  '/* @entryPoint */ function f() {}',
  '// @entryPoint\nfunction f() {}',
  "const text = '/** @entryPoint */'; function f() {}",
  '/** @entryPoints */ function f() {}',
  '/** Not an @entryPoint of ours. */ function f() {}',
  '/** @param x */ function f() {}',
])('a look-alike: %s', (code) => {
  expect(summaryOf(code)).not.toHaveProperty('tags');
});
