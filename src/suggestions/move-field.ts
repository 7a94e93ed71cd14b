import type { TSESTree } from '@typescript-eslint/utils';

import { functionAround, isConstant, isInside, nodesIn, rootOf, statementAround, type FunctionNode, type StatementList } from './nodes.ts';
import type { Edit, Node, Source, Suggestion } from './suggestion.ts';
import { before, beginsLine, replace, withoutStatement, type Removed } from './text.ts';
import { freeName, runsWithin, variableNamed, variableOf } from './variables.ts';

/** A private field of a class, and all that uses it. */
interface Field {
  readonly definition: TSESTree.PropertyDefinition;
  readonly name: string;
  /** `this.name`, in the order of the text. */
  readonly uses: readonly TSESTree.MemberExpression[];
}

/** The first thing that a method does with a field: `this.customer = …;` */
interface FirstAssignment {
  readonly statement: TSESTree.ExpressionStatement;
  readonly assignment: TSESTree.AssignmentExpression;
  readonly list: StatementList;
  readonly method: FunctionNode;
}

/**
 * Makes a variable of a private field: `this.customer = request.user` in a method becomes `const customer = request.user`. Only where one block of one
 * method has all that uses the field, and gives it a value before anything else is done with it; nothing that runs later uses it. A field that is
 * private in types alone is part of what is stored and sent when the instance is a record: `isService` says that it is none.
 */
export function moveField(written: Node, isService: boolean, source: Source): Suggestion | undefined {
  const field = written.type === 'AssignmentExpression' ? fieldOf(memberOfThis(written.left), isService, source) : undefined;
  const first = field === undefined ? undefined : firstAssignment(field);
  if (field === undefined || first === undefined || !areAllWithin(first, field)) return undefined;
  const removed = withoutStatement(field.definition as unknown as TSESTree.Statement, source); // a member of a class takes up lines as a statement does
  const edits = removed === undefined || !beginsLine(first.statement, source.text) ? undefined : editsOf(field, first, removed, source);
  return edits === undefined ? undefined : { remedy: 'local', messageId: 'declareHere', data: { name: field.name }, edits };
}

/** `this.answer` of `this.answer.reason`. */
function memberOfThis(target: Node): Node {
  let at = target;
  while (at.type === 'MemberExpression' && at.object.type === 'MemberExpression') at = at.object;
  return at;
}

/** The field behind `this.customer`, when no other file can use it and nothing in this one does so by its name alone. */
function fieldOf(target: Node, isService: boolean, source: Source): Field | undefined {
  if (target.type !== 'MemberExpression' || target.object.type !== 'ThisExpression' || target.computed) return undefined;
  const { property } = target;
  const body = classAround(target);
  if (body === undefined || (property.type !== 'Identifier' && property.type !== 'PrivateIdentifier')) return undefined;
  const definition = body.body.find((one) => one.type === 'PropertyDefinition' && one.key.type === property.type && 'name' in one.key && one.key.name === property.name && !one.computed);
  if (definition?.type !== 'PropertyDefinition' || definition.static || definition.declare) return undefined;
  const { decorators = [] }: { decorators?: readonly Node[] } = definition; // parsers without types leave them out
  if (decorators.length > 0) return undefined;
  if (property.type === 'Identifier' && (definition.accessibility !== 'private' || !isService)) return undefined;
  if (definition.value !== null && !isConstant(definition.value)) return undefined;
  const uses: TSESTree.MemberExpression[] = [];
  for (const node of nodesIn(body)) {
    if (!isNamed(node, property) || isOfAnother(node, body, source)) continue;
    if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression' || node.computed || classAround(node) !== body) return undefined;
    uses.push(node);
  }
  return { definition, name: property.name, uses };
}

/** `x.customer`, `x['customer']`, `{ customer } = x`: what may be the field. */
function isNamed(node: Node, { type, name }: TSESTree.Identifier | TSESTree.PrivateIdentifier): boolean {
  if (type === 'PrivateIdentifier') return (node.type === 'MemberExpression' && node.property.type === type && node.property.name === name) || (node.type === 'BinaryExpression' && node.left.type === type);
  if (node.type === 'MemberExpression') return node.computed ? node.property.type === 'Literal' && node.property.value === name : node.property.type === type && node.property.name === name;
  return node.type === 'Property' && node.parent.type === 'ObjectPattern' && node.key.type === 'Identifier' && node.key.name === name;
}

/** `order.customer`, where `order` is said to be of another type than the class. */
function isOfAnother(node: Node, { parent: { id } }: TSESTree.ClassBody, source: Source): boolean {
  if (node.type !== 'MemberExpression' || node.property.type === 'PrivateIdentifier') return false;
  const [definition] = variableOf(rootOf(node), source)?.defs ?? [];
  const annotation = definition?.name.type === 'Identifier' ? definition.name.typeAnnotation : undefined;
  return annotation !== undefined && id != null && !source.text.slice(...annotation.range).includes(id.name) && annotation.typeAnnotation.type !== 'TSAnyKeyword';
}

function classAround(node: Node): TSESTree.ClassBody | undefined {
  for (let at = node.parent; at != null; at = at.parent) if (at.type === 'ClassBody') return at;
  return undefined;
}

function firstAssignment({ uses: [first] }: Field): FirstAssignment | undefined {
  const assignment = first?.parent;
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=' || assignment.left !== first) return undefined;
  const statement = assignment.parent;
  const placed = statementAround(assignment);
  const method = functionAround(assignment);
  if (statement.type !== 'ExpressionStatement' || placed?.statement !== statement || method === undefined) return undefined;
  const isConstructor = method.parent.type === 'MethodDefinition' && method.parent.kind === 'constructor';
  return isConstructor ? undefined : { statement, assignment, list: placed.list, method };
}

function areAllWithin({ statement, assignment, list }: FirstAssignment, { uses }: Field): boolean {
  return uses.every((use) => isInside(use, list) && use.range[0] >= statement.range[0] && !isInside(use, assignment.right) && runsWithin(use, list));
}

function editsOf({ definition, name, uses }: Field, { statement, assignment }: FirstAssignment, { edit, comments }: Removed, source: Source): readonly Edit[] | undefined {
  const { text } = source;
  const later = uses.filter((use) => use !== assignment.left);
  const isConst = later.every(isRead);
  const { right } = assignment;
  const above = comments.length === 0 ? [] : [before(statement, comments, text)];
  // `this.customer = customer`: the parameter will do.
  const known = right.type === 'Identifier' ? variableNamed(right.name, right, source) : undefined;
  if (isConst && comments.length === 0 && known !== undefined && right.type === 'Identifier' && known.references.every((one) => one.init === true || !one.isWrite()) && later.every((use) => variableNamed(right.name, use, source) === known)) {
    const removed = withoutStatement(statement, source);
    if (removed?.comments.length === 0) return [edit, removed.edit, ...later.map((use) => asVariable(use, right.name))];
  }
  const variable = variableNamed(name, statement, source) === undefined && later.every((use) => variableNamed(name, use, source) === undefined) ? name : freeName([`${name}OfRequest`], source);
  const annotation = definition.typeAnnotation === undefined ? '' : text.slice(...definition.typeAnnotation.range);
  // What is given later must fit the type of the first value, unless that is told.
  if (source.isTyped && annotation === '' && !later.every((use) => isRead(use) && !isChangedBelow(use))) return undefined;
  return [edit, ...above, replace(assignment.left, `${isConst ? 'const' : 'let'} ${variable}${annotation}`), ...later.map((use) => asVariable(use, variable))];
}

function isRead(use: TSESTree.MemberExpression): boolean {
  const { parent } = use;
  if (parent.type === 'AssignmentExpression') return parent.left !== use;
  return parent.type !== 'UpdateExpression' && !(parent.type === 'UnaryExpression' && parent.operator === 'delete') && !parent.type.endsWith('Pattern') && !(parent.type === 'Property' && parent.parent.type === 'ObjectPattern');
}

/** `this.answer.reason = …` */
function isChangedBelow(use: TSESTree.MemberExpression): boolean {
  let at: Node = use;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = at.parent;
  return at !== use && at.parent?.type === 'AssignmentExpression' && at.parent.left === at;
}

function asVariable(use: TSESTree.MemberExpression, name: string): Edit {
  return replace(use, name);
}
