import type { TSESTree } from '@typescript-eslint/utils';

import { endOf, startOf } from '../../syntax/offsets.ts';
import type { Breakable, Draft } from '../draft/draft.ts';
import { blur, fork, join } from '../draft/way.ts';
import type { Way } from '../draft/way.ts';
import type { Span } from '../module-summary.ts';
import { evaluate } from './expressions.ts';
import { assign } from './patterns.ts';
import { walkScope, walkStatement } from './statements.ts';
import { enterTest, leaveCondition } from './stay.ts';

/** `switch (a) { … }`: each case runs under a test of `a`, and may be reached from the one before it. */
export function walkSwitch(draft: Draft, node: TSESTree.SwitchStatement): void {
  const { frame, values } = draft;
  const discriminant = evaluate(draft, node.discriminant, '');
  const { under } = frame;
  const tested = enterTest(draft, discriminant, 'tested');
  const guard = frame.under;
  const left: Breakable = { label: '', ways: [] };
  frame.breakables.push(left);
  const entry = fork(frame.way);
  frame.way = { held: frame.way.held, live: false };
  for (const each of node.cases) {
    frame.way = join(values, fork(entry), frame.way);
    frame.under = under;
    if (each.test !== null) evaluate(draft, each.test, '');
    frame.under = guard;
    walkScope(draft, node, each.consequent);
  }
  frame.breakables.pop();
  leaveCondition(draft, tested);
  if (node.cases.every(({ test }) => test !== null)) frame.way = join(values, entry, frame.way);
  for (const way of left.ways) frame.way = join(values, way, frame.way);
}

/** `try`: its handler may be reached from anywhere in it. */
export function walkTry(draft: Draft, node: TSESTree.TryStatement): void {
  const { frame, values } = draft;
  const { tries } = frame;
  const place = tries.length;
  tries.push({ ...spanOf(node), block: spanOf(node.block) });
  const interrupted = fork(frame.way);
  blur(draft, interrupted, startOf(node), node.finalizer === null ? endOf(node.block) : endOf(node));
  walkStatement(draft, node.block);
  if (node.handler !== null) {
    const completed = frame.way;
    frame.way = fork(interrupted);
    walkCatch(draft, node.handler);
    const goesOn = frame.way.live;
    frame.way = join(values, completed, frame.way);
    tries[place] = { ...spanOf(node), block: spanOf(node.block), handler: { ...spanOf(node.handler), goesOn }, ...(node.finalizer && { finalizer: spanOf(node.finalizer) }) };
  } else if (node.finalizer !== null) tries[place] = { ...spanOf(node), block: spanOf(node.block), finalizer: spanOf(node.finalizer) };
  if (node.finalizer !== null) walkFinally(draft, node.finalizer, interrupted);
}

function spanOf(node: TSESTree.Node): Span {
  return { start: startOf(node), end: endOf(node) };
}

function walkCatch(draft: Draft, node: TSESTree.CatchClause): void {
  const around = draft.scope;
  draft.scope = draft.tree.scopes.get(node) ?? around;
  const { mayNotRun } = draft.frame;
  draft.frame.mayNotRun = true;
  if (node.param !== null) assign(draft, node.param, 0, { operator: 'init', node: node.param, silent: true });
  walkStatement(draft, node.body);
  draft.frame.mayNotRun = mayNotRun;
  draft.scope = around;
}

/** `finally` runs on every way out; what follows it does not, when no way came to the end. */
function walkFinally(draft: Draft, node: TSESTree.BlockStatement, interrupted: Way): void {
  const { frame } = draft;
  const { live } = frame.way;
  if (!live) frame.way = fork(interrupted);
  const { inFinally } = frame;
  frame.inFinally = true;
  walkStatement(draft, node);
  frame.inFinally = inFinally;
  if (!live) frame.way.live = false;
}
