import type { TSESTree } from '@typescript-eslint/utils';

import { startOf } from '../../syntax/offsets.ts';
import type { Binding } from '../module-summary.ts';
import type { Scope, ScopeTree, Variable } from './scope.ts';

/** Declares a name, or answers with the variable that an earlier declaration in the same scope made. */
export function declare(tree: ScopeTree, scope: Scope, id: TSESTree.Identifier, kind: Binding['kind'], initialised: boolean): Variable {
  const target = kind === 'var' ? scope.hoist : scope;
  const known = target.names.get(id.name);
  if (known !== undefined && known !== null && known.kind !== 'interface') {
    if (initialised && known.initialised) known.assignments.push(startOf(id));
    else if (initialised) known.initialised = true;
    return known;
  }
  const variable: Variable = {
    id: -1,
    name: id.name,
    kind,
    owner: target.owner,
    start: startOf(id),
    values: [],
    type: 0,
    captured: false,
    inRound: false,
    outside: false,
    initialised,
    startsAtDeclaration: false,
    assignedElsewhere: false,
    assignments: [],
    slot: -1,
    settled: -1,
  };
  tree.variables.push(variable);
  target.names.set(id.name, variable);
  return variable;
}

/** Declares a name that stands for a type alone; a variable of the same name in the same scope keeps it. */
export function declareType(scope: Scope, name: string): void {
  if (!scope.names.has(name)) scope.names.set(name, null);
}

/** Declares an interface; a variable or class of the same name in the same scope keeps it. */
export function declareInterface(tree: ScopeTree, scope: Scope, id: TSESTree.Identifier): void {
  if (!scope.names.has(id.name)) declare(tree, scope, id, 'interface', true);
}

/** Declares the type parameters of a function or class. */
export function declareTypeParameters(scope: Scope, parameters: TSESTree.TSTypeParameterDeclaration | null | undefined): void {
  if (parameters === null || parameters === undefined) return;
  for (const parameter of parameters.params) declareType(scope, parameter.name.name);
}
