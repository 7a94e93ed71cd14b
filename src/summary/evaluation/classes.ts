import type { TSESTree } from '@typescript-eslint/utils';

import { endOf, startOf } from '../../syntax/offsets.ts';
import { propertyName } from '../../syntax/property-name.ts';
import { recordMutation } from '../draft/draft.ts';
import { hold } from '../draft/names.ts';
import type { Draft } from '../draft/draft.ts';
import type { ClassId, ClassMember, Decorator, FunctionSummary, ValueId } from '../module-summary.ts';
import { lookupType } from '../scopes/scope.ts';
import type { Scope } from '../scopes/scope.ts';
import { evaluate, valueOfPath } from './expressions.ts';
import { enterFunction, evaluateFunction, leaveFunction, plainPattern } from './functions.ts';
import type { Place } from './functions.ts';
import { assignDeclared } from './patterns.ts';
import { walkScope } from './statements.ts';
import { typeOfAnnotation, valueOfHeritage } from './types.ts';

type Class = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
type Field = TSESTree.AccessorProperty | TSESTree.PropertyDefinition | TSESTree.TSAbstractAccessorProperty | TSESTree.TSAbstractPropertyDefinition;

/** A class whose members are being walked. */
interface ClassPlace {
  readonly node: Class;
  readonly id: ClassId;
  readonly value: ValueId;
  readonly superClass: ValueId;
}

/** Walks a class and answers it as a value. */
export function evaluateClass(draft: Draft, node: Class, name: string): ValueId {
  if (node.declare) return 0;
  const around = draft.scope;
  draft.scope = draft.tree.scopes.get(node) ?? around;
  const decorators = decoratorsOf(draft, node.decorators);
  const superClass = node.superClass === null ? 0 : evaluate(draft, node.superClass, '');
  const interfaces = (node.implements ?? []).map(({ expression }) => valueOfHeritage(draft, expression)).filter((value) => value !== 0);
  const id = draft.classes.length;
  const members: ClassMember[] = [];
  draft.classes.push({
    kind: node.abstract ? 'abstract' : 'class',
    name: node.id?.name ?? name,
    owner: draft.frame.id,
    superClass,
    implements: interfaces,
    members,
    decorators,
    start: startOf(node),
    end: endOf(node),
  });
  const place: ClassPlace = { node, id, value: draft.values.class(id), superClass };
  if (node.id !== null) assignDeclared(draft, node.id, place.value, node);
  const fields = new Map<TSESTree.Node, ValueId>();
  const { instance, static: statics } = draft.tree.initializers.get(node) ?? {};
  if (instance !== undefined) walkInitializer(draft, place, instance, false, fields);
  if (statics !== undefined) walkInitializer(draft, place, statics, true, fields);
  for (const member of node.body.body) walkMember(draft, place, member, members, fields);
  draft.scope = around;
  return place.value;
}

/** An interface is a class without members; of several declarations that merge, the first stands for all. */
export function evaluateInterface(draft: Draft, node: TSESTree.TSInterfaceDeclaration): void {
  const variable = lookupType(draft.scope, node.id.name);
  if (variable?.kind !== 'interface' || variable.values.length > 0) return;
  const id = draft.classes.length;
  const bases = node.extends.map(({ expression }) => valueOfHeritage(draft, expression)).filter((value) => value !== 0);
  draft.classes.push({ kind: 'interface', name: node.id.name, owner: draft.frame.id, superClass: 0, implements: bases, members: [], decorators: [], start: startOf(node), end: endOf(node) });
  hold(draft, variable, draft.values.class(id), true);
}

/** Decorators in order: `@Get('/')` is a call as well. */
export function decoratorsOf(draft: Draft, nodes: readonly TSESTree.Decorator[] | undefined): Decorator[] {
  if (nodes === undefined || nodes.length === 0) return [];
  return nodes.map((node) => {
    const at = { start: startOf(node), end: endOf(node) };
    if (node.expression.type !== 'CallExpression') return { callee: valueOfPath(draft, node.expression), arguments: [], ...at };
    const result = draft.values.list[evaluate(draft, node.expression, '')];
    const call = result?.kind === 'result' ? draft.calls[result.call] : undefined;
    return { callee: call?.callee ?? 0, arguments: call?.arguments ?? [], ...at };
  });
}

/** The fields of a class get their values in a function of their own; `fields` gathers them. */
function walkInitializer(draft: Draft, place: ClassPlace, scope: Scope, isStatic: boolean, fields: Map<TSESTree.Node, ValueId>): void {
  const around: Place = { frame: draft.frame, scope: draft.scope };
  const frame = enterFunction(draft, scope, { isArrow: false, async: false, generator: false, superClass: 0 });
  const owner = isStatic ? place.value : draft.values.this(frame.id);
  for (const member of place.node.body.body) {
    if (member.type === 'StaticBlock') {
      if (isStatic) walkScope(draft, member, member.body);
      continue;
    }
    if (!isField(member) || member.static !== isStatic || member.value === null) continue;
    const name = propertyName(member.key, member.computed) ?? '*';
    const value = evaluateField(draft, place, member.value, name);
    fields.set(member, value);
    recordMutation(draft, member, draft.values.member(owner, name), value, 'init');
  }
  leaveFunction(draft, around, {
    name: isStatic ? 'static' : '',
    kind: 'initializer',
    parameters: [],
    directives: [],
    ofClass: place.id,
    start: startOf(place.node),
    end: endOf(place.node),
  });
}

function evaluateField(draft: Draft, { id }: ClassPlace, value: TSESTree.Expression, name: string): ValueId {
  const isFunction = value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression';
  return isFunction ? evaluateFunction(draft, value, { name, kind: undefined, ofClass: id }) : evaluate(draft, value, name);
}

function walkMember(
  draft: Draft,
  place: ClassPlace,
  member: TSESTree.ClassElement,
  members: ClassMember[],
  fields: ReadonlyMap<TSESTree.Node, ValueId>,
): void {
  if (member.type === 'StaticBlock' || member.type === 'TSIndexSignature') return;
  const decorators = decoratorsOf(draft, member.decorators);
  if (member.computed) evaluate(draft, member.key, '');
  const name = propertyName(member.key, member.computed) ?? '*';
  const { accessibility } = member;
  const access = accessibility === 'private' || accessibility === 'protected' ? { accessibility } : {};
  const at = { static: member.static, ...access, decorators, start: startOf(member), end: endOf(member) };
  if (isField(member)) {
    const type = typeOfAnnotation(draft, member.typeAnnotation);
    members.push({ name, kind: 'field', value: fields.get(member) ?? 0, type, ...at });
    return;
  }
  const { value: node } = member;
  if (node?.type !== 'FunctionExpression') return;
  const parameterDecorators = node.params.map((parameter) => decoratorsOf(draft, parameter.decorators));
  const kind = methodKind(member);
  const role = { name: kind === 'constructor' ? 'constructor' : name, kind, ofClass: place.id, superClass: place.superClass, parameterDecorators };
  const value = evaluateFunction(draft, node, role);
  members.push({ name: role.name, kind, value, type: 0, ...at });
  if (kind === 'constructor') members.push(...parameterProperties(draft, node, value));
}

/** `constructor(private readonly orders: Orders)` declares the field `orders`. */
function parameterProperties(draft: Draft, node: TSESTree.FunctionExpression, constructor: ValueId): ClassMember[] {
  const fn = draft.values.list[constructor];
  if (fn?.kind !== 'function') return [];
  return node.params.flatMap((parameter, index) => {
    if (parameter.type !== 'TSParameterProperty') return [];
    const pattern = plainPattern(parameter);
    const name = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
    if (name.type !== 'Identifier') return [];
    return {
      name: name.name,
      kind: 'field',
      static: false,
      value: draft.values.parameter(fn.fn, index, false),
      type: typeOfAnnotation(draft, name.typeAnnotation),
      decorators: [],
      start: startOf(parameter),
      end: endOf(parameter),
    } as const;
  });
}

function isField(member: TSESTree.ClassElement): member is Field {
  return member.type.endsWith('Property') || member.type.endsWith('PropertyDefinition');
}

function methodKind(member: TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition): Extract<
  FunctionSummary['kind'],
  'constructor' | 'getter' | 'method' | 'setter'
> {
  switch (member.kind) {
    case 'get':
      return 'getter';
    case 'set':
      return 'setter';
    default:
      return member.kind;
  }
}
