import type { TSESTree } from '@typescript-eslint/utils';

import { endOf, startOf } from '../../syntax/offsets.ts';
import type { Draft } from '../draft/draft.ts';
import { blur, fork } from '../draft/way.ts';
import type { Way } from '../draft/way.ts';
import { evaluateDiscarded } from './choices.ts';
import { evaluateCondition } from './conditions.ts';
import { evaluate } from './expressions.ts';
import { walkRound } from './rounds.ts';
import { assign } from './patterns.ts';
import { walkStatement } from './statements.ts';
import { enterCondition, leaveCondition } from './stay.ts';

/** `for (a; b; c) …`: body and update run under the condition. */
export function walkFor(draft: Draft, node: TSESTree.ForStatement): void {
  const around = draft.scope;
  draft.scope = draft.tree.scopes.get(node) ?? around;
  if (node.init?.type === 'VariableDeclaration') walkStatement(draft, node.init);
  else if (node.init !== null) evaluateDiscarded(draft, node.init, '');
  const after = enterLoop(draft, node);
  walkUnder(draft, node.test, node.body, node.update);
  leaveLoop(draft, after);
  draft.scope = around;
}

/** `while (a) …`: the body runs under the condition. */
export function walkWhile(draft: Draft, node: TSESTree.WhileStatement): void {
  const after = enterLoop(draft, node);
  walkUnder(draft, node.test, node.body, null);
  leaveLoop(draft, after);
}

/** `do … while (a)`: the body runs once under no condition. */
export function walkDoWhile(draft: Draft, node: TSESTree.DoWhileStatement): void {
  const after = enterLoop(draft, node);
  const { under } = draft.frame;
  walkStatement(draft, node.body);
  draft.frame.under = under;
  evaluate(draft, node.test, '');
  leaveLoop(draft, after);
}

/** `for (a of b)`, `for await (a of b)`, `for (a in b)`. */
export function walkForEach(draft: Draft, node: TSESTree.ForInStatement | TSESTree.ForOfStatement): void {
  const { frame, values } = draft;
  const source = evaluate(draft, node.right, '');
  const around = draft.scope;
  draft.scope = draft.tree.scopes.get(node) ?? around;
  const after = enterLoop(draft, node);
  const { under } = frame;
  const { looping } = draft;
  if (node.type === 'ForOfStatement' && node.await) {
    frame.suspensions++;
    if (looping === -1) draft.looping = frame.id;
  }
  const value = node.type === 'ForOfStatement' ? values.element(source) : values.keys(source);
  const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
  if (target !== undefined) assign(draft, target, value, { operator: 'each', node: node.left, silent: false });
  const { mayNotRun } = frame;
  frame.mayNotRun = true;
  walkStatement(draft, node.body);
  frame.mayNotRun = mayNotRun;
  frame.under = under;
  leaveLoop(draft, after);
  draft.scope = around;
  if (node.type === 'ForOfStatement') walkRound(draft, node, source);
  draft.looping = looping;
}

/** `label: …` may be left from anywhere in it, and a loop may start over. */
export function walkLabeled(draft: Draft, node: TSESTree.LabeledStatement): void {
  const { frame } = draft;
  blur(draft, frame.way, startOf(node), endOf(node));
  const after = fork(frame.way);
  const { under } = frame;
  frame.breakables.push({ label: node.label.name, ways: [] });
  walkStatement(draft, node.body);
  frame.breakables.pop();
  frame.under = under;
  frame.way = after;
}

/** What a loop assigns is undecided from its start on, and after it. Answers how things stand after the loop. */
function enterLoop(draft: Draft, node: TSESTree.Node): Way {
  const { frame } = draft;
  blur(draft, frame.way, startOf(node), endOf(node));
  frame.breakables.push({ label: '', ways: [] });
  frame.loops++;
  return fork(frame.way);
}

function leaveLoop(draft: Draft, after: Way): void {
  draft.frame.breakables.pop();
  draft.frame.loops--;
  draft.frame.way = after;
}

function walkUnder(draft: Draft, test: TSESTree.Node | null, body: TSESTree.Node, update: TSESTree.Node | null): void {
  const { frame } = draft;
  const { under } = frame;
  const condition = test === null ? undefined : enterCondition(draft, evaluateCondition(draft, test, false), true);
  const inLoop = frame.under;
  walkStatement(draft, body);
  frame.under = inLoop;
  if (update !== null) evaluateDiscarded(draft, update, '');
  if (condition === undefined) frame.under = under;
  else leaveCondition(draft, condition);
}
