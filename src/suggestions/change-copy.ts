import type { TSESTree } from '@typescript-eslint/utils';

import { isPlainPath, rootOf } from './nodes.ts';
import type { Node, Source, Suggestion } from './suggestion.ts';
import { variableOf } from './variables.ts';

/**
 * Changes a copy instead of what all share: `merge(defaults, own)` becomes `merge({}, defaults, own)`, `list.sort()` becomes `list.slice().sort()`. Only
 * where what the call answers is used, so that nobody need look for the change in the original.
 */
export function changeCopy(written: Node, source: Source): Suggestion | undefined {
  if (written.type !== 'CallExpression' || !isAnswerUsed(written)) return undefined;
  const { callee } = written;
  const name = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed ? callee.property.name : callee.type === 'Identifier' ? callee.name : '';
  if (callee.type === 'MemberExpression' && inPlace.has(name)) return callee.optional || !isPlainPath(callee.object) ? undefined : offer(callee.object, { start: callee.object.range[1], text: '.slice()' }, source);
  const [target] = written.arguments;
  if (!into.has(name) || target === undefined || written.arguments.length < 2 || !isPlainPath(target) || !isPlainObject(target, source)) return undefined;
  return offer(target, { start: target.range[0], text: '{}, ' }, source);
}

/**
 * An object that is written out, one below it, or a file of JSON: a copy by its properties is the same as it. An instance of a class, or a function, would lose
 * what it is.
 */
function isPlainObject(target: Node, source: Source): boolean {
  const [definition] = variableOf(rootOf(target), source)?.defs ?? [];
  const declared: Node | undefined = definition?.node;
  if (declared?.type === 'ImportDefaultSpecifier') return declared.parent.type === 'ImportDeclaration' && declared.parent.source.value.endsWith('.json');
  if (declared?.type !== 'VariableDeclarator' || declared.id.type !== 'Identifier') return false;
  return valueAt(target, declared.init)?.type === 'ObjectExpression';
}

/** What `defaults.columns` is in `{ columns: {} }`, when no other property can be that. */
function valueAt(target: Node, init: Node | null | undefined): Node | undefined {
  if (target.type !== 'MemberExpression') return withoutType(init);
  const object = valueAt(target.object, init);
  if (object?.type !== 'ObjectExpression' || target.computed || target.property.type !== 'Identifier') return undefined;
  const { name } = target.property;
  const property = object.properties.find((one) => one.type === 'Property' && !one.computed && one.key.type === 'Identifier' && one.key.name === name);
  return property?.type === 'Property' ? withoutType(property.value) : undefined;
}

function withoutType(node: Node | null | undefined): Node | undefined {
  return node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression' ? withoutType(node.expression) : (node ?? undefined);
}

/** Methods of lists that change the list and answer it. */
const inPlace: ReadonlySet<string> = new Set(['reverse', 'sort']);
/** Functions that put properties of the others into the first and answer that; with an empty object first, they make a new one. */
const into: ReadonlySet<string> = new Set(['assign', 'assignIn', 'defaultsDeep', 'extend', 'merge']);

function offer(target: Node, { start, text }: { readonly start: number; readonly text: string }, source: Source): Suggestion {
  return { remedy: 'clone', messageId: 'changeCopy', data: { name: source.text.slice(...target.range) }, edits: [{ start, end: start, text }] };
}

function isAnswerUsed(call: TSESTree.CallExpression): boolean {
  const { parent } = call;
  if (parent.type === 'ExpressionStatement' || parent.type === 'SequenceExpression' || parent.type === 'ChainExpression') return false;
  if (parent.type === 'UnaryExpression') return parent.operator !== 'void';
  // What an arrow function answers may be meant for nobody.
  return parent.type !== 'ArrowFunctionExpression' || parent.body !== call;
}
