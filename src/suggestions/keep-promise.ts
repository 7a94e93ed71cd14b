import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, nodesIn, statementAround } from './nodes.ts';
import type { Node, Source, Suggestion } from './suggestion.ts';
import { after, beginsLine, hasComment, indentOf, lineEnd, replace } from './text.ts';
import { freeName, localVariable, usesLocalsOf, variableOf, type LocalVariable } from './variables.ts';

/**
 * Keeps the promise of what is made when it is first needed, so that requests that come in while it is being made wait for the same one:
 *
 *     if (!client) client = await connect();
 *
 * When it fails, the promise goes, and the next request tries again. Only where nothing of the request has a part in making it.
 */
export function keepPromise(written: Node, source: Source): Suggestion | undefined {
  if (written.type !== 'AssignmentExpression' || written.left.type !== 'Identifier' || written.right.type !== 'AwaitExpression') return undefined;
  const { text } = source;
  const local = localVariable(written.left, source);
  const made = written.right.argument;
  const kept = local === undefined ? undefined : promiseType(local, source);
  if (local === undefined || kept === undefined || made.type !== 'CallExpression' || usesLocalsOf(made, source) || usesState(made, local, source)) return undefined;
  const place = placeOf(written, local);
  if (place === undefined || hasComment(place, source) || local.declaration.declarations.length > 1 || !beginsLine(local.declaration, text) || !beginsLine(place, text)) return undefined;
  const name = freeName([`${local.name}Promise`], source);
  const indent = indentOf(place, text);
  const step = indent.includes('\t') ? '\t' : '  ';
  const lines = [`${name} ??= ${text.slice(...made.range)};`, 'try {', `${step}${local.name} = await ${name};`, '} finally {', `${step}${name} = undefined;`, '}'];
  const test = place.type === 'IfStatement' ? text.slice(...place.test.range) : written.operator === '??=' ? `${local.name} == null` : undefined;
  const wrapped = test === undefined ? lines : [`if (${test}) {`, ...lines.map((line) => `${step}${line}`), '}'];
  return {
    remedy: 'single-flight',
    messageId: 'keepPromise',
    data: { name: local.name },
    edits: [after(local.declaration, [`let ${name}${kept};`], text), replace(place, wrapped.join(`${lineEnd(text)}${indent}`))],
  };
}

/** `: Promise<Client> | undefined` for a variable of type `Client | undefined`; '' where there are no types; undefined when it cannot be told. */
function promiseType({ declarator: { id } }: LocalVariable, { isTyped, text }: Source): string | undefined {
  if (!isTyped) return '';
  const type = id.typeAnnotation?.typeAnnotation;
  if (type === undefined) return undefined;
  const parts = type.type === 'TSUnionType' ? type.types.filter(({ type: kind }) => kind !== 'TSUndefinedKeyword' && kind !== 'TSNullKeyword') : [type];
  return parts.length === 0 ? undefined : `: Promise<${parts.map(({ range }) => text.slice(...range)).join(' | ')}> | undefined`;
}

function usesState(made: Node, { variable }: LocalVariable, source: Source): boolean {
  return [...nodesIn(made)].some((node) => isFunction(node) || node.type === 'AwaitExpression' || variableOf(node, source) === variable);
}

/**
 * The statement to replace: the assignment, when it is all that a test of the variable leads to, in braces or after an early return; the test
 * itself when it has no braces.
 */
function placeOf(written: TSESTree.AssignmentExpression, local: LocalVariable): TSESTree.ExpressionStatement | TSESTree.IfStatement | undefined {
  const statement = written.parent;
  if (statement.type !== 'ExpressionStatement') return undefined;
  if (written.operator === '??=') return statementAround(written)?.statement === statement ? statement : undefined;
  if (written.operator !== '=') return undefined;
  const { parent } = statement;
  if (parent.type === 'IfStatement') return parent.alternate === null && parent.consequent === statement && isEmptyTest(parent.test, local.name) ? parent : undefined;
  if (parent.type !== 'BlockStatement') return undefined;
  const around = parent.parent;
  if (around.type === 'IfStatement') return parent.body.length === 1 && around.alternate === null && isEmptyTest(around.test, local.name) ? statement : undefined;
  const previous = parent.body[parent.body.indexOf(statement) - 1];
  return previous?.type === 'IfStatement' && isFullTest(previous.test, local.name) && leaves(previous.consequent) && previous.alternate === null ? statement : undefined;
}

/** `!client`, `client === undefined`, `client == null` */
function isEmptyTest(test: Node, name: string): boolean {
  if (test.type === 'UnaryExpression') return test.operator === '!' && isNamed(test.argument, name);
  return test.type === 'BinaryExpression' && (test.operator === '===' || test.operator === '==') && isNamed(test.left, name) && isNothing(test.right);
}

/** `client`, `client !== undefined`, `client != null` */
function isFullTest(test: Node, name: string): boolean {
  if (isNamed(test, name)) return true;
  return test.type === 'BinaryExpression' && (test.operator === '!==' || test.operator === '!=') && isNamed(test.left, name) && isNothing(test.right);
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function isNothing(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

function leaves(node: Node): boolean {
  return node.type === 'ReturnStatement' || (node.type === 'BlockStatement' && node.body.at(-1)?.type === 'ReturnStatement');
}
