import type { TSESTree } from '@typescript-eslint/utils';

import { bindVariables } from './bind-declarations.ts';
import { bindTarget } from './bind-patterns.ts';
import { visit } from './bind.ts';
import type { Binder } from './bind.ts';
import { Scope } from './scope.ts';
import type { RoundScopes } from './scope.ts';

/**
 * Finds the scopes of a `for await` once more, with each round as a function that is given the element: in some loops each round
 * serves a message. Loops in it are not looked at in this way.
 */
export function bindRound(binder: Binder, node: TSESTree.ForOfStatement, around: Scope): void {
  const { tree } = binder;
  const { scopes, initializers } = tree;
  const scope = new Scope(around, tree.functionCount++, true);
  const round: RoundScopes = { scope, scopes: new Map(), initializers: new Map() };
  tree.rounds.set(node, round);
  tree.scopes = round.scopes;
  tree.initializers = round.initializers;
  binder.round = scope.owner;
  if (node.left.type === 'VariableDeclaration') bindVariables(binder, node.left, scope, true);
  else bindTarget(binder, node.left, scope);
  visit(binder, node.body, scope);
  binder.round = undefined;
  tree.scopes = scopes;
  tree.initializers = initializers;
}
