import type { TSESTree } from '@typescript-eslint/utils';

import { childrenOf } from '../../syntax/children.ts';
import { endOf, startOf } from '../../syntax/offsets.ts';
import type { Draft } from '../draft/draft.ts';
import type { ValueId } from '../module-summary.ts';
import { fork, join } from '../draft/way.ts';
import { lookup } from '../scopes/scope.ts';
import { evaluateDiscarded } from './choices.ts';
import { evaluateClass, evaluateInterface } from './classes.ts';
import { assume, evaluateCondition, oneOfList } from './conditions.ts';
import { evaluate, evaluateAll } from './expressions.ts';
import { evaluateFunction } from './functions.ts';
import { walkDoWhile, walkFor, walkForEach, walkLabeled, walkWhile } from './loops.ts';
import { walkEnum, walkExport, walkNamespace } from './modules.ts';
import { recordCall } from './calls.ts';
import { assign, assignDeclared } from './patterns.ts';
import { enterCondition, leaveCondition } from './stay.ts';
import { walkSwitch, walkTry } from './switch-and-try.ts';
import { typeOfAnnotation } from './types.ts';

type Node = TSESTree.Node;

/** The directives at the start of a body: `use strict`, `use server`. */
export function directivesOf(statements: readonly Node[]): string[] {
  const directives: string[] = [];
  for (const statement of statements) {
    if (statement.type !== 'ExpressionStatement' || typeof statement.directive !== 'string') break;
    directives.push(statement.directive);
  }
  return directives;
}

/**
 * Walks statements in order, declared functions first. What an early exit says (`if (!user) return;`) holds up to the end
 * of these statements.
 */
export function walkBody(draft: Draft, statements: readonly Node[]): void {
  for (const statement of statements) hoist(draft, statement);
  const { frame } = draft;
  const { under } = frame;
  for (const statement of statements) walkStatement(draft, statement);
  frame.under = under;
}

/** Walks one statement. */
export function walkStatement(draft: Draft, node: Node): void {
  switch (node.type) {
    case 'ExpressionStatement':
      if (typeof node.directive !== 'string') evaluateDiscarded(draft, node.expression, '');
      return;
    case 'VariableDeclaration':
      walkVariables(draft, node);
      return;
    case 'ReturnStatement':
      walkReturn(draft, node);
      return;
    case 'IfStatement':
      walkIf(draft, node);
      return;
    case 'BlockStatement':
      walkScope(draft, node, node.body);
      return;
    case 'ThrowStatement':
      evaluate(draft, node.argument, '');
      draft.frame.way.live = false;
      return;
    case 'TryStatement':
      walkTry(draft, node);
      return;
    case 'FunctionDeclaration':
      if (!isWalked(draft, node)) hoist(draft, node);
      return;
    case 'TSInterfaceDeclaration':
      evaluateInterface(draft, node);
      return;
    case 'TSDeclareFunction':
    case 'TSTypeAliasDeclaration':
    case 'ImportDeclaration':
    case 'TSImportEqualsDeclaration':
      return;
    case 'ClassDeclaration':
      evaluateClass(draft, node, '');
      return;
    default:
      walkRarer(draft, node);
  }
}

function walkReturn(draft: Draft, node: TSESTree.ReturnStatement): void {
  const { frame } = draft;
  if (node.argument !== null) frame.returns.push(oneOfList(draft, evaluate(draft, node.argument, '')));
  frame.hasReturned = true;
  if (frame.async) frame.exits.push({ start: startOf(node), end: endOf(node), under: frame.under });
  frame.way.live = false;
}

function walkRarer(draft: Draft, node: Node): void {
  switch (node.type) {
    case 'ForStatement':
      walkFor(draft, node);
      return;
    case 'ForOfStatement':
    case 'ForInStatement':
      walkForEach(draft, node);
      return;
    case 'WhileStatement':
      walkWhile(draft, node);
      return;
    case 'DoWhileStatement':
      walkDoWhile(draft, node);
      return;
    case 'SwitchStatement':
      walkSwitch(draft, node);
      return;
    case 'BreakStatement':
      walkBreak(draft, node);
      return;
    case 'ContinueStatement':
      draft.frame.way.live = false;
      return;
    case 'LabeledStatement':
      walkLabeled(draft, node);
      return;
    case 'TSEnumDeclaration':
      walkEnum(draft, node);
      return;
    case 'TSModuleDeclaration':
      walkNamespace(draft, node);
      return;
    default:
      if (!walkExport(draft, node)) walkUnknown(draft, node);
  }
}

function walkUnknown(draft: Draft, node: Node): void {
  if (!node.type.endsWith('Statement')) evaluateAll(draft, [node]);
  else for (const child of childrenOf(node)) walkStatement(draft, child);
}

/** Walks the statements of a node that may open a scope. */
export function walkScope(draft: Draft, node: Node, statements: readonly Node[]): void {
  const around = draft.scope;
  draft.scope = draft.tree.scopes.get(node) ?? around;
  walkBody(draft, statements);
  draft.scope = around;
}

/** A declared function is known from the start of its block on. */
function hoist(draft: Draft, statement: Node): void {
  if (statement.type === 'FunctionDeclaration') {
    if (statement.declare || statement.id === null) return;
    const value = evaluateFunction(draft, statement, { name: statement.id.name, kind: 'function', ofClass: -1 });
    assignDeclared(draft, statement.id, value, statement);
  } else if (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') {
    if (statement.declaration?.type === 'FunctionDeclaration') hoist(draft, statement.declaration);
  }
}

/** False for a declaration that stands where no block is: `if (done) function stop() {}`. */
function isWalked(draft: Draft, node: TSESTree.FunctionDeclaration): boolean {
  const scope = draft.tree.scopes.get(node);
  return scope === undefined || draft.functions[scope.owner] !== undefined;
}

function walkVariables(draft: Draft, node: TSESTree.VariableDeclaration): void {
  if (node.declare) return;
  for (const declarator of node.declarations) {
    const { id, init } = declarator;
    const passed = id.type === 'Identifier' ? propertyOf(draft, id) : 0;
    if (init !== null) {
      const value = evaluate(draft, init, id.type === 'Identifier' ? id.name : '');
      assign(draft, id, passed === 0 ? value : draft.values.either([passed, value]), { operator: 'init', node: declarator, silent: false });
      if (node.kind === 'using' || node.kind === 'await using') disposeLater(draft, declarator, value, node.kind);
    } else if (id.type === 'Identifier') {
      declareEmpty(draft, id, node.kind);
      if (passed !== 0) assign(draft, id, passed, { operator: 'init', node: declarator, silent: true });
    }
    if (node.kind === 'await using') draft.frame.suspensions++;
  }
}

/** What users of a component pass for a variable of its script; 0 for any other variable. */
function propertyOf(draft: Draft, { name }: TSESTree.Identifier): ValueId {
  return draft.scope === draft.tree.component ? (draft.properties.get(name) ?? 0) : 0;
}

/** `using file = open();` */
function disposeLater(draft: Draft, node: TSESTree.Node, value: ValueId, kind: 'await using' | 'using'): void {
  const { frame, values } = draft;
  const { inFinally } = frame;
  frame.inFinally = true;
  recordCall(draft, node, values.member(value, kind === 'using' ? '@@dispose' : '@@asyncDispose', 0), [], { construct: false, name: '', discarded: true });
  frame.inFinally = inFinally;
}

/** `let total;` starts without a value, again on each way through it. */
function declareEmpty(draft: Draft, id: TSESTree.Identifier, kind: string): void {
  const variable = lookup(draft.scope, id.name);
  if (variable === undefined) return;
  if (variable.type === 0) variable.type = typeOfAnnotation(draft, id.typeAnnotation);
  if (kind === 'let' && variable.slot !== -1) draft.frame.way.held[variable.slot] = -1;
}

function walkIf(draft: Draft, node: TSESTree.IfStatement): void {
  const { frame } = draft;
  const condition = evaluateCondition(draft, node.test, false);
  const { live } = frame.way;
  const skipped = fork(frame.way);
  const whenTrue = enterCondition(draft, condition, true);
  walkStatement(draft, node.consequent);
  leaveCondition(draft, whenTrue);
  const consequent = frame.way;
  frame.way = skipped;
  if (node.alternate !== null) {
    const whenFalse = enterCondition(draft, condition, false);
    walkStatement(draft, node.alternate);
    leaveCondition(draft, whenFalse);
  }
  const alternate = frame.way;
  if (live && consequent.live !== alternate.live) frame.under = assume(draft, condition, consequent.live);
  frame.way = join(draft.values, consequent, alternate);
}

function walkBreak(draft: Draft, node: TSESTree.BreakStatement): void {
  const { breakables, way } = draft.frame;
  const label = node.label?.name;
  const left = breakables.findLast((each) => label === undefined ? each.label === '' : each.label === label);
  left?.ways.push(fork(way));
  way.live = false;
}
