import type { TSESTree } from '@typescript-eslint/utils';

import { endOf, startOf } from '../../syntax/offsets.ts';
import { isThisParameter } from '../../syntax/this-parameter.ts';
import { recordMutation } from '../draft/draft.ts';
import type { Draft, Frame } from '../draft/draft.ts';
import { hold, valueOfName } from '../draft/names.ts';
import { firstWay } from '../draft/way.ts';
import { exact, exactIds } from '../exact.ts';
import type { ClassId, Decorator, Effect, FunctionId, FunctionSummary, Parameter, ValueId } from '../module-summary.ts';
import { lookup, show } from '../scopes/scope.ts';
import type { Scope, ScopeTree } from '../scopes/scope.ts';
import { evaluate } from './expressions.ts';
import { assign } from './patterns.ts';
import { directivesOf, walkBody } from './statements.ts';
import { shapeOfAnnotation } from './shapes.ts';
import { typeOfAnnotation } from './types.ts';

type FunctionNode = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** What a function is where it stands. */
export interface Role {
  /** Name of the variable or property it is assigned to. */
  readonly name: string;
  /** undefined: what its syntax says. */
  readonly kind: FunctionSummary['kind'] | undefined;
  readonly ofClass: ClassId;
  /** What `super(…)` calls in it. */
  readonly superClass?: ValueId;
  /** Decorators of its parameters, by position. */
  readonly parameterDecorators?: readonly (readonly Decorator[])[];
}

/** Walks a function's parameters and body and answers the function as a value. */
export function evaluateFunction(draft: Draft, node: FunctionNode, role: Role): ValueId {
  const scope = draft.tree.scopes.get(node);
  if (scope === undefined) return 0;
  const value = draft.values.function(scope.owner);
  if (node.type === 'FunctionExpression' && node.id !== null && scope.parent !== undefined) {
    const own = lookup(scope.parent, node.id.name);
    if (own !== undefined) hold(draft, own, value, true);
  }
  const kind = role.kind ?? (node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function');
  const around: Place = { frame: draft.frame, scope: draft.scope };
  const frame = enterFunction(draft, scope, {
    isArrow: kind === 'arrow',
    async: node.async,
    generator: node.generator,
    superClass: role.superClass ?? 0,
  });
  const parameters = walkParameters(draft, node, role);
  const block = node.body.type === 'BlockStatement' ? node.body.body : undefined;
  if (block !== undefined) walkBody(draft, block);
  else frame.returns.push(evaluate(draft, node.body, ''));
  claimReturned(draft, node);
  leaveFunction(draft, around, {
    name: node.id?.name ?? role.name,
    kind,
    parameters,
    directives: block === undefined ? [] : directivesOf(block),
    ofClass: role.ofClass,
    start: startOf(node),
    end: endOf(node),
  });
  return value;
}

/** A function that is returned is claimed to be of the type that the annotation names: `(options): RequestHandler => …`. */
function claimReturned(draft: Draft, { returnType }: FunctionNode): void {
  const { frame, values } = draft;
  if (!frame.returns.some((id) => values.list[id]?.kind === 'function')) return;
  const type = typeOfAnnotation(draft, returnType);
  for (const [index, id] of frame.returns.entries()) if (values.list[id]?.kind === 'function') frame.returns[index] = values.typed(id, type);
}

/** What a frame is told of its function at the start. */
export type Entry = Pick<Frame, 'async' | 'generator' | 'superClass'> & { readonly isArrow: boolean };

/** Starts to walk another function; ended by {@link leaveFunction}. */
export function enterFunction(draft: Draft, scope: Scope, entry: Entry): Frame {
  const around = draft.frame;
  const frame = newFrame(scope.owner, around.depth + 1, draft, {
    thisOf: entry.isArrow ? around.thisOf : scope.owner,
    superClass: entry.isArrow ? around.superClass : entry.superClass,
    async: entry.async,
    generator: entry.generator,
  });
  draft.frame = frame;
  draft.scope = scope;
  return frame;
}

/** The state of a function before its first statement. */
export function newFrame(
  id: FunctionId,
  depth: number,
  { tree }: Pick<Draft, 'tree'>,
  entry: Pick<Frame, 'async' | 'generator' | 'superClass' | 'thisOf'>,
): Frame {
  return {
    id,
    depth,
    thisOf: entry.thisOf,
    superClass: entry.superClass,
    async: entry.async,
    generator: entry.generator,
    effects: [],
    calls: [],
    returns: [],
    tries: [],
    rounds: [],
    exits: [],
    initialised: [],
    others: new Set(),
    breakables: [],
    loops: 0,
    suspensions: 0,
    under: -1,
    way: firstWay(tree, id),
    inFinally: false,
    mayNotRun: false,
    hasReturned: false,
  };
}

/** Where the walk goes on when a function ends. */
export type Place = Pick<Draft, 'frame' | 'scope'>;

/** What a summary says of a function beside what its frame gathered. */
export type Portrait = Pick<FunctionSummary, 'name' | 'kind' | 'parameters' | 'directives' | 'ofClass' | 'start' | 'end' | 'inRound'>;

/** Files the summary of the function and goes on with the one around it. */
export function leaveFunction(draft: Draft, around: Place, portrait: Portrait): void {
  const placed: Portrait = draft.round === -1 ? portrait : { ...portrait, inRound: true };
  draft.functions[draft.frame.id] = summaryOf(draft.tree, draft.frame, around.frame.id, placed);
  draft.frame = around.frame;
  draft.scope = around.scope;
}

/** A function's summary: what it is, and what was gathered on the walk through it. */
export function summaryOf(tree: ScopeTree, frame: Frame, parent: FunctionId, portrait: Portrait): FunctionSummary {
  return {
    name: portrait.name,
    kind: portrait.kind,
    parent,
    depth: frame.depth,
    async: frame.async,
    generator: frame.generator,
    parameters: exact(portrait.parameters),
    effects: effectsOf(tree, frame),
    calls: exactIds(frame.calls),
    returns: exactIds(frame.returns),
    ...(frame.suspensions === 0 || frame.tries.length === 0 ? {} : { tries: exact(frame.tries) }),
    ...(frame.suspensions === 0 || frame.exits.length === 0 ? {} : { exits: exact(frame.exits) }),
    suspensions: frame.suspensions,
    ...(frame.rounds.length === 0 ? {} : { rounds: exact(frame.rounds) }),
    ...(portrait.inRound === true ? { inRound: true } : {}),
    directives: exact(portrait.directives),
    ofClass: portrait.ofClass,
    start: portrait.start,
    end: portrait.end,
  };
}

/** The effects without the first values of variables that no other function sees, and reads that no write follows: nothing can come of them. */
function effectsOf(tree: ScopeTree, frame: Frame): readonly Effect[] {
  const { effects, initialised, others } = frame;
  if (initialised.length === 0 && others.size === 0) return exact(effects);
  const written = others.size === 0 ? others : new Set(effects.flatMap((effect) => (effect.kind === 'mutate' ? [effect.target] : [])));
  const kept: Effect[] = [];
  for (const effect of effects) {
    if (effect.kind === 'read' && others.has(effect.value) && !written.has(effect.value)) continue;
    const variable = effect.kind === 'rebind' ? initialised[-1 - effect.binding] : undefined;
    if (effect.kind !== 'rebind' || variable === undefined) kept.push(effect);
    else if (variable.captured || variable.inRound) kept.push({ ...effect, binding: show(tree, variable) });
  }
  return exact(kept);
}

function walkParameters(draft: Draft, node: FunctionNode, role: Role): Parameter[] {
  const parameters: Parameter[] = [];
  for (const [position, parameter] of node.params.entries()) {
    if (isThisParameter(parameter)) continue;
    const pattern = plainPattern(parameter);
    const rest = pattern.type === 'RestElement';
    const value = draft.values.parameter(draft.frame.id, parameters.length, rest);
    const declared = pattern.type === 'AssignmentPattern' ? pattern.left : rest ? pattern.argument : pattern;
    const annotation = rest ? pattern.typeAnnotation : 'typeAnnotation' in declared ? declared.typeAnnotation : undefined;
    const decorators = role.parameterDecorators?.[position] ?? [];
    const name = declared.type === 'Identifier' ? declared.name : '';
    const type = typeOfAnnotation(draft, annotation);
    const shape = draft.frame.depth > 1 || role.ofClass !== -1 ? 0 : shapeOfAnnotation(draft, annotation);
    parameters.push({ name, rest, type, ...(decorators.length === 0 ? {} : { decorators }), ...(shape === 0 ? {} : { shape }) });
    assign(draft, rest ? pattern.argument : pattern, value, { operator: 'init', node: parameter, silent: true });
    if (parameter.type === 'TSParameterProperty' && declared.type === 'Identifier') {
      const member = draft.values.member(draft.values.this(draft.frame.id), declared.name);
      recordMutation(draft, parameter, member, valueOfName(draft, declared.name), 'init');
    }
  }
  return parameters;
}

/** The pattern of a parameter without the modifiers that make it a property too. */
export function plainPattern(parameter: TSESTree.Parameter): Exclude<TSESTree.Parameter, TSESTree.TSParameterProperty> {
  return parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
}
