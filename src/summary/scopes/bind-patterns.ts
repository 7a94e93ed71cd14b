import type { TSESTree } from '@typescript-eslint/utils';

import { startOf } from '../../syntax/offsets.ts';
import type { Binding } from '../module-summary.ts';
import { visit } from './bind.ts';
import type { Binder } from './bind.ts';
import { declare } from './declare.ts';
import type { Scope } from './scope.ts';

type Node = TSESTree.Node;

/** Declares the names in a pattern and visits its defaults and computed keys. */
export function bindPattern(binder: Binder, pattern: Node, scope: Scope, kind: Binding['kind'], initialised: boolean): void {
  switch (pattern.type) {
    case 'Identifier':
      declare(binder.tree, scope, pattern, kind, initialised);
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        if (property.type === 'Property' && property.computed) visit(binder, property.key, scope);
        bindPattern(binder, property.type === 'Property' ? property.value : property.argument, scope, kind, initialised);
      }
      return;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element !== null) bindPattern(binder, element, scope, kind, initialised);
      return;
    case 'AssignmentPattern':
      bindPattern(binder, pattern.left, scope, kind, initialised);
      visit(binder, pattern.right, scope);
      return;
    case 'RestElement':
      bindPattern(binder, pattern.argument, scope, kind, initialised);
      return;
    case 'TSParameterProperty':
      bindPattern(binder, pattern.parameter, scope, kind, initialised);
      return;
    default:
      visit(binder, pattern, scope);
  }
}

/** Notes the variables that an assignment target names, and visits whatever else the target evaluates. */
export function bindTarget(binder: Binder, target: Node, scope: Scope): void {
  switch (target.type) {
    case 'Identifier':
      binder.assignments.push({ name: target.name, scope, start: startOf(target), round: binder.round });
      return;
    case 'ObjectPattern':
      for (const property of target.properties) {
        if (property.type === 'Property' && property.computed) visit(binder, property.key, scope);
        bindTarget(binder, property.type === 'Property' ? property.value : property.argument, scope);
      }
      return;
    case 'ArrayPattern':
      for (const element of target.elements) if (element !== null) bindTarget(binder, element, scope);
      return;
    case 'AssignmentPattern':
      bindTarget(binder, target.left, scope);
      visit(binder, target.right, scope);
      return;
    case 'RestElement':
      bindTarget(binder, target.argument, scope);
      return;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      bindTarget(binder, target.expression, scope);
      return;
    default:
      visit(binder, target, scope);
  }
}
