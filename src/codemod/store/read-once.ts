import { Node, SyntaxKind } from 'ts-morph';

import { isFree } from '../calls/handlers.ts';
import { functionAround } from '../sources.ts';
import type { Planned } from './store-order.ts';
import type { Step } from './store-steps.ts';

type Call = Extract<Planned, { kind: 'call' }>;

/**
 * What is read twice, with nothing in between that could wait or change it, is one value: `if (token) use(token)`. Asked twice, a store may answer
 * twice, and differently.
 */
export function readOnce(planned: readonly Planned[], name: string): readonly Planned[] {
  const result = new Map<Step, Planned>(planned.map((one) => [one.step, one]));
  const calls = planned.filter((one): one is Call => one.kind === 'call').sort((a, b) => a.step.whole.getStart() - b.step.whole.getStart());
  for (const first of calls) {
    const statement = ledBy(first.step);
    const fn = functionAround(first.step.whole);
    if (statement === undefined || fn === undefined || result.get(first.step)?.kind !== 'call') continue;
    const again = calls.filter((one) => isAgain(one.step, first.step, statement, calls));
    const into = namesFor(name, first.step).find((one) => isFree(one, fn));
    if (again.length === 0 || into === undefined) continue;
    result.set(first.step, { kind: 'ahead', step: first.step, name: into, statement });
    for (const { step } of again) result.set(step, { kind: 'name', step, name: into });
  }
  return [...result.values()];
}

/** The statement of a block that does nothing before it reads. */
function ledBy({ whole, changes, method, args }: Step): Node | undefined {
  if (changes || method !== 'get' || !args.every((one) => typeof one === 'string' || Node.isIdentifier(one))) return undefined;
  let at: Node = whole;
  for (let parent = at.getParent(); parent !== undefined; at = parent, parent = at.getParent()) {
    if (Node.isIfStatement(parent)) return parent.getExpression() === at && Node.isBlock(parent.getParent()) ? parent : undefined;
    if (Node.isVariableDeclaration(parent)) {
      const statement = parent.getVariableStatement();
      return statement?.getDeclarations()[0] === parent && Node.isBlock(statement.getParent()) ? statement : undefined;
    }
    const isFirst = (Node.isBinaryExpression(parent) && parent.getLeft() === at) || (Node.isConditionalExpression(parent) && parent.getCondition() === at) || Node.isParenthesizedExpression(parent) || (Node.isPrefixUnaryExpression(parent) && parent.getOperatorToken() === SyntaxKind.ExclamationToken);
    if (!isFirst) return undefined;
  }
  return undefined;
}

/** Whether the step reads the same once more before anything else can have happened. */
function isAgain(step: Step, first: Step, statement: Node, calls: readonly Call[]): boolean {
  const [start, end] = [first.whole.getEnd(), step.whole.getStart()];
  if (step.changes || step.method !== 'get' || end < start || keyOf(step) !== keyOf(first)) return false;
  const fn = functionAround(first.whole);
  if (functionAround(step.whole) !== fn || !step.whole.getAncestors().includes(statement.getParentOrThrow())) return false;
  const isBetween = (node: Node): boolean => node.getStart() >= start && node.getEnd() <= end;
  if (calls.some((one) => one.step.changes && isBetween(one.step.whole))) return false;
  return !statement.getParentOrThrow().getDescendants().some((node) => isBetween(node) && (Node.isCallExpression(node) || Node.isNewExpression(node) || Node.isAwaitExpression(node)) && !calls.some((one) => one.step.whole === node));
}

function keyOf({ args: [key = ''] }: Step): string {
  return typeof key === 'string' ? key : key.getText();
}

function namesFor(name: string, { args }: Step): readonly string[] {
  if (args.length > 0) return ['found', 'kept', `${name}Entry`];
  const words = name.toLowerCase().split('_');
  const camel = /^[A-Z\d_]+$/.test(name) ? words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('') : name;
  return [...(camel === name ? [] : [camel]), `current${camel.charAt(0).toUpperCase()}${camel.slice(1)}`, `${camel}Now`];
}
