import type { TSESTree } from '@typescript-eslint/utils';

import { functionAround, isInside, rootOf, type FunctionNode } from './nodes.ts';
import type { Edit, Node, Source, Suggestion } from './suggestion.ts';
import { lineEnd, replace } from './text.ts';
import { localVariable, variableNamed, variableOf, type LocalVariable } from './variables.ts';

/**
 * Bounds a cache: `new Map()` becomes `new LRUCache({ max: 1000 })` of `lru-cache`, with its import. Only where it is a cache, whose entries are made anew when they
 * are missing, where nothing is done with the map but what the cache does in the same way, and what is kept is never nothing.
 */
export function boundCache(written: Node, isInstalled: boolean, source: Source): Suggestion | undefined {
  if (written.type !== 'CallExpression' || written.callee.type !== 'MemberExpression') return undefined;
  const local = localVariable(rootOf(written.callee), source);
  const made = local?.declarator.init;
  if (local === undefined || made?.type !== 'NewExpression' || made.callee.type !== 'Identifier' || made.callee.name !== 'Map' || made.arguments.length > 0) return undefined;
  if (variableNamed('Map', made, source)?.defs.length || local.declaration.parent.type !== 'Program' || !local.references.every(({ identifier }) => isSameInCache(identifier))) return undefined;
  if (!isCache(written, local, source)) return undefined;
  const types = typesOf(local, made, source);
  const imported = importEdit(local.declaration, source);
  if (types === undefined || imported === undefined) return undefined;
  const cache = replace(made, `new LRUCache${types.made}({ max: 1000 })`);
  return {
    remedy: 'cache',
    messageId: isInstalled ? 'boundCache' : 'boundCacheInstalled',
    data: { name: local.name },
    edits: [...imported, ...types.edits, cache],
  };
}

/**
 * One function looks an entry up and puts what it has computed, and nobody else looks: what is put out is computed again. A record that others
 * find there, or that is changed there, would be lost.
 */
function isCache(put: TSESTree.CallExpression, { references }: LocalVariable, source: Source): boolean {
  const home = functionAround(put);
  const value = put.arguments[1];
  if (home === undefined || value === undefined) return false;
  const uses = references.map(({ identifier }) => identifier.parent).filter((use) => use.type === 'MemberExpression');
  const looks = uses.filter((use) => use.property.type === 'Identifier' && (use.property.name === 'get' || use.property.name === 'has'));
  const isFound = looks.some((use) => use.property.type === 'Identifier' && use.property.name === 'get');
  return isFound && looks.every((use) => isInside(use, home)) && isComputed(value, { home, put }, source);
}

interface Put {
  readonly put: Node;
  readonly home: FunctionNode;
}

/** What a function answers, directly or through a variable of the function that is not changed once it is kept. */
function isComputed(value: Node, where: Put, source: Source): boolean {
  if (value.type === 'AwaitExpression') return isComputed(value.argument, where, source);
  // The time, or a number drawn, is no answer to a key.
  if (value.type === 'CallExpression') return value.arguments.length > 0 || (value.callee.type === 'MemberExpression' && isComputed(value.callee.object, where, source));
  const variable = variableOf(value, source);
  if (variable === undefined || variable.defs.length === 0 || !variable.defs.every(({ node }) => node.type === 'VariableDeclarator' && isInside(node, where.home))) return false;
  return variable.references.every(({ identifier, writeExpr }) => {
    if (writeExpr != null) return writeExpr.type !== 'Identifier' && isComputed(writeExpr, where, source);
    // What is found there is not changed either: it comes out of the same variable.
    return !isChanged(identifier) || (identifier.range[0] < where.put.range[0] && variable.references.every((one) => one.writeExpr == null || one.init === true));
  });
}

/** `entry.guests.push(…)`, `entry.guide = …` */
function isChanged(identifier: Node): boolean {
  let at: Node = identifier;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = at.parent;
  const { parent } = at;
  if (at === identifier || parent === undefined) return false;
  if (parent.type === 'AssignmentExpression') return parent.left === at;
  if (parent.type === 'CallExpression' && parent.callee === at) return at.type === 'MemberExpression' && (at.property.type !== 'Identifier' || changing.has(at.property.name));
  return parent.type === 'UpdateExpression' || parent.type === 'UnaryExpression';
}

const changing: ReadonlySet<string> = new Set(['add', 'clear', 'delete', 'fill', 'pop', 'push', 'reverse', 'set', 'shift', 'sort', 'splice', 'unshift']);

/** Methods that mean the same; what `set` answers is used by nobody, and `get` finds nothing that `has` has found only when it has been put out. */
const methods: ReadonlySet<string> = new Set(['get', 'set', 'has', 'delete', 'clear', 'size']);

function isSameInCache(identifier: Node): boolean {
  const { parent } = identifier;
  if (parent?.type !== 'MemberExpression' || parent.object !== identifier || parent.computed || parent.property.type !== 'Identifier' || !methods.has(parent.property.name)) return false;
  const call = parent.parent;
  if (parent.property.name === 'size') return call.type !== 'CallExpression' || call.callee !== parent;
  if (call.type !== 'CallExpression' || call.callee !== parent) return false;
  return parent.property.name !== 'set' || (call.parent.type === 'ExpressionStatement' && isSomething(call.arguments[1]));
}

/** A cache takes `undefined` for no entry. */
function isSomething(value: TSESTree.CallExpressionArgument | undefined): boolean {
  return value !== undefined && value.type !== 'SpreadElement' && !(value.type === 'Identifier' && value.name === 'undefined');
}

interface Types {
  /** After `LRUCache` where it is made. */
  readonly made: string;
  /** What else names the type. */
  readonly edits: readonly Edit[];
}

/** Types of keys and values: as given to `new Map<K, V>()`, or to the variable. Values must be something in each case. */
function typesOf({ declarator: { id }, declaration }: LocalVariable, made: TSESTree.NewExpression, { ast, isTyped, text }: Source): Types | undefined {
  if (!isTyped) {
    // `@type {Map<string, string>}`
    const comment = (ast.comments ?? []).findLast(({ range }) => range[1] <= declaration.range[0] && text.slice(range[1], declaration.range[0]).trim() === '');
    const at = comment?.value.match(/@type\s*\{\s*Map(?=[<}.\s])/);
    if (comment === undefined || at?.index === undefined) return { made: '', edits: [] };
    const end = comment.range[0] + 2 + at.index + at[0].length;
    return { made: '', edits: [{ start: end - 3, end, text: 'LRUCache' }] };
  }
  const annotation = id.typeAnnotation?.typeAnnotation;
  const given = made.typeArguments;
  if (given?.params.length === 2) {
    if (annotation !== undefined || !given.params.every(isNeverNothing)) return undefined;
    return { made: text.slice(...given.range), edits: [] };
  }
  if (annotation?.type !== 'TSTypeReference' || annotation.typeName.type !== 'Identifier' || annotation.typeName.name !== 'Map') return undefined;
  const named = annotation.typeArguments;
  if (named?.params.length !== 2 || !named.params.every(isNeverNothing)) return undefined;
  return { made: '', edits: [replace(annotation.typeName, 'LRUCache')] };
}

/** `LRUCache<K extends {}, V extends {}>`: types that are seen not to hold `null` or `undefined`. */
function isNeverNothing(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSNumberKeyword':
    case 'TSBooleanKeyword':
    case 'TSBigIntKeyword':
    case 'TSSymbolKeyword':
    case 'TSObjectKeyword':
    case 'TSArrayType':
    case 'TSTupleType':
    case 'TSTypeLiteral':
    case 'TSLiteralType':
    case 'TSFunctionType':
      return true;
    case 'TSUnionType':
      return type.types.every(isNeverNothing);
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' && plainTypes.has(type.typeName.name);
    default:
      return false;
  }
}

const plainTypes: ReadonlySet<string> = new Set(['Array', 'ReadonlyArray', 'Record', 'Map', 'Set', 'Promise', 'Date', 'Buffer', 'Uint8Array', 'RegExp', 'Function', 'Error']);

/** The import of `LRUCache`, as the file imports; none when it is there. */
function importEdit(declaration: Node, { ast, text }: Source): readonly Edit[] | undefined {
  const imports = ast.body.filter((one) => one.type === 'ImportDeclaration');
  const known = imports.find(({ source }) => source.value === 'lru-cache');
  if (known?.specifiers.some((one) => one.type === 'ImportSpecifier' && one.local.name === 'LRUCache') === true && known.importKind !== 'type') return [];
  if (known !== undefined || declares(ast, 'LRUCache')) return undefined;
  const quote = text.includes('"') && !text.includes("'") ? '"' : "'";
  const last = imports.at(-1) ?? ast.body.filter((one) => isRequire(one) && one.range[1] <= declaration.range[0]).at(-1);
  if (last === undefined) return undefined;
  const semicolon = text.slice(...last.range).endsWith(';') ? ';' : '';
  const line = imports.length > 0 ? `import { LRUCache } from ${quote}lru-cache${quote}${semicolon}` : `const { LRUCache } = require(${quote}lru-cache${quote})${semicolon}`;
  const end = text.indexOf('\n', last.range[1]);
  return end < 0 ? undefined : [{ start: end + 1, end: end + 1, text: `${line}${lineEnd(text)}` }];
}

/** `const express = require('express');` */
function isRequire(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type !== 'VariableDeclaration') return false;
  const init = statement.declarations[0]?.init;
  return init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require';
}

function declares(ast: TSESTree.Program, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(ast.tokens?.map(({ value }) => value).join(' ') ?? '');
}
