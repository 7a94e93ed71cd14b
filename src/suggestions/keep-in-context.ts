import type { TSESTree } from '@typescript-eslint/utils';

import { contextHomes, type ContextHome } from '../remedies/contexts.ts';
import { functionAround, isConstant, isFunction, ownNodesIn, statementAround, type FunctionNode } from './nodes.ts';
import type { Edit, Node, Reference, Source, Suggestion } from './suggestion.ts';
import { annotationOf, before, beginsLine, lineEnd, replace, withoutVariable } from './text.ts';
import { localVariable, runsWithin, variableNamed, variableOf, type LocalVariable } from './variables.ts';

/** A function that is handed to the framework, and what it does with the variable. */
interface Handler {
  readonly fn: FunctionNode;
  /** `app.use(…)`, with the statement that it is. */
  readonly call: TSESTree.CallExpression;
  readonly statement: TSESTree.Statement;
  readonly app: string;
  readonly method: string;
  /** The name of its parameter that leads to the context. */
  readonly parameter: string;
  readonly uses: readonly Reference[];
}

/**
 * Keeps in the context of the request what one middleware puts into a variable for the handlers behind it: `user = …` becomes
 * `response.locals.user = …`. Only where all that use it are functions handed to the same object of the framework, and each that reads it
 * comes after one that has given it its value in any case.
 */
export function keepInContext(written: Node, framework: string, source: Source): Suggestion | undefined {
  const home = contextHomes.find((one) => one.framework === framework);
  if (home === undefined || written.type !== 'AssignmentExpression') return undefined;
  const local = localVariable(written.left, source);
  if (local === undefined || (local.declarator.init !== null && !isConstant(local.declarator.init))) return undefined;
  const handlers = handlersOf(local, home, source);
  if (handlers === undefined || handlers.length < 2 || !handlers.every((one) => isServed(one, handlers, home, source))) return undefined;
  const types = typesFor(local, home, source);
  const removed = withoutVariable(local, source);
  const [first] = handlers;
  if (types === undefined || removed === undefined || first === undefined || !beginsLine(first.statement, source.text)) return undefined;
  const uses = handlers.map((handler) => editsIn(handler, home, local, source));
  if (uses.includes(undefined)) return undefined;
  const above = [...removed.comments, ...(home.setUp === undefined ? [] : [filled(home.setUp, { app: first.app, name: local.name })])];
  const edits = [...types, removed.edit, ...(above.length === 0 ? [] : [before(first.statement, above, source.text)]), ...uses.flatMap((one) => one ?? [])];
  const { parameter } = handlers[0] ?? {};
  return { remedy: 'context', messageId: 'keepInContext', data: { name: local.name, home: filled(home.read, { parameter: parameter ?? '', name: local.name }) }, edits };
}

/** The handlers that use a variable, in the order in which they are registered; undefined when anything else does. */
function handlersOf({ references }: LocalVariable, home: ContextHome, source: Source): readonly Handler[] | undefined {
  const handlers = new Map<FunctionNode, Handler>();
  for (const reference of references) {
    const found = handlerAround(reference.identifier, home, source);
    if (found === undefined || !runsWithin(reference.identifier, found.fn)) return undefined;
    handlers.set(found.fn, { ...found, uses: [...(handlers.get(found.fn)?.uses ?? []), reference] });
  }
  const found = [...handlers.values()];
  const [first] = found;
  const isOne = found.every(({ app, call, statement }) => app === first?.app && statement.parent === first.statement.parent && appOf(call, source) === appOf(first.call, source));
  return isOne ? found : undefined;
}

/** What `app` of `app.use(…)` stands for. */
function appOf({ callee }: TSESTree.CallExpression, source: Source): unknown {
  return callee.type === 'MemberExpression' ? variableOf(callee.object, source) : undefined;
}

function handlerAround(node: Node, home: ContextHome, source: Source): Omit<Handler, 'uses'> | undefined {
  for (let fn = functionAround(node); fn !== undefined; fn = functionAround(fn)) {
    const call = fn.parent;
    if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.callee.object.type !== 'Identifier' || call.callee.property.type !== 'Identifier') continue;
    const method = call.callee.property.name;
    if (!home.routes.includes(method) && !home.middleware.some((one) => one.method === method)) continue;
    const statement = call.parent;
    const parameter = fn.params[home.parameterByArity?.[fn.params.length] ?? home.parameter];
    if (statement.type !== 'ExpressionStatement' || parameter?.type !== 'Identifier') return undefined;
    const variable = variableNamed(parameter.name, node, source);
    const isOwn = variable?.defs.every(({ name }) => name === parameter) === true && variable.references.every((one) => !one.isWrite());
    return isOwn ? { fn, call, statement, app: call.callee.object.name, method, parameter: parameter.name } : undefined;
  }
  return undefined;
}

/** Whether a handler finds a value in any case: its own, or that of one that runs before it. */
function isServed(handler: Handler, handlers: readonly Handler[], home: ContextHome, source: Source): boolean {
  if (givesFirst(handler, source) || handler.uses.every((one) => one.isWriteOnly())) return true;
  return handlers.some((other) => other !== handler && runsBefore(other, handler, home) && givesFirst(other, source));
}

function runsBefore(one: Handler, other: Handler, home: ContextHome): boolean {
  const { arguments: handed } = one.call;
  if (one.call === other.call) return handed.indexOf(one.fn as TSESTree.CallExpressionArgument) < handed.indexOf(other.fn as TSESTree.CallExpressionArgument); // both are handed to the call
  const middleware = home.middleware.find(({ method }) => method === one.method);
  if (middleware === undefined || one.statement.range[0] > other.statement.range[0]) return false;
  const [event, ...rest] = handed;
  // With a path, it runs for some requests alone.
  if (middleware.events === undefined) return handed.every((each) => isFunction(each));
  return event?.type === 'Literal' && middleware.events.includes(String(event.value)) && rest.every((each) => isFunction(each));
}

/** Whether the first thing that a handler does with the variable is to give it a value, in any case, before it hands on. */
function givesFirst({ fn, uses: [first] }: Handler, source: Source): boolean {
  const assignment = first?.identifier.parent;
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=' || assignment.left !== first?.identifier) return false;
  const placed = statementAround(assignment);
  if (placed?.statement !== assignment.parent || placed.list !== fn.body) return false;
  const [start] = placed.statement.range;
  const handsOn = fn.params.filter((parameter) => parameter.type === 'Identifier').flatMap((parameter) => source.scopes.getDeclaredVariables(fn).find(({ name }) => name === parameter.name)?.references ?? []).filter(({ identifier }) => isCalled(identifier));
  if (handsOn.length > 0) return handsOn.every(({ identifier }) => identifier.range[0] > start);
  return [...ownNodesIn(fn.body)].every((node) => node.type !== 'ReturnStatement' || node.range[0] > start);
}

function isCalled(identifier: Node): boolean {
  return identifier.parent?.type === 'CallExpression' && identifier.parent.callee === identifier;
}

/** The edits that let TypeScript know of the value; undefined when it cannot be told. */
function typesFor(local: LocalVariable, { types }: ContextHome, source: Source): readonly Edit[] | undefined {
  const { isTyped, ast, text } = source;
  if (!isTyped) return [];
  if (types.kind === 'elsewhere') return undefined;
  if (types.kind === 'any') return local.references.some(({ identifier }) => needsType(identifier)) ? undefined : [];
  const type = annotationOf(local, source).replace(/^\s*:\s*/, '') || typeOfConstant(local.declarator.init);
  const imports = ast.body.filter((one) => one.type === 'ImportDeclaration');
  const last = imports.at(-1);
  if (type === undefined || last === undefined) return undefined;
  const property = `${local.name}: ${type};`;
  const lines = types.kind === 'interface'
    ? [`declare module '${types.module}' {`, `  interface ${types.name} {`, `    ${property}`, '  }', '}']
    : ['declare global {', `  namespace ${types.namespace} {`, `    interface ${types.name} {`, `      ${property}`, '    }', '  }', '}'];
  const end = text.indexOf('\n', last.range[1]);
  return end < 0 ? undefined : [{ start: end + 1, end: end + 1, text: `${lineEnd(text)}${lines.join(lineEnd(text))}${lineEnd(text)}` }];
}

function typeOfConstant(init: Node | null): string | undefined {
  return init?.type === 'Literal' && ['string', 'number', 'boolean'].includes(typeof init.value) ? typeof init.value : undefined;
}

/** `orders.map((order) => …)`: the parameter's type comes from that of the list. */
function needsType(identifier: Node): boolean {
  const call = identifier.parent?.type === 'MemberExpression' ? identifier.parent.parent : undefined;
  return call?.type === 'CallExpression' && call.arguments.some((one) => isFunction(one) && one.params.some((parameter) => parameter.type !== 'Identifier' || parameter.typeAnnotation === undefined));
}

/** What changes in one handler; undefined when that is no plain expression. */
function editsIn({ fn, parameter, uses }: Handler, home: ContextHome, { name }: LocalVariable, { text }: Source): readonly Edit[] | undefined {
  const gaps = { parameter, name };
  const isProperty = home.write === `${home.read} = {{value}}`;
  const writes = uses.filter((one) => one.isWrite());
  // What a call answers is asked for once, so that TypeScript knows it to be the same each time.
  if (!isProperty && writes.length === 0 && uses.length > 1 && fn.body.type === 'BlockStatement') {
    const [first] = fn.body.body;
    return first === undefined || !beginsLine(first, text) ? undefined : [before(first, [`const ${name} = ${filled(home.read, gaps)};`], text)];
  }
  if (!isProperty && writes.length > 0 && (writes.length < uses.length || writes.some((one) => one.identifier.parent.type !== 'AssignmentExpression'))) return undefined;
  return uses.map(({ identifier }): Edit => {
    const { parent } = identifier;
    if (!isProperty && parent.type === 'AssignmentExpression' && parent.left === identifier) return replace(parent, filled(home.write, { ...gaps, value: text.slice(...parent.right.range) }));
    const read = filled(home.read, gaps);
    return replace(identifier, parent.type === 'Property' && parent.shorthand ? `${name}: ${read}` : read);
  });
}

function filled(text: string, gaps: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, gap: string) => gaps[gap] ?? '');
}
