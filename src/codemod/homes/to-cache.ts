import { Node, type TypeAliasDeclaration } from 'ts-morph';

import { operationOf, isUsed, shapeOf, type Operation } from '../state/collection.ts';
import { typeTextOf } from '../state/declaration.ts';
import { isFree } from '../calls/handlers.ts';
import { indentOf, removeStatement } from '../text/edits.ts';
import { addImport } from '../text/imports.ts';
import { styleOf } from '../text/style.ts';
import { removeTypeInComment, replaceTypeInComment, typeInComment } from '../text/type-comments.ts';
import type { Move } from '../move.ts';
import { Refusal, require } from '../refusal.ts';
import { functionAround } from '../sources.ts';
import { typesIn } from '../store/store-types.ts';

/** Bounds a Map, or an object that is used as one, by making it an LRU cache with a bound, and with an age where that is asked for. */
export function toCache(move: Move): void {
  const { declared, accesses, edits, options, packages } = move;
  const shape = shapeOf(declared);
  require(shape === 'map' || shape === 'record', `'${declared.name}' is not a Map or an empty object at first: a cache holds entries by their keys`, declared.node);
  refuseRecords(move, shape);
  const { initializer, node, file } = declared;
  require(initializer !== undefined && (!Node.isNewExpression(initializer) || initializer.getArguments().length === 0), 'it has entries from the start, which a cache would forget', initializer);
  const name = addImport(edits, file, { name: 'LRUCache', kind: 'named', from: 'lru-cache' });
  const types = typesOf(move);
  const bounds = `{ max: ${options.max}${options.ttl === undefined ? '' : `, ttl: ${milliseconds(options.ttl)}`} }`;
  if (Node.isNewExpression(initializer) && initializer.getTypeArguments().length > 0) {
    edits.replace(initializer.getExpression(), name);
    edits.insert(file, initializer.getEnd() - 1, bounds);
  } else edits.replace(initializer, `new ${name}${types}(${bounds})`);
  const annotation = Node.isPropertyAssignment(node) ? undefined : node.getTypeNode();
  if (annotation !== undefined) {
    require(types !== '', 'the type of its entries is not told by its annotation', annotation);
    edits.replaceRange(file, declared.node.getNameNode().getEnd(), annotation.getEnd(), '');
    removeUnusedAlias(move, annotation);
  }
  retypeInComment(move, name);
  const operations = accesses.map((access) => operationIn(access, shape));
  refuseSureReads(operations.filter((one) => one !== undefined));
  const bound = shape === 'record' ? bindLooks(move, operations) : new Set<Operation>();
  for (const operation of operations) if (!bound.has(operation)) replaceInMap(move, operation, shape);
  packages.set('lru-cache', '^11.0.0');
}

/** `type Cache = Record<string, Fix>`, which nothing else names. */
function removeUnusedAlias({ edits }: Move, annotation: Node): void {
  const alias = aliasNamed(annotation);
  if (alias === undefined || alias.isExported()) return;
  const isNamedHere = (use: Node): boolean => use === alias.getNameNode() || use.getParent() === annotation;
  if (alias.findReferencesAsNodes().every(isNamedHere)) removeStatement(edits, alias);
}

/** What the type is another name for, where the same file says so. */
function aliasNamed(annotation: Node | undefined): TypeAliasDeclaration | undefined {
  const name = Node.isTypeReference(annotation) ? annotation.getTypeName() : undefined;
  const alias = Node.isIdentifier(name) ? name.getSymbol()?.getDeclarations().find(Node.isTypeAliasDeclaration) : undefined;
  return alias?.getSourceFile() === annotation?.getSourceFile() && alias?.getTypeParameters().length === 0 ? alias : undefined;
}

/** `if (fixes[key]) return fixes[key];` looks the entry up once. */
function bindLooks({ edits, accesses }: Move, operations: readonly (Operation | undefined)[]): ReadonlySet<Operation | undefined> {
  const bound = new Set<Operation>();
  const gets = operations.flatMap((one) => (one?.kind === 'get' ? [one] : []));
  for (const look of gets) {
    const test = look.whole.getParent();
    if (!Node.isIfStatement(test) || test.getExpression() !== look.whole || !Node.isBlock(test.getParent()) || (typeof look.key !== 'string' && !Node.isIdentifier(look.key))) continue;
    const again = gets.filter((one) => one !== look && textOf(one.key) === textOf(look.key) && functionAround(one.whole) === functionAround(look.whole) && one.whole.getAncestors().includes(test.getThenStatement()));
    const fn = functionAround(look.whole);
    const name = ['known', 'found', 'cached'].find((one) => fn !== undefined && isFree(one, fn));
    const state = accesses.find(({ node }) => node.getAncestors().includes(look.whole))?.node.getText();
    if (again.length === 0 || name === undefined || state === undefined) continue;
    const { end, lineBreak } = styleOf(test.getSourceFile());
    edits.insert(test.getSourceFile(), test.getStart(), `const ${name} = ${state}.get(${textOf(look.key)})${end}${lineBreak}${indentOf(test)}`);
    for (const one of [look, ...again]) {
      edits.replace(one.whole, name);
      bound.add(one);
    }
  }
  return bound;
}

function textOf(key: Node | string): string {
  return typeof key === 'string' ? key : key.getText();
}

/** What a cache puts out has to be made again by whoever looks it up: else it is lost, and so is what is listed or counted on. */
function refuseRecords({ accesses, findings, declared: { name } }: Move, shape: 'map' | 'record'): void {
  const all = accesses.map((access) => operationIn(access, shape) ?? access);
  for (const one of all) {
    const whole = 'whole' in one ? one.whole : one.node;
    require(one.kind !== 'change' || one.operator === '??=', `an entry of '${name}' goes on from what stood there, and a cache would forget that: a store keeps it (--to store)`, whole, true);
    const isListed = !('whole' in one) || one.kind === 'values' || one.kind === 'entries' || one.kind === 'keys';
    require(!isListed || isCounted(whole) || isSweep(whole), `all entries of '${name}' are looked through there, and a cache has only the last ones: a store keeps them (--to store)`, whole, true);
  }
  if (findings.some((finding) => 'isRefilled' in finding && finding.isRefilled === true)) return;
  const operations = all.filter((one) => 'whole' in one);
  const looks = operations.filter(({ kind }) => kind === 'get' || kind === 'has');
  const puts = new Set(operations.flatMap((one) => (one.kind === 'set' || one.kind === 'change' ? [functionAround(one.whole)] : [])));
  const lost = looks.find(({ whole }) => !puts.has(functionAround(whole))) ?? looks[0];
  throw new Refusal(`'${name}' is no cache: ${lost === undefined ? 'nobody looks an entry up' : 'what is not found here is not made again from its key'}, so that what a cache puts out would be lost (--to store keeps it)`, lost?.whole, true);
}

/** `Object.keys(prices).length` */
function isCounted(whole: Node): boolean {
  const parent = whole.getParent();
  return Node.isPropertyAccessExpression(parent) && parent.getName() === 'length';
}

/** A loop that takes entries out. */
function isSweep(whole: Node): boolean {
  const loop = whole.getFirstAncestor((node) => Node.isForOfStatement(node));
  return Node.isForOfStatement(loop) && loop.getExpression().getText().includes(whole.getText()) && /\.delete\(|\bdelete /.test(loop.getStatement().getText());
}

/** A cache forgets: who takes an entry out has to ask whether it is there, unless the same function has just seen to it. */
function refuseSureReads(operations: readonly Operation[]): void {
  for (const { kind, whole } of operations) {
    const parent = whole.getParent();
    const isSureOfIt = Node.isNonNullExpression(parent) || ((Node.isPropertyAccessExpression(parent) || Node.isElementAccessExpression(parent)) && parent.getExpression() === whole && !parent.hasQuestionDotToken());
    if (kind !== 'get' || !isSureOfIt) continue;
    const isSeenTo = operations.some((other) => other.whole !== whole && functionAround(other.whole) === functionAround(whole) && other.whole.getStart() < whole.getStart() && (other.kind === 'set' || other.kind === 'has' || (other.kind === 'get' && isTest(other.whole))));
    require(isSeenTo, 'the entry is taken to be there, and a cache may have forgotten it', whole, true);
  }
}

function operationIn(access: Move['accesses'][number], shape: 'map' | 'record'): Operation | undefined {
  // Iterating over a cache goes over its entries as over those of a Map.
  if (shape === 'map') {
    const parent = access.node.getParent();
    if (access.kind === 'read' && Node.isForOfStatement(parent) && parent.getExpression() === access.node) return undefined;
    if (access.kind === 'read' && Node.isSpreadElement(parent)) return undefined;
    if (Node.isPropertyAccessExpression(parent) && parent.getName() === 'forEach' && Node.isCallExpression(parent.getParent())) return undefined;
  }
  return operationOf(access, shape);
}

/** `ttl: 1000 * 60 * 10` reads better than `600000`. */
function milliseconds(seconds: number): string {
  return seconds % 60 === 0 ? `1000 * 60 * ${seconds / 60}` : `1000 * ${seconds}`;
}

/** `@type {Map<string, Order>}` above it becomes `@type {LRUCache<string, Order>}`; what is not seen to name keys and values goes. */
function retypeInComment({ edits, declared, sources }: Move, cache: string): void {
  const told = typeInComment(declared)?.text;
  if (told === undefined) {
    // Without types a Map holds anything, and an LRUCache nothing.
    const statement = Node.isVariableDeclaration(declared.node) ? declared.node.getVariableStatement() : undefined;
    const isChecked = sources.project.getCompilerOptions().checkJs === true && /\.[cm]?jsx?$/.test(declared.file.getFilePath());
    if (isChecked && statement !== undefined) edits.insert(declared.file, statement.getStart(), `/** @type {${cache}<any, any>} */${styleOf(declared.file).lineBreak}${indentOf(statement)}`);
    return;
  }
  const [, entries] = /^(?:Map|Record|Object)\.?<(.*)>$/s.exec(told) ?? [];
  const [, key, value] = /^\{\s*\[\w+:\s*(string|number)\]:\s*(.*?);?\s*\}$/s.exec(told) ?? [];
  if (entries !== undefined) replaceTypeInComment(edits, declared, `${cache}<${entries}>`);
  else if (value !== undefined) replaceTypeInComment(edits, declared, `${cache}<${key}, ${value}>`);
  else removeTypeInComment(edits, declared);
}

/** `<string, Order>`; '' in JavaScript, or where nothing says it. */
function typesOf({ declared }: Move): string {
  const { initializer, node } = declared;
  const alias = Node.isPropertyAssignment(node) ? undefined : aliasNamed(node.getTypeNode());
  const type = alias?.getTypeNode()?.getText() ?? typeTextOf(declared);
  if (type === undefined) return '';
  if (Node.isNewExpression(initializer) && initializer.getTypeArguments().length === 2) return `<${initializer.getTypeArguments().map((one) => one.getText()).join(', ')}>`;
  const [, , entries] = /^(Map|Record)<(.*)>$/s.exec(type) ?? /^\{\s*\[\w+:\s*(string|number)\]:\s*(.*?);?\s*\}$/s.exec(type) ?? [];
  if (entries === undefined) {
    const { key, value } = typesIn({ declared });
    require(declared.node.getType().getStringIndexType() !== undefined || declared.node.getType().getTypeArguments().length === 2, 'TypeScript is not told the types of its keys and values', declared.node);
    return `<${key}, ${value}>`;
  }
  return type.startsWith('{') ? `<string, ${entries}>` : `<${entries}>`;
}

/** Whether TypeScript takes the entry to be there: a cache's method always says that it may not be. */
function isSure(entry: Node): boolean {
  if (!/\.[cm]?tsx?$/.test(entry.getSourceFile().getFilePath())) return false;
  const type = entry.getType();
  const mayMiss = type.isAny() || type.isUnknown() || type.isUndefined() || type.getUnionTypes().some((one) => one.isUndefined());
  return !mayMiss && !isTest(entry);
}

/** What asks whether something is there. */
function isTest(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isPrefixUnaryExpression(parent)) return parent.getText().startsWith('!');
  if (Node.isIfStatement(parent)) return true;
  if (Node.isConditionalExpression(parent)) return parent.getCondition() === node;
  if (!Node.isBinaryExpression(parent)) return false;
  return /^(?:&&|\|\||\?\?|[=!]==?)$/.test(parent.getOperatorToken().getText());
}

/** An object that is used as a Map gets its methods; a Map has them. */
function replaceInMap({ edits, declared: { name }, accesses }: Move, operation: Operation | undefined, shape: 'map' | 'record'): void {
  if (operation === undefined) return;
  const { whole } = operation;
  const file = whole.getSourceFile();
  const state = accesses.find(({ node }) => node === whole || node.getAncestors().includes(whole))?.node ?? whole;
  if (shape === 'map') {
    if (operation.kind === 'clear' && Node.isBinaryExpression(whole)) edits.replace(whole, `${state.getText()}.clear()`);
    else if (operation.kind === 'set') require(!isUsed(whole) || operation.value.getText() !== 'undefined', 'a cache keeps no undefined', whole);
    return;
  }
  const cache = state.getText();
  const call = (method: string, key: Node | string, end: string): void => {
    if (typeof key === 'string') edits.replace(whole, `${cache}.${method}(${key}${end})`);
    else {
      edits.replaceRange(file, whole.getStart(), key.getStart(), `${cache}.${method}(`);
      edits.replaceRange(file, key.getEnd(), whole.getEnd(), `${end})`);
    }
    if (method === 'get' && isSure(whole)) edits.insert(file, whole.getEnd(), '!');
  };
  switch (operation.kind) {
    case 'get':
      return call('get', operation.key, '');
    case 'has':
      return call('has', operation.key, '');
    case 'delete':
      return call('delete', operation.key, '');
    case 'set': {
      require(!isUsed(whole), 'the value of the assignment is used, which a call of a setter has not', whole);
      const { key, value } = operation;
      edits.replaceRange(file, whole.getStart(), typeof key === 'string' ? value.getStart() : key.getStart(), `${cache}.set(${typeof key === 'string' ? `${key}, ` : ''}`);
      if (typeof key !== 'string') edits.replaceRange(file, key.getEnd(), value.getStart(), ', ');
      edits.insert(file, whole.getEnd(), ')');
      return;
    }
    case 'change': {
      require(!isUsed(whole) && operation.operator === '??=' && operation.value !== undefined, `'${name}' changes an entry in a way that a cache has no method for`, whole);
      const key = typeof operation.key === 'string' ? operation.key : operation.key.getText();
      edits.replaceRange(file, whole.getStart(), operation.value.getStart(), `if (!${cache}.has(${key})) ${cache}.set(${key}, `);
      edits.insert(file, whole.getEnd(), ')');
      return;
    }
    case 'clear':
      return edits.replace(whole, `${cache}.clear()`);
    case 'keys':
    case 'values':
    case 'entries':
      return edits.replace(whole, `Array.from(${cache}.${operation.kind}())`);
    case 'size':
  }
}

