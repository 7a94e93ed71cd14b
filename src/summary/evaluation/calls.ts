import type { TSESTree } from '@typescript-eslint/utils';

import { constantString } from '../../syntax/constant-string.ts';
import { endOf, startOf } from '../../syntax/offsets.ts';
import type { Draft } from '../draft/draft.ts';
import { isUndeclared } from '../draft/names.ts';
import { exactIds } from '../exact.ts';
import type { CallSite, ValueId } from '../module-summary.ts';
import { evaluate, evaluateAll, valueOfPath } from './expressions.ts';

/** What a call is beside its callee and arguments. */
type Manner = Pick<CallSite, 'construct' | 'name' | 'discarded'>;

/** `f(…)`, `a.b?.(…)`, `super(…)`, and `require('x')`, which answers with the module. */
export function evaluateCall(draft: Draft, node: TSESTree.CallExpression, name: string, discarded: boolean): ValueId {
  if (node.callee.type === 'Super') {
    const values = evaluateArguments(draft, node.arguments);
    return recordCall(draft, node, draft.frame.superClass, values, { construct: true, name, discarded });
  }
  const required = requiredModule(draft, node);
  if (required !== undefined) return required;
  const callee = valueOfPath(draft, node.callee);
  return recordCall(draft, node, callee, evaluateArguments(draft, node.arguments), { construct: false, name, discarded });
}

/** `new C(…)`. */
export function evaluateNew(draft: Draft, node: TSESTree.NewExpression, name: string, discarded: boolean): ValueId {
  const callee = valueOfPath(draft, node.callee);
  return recordCall(draft, node, callee, evaluateArguments(draft, node.arguments), { construct: true, name, discarded });
}

/** A tagged template is a call: of the strings, which say nothing, and of each expression. */
export function evaluateTagged(draft: Draft, node: TSESTree.TaggedTemplateExpression, name: string): ValueId {
  const callee = valueOfPath(draft, node.tag);
  const values = [0, ...evaluateAll(draft, node.quasi.expressions)];
  return recordCall(draft, node, callee, values, { construct: false, name, discarded: false });
}

/** `import('x')`: the whole module, once it is awaited. */
export function evaluateImport(draft: Draft, node: TSESTree.ImportExpression): ValueId {
  if (node.options !== null && node.options !== undefined) evaluate(draft, node.options, '');
  const specifier = constantString(node.source);
  if (specifier !== undefined) return wholeModule(draft, specifier);
  evaluate(draft, node.source, '');
  return 0;
}

/** The whole module behind a specifier, as `require` and namespace imports give it. */
export function wholeModule(draft: Draft, specifier: string): ValueId {
  draft.requests.add(specifier);
  return draft.values.import(specifier, '*');
}

/** Adds a call to the function that is being walked and answers its result, unless nothing uses it. */
export function recordCall(draft: Draft, node: TSESTree.Node, callee: ValueId, values: readonly ValueId[], manner: Manner): ValueId {
  const { frame } = draft;
  const call = draft.calls.length;
  draft.calls.push({
    in: frame.id,
    callee,
    arguments: values,
    construct: manner.construct,
    name: manner.name,
    discarded: manner.discarded,
    finally: frame.inFinally,
    at: startOfCalled(node),
    start: startOf(node),
    end: endOf(node),
    after: frame.suspensions,
    under: frame.under,
    ...(frame.under < 0 && (frame.mayNotRun || frame.hasReturned) ? perhaps : {}),
    ...(frame.loops > 0 ? repeated : {}),
  });
  frame.calls.push(call);
  return manner.discarded ? 0 : draft.values.result(call);
}

const perhaps = { perhaps: true } as const;
const repeated = { repeated: true } as const;

/** Ends an `await`: what was evaluated last is waited for, and with it the call that it is. */
export function suspend(draft: Draft, awaited: TSESTree.Node): void {
  const { calls, frame } = draft;
  const last = frame.calls.at(-1);
  const call = calls[last ?? -1];
  if (last !== undefined && call?.start === startOf(awaited) && call.end === endOf(awaited)) calls[last] = { ...call, awaited: true };
  frame.suspensions++;
}

/** `get` in `router\n  .all(…)\n  .get(…)`. */
function startOfCalled(node: TSESTree.Node): number {
  if (node.type !== 'CallExpression') return startOf(node);
  const { callee } = node;
  return startOf(callee.type === 'MemberExpression' ? callee.property : callee);
}

function evaluateArguments(draft: Draft, nodes: readonly TSESTree.CallExpressionArgument[]): readonly ValueId[] {
  const values: ValueId[] = [];
  for (const node of nodes) {
    const isSpread = node.type === 'SpreadElement';
    values.push(isSpread ? draft.values.spread(evaluate(draft, node.argument, '')) : evaluate(draft, node, ''));
  }
  return exactIds(values);
}

function requiredModule(draft: Draft, node: TSESTree.CallExpression): ValueId | undefined {
  if (node.arguments.length !== 1 || !isUndeclared(draft, node.callee, 'require')) return undefined;
  const specifier = constantString(node.arguments[0]);
  return specifier === undefined ? undefined : wholeModule(draft, specifier);
}
