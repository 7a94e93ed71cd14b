import type { TSESTree } from '@typescript-eslint/utils';

import { endOf, startOf } from '../../syntax/offsets.ts';
import type { Draft } from '../draft/draft.ts';
import type { ValueId } from '../module-summary.ts';
import { enterFunction, leaveFunction } from './functions.ts';
import { assign } from './patterns.ts';
import { walkStatement } from './statements.ts';

/** Walks a `for await` once more, each round as a function that is given the element (see `Round`). */
export function walkRound(draft: Draft, node: TSESTree.ForOfStatement, source: ValueId): void {
  const { frame, scope, tree } = draft;
  const round = tree.rounds.get(node);
  if (round === undefined || draft.round !== -1) return;
  const { scopes, initializers } = tree;
  const span = { start: startOf(node), end: endOf(node) };
  const { id } = enterFunction(draft, round.scope, { isArrow: true, async: true, generator: frame.generator, superClass: 0 });
  tree.scopes = round.scopes;
  tree.initializers = round.initializers;
  draft.round = id;
  const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
  if (target !== undefined) assign(draft, target, draft.values.parameter(id, 0, false), { operator: 'each', node: node.left, silent: false });
  walkStatement(draft, node.body);
  const parameters = [{ name: target?.type === 'Identifier' ? target.name : '', rest: false, type: 0 }];
  leaveFunction(draft, { frame, scope }, { name: '', kind: 'round', parameters, directives: [], ofClass: -1, ...span });
  draft.round = -1;
  tree.scopes = scopes;
  tree.initializers = initializers;
  frame.rounds.push({ fn: id, of: source, ...span });
}
