import type { TSESTree } from '@typescript-eslint/utils';

import { functionAround, isInside, isPlainPath, isSameText, nodesIn } from './nodes.ts';
import type { Edit, Node, Source, Suggestion } from './suggestion.ts';
import { removal, replace } from './text.ts';
import { localVariable } from './variables.ts';

/**
 * A regular expression that remembers loses the flag, where all that is done with it are tests; where more may be done, the test is done with a
 * copy, which has nothing to remember. `tested` is the call of `test`.
 */
export function forgetMatches(tested: Node, source: Source): readonly Suggestion[] {
  if (tested.type !== 'CallExpression' || tested.callee.type !== 'MemberExpression' || tested.optional || tested.callee.optional) return [];
  const { object } = tested.callee;
  const name = source.text.slice(...object.range);
  const dropped = withoutFlag(object, source);
  if (dropped !== undefined) return [{ remedy: 'drop-flag', messageId: 'dropFlag', data: { name }, edits: dropped }];
  if (!isPlainPath(object) || isLooped(tested) || isMentioned(object, source)) return [];
  return [{ remedy: 'local', messageId: 'testCopy', data: { name }, edits: [replace(object, `new RegExp(${name})`)] }];
}

/** The edits that take the flag from the expression behind a variable that is used for tests alone; undefined when anything else is done with it. */
function withoutFlag(object: Node, source: Source): readonly Edit[] | undefined {
  const local = localVariable(object, source);
  const made = local?.declarator.init;
  if (local === undefined || made == null || local.declaration.kind !== 'const' || local.declaration.parent.parent?.type === 'ExportNamedDeclaration') return undefined;
  if (local.declaration.parent.type !== 'Program' && local.declaration.parent.type !== 'BlockStatement') return undefined;
  if (!local.references.every(({ identifier }) => isTest(identifier))) return undefined;
  const flags = flagsOf(made);
  // A sticky test looks at the beginning alone.
  if (flags === undefined || flags.text.includes('y')) return undefined;
  const text = flags.text.replaceAll('g', '');
  const [pattern] = made.type === 'NewExpression' ? made.arguments : [];
  // No flags are left out.
  return text === '' && pattern !== undefined ? [removal(pattern.range[1], flags.end + 1)] : [{ ...flags, text }];
}

/** `couponCode.test(code)`, but not where a loop goes from match to match. */
function isTest(identifier: Node): boolean {
  const { parent } = identifier;
  if (parent?.type !== 'MemberExpression' || parent.object !== identifier || parent.computed || parent.property.type !== 'Identifier') return false;
  return parent.property.name === 'test' && parent.parent.type === 'CallExpression' && parent.parent.callee === parent && !isLooped(parent.parent);
}

/** Where the flags of `/…/g` or `new RegExp('…', 'g')` stand, and which they are. */
function flagsOf(made: Node): Edit | undefined {
  if (made.type === 'Literal' && 'regex' in made) return { start: made.range[1] - made.regex.flags.length, end: made.range[1], text: made.regex.flags };
  if ((made.type !== 'NewExpression' && made.type !== 'CallExpression') || made.callee.type !== 'Identifier' || made.callee.name !== 'RegExp') return undefined;
  const flags = made.arguments[1];
  if (flags?.type !== 'Literal' || typeof flags.value !== 'string') return undefined;
  return { start: flags.range[0] + 1, end: flags.range[1] - 1, text: flags.value };
}

/** In the head of a loop, which goes on for as long as there is another match, or in one that is left by a match. */
function isLooped(node: Node): boolean {
  const home = functionAround(node);
  for (let at: Node | undefined = node.parent; at != null && at !== home; at = at.parent) {
    if (at.type === 'WhileStatement' || at.type === 'DoWhileStatement') return true;
    if (at.type === 'ForStatement') return at.test === null || isInside(node, at.test);
  }
  return false;
}

/** Whether the file reads or sets what the expression remembers. */
function isMentioned(object: Node, { ast, text }: Source): boolean {
  return [...nodesIn(ast)].some((node) => node.type === 'MemberExpression' && isLastIndex(node) && isSameText(node.object, object, text));
}

function isLastIndex({ property, computed }: TSESTree.MemberExpression): boolean {
  return !computed && property.type === 'Identifier' && property.name === 'lastIndex';
}
