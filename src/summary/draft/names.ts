import type { TSESTree } from '@typescript-eslint/utils';

import type { ValueId } from '../module-summary.ts';
import { lookup, lookupType, show } from '../scopes/scope.ts';
import type { Variable } from '../scopes/scope.ts';
import type { Draft } from './draft.ts';

/** A variable with more values than this may list one twice, which generated code would pay dearly for. */
const mostCompared = 256;

/** What a name evaluates to here. */
export function valueOfName(draft: Draft, name: string): ValueId {
  const variable = lookup(draft.scope, name);
  if (variable !== undefined) return valueOfVariable(draft, variable);
  switch (name) {
    case 'undefined':
      return draft.values.literal('empty', name);
    case 'exports':
      return draft.values.exports();
    case 'arguments':
      return draft.frame.thisOf === 0 ? draft.values.global(name) : draft.values.parameter(draft.frame.thisOf, 0, true);
    default:
      // What a store holds is not followed.
      return storeOf(draft, name) === undefined ? draft.values.global(name) : 0;
  }
}

/** The variable that holds the store whose value a name stands for: `user` of `$user`, in files where it does. */
export function storeOf(draft: Draft, name: string): Variable | undefined {
  const prefix = draft.file?.storePrefix;
  if (prefix === undefined || !name.startsWith(prefix)) return undefined;
  return lookup(draft.scope, name.slice(prefix.length));
}

/** What a variable holds: followed in order inside its own function; any of its values elsewhere. */
export function valueOfVariable(draft: Draft, variable: Variable): ValueId {
  const { frame, values } = draft;
  if (variable.owner !== frame.id) capture(draft, variable);
  if (variable.kind === 'import') return variable.values[0] ?? 0;
  if (variable.owner !== frame.id || variable.owner === 0) return values.binding(show(draft.tree, variable));
  if (variable.slot !== -1) {
    const held = frame.way.held[variable.slot] ?? -1;
    return held === -1 ? values.literal('empty', 'undefined') : held;
  }
  return variable.settled === -1 || variable.assignedElsewhere ? values.binding(show(draft.tree, variable)) : variable.settled;
}

/** Gives a variable a value from here on. Functions above its declaration may have been walked before it. */
export function hold(draft: Draft, variable: Variable, value: ValueId, isDeclared: boolean): void {
  // What a round assigns is known from the walk in line.
  if (draft.round !== -1 && variable.owner < draft.round) {
    capture(draft, variable);
    return;
  }
  if (isDeclared && !variable.startsAtDeclaration) {
    variable.startsAtDeclaration = true;
    variable.values.unshift(value);
  } else if (variable.values.length > mostCompared || !variable.values.includes(value)) variable.values.push(value);
  if (variable.owner !== draft.frame.id) capture(draft, variable);
  else if (variable.slot !== -1) draft.frame.way.held[variable.slot] = value;
  else if (variable.settled === -1 && variable.kind !== 'catch') variable.settled = value;
}

function capture(draft: Draft, variable: Variable): void {
  if (draft.round !== -1 && variable.owner < draft.round) variable.inRound = true;
  else variable.captured = true;
  if (variable.owner !== draft.looping) variable.outside = true;
  show(draft.tree, variable);
}

/** True for a name that no scope declares: `require`, `module`. */
export function isUndeclared(draft: Draft, node: TSESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name && lookup(draft.scope, name) === undefined;
}

/** What a name in a type stands for: a class, an interface, an import, a global; 0 for a type alias or parameter. */
export function valueOfTypeName(draft: Draft, name: string): ValueId {
  const variable = lookupType(draft.scope, name);
  if (name === 'const' || variable === null) return 0;
  if (variable === undefined) return draft.values.global(name);
  return variable.kind === 'import' ? (variable.values[0] ?? 0) : draft.values.binding(show(draft.tree, variable));
}
