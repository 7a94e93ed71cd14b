import type { TSESTree } from '@typescript-eslint/utils';

import { isThisParameter } from '../../syntax/this-parameter.ts';
import { bindPattern } from './bind-patterns.ts';
import { visit, visitAll } from './bind.ts';
import type { Binder } from './bind.ts';
import { declare, declareTypeParameters } from './declare.ts';
import { Scope } from './scope.ts';

/** Opens the one scope that a function has for its parameters and its body. */
export function bindFunction(
  binder: Binder,
  node: TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression,
  scope: Scope,
): void {
  const { tree } = binder;
  const inner = new Scope(ownNameScope(binder, node, scope), tree.functionCount++, true);
  tree.scopes.set(node, inner);
  declareTypeParameters(inner, node.typeParameters);
  for (const parameter of node.params) {
    if (!isThisParameter(parameter)) bindPattern(binder, parameter, inner, 'parameter', true);
    visitParameterDecorators(binder, parameter, scope);
  }
  if (node.body.type === 'BlockStatement') visitAll(binder, node.body.body, inner);
  else visit(binder, node.body, inner);
}

/** `const retry = function again() { … }`: `again` is known inside only, and any parameter or variable may hide it. */
function ownNameScope(binder: Binder, node: { readonly type: string; readonly id: TSESTree.Identifier | null }, scope: Scope): Scope {
  if (node.type !== 'FunctionExpression' || node.id === null) return scope;
  const around = new Scope(scope, scope.owner, false);
  declare(binder.tree, around, node.id, 'function', true);
  return around;
}

function visitParameterDecorators(binder: Binder, parameter: TSESTree.Parameter, scope: Scope): void {
  if (parameter.decorators !== undefined) visitAll(binder, parameter.decorators, scope);
}
