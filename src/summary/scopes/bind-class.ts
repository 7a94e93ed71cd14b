import type { TSESTree } from '@typescript-eslint/utils';

import { visit, visitAll } from './bind.ts';
import type { Binder } from './bind.ts';
import { declare, declareTypeParameters } from './declare.ts';
import { Scope } from './scope.ts';
import type { InitializerScopes } from './scope.ts';

type Class = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Declares a class, opens the scope of its own name and type parameters, and gives its field initialisers theirs. */
export function bindClass(binder: Binder, node: Class, scope: Scope): void {
  if (node.declare) return;
  if (node.type === 'ClassDeclaration' && node.id !== null) declare(binder.tree, scope, node.id, 'class', true);
  const inner = new Scope(scope, scope.owner, false);
  binder.tree.scopes.set(node, inner);
  if (node.type === 'ClassExpression' && node.id !== null) declare(binder.tree, inner, node.id, 'class', true);
  declareTypeParameters(inner, node.typeParameters);
  if (node.decorators !== undefined) visitAll(binder, node.decorators, inner);
  if (node.superClass !== null) visit(binder, node.superClass, inner);
  const initializers: InitializerScopes = { instance: undefined, static: undefined };
  binder.tree.initializers.set(node, initializers);
  for (const member of node.body.body) bindMember(binder, member, inner, initializers);
}

function bindMember(binder: Binder, member: TSESTree.ClassElement, scope: Scope, initializers: InitializerScopes): void {
  if (member.type === 'TSIndexSignature') return;
  if (member.type === 'StaticBlock') {
    const block = new Scope(initializerScope(binder, initializers, true, scope), initializers.static?.owner ?? 0, true);
    binder.tree.scopes.set(member, block);
    visitAll(binder, member.body, block);
    return;
  }
  if (member.decorators !== undefined) visitAll(binder, member.decorators, scope);
  if (member.computed) visit(binder, member.key, scope);
  if (member.value === null) return;
  if (member.type === 'MethodDefinition' || member.type === 'TSAbstractMethodDefinition') {
    if (member.value.type === 'FunctionExpression') visit(binder, member.value, scope);
  } else visit(binder, member.value, initializerScope(binder, initializers, member.static, scope));
}

function initializerScope(binder: Binder, initializers: InitializerScopes, isStatic: boolean, scope: Scope): Scope {
  const known = isStatic ? initializers.static : initializers.instance;
  if (known !== undefined) return known;
  const made = new Scope(scope, binder.tree.functionCount++, true);
  if (isStatic) initializers.static = made;
  else initializers.instance = made;
  return made;
}
