/**
 * # Evaluation
 *
 * A walk through the code of a file in order of evaluation, function by function, that writes down what each does.
 *
 * **Input.** The tree of either parser and its scopes. **Output.** The functions, calls, effects, guards, classes and
 * exports of a draft; what each expression evaluates to is a value of its table.
 *
 * **Promise.** Every function that the scopes know of is walked once, declared ones at the start of their block. Node types
 * that nobody has heard of are walked through and evaluate to `unknown`.
 *
 * **Blind spots**: a loop's body is walked once, with what it assigns undecided; `break label` leaves it undecided as well;
 * what the right side of `&&` tests is not known after the expression.
 */
import type { TSESTree } from '@typescript-eslint/utils';

import { childrenOf } from '../../syntax/children.ts';
import { startOf } from '../../syntax/offsets.ts';
import { propertyName } from '../../syntax/property-name.ts';
import { recordRead, recordRemoval } from '../draft/draft.ts';
import type { Draft } from '../draft/draft.ts';
import { isUndeclared, valueOfName } from '../draft/names.ts';
import type { ValueId } from '../module-summary.ts';
import { evaluateAssignment, evaluateUpdate } from './assignments.ts';
import { evaluateCall, evaluateImport, evaluateNew, evaluateTagged, suspend } from './calls.ts';
import { evaluateConditional, evaluateLogical } from './choices.ts';
import { evaluateClass } from './classes.ts';
import { evaluateCondition, isEquality } from './conditions.ts';
import { evaluateFunction } from './functions.ts';
import { evaluateElement } from './jsx.ts';
import { evaluateArray, evaluateObject, evaluateRegExp } from './literals.ts';
import { walkStatement } from './statements.ts';
import { valueOfType } from './types.ts';

type Node = TSESTree.Node;

/**
 * Walks an expression in order of evaluation, records what it does, and answers what it evaluates to. `name` is the
 * variable or property that gets the value, for functions, objects and calls that have no name of their own.
 */
export function evaluate(draft: Draft, node: Node, name: string): ValueId {
  switch (node.type) {
    case 'Identifier':
    case 'MemberExpression':
    case 'ThisExpression':
    case 'TSNonNullExpression': {
      const value = valueOfPath(draft, node);
      if (node.type !== 'Identifier' || isNamedSo(draft, value, node.name)) recordRead(draft, node, value);
      return value;
    }
    case 'Literal':
      return evaluateLiteral(draft, node, name);
    case 'CallExpression':
      return evaluateCall(draft, node, name, false);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return evaluateFunction(draft, node, { name, kind: undefined, ofClass: -1 });
    case 'ObjectExpression':
      return evaluateObject(draft, node, name);
    case 'AwaitExpression':
      return evaluateAwait(draft, node, name);
    case 'TemplateLiteral':
      return evaluateTemplate(draft, node);
    case 'AssignmentExpression':
      return evaluateAssignment(draft, node);
    case 'BinaryExpression':
      return evaluateChain(draft, node);
    case 'LogicalExpression':
      return evaluateLogical(draft, node, name, evaluate);
    case 'ConditionalExpression':
      return evaluateConditional(draft, node, name, evaluate);
    case 'UnaryExpression':
      return evaluateUnary(draft, node);
    case 'ArrayExpression':
      return evaluateArray(draft, node, name);
    case 'NewExpression':
      return evaluateNew(draft, node, name, false);
    case 'ChainExpression':
      return evaluate(draft, node.expression, name);
    default:
      return evaluateRarer(draft, node, name);
  }
}

/** A local variable that holds what was read elsewhere (`const before = total`) is no read of it. */
function isNamedSo({ values, tree }: Draft, id: ValueId, name: string): boolean {
  const value = values.list[id];
  return value?.kind === 'import' || (value?.kind === 'binding' && tree.shown[value.binding]?.name === name);
}

function evaluateRarer(draft: Draft, node: Node, name: string): ValueId {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return draft.values.typed(evaluate(draft, node.expression, name), valueOfType(draft, node.typeAnnotation));
    case 'TSInstantiationExpression':
      return evaluate(draft, node.expression, name);
    case 'UpdateExpression':
      return evaluateUpdate(draft, node);
    case 'SequenceExpression':
      return evaluateAll(draft, node.expressions).at(-1) ?? 0;
    case 'ClassExpression':
      return evaluateClass(draft, node, name);
    case 'ImportExpression':
      return evaluateImport(draft, node);
    case 'TaggedTemplateExpression':
      return evaluateTagged(draft, node, name);
    case 'YieldExpression':
      return evaluateYield(draft, node);
    case 'MetaProperty':
      return node.meta.name === 'import' ? draft.values.global('import.meta') : 0;
    case 'Super':
      return draft.values.super(draft.frame.thisOf);
    case 'JSXElement':
    case 'JSXFragment':
      return evaluateElement(draft, node);
    default:
      for (const child of childrenOf(node)) {
        if (isStatement(child)) walkStatement(draft, child);
        else evaluate(draft, child, '');
      }
      return 0;
  }
}

/** Node types that nobody has heard of may hold statements as well as expressions. */
function isStatement({ type }: Node): boolean {
  return type.endsWith('Statement') || type.endsWith('Declaration');
}

/** Evaluates expressions one after the other. */
export function evaluateAll(draft: Draft, nodes: readonly Node[]): ValueId[] {
  return nodes.map((node) => evaluate(draft, node, ''));
}

/** What a name or a path of properties evaluates to, without a read of it: for callees, targets, and the paths around it. */
export function valueOfPath(draft: Draft, node: Node): ValueId {
  switch (node.type) {
    case 'Identifier':
      return valueOfName(draft, node.name);
    case 'MemberExpression':
      return valueOfMember(draft, node);
    case 'ThisExpression':
      return draft.values.this(draft.frame.thisOf);
    case 'Super':
      return draft.values.super(draft.frame.thisOf);
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return valueOfPath(draft, node.expression);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return draft.values.typed(valueOfPath(draft, node.expression), valueOfType(draft, node.typeAnnotation));
    default:
      return evaluate(draft, node, '');
  }
}

function valueOfMember(draft: Draft, node: TSESTree.MemberExpression): ValueId {
  const { values } = draft;
  const name = propertyName(node.property, node.computed);
  if (name === 'exports' && isUndeclared(draft, node.object, 'module')) return values.exports();
  const object = valueOfPath(draft, node.object);
  if (name !== undefined) return values.member(object, name);
  return values.member(object, '*', evaluateKey(draft, node.property));
}

function evaluateLiteral(draft: Draft, node: TSESTree.Literal, name: string): ValueId {
  if ('regex' in node) return evaluateRegExp(draft, node, name);
  const { value } = node;
  switch (typeof value) {
    case 'string':
      return draft.values.literal('string', value);
    case 'number':
      return draft.values.literal('number', node.raw);
    case 'boolean':
      return draft.values.literal('boolean', node.raw);
    default:
      return draft.values.literal(value === null && node.raw === 'null' ? 'empty' : 'bigint', node.raw);
  }
}

function evaluateAwait(draft: Draft, node: TSESTree.AwaitExpression, name: string): ValueId {
  const value = evaluate(draft, node.argument, name);
  suspend(draft, node.argument);
  return draft.values.awaited(value);
}

/** A generator answers something that holds what it yields. */
function evaluateYield(draft: Draft, node: TSESTree.YieldExpression): ValueId {
  const { frame, values } = draft;
  const value = node.argument === undefined || node.argument === null ? 0 : evaluate(draft, node.argument, '');
  const parts = node.delegate ? { properties: [], spreads: [value] } : { properties: [{ name: '*', value }], spreads: [] };
  if (value !== 0) frame.returns.push(values.allocation('array', '', startOf(node), parts));
  if (frame.async) frame.suspensions++;
  return 0;
}

/** Of a key that is put together, what it begins with is a part, too: `on${event}` says as much as `'on' + event`. */
function evaluateKey(draft: Draft, key: TSESTree.Expression | TSESTree.PrivateIdentifier): ValueId {
  const beginning = key.type === 'TemplateLiteral' && key.expressions.length > 0 ? (key.quasis[0]?.value.cooked ?? '') : '';
  if (key.type !== 'TemplateLiteral' || beginning === '') return evaluate(draft, key, '');
  return draft.values.derived([draft.values.literal('string', beginning), ...evaluateAll(draft, key.expressions)]);
}

function evaluateTemplate(draft: Draft, node: TSESTree.TemplateLiteral): ValueId {
  if (node.expressions.length > 0) return draft.values.derived(evaluateAll(draft, node.expressions));
  return draft.values.literal('string', node.quasis[0]?.value.cooked ?? '');
}

/** `a + b + c + …` nests to the left as deep as it is long, so it is walked down and not recursed into. */
function evaluateChain(draft: Draft, chain: TSESTree.BinaryExpression): ValueId {
  if (isEquality(chain) && chain.left.type !== 'BinaryExpression') return evaluateCondition(draft, chain, true).result;
  const rights: Node[] = [];
  let node: Node = chain;
  for (; node.type === 'BinaryExpression'; node = node.left) rights.push(node.right);
  const operands = [node, ...rights.reverse()].filter(({ type }) => type !== 'PrivateIdentifier');
  const parts = evaluateAll(draft, operands);
  return ofFew.has(chain.operator) ? draft.values.oneOfFew(parts) : draft.values.derived(parts);
}

/** Operators whose answer is true or false, or less than the other side. */
const ofFew: ReadonlySet<string> = new Set(['%', '<', '>', '<=', '>=', 'in', 'instanceof']);

function evaluateUnary(draft: Draft, node: TSESTree.UnaryExpression): ValueId {
  const { values } = draft;
  const { argument, operator } = node;
  if (operator === 'delete') {
    const target = valueOfPath(draft, argument);
    if (values.list[target]?.kind === 'member') recordRemoval(draft, node, target);
    return 0;
  }
  if (operator === '-' && argument.type === 'Literal' && typeof argument.value === 'number') {
    return values.literal('number', `-${argument.raw}`);
  }
  const value = evaluate(draft, argument, '');
  if (operator === '!') return values.derived([value], { value, is: 'falsy' });
  return operator === 'void' ? values.literal('empty', 'undefined') : values.derived([value]);
}
