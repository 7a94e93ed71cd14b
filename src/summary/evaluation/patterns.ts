import type { TSESTree } from '@typescript-eslint/utils';

import { endOf, startOf } from '../../syntax/offsets.ts';
import { propertyName } from '../../syntax/property-name.ts';
import { finallyBlock, recordMutation, recordRead } from '../draft/draft.ts';
import type { Draft } from '../draft/draft.ts';
import { hold, storeOf, valueOfVariable } from '../draft/names.ts';
import { fork, join } from '../draft/way.ts';
import type { Operator, ValueId } from '../module-summary.ts';
import { lookup, show } from '../scopes/scope.ts';
import { recordCall } from './calls.ts';
import { evaluate, valueOfPath } from './expressions.ts';
import { enterTest, leaveCondition } from './stay.ts';
import { typeOfAnnotation } from './types.ts';

/** How the names in a pattern get their values. */
export interface Assignment {
  readonly operator: Operator;
  /** What is shown as the place of the assignment. */
  readonly node: TSESTree.Node;
  /** True for parameters: the call gives them their values, and the function does nothing. */
  readonly silent: boolean;
}

/** Takes a value apart as a pattern says and gives each target its part. */
export function assign(draft: Draft, target: TSESTree.Node, value: ValueId, how: Assignment): void {
  switch (target.type) {
    case 'Identifier':
      assignName(draft, target.name, value, how);
      annotate(draft, target);
      return;
    case 'ObjectPattern':
      assignProperties(draft, target, value, how);
      return;
    case 'ArrayPattern':
      assignElements(draft, target, value, how);
      return;
    case 'AssignmentPattern':
      assign(draft, target.left, withDefault(draft, target, value), how);
      return;
    case 'TSParameterProperty':
      assign(draft, target.parameter, value, how);
      return;
    case 'MemberExpression': {
      const member = valueOfPath(draft, target);
      if (draft.values.list[member]?.kind === 'member') recordMutation(draft, how.node, member, value, how.operator);
      return;
    }
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      assign(draft, target.expression, value, how);
      return;
    default:
      evaluate(draft, target, '');
  }
}

/** Gives a declared function or class its variable; that is worth an effect only when the variable gets other values too. */
export function assignDeclared(draft: Draft, id: TSESTree.Identifier, value: ValueId, node: TSESTree.Node): void {
  const variable = lookup(draft.scope, id.name);
  if (variable !== undefined) assignName(draft, id.name, value, { operator: 'init', node, silent: variable.assignments.length === 0 });
}

/** Gives a name a value; a name that nothing declares becomes a property of the global object. */
export function assignName(draft: Draft, name: string, value: ValueId, how: Assignment): void {
  const variable = lookup(draft.scope, name);
  if (variable === undefined) {
    if (name === 'exports' || assignStore(draft, name, value, how)) return;
    recordMutation(draft, how.node, draft.values.member(draft.values.global('globalThis'), name), value, how.operator);
    return;
  }
  hold(draft, variable, value, how.operator === 'init');
  if (how.silent) return;
  const { id, effects, initialised, suspensions, under, inFinally } = draft.frame;
  const { operator, node } = how;
  const isOwnFirst = operator === 'init' && variable.owner === id && id !== 0;
  const binding = isOwnFirst ? -initialised.push(variable) : show(draft.tree, variable);
  effects.push({ kind: 'rebind', binding, value, operator, start: startOf(node), end: endOf(node), after: suspensions, under, ...(inFinally ? finallyBlock : {}) });
}

/** `$user = ann` calls `user.set(ann)`. */
function assignStore(draft: Draft, name: string, value: ValueId, { node }: Assignment): boolean {
  const store = storeOf(draft, name);
  if (store === undefined) return false;
  const callee = draft.values.member(valueOfVariable(draft, store), 'set');
  recordCall(draft, node, callee, [value], { construct: false, name: '', discarded: true });
  return true;
}

/** A default stands under the test that there is no value. */
function withDefault(draft: Draft, pattern: TSESTree.AssignmentPattern, value: ValueId): ValueId {
  const { frame, values } = draft;
  const skipped = fork(frame.way);
  const missing = enterTest(draft, value, 'empty');
  const fallback = evaluate(draft, pattern.right, nameOf(pattern.left));
  leaveCondition(draft, missing);
  frame.way = join(values, skipped, frame.way);
  return values.either([value, fallback]);
}

function assignProperties(draft: Draft, pattern: TSESTree.ObjectPattern, value: ValueId, how: Assignment): void {
  const { values } = draft;
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      const rest = { properties: [], spreads: [value] };
      assign(draft, property.argument, values.allocation('object', nameOf(property.argument), startOf(property), rest), how);
      continue;
    }
    const name = propertyName(property.key, property.computed);
    const member = name === undefined ? values.member(value, '*', evaluate(draft, property.key, '')) : values.member(value, name);
    recordRead(draft, property, member);
    assign(draft, property.value, member, how);
  }
}

function assignElements(draft: Draft, pattern: TSESTree.ArrayPattern, value: ValueId, how: Assignment): void {
  const { values } = draft;
  for (const [index, element] of pattern.elements.entries()) {
    if (element === null) continue;
    if (element.type !== 'RestElement') {
      assign(draft, element, values.element(value, index), how);
      continue;
    }
    const rest = { properties: [], spreads: [value] };
    assign(draft, element.argument, values.allocation('array', nameOf(element.argument), startOf(element), rest), how);
  }
}

function nameOf(target: TSESTree.Node): string {
  return target.type === 'Identifier' ? target.name : '';
}

function annotate(draft: Draft, id: TSESTree.Identifier): void {
  if (id.typeAnnotation === undefined || id.typeAnnotation === null) return;
  const variable = lookup(draft.scope, id.name);
  if (variable !== undefined && variable.type === 0) variable.type = typeOfAnnotation(draft, id.typeAnnotation);
}
