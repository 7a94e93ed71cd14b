import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction, nodesIn } from './nodes.ts';
import type { Node, Reference, Source, Variable } from './suggestion.ts';

/** A variable that one `let x = …` declares, and nothing exports. */
export interface LocalVariable {
  readonly variable: Variable;
  readonly name: string;
  readonly declarator: TSESTree.VariableDeclarator & { readonly id: TSESTree.Identifier };
  readonly declaration: TSESTree.VariableDeclaration;
  /** In the order of the text, without the initialiser. */
  readonly references: readonly Reference[];
}

/** What a name stands for at its place. */
export function variableOf(node: Node, source: Source): Variable | undefined {
  return node.type === 'Identifier' ? variableNamed(node.name, node, source) : undefined;
}

/** What a name would stand for at a place. */
export function variableNamed(name: string, place: Node, { scopes }: Source): Variable | undefined {
  let at: Node | undefined = place;
  let scope: TSESLint.Scope.Scope | null = null;
  for (; at != null && scope === null; at = at.parent) scope = scopes.acquire(at, true);
  for (; scope !== null; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable !== undefined) return variable;
  }
  return undefined;
}

/** The variable that a name stands for, when all its uses are known: none in another file, none by `eval`. */
export function localVariable(node: Node, source: Source): LocalVariable | undefined {
  const variable = variableOf(node, source);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined || variable.defs.length !== 1) return undefined;
  const declarator: Node = definition.node;
  if (declarator.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return undefined;
  const declaration = declarator.parent;
  if (declaration.parent.type !== 'Program' && declaration.parent.type !== 'BlockStatement') return undefined;
  if (declaration.declare || hasEval(source)) return undefined;
  const references = variable.references.filter((one) => one.init !== true).toSorted((one, other) => one.identifier.range[0] - other.identifier.range[0]);
  return { variable, name: variable.name, declarator: declarator as LocalVariable['declarator'], declaration, references };
}

/** Code in a text uses names that nobody sees. */
function hasEval({ scopes }: Source): boolean {
  return scopes.scopes.some((scope) => scope.through.some(({ identifier }) => identifier.type === 'Identifier' && identifier.name === 'eval'));
}

/** Whether code in `node` uses the variable. */
export function isUsedIn(variable: Variable, node: Node): boolean {
  return variable.references.some(({ identifier: { range } }) => node.range[0] <= range[0] && range[1] <= node.range[1]);
}

/** Names that code in `node` takes from the functions around it, below the top level of the file: not known elsewhere. */
export function usesLocalsOf(node: Node, source: Source): boolean {
  for (const one of nodesIn(node)) {
    if (one.type === 'ThisExpression' || one.type === 'Super') return true;
    if (one.type !== 'Identifier' || !isUse(one)) continue;
    const variable = variableOf(one, source);
    if (variable !== undefined && variable.scope.type !== 'module' && variable.scope.type !== 'global') return true;
  }
  return false;
}

function isUse(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent.type === 'Property') return parent.value === node || parent.computed;
  return true;
}

/** A name that is free in the whole file: the first of those given, or else with a number. */
export function freeName(names: readonly string[], { scopes }: Source): string {
  const taken = new Set(scopes.scopes.flatMap((scope) => [...scope.set.keys(), ...scope.through.map(({ identifier }) => (identifier.type === 'Identifier' ? identifier.name : ''))]));
  const free = names.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  const [last = 'value'] = names.toReversed();
  for (let number = 2; ; number++) if (!taken.has(`${last}${number}`)) return `${last}${number}`;
}

/**
 * Whether a reference runs in the function `home` itself, or in callbacks that are done when it is: those of the methods of lists and
 * promises. A callback that is kept for later may be meant to see what others have put there by then.
 */
export function runsWithin(node: Node, home: Node): boolean {
  for (let at = node.parent; at != null && at !== home; at = at.parent) {
    if (isFunction(at) && !isImmediate(at)) return false;
    if (at.type === 'PropertyDefinition' || at.type === 'ClassBody') return false;
  }
  return true;
}

function isImmediate(node: Node): boolean {
  const { parent } = node;
  if (node.type === 'FunctionDeclaration' || parent == null) return false;
  if (parent.type === 'NewExpression') return parent.callee.type === 'Identifier' && parent.callee.name === 'Promise' && parent.arguments[0] === node;
  if (parent.type !== 'CallExpression') return false;
  if (parent.callee === node) return true;
  const { callee } = parent;
  return callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier' && immediateMethods.has(callee.property.name);
}

const immediateMethods: ReadonlySet<string> = new Set([
  'catch', 'every', 'filter', 'finally', 'find', 'findIndex', 'findLast', 'flatMap', 'forEach', 'from', 'map', 'reduce', 'reduceRight', 'some', 'sort', 'then', 'toSorted',
]);
