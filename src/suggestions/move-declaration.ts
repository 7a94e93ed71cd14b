import type { TSESTree } from '@typescript-eslint/utils';

import { functionAround, isConstant, isInside, rootOf, statementAround } from './nodes.ts';
import type { Edit, Node, Source, Suggestion } from './suggestion.ts';
import { annotationOf, before, beginsLine, replace, withoutVariable } from './text.ts';
import { isUsedIn, localVariable, runsWithin, type LocalVariable } from './variables.ts';

/**
 * Declares a variable where it is given its value: `let user = ''` above, `user = request.body.user` in a handler becomes
 * `const user = request.body.user` there. Only where no value can be meant to survive: one block of one function has all that use it,
 * and gives it a value before anything else is done with it; nothing that runs later uses it.
 */
export function moveDeclaration(written: Node, source: Source): Suggestion | undefined {
  const local = localVariable(targetOf(written), source);
  if (local === undefined || !hasNoEffect(local)) return undefined;
  const first = firstAssignment(local);
  if (first === undefined || !areAllWithin(first, local)) return undefined;
  const removed = withoutVariable(local, source);
  if (removed === undefined || !beginsLine(first.statement, source.text)) return undefined;
  const edits = [removed.edit, ...declaredAt(first, local, removed.comments, source)];
  return { remedy: 'local', messageId: 'declareHere', data: { name: local.name }, edits };
}

/** What a write begins with: `names` of `names.push(name)`. */
function targetOf(written: Node): Node {
  switch (written.type) {
    case 'AssignmentExpression':
      return rootOf(written.left);
    case 'CallExpression':
      return rootOf(written.callee);
    case 'UpdateExpression':
      return rootOf(written.argument);
    default:
      return rootOf(written);
  }
}

/** The first value is lost, so that it must be worth nothing. */
function hasNoEffect({ declarator: { init } }: LocalVariable): boolean {
  return init === null || isConstant(init);
}

/** `user = …;`, a statement of its own or the beginning of a loop, the first thing that happens to a variable. */
interface FirstAssignment {
  readonly statement: TSESTree.ExpressionStatement | TSESTree.ForStatement;
  readonly assignment: TSESTree.AssignmentExpression;
  /** The block, or the loop, that the variable is known in from then on. */
  readonly around: Node;
}

function firstAssignment({ references: [first], declaration }: LocalVariable): FirstAssignment | undefined {
  const assignment = first?.identifier.parent;
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=' || assignment.left !== first?.identifier) return undefined;
  const statement = assignment.parent;
  const placed = statementAround(assignment);
  const home = functionAround(assignment);
  // In the function that declares it, it is declared for each run of that as it is.
  if (placed?.statement !== statement || home === undefined || isInside(declaration, home)) return undefined;
  if (statement.type === 'ForStatement') return statement.init === assignment ? { statement, assignment, around: statement } : undefined;
  return statement.type === 'ExpressionStatement' ? { statement, assignment, around: placed.list } : undefined;
}

/** Everything else that uses it comes later in the same block, and none of it is kept for later. */
function areAllWithin({ statement, assignment, around }: FirstAssignment, { references, variable }: LocalVariable): boolean {
  if (isUsedIn(variable, assignment.right)) return false;
  return references.every(({ identifier }) => isInside(identifier, around) && identifier.range[0] >= statement.range[0] && runsWithin(identifier, around));
}

function declaredAt(first: FirstAssignment, local: LocalVariable, comments: readonly string[], source: Source): readonly Edit[] {
  const { statement, assignment } = first;
  const { text, isTyped } = source;
  const annotation = annotationOf(local, source);
  const isConst = local.references.filter((one) => one.isWrite()).length === 1;
  // What is given later must fit the type of the first value, unless that is told.
  if (!isConst && isTyped && annotation === '' && !isNumber(assignment.right)) {
    return [before(statement, [...comments, `let ${text.slice(...local.declarator.range)};`], text)];
  }
  const above = comments.length === 0 ? [] : [before(statement, comments, text)];
  return [...above, replace(assignment.left, `${isConst ? 'const' : 'let'} ${local.name}${annotation}`)];
}

function isNumber(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number';
}
