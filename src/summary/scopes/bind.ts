/**
 * # Scopes
 *
 * Who declares each name of a file, and which variables a function assigns that it does not own.
 *
 * **Input.** The tree of either parser. **Output.** A {@link ScopeTree}: scopes by the node that opens them, variables, and
 * an id for every function in the order of the text, class initialisers included.
 *
 * **Promise.** Nothing is resolved but assignments: reads are looked up later, where they are evaluated.
 *
 * **Blind spots**: a function declared in a block of a sloppy script is visible in that block only; `with`; `eval`.
 */
import type { TSESTree } from '@typescript-eslint/utils';

import { childrenOf } from '../../syntax/children.ts';
import type { ComponentFile } from '../blocks/component-files.ts';
import { reactiveNames, type Parts } from '../blocks/parts.ts';
import { bindClass } from './bind-class.ts';
import { bindDeclaration, bindImport, bindVariables } from './bind-declarations.ts';
import { bindFunction } from './bind-function.ts';
import { bindPattern, bindTarget } from './bind-patterns.ts';
import { bindRound } from './bind-round.ts';
import { declare } from './declare.ts';
import { emptyTree, lookup, Scope, show } from './scope.ts';
import type { ScopeTree } from './scope.ts';
import type { FunctionId } from '../module-summary.ts';

type Node = TSESTree.Node;

/** The state of the pass: the tree that grows, and the assignments that are resolved at its end. */
export interface Binder {
  readonly tree: ScopeTree;
  readonly assignments: Assignment[];
  /** The round that is being looked at, if any. */
  round: FunctionId | undefined;
}

interface Assignment {
  readonly name: string;
  readonly scope: Scope;
  readonly start: number;
  /** The round that it stands in. What is assigned in a round is assigned in line as well. */
  readonly round: FunctionId | undefined;
}

/** Finds the scopes and variables of a file. */
export function bind({ module, component }: Parts, file?: ComponentFile): ScopeTree {
  const tree = emptyTree();
  const binder: Binder = { tree, assignments: [], round: undefined };
  visitAll(binder, module, tree.root);
  if (component !== undefined) bindComponent(binder, component, file?.reactiveLabel);
  for (const { name, scope, start, round } of binder.assignments) {
    const variable = lookup(scope, name);
    if (variable === undefined || (round !== undefined && variable.owner < round)) continue;
    variable.assignments.push(start);
    if (scope.owner !== variable.owner) variable.assignedElsewhere = true;
  }
  for (const variable of tree.variables) {
    if (variable.owner === 0) show(tree, variable);
    if (variable.owner === 0 || variable.assignedElsewhere || variable.assignments.length === 0) continue;
    const others = tree.tracked.get(variable.owner);
    variable.slot = others?.length ?? 0;
    if (others === undefined) tree.tracked.set(variable.owner, [variable]);
    else others.push(variable);
  }
  return tree;
}

function bindComponent(binder: Binder, statements: Parts['module'], reactiveLabel: string | undefined): void {
  const { tree } = binder;
  // Imports are hoisted to the module, whose variables are known already.
  const scope = new Scope(tree.root, tree.functionCount++, true);
  tree.component = scope;
  visitAll(binder, statements, scope);
  if (reactiveLabel === undefined) return;
  for (const name of reactiveNames(statements, reactiveLabel)) if (lookup(scope, name.name) === undefined) declare(tree, scope, name, 'let', false);
}

/** Visits nodes one after the other; holes of arrays count as nothing. */
export function visitAll(binder: Binder, nodes: readonly (Node | null)[], scope: Scope): void {
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (node !== null && node !== undefined) visit(binder, node, scope);
  }
}

/** Finds the declarations and assignments in and below a node. */
export function visit(binder: Binder, node: Node, scope: Scope): void {
  switch (node.type) {
    case 'Identifier':
    case 'Literal':
    case 'ThisExpression':
      return;
    case 'MemberExpression':
      visit(binder, node.object, scope);
      if (node.computed) visit(binder, node.property, scope);
      return;
    case 'CallExpression':
    case 'NewExpression':
      visit(binder, node.callee, scope);
      visitAll(binder, node.arguments, scope);
      return;
    case 'ExpressionStatement':
      visit(binder, node.expression, scope);
      return;
    case 'Property':
      if (node.computed) visit(binder, node.key, scope);
      visit(binder, node.value, scope);
      return;
    case 'VariableDeclaration':
      bindVariables(binder, node, scope);
      return;
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      bindFunction(binder, node, scope);
      return;
    case 'BlockStatement':
      visitAll(binder, node.body, blockScope(binder, node, node.body, scope));
      return;
    case 'AssignmentExpression':
      bindTarget(binder, node.left, scope);
      visit(binder, node.right, scope);
      return;
    default:
      visitRarer(binder, node, scope);
  }
}

function visitRarer(binder: Binder, node: Node, scope: Scope): void {
  switch (node.type) {
    case 'ObjectExpression':
      visitAll(binder, node.properties, scope);
      return;
    case 'ArrayExpression':
      visitAll(binder, node.elements, scope);
      return;
    case 'IfStatement':
    case 'ConditionalExpression':
      visit(binder, node.test, scope);
      visit(binder, node.consequent, scope);
      if (node.alternate !== null) visit(binder, node.alternate, scope);
      return;
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'AwaitExpression':
    case 'UnaryExpression':
    case 'SpreadElement':
      if (node.argument !== null) visit(binder, node.argument, scope);
      return;
    case 'BinaryExpression':
    case 'LogicalExpression':
      visitChain(binder, node, scope);
      return;
    case 'TemplateLiteral':
      visitAll(binder, node.expressions, scope);
      return;
    case 'UpdateExpression':
      bindTarget(binder, node.argument, scope);
      return;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ChainExpression':
    case 'JSXExpressionContainer':
      visit(binder, node.expression, scope);
      return;
    default:
      visitScoped(binder, node, scope);
  }
}

function visitScoped(binder: Binder, node: Node, scope: Scope): void {
  switch (node.type) {
    case 'ForStatement': {
      const inner = node.init === null ? scope : blockScope(binder, node, [node.init], scope);
      visitAll(binder, [node.init, node.test, node.update, node.body], inner);
      return;
    }
    case 'ForInStatement':
    case 'ForOfStatement':
      bindLoop(binder, node, scope);
      return;
    case 'SwitchStatement':
      visit(binder, node.discriminant, scope);
      visitAll(binder, node.cases, blockScope(binder, node, node.cases.flatMap((each) => each.consequent), scope));
      return;
    case 'CatchClause':
      bindCatch(binder, node, scope);
      return;
    case 'TryStatement':
      visitAll(binder, [node.block, node.handler, node.finalizer], scope);
      return;
    case 'ClassDeclaration':
    case 'ClassExpression':
      bindClass(binder, node, scope);
      return;
    case 'ImportDeclaration':
      bindImport(binder, node, scope);
      return;
    case 'ExportNamedDeclaration':
      if (node.declaration !== null) visit(binder, node.declaration, scope);
      return;
    default:
      if (!bindDeclaration(binder, node, scope)) visitRarest(binder, node, scope);
  }
}

function visitRarest(binder: Binder, node: Node, scope: Scope): void {
  switch (node.type) {
    case 'JSXText':
    case 'JSXIdentifier':
      return;
    case 'JSXAttribute':
      if (node.value !== null) visit(binder, node.value, scope);
      return;
    case 'JSXElement':
      visitAll(binder, node.openingElement.attributes, scope);
      visitAll(binder, node.children, scope);
      return;
    case 'TaggedTemplateExpression':
      visit(binder, node.tag, scope);
      visit(binder, node.quasi, scope);
      return;
    case 'SwitchCase':
      if (node.test !== null) visit(binder, node.test, scope);
      visitAll(binder, node.consequent, scope);
      return;
    default:
      visitAll(binder, childrenOf(node), scope);
  }
}

/** `a + b + c + …`: a long chain nests to the left, so it is walked down and not recursed into. */
function visitChain(binder: Binder, chain: TSESTree.BinaryExpression | TSESTree.LogicalExpression, scope: Scope): void {
  const operands: Node[] = [];
  let node: Node = chain;
  while (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') {
    operands.push(node.right);
    node = node.left;
  }
  visit(binder, node, scope);
  visitAll(binder, operands.reverse(), scope);
}

function bindLoop(binder: Binder, node: TSESTree.ForInStatement | TSESTree.ForOfStatement, scope: Scope): void {
  visit(binder, node.right, scope);
  const inner = blockScope(binder, node, [node.left], scope);
  if (node.left.type === 'VariableDeclaration') bindVariables(binder, node.left, inner, true);
  else bindTarget(binder, node.left, scope);
  visit(binder, node.body, inner);
  if (node.type === 'ForOfStatement' && node.await && binder.round === undefined) bindRound(binder, node, scope);
}

function bindCatch(binder: Binder, node: TSESTree.CatchClause, scope: Scope): void {
  let inner = scope;
  if (node.param !== null) {
    inner = openScope(binder, node, scope);
    bindPattern(binder, node.param, inner, 'catch', true);
  }
  visit(binder, node.body, inner);
}

/** The scope of a block: its own when it declares something that `var` would not. */
export function blockScope(binder: Binder, node: Node, statements: readonly Node[], scope: Scope): Scope {
  for (const statement of statements) if (declaresInBlock(statement)) return openScope(binder, node, scope);
  return scope;
}

function openScope(binder: Binder, node: Node, parent: Scope): Scope {
  const scope = new Scope(parent, parent.owner, false);
  binder.tree.scopes.set(node, scope);
  return scope;
}

function declaresInBlock(statement: Node): boolean {
  switch (statement.type) {
    case 'VariableDeclaration':
      return statement.kind !== 'var';
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return true;
    default:
      return false;
  }
}
