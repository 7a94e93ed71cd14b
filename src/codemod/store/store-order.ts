import { Node, SyntaxKind } from 'ts-morph';

import type { Move } from '../move.ts';
import { Refusal, require } from '../refusal.ts';
import { removeStatement } from '../text/edits.ts';
import { isFree } from '../calls/handlers.ts';
import { functionAround } from '../sources.ts';
import { constantBehind, type Step } from './store-steps.ts';

/** A step as it is carried out, or something in its place. */
export type Planned =
  | { readonly kind: 'call'; readonly step: Step; readonly into?: string }
  /** A read that takes what the change before it answered. */
  | { readonly kind: 'name'; readonly step: Step; readonly name: string }
  /** A read that stands before the statement, in a constant. */
  | { readonly kind: 'ahead'; readonly step: Step; readonly name: string; readonly statement: Node }
  | { readonly kind: 'gone'; readonly step: Step };

/**
 * What a function reads and changes, one after the other, was one step as long as nothing waited in between. Each call of a store is a
 * wait: what belongs together is made one call, and what cannot be is refused.
 */
export function plan(steps: readonly Step[], { edits, declared }: Pick<Move, 'declared' | 'edits'>): readonly Planned[] {
  const byFunction = new Map<Node | undefined, Step[]>();
  for (const step of steps) byFunction.set(functionAround(step.whole), [...(byFunction.get(functionAround(step.whole)) ?? []), step]);
  return [...byFunction.values()].flatMap((own) => planFunction(own.sort((a, b) => a.whole.getStart() - b.whole.getStart()), declared.name, edits));
}

function planFunction(steps: readonly Step[], name: string, edits: Move['edits']): readonly Planned[] {
  const planned = new Map<Step, Planned>(steps.map((step) => [step, { kind: 'call', step }]));
  for (const change of steps.filter((step) => step.changes)) {
    for (const read of steps.filter((step) => !step.changes && isBefore(step, change))) {
      if (isOnlyFor(read, change, edits)) planned.set(read, { kind: 'gone', step: read });
      else if (isFusedWith(read, change)) {
        planned.set(read, { kind: 'call', step: { ...movedTo(read.whole, change), correction: correctionOf(change) } });
        planned.set(change, { kind: 'gone', step: change });
        removeStatement(edits, change.whole.getParentOrThrow(), true);
      } else if (isOnce(read, change)) {
        planned.set(read, { kind: 'gone', step: read });
      } else require(isHarmless(read, change), `'${name}' is read in line ${read.whole.getStartLineNumber()} and changed here: with a store another request could come in between, which nothing could in memory. Do both in one step first`, change.whole, true);
    }
  }
  bindAnswers(steps, planned, name, edits);
  return [...planned.values()];
}

/** The same step in the place of another expression. */
function movedTo(whole: Node, step: Step): Step {
  return { ...step, whole, args: step.args.map((argument) => (typeof argument === 'string' ? argument : argument.getText())) };
}

function isBefore(read: Step, change: Step): boolean {
  return read.whole.getStart() < change.whole.getStart();
}

/** `const before = count;` that only goes into `count = before + 1` has no use when the store adds. */
function isOnlyFor(read: Step, change: Step, edits: Move['edits']): boolean {
  let at: Node = read.whole;
  while (at.getParent() !== undefined && !Node.isVariableDeclaration(at.getParent())) {
    const parent = at.getParentOrThrow();
    if (!Node.isBinaryExpression(parent) && !Node.isParenthesizedExpression(parent) && !Node.isNonNullExpression(parent)) return false;
    at = parent;
  }
  const declaration = at.getParent();
  if (change.method !== 'add' || !Node.isVariableDeclaration(declaration)) return false;
  const name = declaration.getNameNode();
  if (!Node.isIdentifier(name)) return false;
  const uses = name.findReferencesAsNodes().filter((use) => use !== name);
  const isPart = (use: Node): boolean => use.getAncestors().includes(change.whole) && constantBehind(use) === declaration;
  if (!uses.every(isPart)) return false;
  const statement = declaration.getVariableStatement();
  if (statement?.getDeclarations().length !== 1) return false;
  removeStatement(edits, statement, true);
  return true;
}

/** `const id = nextId;` right before `nextId += 1;` takes what the store had before it added. */
function isFusedWith(read: Step, change: Step): boolean {
  if (change.method !== 'add' || change.correction !== undefined || change.args.length !== 1) return false;
  const statement = change.whole.getParent();
  if (!Node.isExpressionStatement(statement)) return false;
  const previous = statement.getPreviousSibling((one) => Node.isStatement(one));
  const isPlain = previous !== undefined && (Node.isVariableStatement(previous) || Node.isExpressionStatement(previous));
  return isPlain && read.whole.getAncestors().includes(previous) && functionAround(read.whole) === functionAround(previous) && !read.whole.getAncestors().some((one) => Node.isConditionalExpression(one) && one.getAncestors().includes(previous));
}

function correctionOf({ args: [by = '1'] }: Step): string {
  const text = typeof by === 'string' ? by : by.getText();
  return text.startsWith('-') ? ` + ${text.slice(1)}` : ` - ${text}`;
}

/** `if (!entries.has(key)) entries.set(key, value);` is one step of a store. */
function isOnce(read: Step, change: Step): boolean {
  return change.method === 'setOnce' && read.whole.getAncestors().some((one) => Node.isIfStatement(one) && change.whole.getAncestors().includes(one));
}

/** There was a wait between the two already, and the new value has nothing to do with the old one: a cache that is filled. */
function isHarmless(read: Step, change: Step): boolean {
  if (change.method === 'add' && !isTested(read, change)) return isTakenTwice(read);
  if (change.method === 'delete' || change.method === 'clear') return !isTested(read, change) || change.method === 'delete';
  if (change.method === 'push') return !isTested(read, change) && (!feeds(read, change) || waitsBetween(read.whole, change.whole));
  return waitsBetween(read.whole, change.whole);
}

/** What is read besides does not decide on the change, nor stand for something that must be there once. */
function isTakenTwice(read: Step): boolean {
  return !Node.isVariableDeclaration(read.whole.getParent());
}

/** Whether what is read goes into what is put there: `users.push({ id: users.length + 1 })`. */
function feeds(read: Step, change: Step): boolean {
  const isPart = (node: Node, depth: number): boolean => {
    if (node === read.whole || read.whole.getAncestors().includes(node)) return true;
    const names = [node, ...node.getDescendants()].filter(Node.isIdentifier);
    return depth < 4 && names.some((name) => {
      const initializer = constantBehind(name)?.getInitializer();
      return initializer !== undefined && isPart(initializer, depth + 1);
    });
  };
  return change.args.some((argument) => typeof argument !== 'string' && isPart(argument, 0));
}

function isTested(read: Step, change: Step): boolean {
  const conditions = read.whole.getAncestors().flatMap((one) => (Node.isIfStatement(one) || Node.isWhileStatement(one) ? [one.getExpression()] : Node.isConditionalExpression(one) ? [one.getCondition()] : []));
  if (conditions.some((condition) => condition === read.whole || read.whole.getAncestors().includes(condition))) return true;
  const declaration = read.whole.getFirstAncestor(Node.isVariableDeclaration);
  const name = declaration?.getNameNode();
  if (!Node.isIdentifier(name)) return false;
  return name.findReferencesAsNodes().some((use) => use.getAncestors().some((one) => Node.isIfStatement(one.getParent()) && (one.getParent() as import('ts-morph').IfStatement).getExpression() === one) && use.getStart() < change.whole.getStart());
}

function waitsBetween(read: Node, change: Node): boolean {
  const fn = functionAround(read);
  return fn?.getDescendantsOfKind(SyntaxKind.AwaitExpression).some((one) => functionAround(one) === fn && one.getStart() > read.getEnd() && one.getStart() < change.getEnd()) === true;
}

/** What is read right after a change is what the change answered: `count += 1; send(count)`. */
function bindAnswers(steps: readonly Step[], planned: Map<Step, Planned>, name: string, edits: Move['edits']): void {
  const changes = steps.filter((step) => step.changes && planned.get(step)?.kind === 'call');
  const [change, ...others] = changes;
  if (change === undefined || others.length > 0 || change.method !== 'add') return;
  const statement = change.whole.getParent();
  if (!Node.isExpressionStatement(statement) || !Node.isBlock(statement.getParent())) return;
  const block = statement.getParentOrThrow();
  const key = keyOf(change);
  const reads = steps.filter((step) => !step.changes && planned.get(step)?.kind === 'call' && step.method === 'get' && keyOf(step) === key && step.whole.getStart() > change.whole.getEnd() && step.whole.getAncestors().includes(block) && !waitsBetween(change.whole, step.whole));
  const fn = functionAround(change.whole);
  const inner = reads.find((step) => functionAround(step.whole) !== fn);
  if (reads.length === 0 || inner !== undefined || fn === undefined) return;
  const [only, another] = reads;
  if (only !== undefined && another === undefined && isNext(only.whole, statement)) {
    planned.set(only, { kind: 'call', step: movedTo(only.whole, change) });
    planned.set(change, { kind: 'gone', step: change });
    removeStatement(edits, statement, true);
    return;
  }
  const into = [`${name}Now`, `new${name.charAt(0).toUpperCase()}${name.slice(1)}`].find((one) => isFree(one, fn));
  if (into === undefined) throw new Refusal('there is no free name for what the store answers', change.whole);
  planned.set(change, { kind: 'call', step: change, into });
  for (const read of reads) planned.set(read, { kind: 'name', step: read, name: into });
}

/** Whether the node is certain to be evaluated in the statement that follows. */
function isNext(node: Node, statement: Node): boolean {
  const next = statement.getNextSibling((one) => Node.isStatement(one));
  if (next === undefined || !(Node.isReturnStatement(next) || Node.isVariableStatement(next) || Node.isExpressionStatement(next))) return false;
  const around = node.getAncestors();
  return around.includes(next) && !around.some((one) => Node.isConditionalExpression(one) && one.getAncestors().includes(next));
}

/** The entry that a step is about; '' for a state without entries. */
function keyOf({ method, args }: Step): string {
  const key = method === 'add' ? (args.length === 2 ? args[0] : '') : (args[0] ?? '');
  return typeof key === 'string' ? key : (key?.getText() ?? '');
}
