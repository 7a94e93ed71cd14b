import type { TSESTree } from '@typescript-eslint/utils';

import type { GlobalSettingFinding } from '../findings/finding.ts';
import { perCalls, type PerCall } from '../remedies/per-call.ts';
import { functionAround, isFunction, isInside, nodesIn, rootOf, statementAround, type FunctionNode } from './nodes.ts';
import type { Edit, Node, Reference, Source, Suggestion, Variable } from './suggestion.ts';
import { hasComment, replace } from './text.ts';
import { freeName, runsWithin, variableNamed, variableOf } from './variables.ts';

/** A statement that changes a setting of a library, and all else that the file does with the library. */
interface Change {
  readonly written: Node;
  readonly statement: TSESTree.Statement;
  /** The function that it stands in. */
  readonly home: FunctionNode;
  /** The variable that holds the library, or an instance of it. */
  readonly library: Variable;
  /** What the function does with it later. */
  readonly later: readonly Reference[];
}

/**
 * Says for each call what was set for all: `moment.locale(l)` and `moment(date)` become `moment(date).locale(l)`. Only where all that the file does with
 * the library, beside settings, stands in the same function behind the change.
 */
export function sayPerCall(written: Node, { setting, name, way }: GlobalSettingFinding, source: Source): Suggestion | undefined {
  const how = perCalls.find((one) => one.setting === setting);
  if (how === undefined) return undefined;
  const edits = how.kind === 'renamed' ? renamed(written, how) : editsOf(how, written, way.calls.length === 0, source);
  return edits === undefined ? undefined : { remedy: 'per-call', messageId: 'sayPerCall', data: { name }, edits };
}

function editsOf(how: Exclude<PerCall, { kind: 'renamed' }>, written: Node, isEntry: boolean, source: Source): readonly Edit[] | undefined {
  const change = changeOf(written, source);
  if (change === undefined) return undefined;
  if (how.kind === 'request') return isEntry ? withRequest(change, how, source) : undefined;
  if (change.later.length === 0 || !isAllLater(change, settingsOf(how))) return undefined;
  switch (how.kind) {
    case 'value':
      return onValues(change, how, source);
    case 'instance':
      return withInstance(change, how, source);
    case 'option':
      return withOption(change, how, source);
  }
}

function changeOf(written: Node, source: Source): Change | undefined {
  const placed = statementAround(written);
  const home = functionAround(written);
  const root = rootOf(written.type === 'AssignmentExpression' ? written.left : written.type === 'CallExpression' ? written.callee : written);
  const library = variableOf(root, source);
  if (placed?.statement.type !== 'ExpressionStatement' || placed.statement.expression !== written || home === undefined || library === undefined || hasComment(placed.statement, source)) return undefined;
  const { statement } = placed;
  // What comes later in a block around it may come without it.
  const later = library.references.filter(({ identifier }) => identifier.range[0] > statement.range[1] && isInside(identifier, placed.list) && runsWithin(identifier, home));
  return { written, statement, home, library, later };
}

/** Properties of the library that settings are changed by. */
function settingsOf(how: Exclude<PerCall, { kind: 'renamed' }>): readonly string[] {
  switch (how.kind) {
    case 'value':
    case 'request':
      return [how.method];
    case 'instance':
      return how.methods;
    case 'option':
      return ['defaults', 'interceptors'];
  }
}

/** Whether the file uses the library nowhere else, but to set something. */
function isAllLater({ library, later, statement }: Change, settings: readonly string[]): boolean {
  return library.references.every((one) => one.init === true || later.includes(one) || isInside(one.identifier, statement) || isSetting(one.identifier, settings));
}

/** `moment.locale(…)`, `axios.defaults.baseURL = …`: a statement of its own that starts with such a property of the library. */
function isSetting(identifier: Node, settings: readonly string[]): boolean {
  let at: Node = identifier;
  if (at.parent?.type !== 'MemberExpression' || at.parent.property.type !== 'Identifier' || !settings.includes(at.parent.property.name)) return false;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = at.parent;
  const { parent } = at;
  if (at === identifier || parent === undefined) return false;
  const isDone = (parent.type === 'CallExpression' && parent.callee === at) || (parent.type === 'AssignmentExpression' && parent.left === at);
  return isDone && parent.parent.type === 'ExpressionStatement';
}

/** `moment.locale(l)` goes, and `moment(…)` becomes `moment(…).locale(l)`. */
function onValues({ written, statement, later }: Change, { method }: Extract<PerCall, { kind: 'value' }>, source: Source): readonly Edit[] | undefined {
  if (written.type !== 'CallExpression' || written.callee.type !== 'MemberExpression' || written.callee.property.type !== 'Identifier' || written.callee.property.name !== method) return undefined;
  const [value, ...more] = written.arguments;
  // Without a text, the method of a value answers what is set.
  if (value === undefined || more.length > 0 || !isSurelyText(value, source)) return undefined;
  const calls = later.map(({ identifier }) => identifier.parent).filter((one) => one.type === 'CallExpression');
  if (calls.length < later.length || !calls.every(({ callee }, index) => callee === later[index]?.identifier)) return undefined;
  const name = freeName([method, `${method}OfRequest`], source);
  const declared = replace(statement, `const ${name} = ${source.text.slice(...value.range)};`);
  return [declared, ...calls.map((call): Edit => ({ start: call.range[1], end: call.range[1], text: `.${method}(${name})` }))];
}

function isSurelyText(node: Node, source: Source): boolean {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string';
    case 'TemplateLiteral':
      return true;
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'String' && (variableNamed('String', node, source)?.defs.length ?? 0) === 0;
    case 'LogicalExpression':
      return node.operator !== '&&' && isSurelyText(node.right, source);
    case 'ConditionalExpression':
      return isSurelyText(node.consequent, source) && isSurelyText(node.alternate, source);
    default:
      return false;
  }
}

/** `BigNumber.config(o)` becomes `const OwnBigNumber = BigNumber.clone(o)`, which is used from there on. */
function withInstance({ written, statement, later, library }: Change, { methods, make }: Extract<PerCall, { kind: 'instance' }>, source: Source): readonly Edit[] | undefined {
  if (written.type !== 'CallExpression' || written.callee.type !== 'MemberExpression' || written.callee.object.type !== 'Identifier') return undefined;
  const { property, computed } = written.callee;
  if (computed || property.type !== 'Identifier' || !methods.includes(property.name) || later.some(({ identifier }) => !isValue(identifier))) return undefined;
  const name = freeName([`Own${library.name}`], source);
  const { text } = source;
  const handed = text.slice(written.callee.range[1], written.range[1]);
  return [replace(statement, `const ${name} = ${library.name}.${make}${handed};`), ...later.map(({ identifier }) => replace(identifier as Node, name))];
}

/** Not a type, and not `{ BigNumber }`. */
function isValue({ parent }: Node): boolean {
  return parent !== undefined && !parent.type.startsWith('TS') && !(parent.type === 'Property' && parent.shorthand);
}

/** `axios.defaults.headers.common.Authorization = t` goes, and `axios.get(url)` becomes `axios.get(url, { headers: { Authorization: t } })`. */
function withOption({ written, statement, later }: Change, how: Extract<PerCall, { kind: 'option' }>, source: Source): readonly Edit[] | undefined {
  const { text } = source;
  if (written.type !== 'AssignmentExpression' || written.operator !== '=') return undefined;
  const option = optionOf(written, how, text);
  if (option === undefined) return undefined;
  const name = freeName([option.name, `${option.name}OfRequest`], source);
  const calls = later.map(({ identifier }) => insertion(identifier, how, option.text(name)));
  if (calls.includes(undefined)) return undefined;
  return [replace(statement, `const ${name} = ${text.slice(...written.right.range)};`), ...calls.filter((one) => one !== undefined)];
}

interface Option {
  /** For a variable with the value. */
  readonly name: string;
  /** The property of the options, given that variable. */
  text(variable: string): string;
}

function optionOf({ left }: TSESTree.AssignmentExpression, { options, headers }: Extract<PerCall, { kind: 'option' }>, text: string): Option | undefined {
  const keys: { readonly key: string; readonly written: string }[] = [];
  for (let at: Node = left; at.type === 'MemberExpression'; at = at.object) {
    const { property, computed } = at;
    if (computed && (property.type !== 'Literal' || typeof property.value !== 'string')) return undefined;
    const key = property.type === 'Literal' ? String(property.value) : property.type === 'Identifier' ? property.name : '';
    keys.unshift({ key, written: text.slice(...property.range) });
  }
  const [first, ...rest] = keys;
  const [last] = rest.slice(-1);
  if (first?.key !== 'defaults' || last === undefined) return undefined;
  if (rest.length === 1 && options.includes(last.key)) return { name: last.key, text: (variable) => (variable === last.key ? variable : `${last.key}: ${variable}`) };
  const isHeader = rest.length === headers.length + 1 && headers.every((each, index) => rest[index]?.key === each);
  const name = last.key.replace(/^[A-Z]+/, (begin) => begin.toLowerCase()).replaceAll(/[^A-Za-z0-9]+(.?)/g, (_, letter: string) => letter.toUpperCase());
  return isHeader && /^[a-z]/.test(name) ? { name, text: (variable) => `headers: { ${variable === last.written ? variable : `${last.written}: ${variable}`} }` } : undefined;
}

/** The edit of `axios.get(url)`; undefined where it is another kind of use, or has options. */
function insertion(identifier: Node, { methods }: Extract<PerCall, { kind: 'option' }>, option: string): Edit | undefined {
  const member = identifier.parent;
  const call = member?.type === 'MemberExpression' && member.object === identifier && !member.computed ? member.parent : undefined;
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression' || call.callee !== member || member.property.type !== 'Identifier') return undefined;
  const at = methods[member.property.name];
  const last = call.arguments.at(-1);
  if (at === undefined || last === undefined || call.arguments.length !== at || call.arguments.some(({ type }) => type === 'SpreadElement')) return undefined;
  return { start: last.range[1], end: last.range[1], text: `, { ${option} }` };
}

/** `Sentry.getGlobalScope()` becomes `Sentry.getIsolationScope()`. */
function renamed(written: Node, { from, to }: Extract<PerCall, { kind: 'renamed' }>): readonly Edit[] | undefined {
  for (let at = written; ; ) {
    if (at.type === 'CallExpression') at = at.callee;
    else if (at.type === 'MemberExpression' && at.property.type === 'Identifier' && !at.computed) {
      if (at.property.name === from) return at.object.type === 'Identifier' ? [replace(at.property, to)] : undefined;
      at = at.object;
    } else return undefined;
  }
}

/** `i18n.setLocale(l)` becomes `i18n.setLocale(request, l)`. */
function withRequest({ written, home, library }: Change, { method, unless }: Extract<PerCall, { kind: 'request' }>, source: Source): readonly Edit[] | undefined {
  if (written.type !== 'CallExpression' || written.callee.type !== 'MemberExpression' || written.callee.property.type !== 'Identifier' || written.callee.property.name !== method) return undefined;
  const [value] = written.arguments;
  const request = home.params[home.params.length === 4 ? 1 : 0];
  if (value === undefined || request?.type !== 'Identifier' || variableNamed(request.name, written, source)?.defs[0]?.name !== request) return undefined;
  const uses = library.references.map(({ identifier }) => identifier.parent);
  const isReset = uses.some((parent) => isReadOf(parent, ['init']) && parent.range[0] > written.range[1]);
  if (isReset || uses.some((parent) => isReadOf(parent, unless)) || !isReadByRequest(unless, source)) return undefined;
  return [{ start: value.range[0], end: value.range[0], text: `${request.name}, ` }];
}

function isReadOf(node: Node, names: readonly string[]): node is TSESTree.MemberExpression {
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' && names.includes(node.property.name);
}

/** Whether the file translates with what a handler is given. Where it does not, other files may do it with the setting of all. */
function isReadByRequest(methods: readonly string[], source: Source): boolean {
  return [...nodesIn(source.ast)].some((node) => isReadOf(node, methods) && isParameter(variableOf(node.object, source)));
}

function isParameter(variable: Variable | undefined): boolean {
  const [definition] = variable?.defs ?? [];
  return isFunction(definition?.node) && definition.node.params.some((one) => one === definition.name);
}
