import type { TSESTree } from '@typescript-eslint/utils';
import { parse } from '@typescript-eslint/parser';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

import { childrenOf } from '../../src/syntax/children.ts';
import { constantString } from '../../src/syntax/constant-string.ts';
import { tooDeepAt } from '../../src/syntax/nesting.ts';
import { endOf, startOf } from '../../src/syntax/offsets.ts';
import { propertyName } from '../../src/syntax/property-name.ts';
import { isThisParameter } from '../../src/syntax/this-parameter.ts';

const parsers = [
  ['the native parser', (text: string) => parseSync('a.ts', text).program as unknown as TSESTree.Program],
  ['ESLint’s parser', (text: string) => parse(text, { range: true, loc: true })],
] as const;

/** The expression that a text consists of. */
function expressionIn(text: string): TSESTree.Expression {
  const [statement] = parse(`(${text});`, { range: true }).body;
  if (statement?.type !== 'ExpressionStatement') throw new Error(`no expression: ${text}`);
  return statement.expression;
}

describe.each(parsers)('offsets by %s', (_, parseText) => {
  test('are those of the text', () => {
    const [, second] = parseText('let a;\nlet b = 1;').body;
    expect(second && [startOf(second), endOf(second)]).toEqual([7, 17]);
  });
});

describe('the name of a property', () => {
  test.each([
    ['a.name', 'name'],
    ["a['name']", 'name'],
    ['a[`name`]', 'name'],
    ['a[0]', '0'],
    ['a[name]', undefined],
    ['a[`name${b}`]', undefined],
    ['a[b()]', undefined],
  ])('%s', (text, name) => {
    const node = expressionIn(text);
    expect(node.type === 'MemberExpression' && propertyName(node.property, node.computed)).toBe(name);
  });

  test('a private one keeps its mark', () => {
    expect(propertyName({ type: 'PrivateIdentifier', name: 'count' } as TSESTree.PrivateIdentifier, false)).toBe('#count');
  });
});

describe('a constant string', () => {
  test.each([
    ["'a'", 'a'],
    ['`a`', 'a'],
    ["''", ''],
    ['1', undefined],
    ['`a${b}`', undefined],
    ["'a' + 'b'", undefined],
    ['a', undefined],
  ])('%s', (text, constant) => {
    expect(constantString(expressionIn(text))).toBe(constant);
  });

  test('nothing is none', () => {
    expect([constantString(null), constantString(undefined)]).toEqual([undefined, undefined]);
  });
});

describe('children', () => {
  test('come in the order of the text, whatever the order of the fields', () => {
    const node = expressionIn('tag`a${b}`');
    expect(childrenOf(node).map(({ type }) => type)).toEqual(['Identifier', 'TemplateLiteral']);
  });

  test('are code alone: no types, no positions, no links to the parent', () => {
    const [declaration] = parse('function f<T>(a: string): void {}', { range: true, loc: true }).body;
    expect(declaration && childrenOf(declaration).map(({ type }) => type)).toEqual(['Identifier', 'Identifier', 'BlockStatement']);
  });

  test('of a node that nobody has heard of', () => {
    const child = expressionIn('a');
    const unheard = { type: 'PipelineExpression', stages: [child, null, 'text'], tail: child } as unknown as TSESTree.Node;
    expect(childrenOf(unheard)).toEqual([child, child]);
  });
});

describe('the this of a signature', () => {
  test.each([
    ['function f(this: A, b) {}', [true, false]],
    ['function f(that, { a }, [b] = []) {}', [false, false, false]],
  ])('%s', (text, answers) => {
    const node = expressionIn(text);
    expect(node.type === 'FunctionExpression' && node.params.map(isThisParameter)).toEqual(answers);
  });
});

describe('nesting', () => {
  test('that no parser could follow', () => {
    expect(tooDeepAt('{'.repeat(5000))).toBe(2000);
  });

  test.each([['('.repeat(1000) + ')'.repeat(1000)], ['[]'.repeat(5000)], [')'.repeat(5000)]])('a look-alike', (text) => {
    expect(tooDeepAt(text)).toBe(-1);
  });
});
