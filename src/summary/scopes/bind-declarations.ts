import type { TSESTree } from '@typescript-eslint/utils';

import { bindFunction } from './bind-function.ts';
import { bindPattern } from './bind-patterns.ts';
import { visit, visitAll } from './bind.ts';
import type { Binder } from './bind.ts';
import { declare, declareInterface, declareType } from './declare.ts';
import { Scope } from './scope.ts';

/** Declares the variables of `const`, `let`, `var` and `using`; those of a `for … of` head always get a value. */
export function bindVariables(binder: Binder, node: TSESTree.VariableDeclaration, scope: Scope, each = false): void {
  if (node.declare) return;
  const kind = node.kind === 'let' || node.kind === 'var' ? node.kind : 'const';
  for (const { id, init } of node.declarations) {
    bindPattern(binder, id, scope, kind, each || init !== null);
    if (init !== null) visit(binder, init, scope);
  }
}

/** Declares the names of an import; names of types as well, so that annotations lead to their file. */
export function bindImport(binder: Binder, node: TSESTree.ImportDeclaration, scope: Scope): void {
  for (const specifier of node.specifiers) declare(binder.tree, scope, specifier.local, 'import', true);
}

/** Declares functions, enums, namespaces and types. Answers false for a node that declares nothing. */
export function bindDeclaration(binder: Binder, node: TSESTree.Node, scope: Scope): boolean {
  switch (node.type) {
    case 'FunctionDeclaration':
      if (node.declare) return true;
      if (node.id !== null) declare(binder.tree, scope, node.id, 'function', true);
      bindFunction(binder, node, scope);
      return true;
    case 'TSEnumDeclaration':
      bindEnum(binder, node, scope);
      return true;
    case 'TSModuleDeclaration':
      bindNamespace(binder, node, scope);
      return true;
    case 'TSImportEqualsDeclaration':
      declare(binder.tree, scope, node.id, 'import', true);
      return true;
    case 'TSInterfaceDeclaration':
      declareInterface(binder.tree, scope, node.id);
      return true;
    case 'TSTypeAliasDeclaration':
      declareType(scope, node.id.name);
      return true;
    case 'TSDeclareFunction':
      return true;
    default:
      return false;
  }
}

function bindEnum(binder: Binder, node: TSESTree.TSEnumDeclaration, scope: Scope): void {
  if (node.declare) return;
  declare(binder.tree, scope, node.id, 'enum', true);
  const members = node.body.members.flatMap(({ initializer }) => initializer ?? []);
  visitAll(binder, members, scope);
}

function bindNamespace(binder: Binder, node: TSESTree.TSModuleDeclaration, scope: Scope): void {
  if (node.declare || node.body === undefined || node.body === null) return;
  if (node.id.type !== 'Identifier' && node.id.type !== 'TSQualifiedName') return;
  const id = firstName(node.id);
  if (id === undefined) return;
  declare(binder.tree, scope, id, 'namespace', true);
  const inner = new Scope(scope, scope.owner, true);
  binder.tree.scopes.set(node, inner);
  visitAll(binder, node.body.body, inner);
}

/** `Orders` of `namespace Orders.Open`. */
export function firstName(name: TSESTree.EntityName): TSESTree.Identifier | undefined {
  let at: TSESTree.Node = name;
  while (at.type === 'TSQualifiedName') at = at.left;
  return at.type === 'Identifier' ? at : undefined;
}
