import { Node, SyntaxKind } from 'ts-morph';

import type { Access } from '../state/accesses.ts';
import { isUsed, operationOf, type Shape } from '../state/collection.ts';
import { Refusal, require } from '../refusal.ts';

/** One call of the store that takes the place of an expression. */
export interface Step {
  readonly whole: Node;
  readonly method: string;
  /** What is passed, as code that stands in the expression already or as text. */
  readonly args: readonly (Node | string)[];
  /** Added to what the call answers: `n++` answers with what was there before. */
  readonly correction?: string;
  /** The expression is a whole statement. */
  readonly isStatement?: true;
  /** Whether the store changes. */
  readonly changes: boolean;
  /** For `add`: how much, when it is a whole number that stands in the code. */
  readonly by?: number;
}

/** What the accesses of a state do, in the terms of a store; refuses what a store cannot do in one step. */
export function stepsOf(accesses: readonly Access[], shape: Shape): readonly Step[] {
  const consumed = new Set<Node>();
  const steps = accesses.map((access) => ({ access, step: stepOf(access, shape, accesses, consumed) }));
  return steps.filter(({ access }) => !consumed.has(access.node)).map(({ step }) => step);
}

function stepOf(access: Access, shape: Shape, accesses: readonly Access[], consumed: Set<Node>): Step {
  switch (shape) {
    case 'number':
      return ofNumber(access, accesses, consumed);
    case 'value':
      return ofValue(access, accesses);
    case 'list':
      return ofList(access);
    case 'set':
      return ofSet(access);
    case 'map':
    case 'record':
      return ofMap(access, shape, accesses, consumed);
  }
}

function ofNumber({ node, kind }: Access, accesses: readonly Access[], consumed: Set<Node>): Step {
  const parent = node.getParentOrThrow();
  if (kind === 'read') return { whole: node, method: 'get', args: [], changes: false };
  if (kind === 'update') {
    const isUp = parent.getText().includes('++');
    return addition(parent, undefined, isUp ? '' : '-', Node.isPostfixUnaryExpression(parent) && isUsed(parent));
  }
  if (!Node.isBinaryExpression(parent)) throw new Refusal('it is assigned by a pattern, which cannot wait for a store', node);
  const right = parent.getRight();
  if (kind === 'compound') {
    const operator = parent.getOperatorToken().getText();
    require(operator === '+=' || operator === '-=', `a store has no step for '${operator}'`, parent);
    refuseSelf(right, accesses);
    return addition(parent, right, operator === '-=' ? '-' : '', false);
  }
  const sum = sumWith(right, (term) => isOrHolds(term, accesses, consumed));
  if (sum !== undefined) return addition(parent, sum.by, sum.sign, false);
  refuseSelf(right, accesses);
  return { whole: parent, method: 'set', args: [right], changes: true };
}

function addition(whole: Node, by: Node | undefined, sign: '' | '-', answersBefore: boolean): Step {
  const text = by === undefined ? '1' : by.getText();
  const amount = /^\d+$/.test(text) ? Number(`${sign}${text}`) : undefined;
  const args = by !== undefined && sign === '' ? [by] : [sign === '' ? text : /^\w+$/.test(text) ? `-${text}` : `-(${text})`];
  const correction = answersBefore ? (sign === '' ? ` - ${text}` : ` + ${text}`) : undefined;
  return { whole, method: 'add', args, changes: true, ...(correction && { correction }), ...(amount !== undefined && { by: amount }) };
}

/** `state + n`, `n + state`, `state - n`, where what is read of the state may stand in a constant before. */
function sumWith(right: Node, isState: (term: Node) => boolean): { readonly by: Node; readonly sign: '' | '-' } | undefined {
  const expression = Node.isParenthesizedExpression(right) ? right.getExpression() : right;
  if (!Node.isBinaryExpression(expression)) return undefined;
  const operator = expression.getOperatorToken().getKind();
  const [left, other] = [expression.getLeft(), expression.getRight()];
  if (operator === SyntaxKind.PlusToken && isState(left)) return { by: other, sign: '' };
  if (operator === SyntaxKind.PlusToken && isState(other)) return { by: left, sign: '' };
  if (operator === SyntaxKind.MinusToken && isState(left)) return { by: other, sign: '-' };
  return undefined;
}

/** Whether the term reads the state, or a constant that was read from it and is used for nothing else, which then goes. */
function isOrHolds(term: Node, accesses: readonly Access[], consumed: Set<Node>): boolean {
  const access = accesses.find(({ node, kind }) => node === term && kind === 'read');
  if (access !== undefined) {
    consumed.add(term);
    return true;
  }
  const initializer = constantBehind(term)?.getInitializer();
  return accesses.some(({ node, kind }) => kind === 'read' && node === initializer);
}

/** The declaration of a constant that the identifier names. */
export function constantBehind(node: Node): import('ts-morph').VariableDeclaration | undefined {
  if (!Node.isIdentifier(node)) return undefined;
  const declaration = node.getSymbol()?.getDeclarations().find(Node.isVariableDeclaration);
  const kind = declaration?.getVariableStatement()?.getDeclarationKind();
  return kind === 'const' ? declaration : undefined;
}

/** A new value that is made of the old one would be lost when another request comes in between. */
function refuseSelf(value: Node, accesses: readonly Access[]): void {
  for (const node of [value, ...value.getDescendants()]) {
    const isState = accesses.some((access) => access.node === node) || accesses.some((access) => access.node === constantBehind(node)?.getInitializer());
    require(!isState, 'the new value is made of the old one in a way that a store has no single step for, so that another request could come in between', value);
  }
}

function ofValue({ node, kind }: Access, accesses: readonly Access[]): Step {
  const parent = node.getParentOrThrow();
  if (kind === 'read') {
    refuseMutation(node);
    return { whole: node, method: 'get', args: [], changes: false };
  }
  require(kind === 'assign' && Node.isBinaryExpression(parent), 'a store has no single step for this', node);
  const right = Node.isBinaryExpression(parent) ? parent.getRight() : parent;
  refuseSelf(right, accesses);
  return { whole: parent, method: 'set', args: [right], changes: true };
}

const readersOfLists: ReadonlySet<string> = new Set(['map', 'filter', 'find', 'findLast', 'findIndex', 'some', 'every', 'includes', 'indexOf', 'join', 'slice', 'at', 'concat', 'reduce', 'flatMap', 'forEach', 'toSorted', 'toReversed', 'entries', 'values', 'keys']);

function ofList({ node, kind }: Access): Step {
  const parent = node.getParentOrThrow();
  if (kind === 'assign' && Node.isBinaryExpression(parent) && parent.getRight().getText() === '[]' && !isUsed(parent)) return { whole: parent, method: 'clear', args: [], changes: true };
  require(kind === 'read', 'the whole list is replaced there', node);
  if (Node.isPropertyAccessExpression(parent) && parent.getExpression() === node) {
    const call = parent.getParentOrThrow();
    const isCalled = Node.isCallExpression(call) && call.getExpression() === parent;
    if (parent.getName() === 'push' && isCalled) return { whole: call, method: 'push', args: call.getArguments(), changes: true };
    if (parent.getName() === 'length' && !isCalled) {
      if (Node.isBinaryExpression(call) && call.getLeft() === parent && call.getText() === `${parent.getText()} = 0`) return { whole: call, method: 'clear', args: [], changes: true };
      return { whole: parent, method: 'size', args: [], changes: false };
    }
    require(isCalled && readersOfLists.has(parent.getName()), `a store has no single step for '${parent.getName()}' of a list`, parent);
  }
  require(!Node.isElementAccessExpression(parent) || !isWritten(parent), 'an entry of the list is changed by its position', node);
  return { whole: node, method: 'all', args: [], changes: false };
}

function ofSet({ node, kind }: Access): Step {
  const parent = node.getParentOrThrow();
  require(kind === 'read', 'the whole set is replaced there', node);
  if (Node.isSpreadElement(parent) || (Node.isForOfStatement(parent) && parent.getExpression() === node)) return { whole: node, method: 'all', args: [], changes: false };
  if (!Node.isPropertyAccessExpression(parent)) throw new Refusal('the whole set is handed on there', node);
  const call = parent.getParentOrThrow();
  const name = parent.getName();
  if (name === 'size') return { whole: parent, method: 'size', args: [], changes: false };
  if (!Node.isCallExpression(call)) throw new Refusal(`its method '${name}' is handed on there`, node);
  if (name === 'values' || name === 'keys') return { whole: call, method: 'all', args: [], changes: false };
  require(['add', 'has', 'delete', 'clear'].includes(name) && (name !== 'add' || !isUsed(call)), `a store has no single step for '${name}' of a set`, call);
  return { whole: call, method: name, args: call.getArguments(), changes: name !== 'has' };
}

function ofMap(access: Access, shape: 'map' | 'record', accesses: readonly Access[], consumed: Set<Node>): Step {
  const parent = access.node.getParentOrThrow();
  if (shape === 'map' && access.kind === 'read' && (Node.isSpreadElement(parent) || (Node.isForOfStatement(parent) && parent.getExpression() === access.node))) return { whole: access.node, method: 'entries', args: [], changes: false };
  const operation = operationOf(access, shape);
  switch (operation.kind) {
    case 'get':
      refuseMutation(operation.whole);
      return { whole: operation.whole, method: 'get', args: [operation.key], changes: false };
    case 'has':
      return { whole: operation.whole, method: 'has', args: [operation.key], changes: false };
    case 'delete':
      return { whole: operation.whole, method: 'delete', args: [operation.key], changes: true };
    case 'set':
      return entrySet(operation, shape, accesses, consumed);
    case 'change': {
      const { whole, key, operator, value, isPostfix } = operation;
      if (operator === '??=' && value !== undefined && !isUsed(whole)) return { whole, method: 'setOnce', args: [key, value], changes: true };
      require(operator === '+=' || operator === '-=', `a store has no step for '${operator}'`, whole);
      const added = addition(whole, value, operator === '-=' ? '-' : '', isPostfix && isUsed(whole));
      return { ...added, args: [key, ...added.args] };
    }
    default:
      return { whole: operation.whole, method: operation.kind, args: [], changes: operation.kind === 'clear' };
  }
}

type SetOperation = Extract<ReturnType<typeof operationOf>, { kind: 'set' }>;

/** An entry gets a value: as it is, once, or by adding to what stood there. */
function entrySet({ whole, key, value }: SetOperation, shape: 'map' | 'record', accesses: readonly Access[], consumed: Set<Node>): Step {
  require(!isUsed(whole) || shape === 'record', 'what the method answers is used', whole);
  const sum = sumWith(value, (term) => readsEntry(term, key, shape, accesses, consumed));
  if (sum !== undefined) {
    const added = addition(whole, sum.by, sum.sign, false);
    return { ...added, args: [key, ...added.args] };
  }
  const once = onlyIfMissing(whole, key, value, shape, accesses, consumed);
  if (once !== undefined) return once;
  refuseSelf(value, accesses);
  for (const node of [value, ...value.getDescendants()]) {
    const initializer = constantBehind(node)?.getInitializer();
    const isOld = initializer !== undefined && accesses.some((one) => initializer.getDescendants().includes(one.node));
    require(!isOld, 'the new entry is made of the old one in a way that a store has no single step for, so that another request could come in between', value);
  }
  return { whole, method: 'set', args: [key, value], changes: true };
}

/** `if (!entries.has(key)) entries.set(key, []);`, where making the value costs nothing. */
function onlyIfMissing(whole: Node, key: Node | string, value: Node, shape: 'map' | 'record', accesses: readonly Access[], consumed: Set<Node>): Step | undefined {
  const statement = whole.getParent();
  const block = statement?.getParent();
  const outer = Node.isBlock(block) && block.getStatements().length === 1 ? block.getParent() : block;
  if (!Node.isIfStatement(outer) || outer.getElseStatement() !== undefined || [value, ...value.getDescendants()].some((one) => Node.isCallExpression(one) || Node.isAwaitExpression(one))) return undefined;
  const condition = outer.getExpression();
  const tested = Node.isPrefixUnaryExpression(condition) ? withoutDefault(condition.getOperand()) : undefined;
  const access = accesses.find(({ node, kind }) => kind === 'read' && tested?.getDescendants().includes(node));
  if (access === undefined) return undefined;
  const operation = operationOf(access, shape);
  if ((operation.kind !== 'has' && operation.kind !== 'get') || operation.whole !== tested || textOf(operation.key) !== textOf(key)) return undefined;
  consumed.add(access.node);
  return { whole: outer, method: 'setOnce', args: [key, value], changes: true, isStatement: true };
}

/** `entries.get(key) ?? 0`, with the key of the entry that is set; also where a constant before holds it. */
function readsEntry(term: Node, key: Node | string, shape: 'map' | 'record', accesses: readonly Access[], consumed: Set<Node>): boolean {
  const inner = withoutDefault(term);
  const held = constantBehind(inner)?.getInitializer();
  const read = withoutDefault(held ?? inner);
  const access = accesses.find(({ node, kind }) => kind === 'read' && read.getDescendants().includes(node));
  if (access === undefined) return false;
  const operation = operationOf(access, shape);
  if (operation.kind !== 'get' || operation.whole !== read || textOf(operation.key) !== textOf(key)) return false;
  if (held === undefined) consumed.add(access.node);
  return true;
}

/** `x` of `x ?? 0`, `(x || 0)`, `x!` and `Number(x)`. */
function withoutDefault(node: Node): Node {
  if (Node.isParenthesizedExpression(node) || Node.isNonNullExpression(node)) return withoutDefault(node.getExpression());
  if (Node.isBinaryExpression(node) && /^(?:\?\?|\|\|)$/.test(node.getOperatorToken().getText()) && node.getRight().getText() === '0') return withoutDefault(node.getLeft());
  return node;
}

function textOf(key: Node | string): string {
  return typeof key === 'string' ? key : key.getText();
}

/** A store hands out copies: what is done to one is lost. */
function refuseMutation(read: Node): void {
  refuseWrite(read);
  let at = read;
  while (isPassing(at.getParent())) at = at.getParentOrThrow();
  const declaration = at.getParent();
  if (!Node.isVariableDeclaration(declaration) || declaration.getInitializer() !== at) return;
  const name = declaration.getNameNode();
  if (Node.isIdentifier(name)) for (const use of name.findReferencesAsNodes()) if (use !== name) refuseWrite(use);
}

/** `x ?? y`, `x!`, `(x)` and `x as T` are still the value. */
function isPassing(node: Node | undefined): boolean {
  if (Node.isBinaryExpression(node)) return /^(?:\?\?|\|\|)$/.test(node.getOperatorToken().getText());
  return Node.isNonNullExpression(node) || Node.isParenthesizedExpression(node) || Node.isAsExpression(node) || Node.isAwaitExpression(node);
}

const changers: ReadonlySet<string> = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin', 'set', 'add', 'delete', 'clear', 'append']);

export function refuseWrite(use: Node): void {
  let at = use;
  for (let parent = at.getParent(); parent !== undefined; at = parent, parent = at.getParent()) {
    const isMember = (Node.isPropertyAccessExpression(parent) || Node.isElementAccessExpression(parent)) && parent.getExpression() === at;
    if (!isMember && !(isPassing(parent) && at !== use) && !Node.isNonNullExpression(parent) && !Node.isParenthesizedExpression(parent)) break;
    if (Node.isPropertyAccessExpression(parent) && changers.has(parent.getName()) && Node.isCallExpression(parent.getParent())) throw new Refusal(`what stands there is changed in place by '${parent.getName()}', and a store hands out copies`, parent);
  }
  if (at !== use) require(!isWritten(at), 'what stands there is changed in place, and a store hands out copies', at);
  const parent = use.getParent();
  require(!(Node.isCallExpression(parent) && parent.getArguments()[0] === use && /^Object\.(?:assign|defineProperty)$/.test(parent.getExpression().getText())), 'what stands there is changed in place, and a store hands out copies', use);
}

function isWritten(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isBinaryExpression(parent) && parent.getLeft() === node) return /^[^=!<>]*=$/.test(parent.getOperatorToken().getText());
  if (Node.isPrefixUnaryExpression(parent)) return /^(?:\+\+|--)/.test(parent.getText());
  return Node.isPostfixUnaryExpression(parent) || Node.isDeleteExpression(parent);
}
