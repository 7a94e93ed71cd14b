import { createRequire } from 'node:module';

import type { TSESTree } from '@typescript-eslint/utils';
import type * as commentParser from 'comment-parser';

import { childrenOf } from '../syntax/children.ts';
import { endOf, startOf } from '../syntax/offsets.ts';
import { tagNames, type Tag, type TagName } from './module-summary.ts';

type Node = TSESTree.Node;

/** Whatever has the comments of a file: ESLint's program, or what the native parser answers. */
export interface Commented {
  readonly comments?: readonly Comment[] | undefined;
}

/** A comment, in either parser's form: ESLint's says where it stands in `range`. */
interface Comment {
  readonly type: string;
  readonly value: string;
  readonly range?: readonly [number, number] | undefined;
  readonly start?: number;
  readonly end?: number;
}

/** The tags of a file with what they stand above. The comments are only asked for when the text has the word. */
export function tagsOf(program: TSESTree.Program, text: string, source: Commented): readonly Tag[] {
  if (!tagged.test(text)) return [];
  const comments = source.comments ?? [];
  return comments.filter(isDocumentation).flatMap((comment) => {
    const { start, end } = spanOf(comment);
    return tagsIn(comment.value).map(({ tag, text: words }) => ({ tag, text: words, start, end, on: declaredAt(program, nextToken(text, end, comments)) }));
  });
}

const tagged = new RegExp(`@(?:${tagNames.join('|')})\\b`);

function isDocumentation({ type, value }: Comment): boolean {
  return type === 'Block' && value.startsWith('*') && tagged.test(value);
}

function tagsIn(value: string): readonly Pick<Tag, 'tag' | 'text'>[] {
  const { parse, tokenizers } = createRequire(import.meta.url)('comment-parser') as typeof commentParser; // loaded when there is a tag
  const [block] = parse(`/*${value}*/`, { tokenizers: [tokenizers.tag(), tokenizers.description()] });
  return (block?.tags ?? []).flatMap(({ tag, description }) => (isKnown(tag) ? [{ tag, text: description.trim() }] : []));
}

function isKnown(tag: string): tag is TagName {
  return tagNames.some((name) => name === tag);
}

/** Offset of what comes after a comment and is none itself. */
function nextToken(text: string, end: number, comments: readonly Comment[]): number {
  let at = end;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    const comment = comments.map(spanOf).find(({ start }) => start === at);
    if (comment === undefined) return at;
    at = comment.end;
  }
}

function spanOf({ start, end, range: [first, last] = [0, 0] }: Comment): { readonly start: number; readonly end: number } {
  return { start: start ?? first, end: end ?? last };
}

/** What is declared by the outermost part of the program that begins at an offset. */
function declaredAt(program: TSESTree.Program, offset: number): readonly number[] {
  let node: Node | undefined = program;
  while (node !== undefined) {
    const found: readonly number[] = beginsAt(node, offset) ? declaredBy(node) : [];
    if (found.length > 0) return [...new Set(found)];
    node = childrenOf(node).find((child) => beginsAt(child, offset) || (startOf(child) <= offset && offset < endOf(child)));
  }
  return [];
}

/** Decorators may stand before what they decorate, and the comment before or behind them. */
function beginsAt(node: Node, offset: number): boolean {
  if (startOf(node) === offset) return true;
  if ('decorators' in node && node.decorators?.some((one) => startOf(one) === offset)) return true;
  return isMember(node) && startOf(node.key) === offset;
}

function isMember(node: Node): node is TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.AccessorProperty {
  return node.type === 'MethodDefinition' || node.type === 'PropertyDefinition' || node.type === 'AccessorProperty';
}

function declaredBy(node: Node): readonly number[] {
  switch (node.type) {
    case 'ExportNamedDeclaration':
      return node.declaration === null ? [] : declaredBy(node.declaration);
    case 'ExportDefaultDeclaration':
      return declaredBy(node.declaration);
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return [startOf(node), ...(node.id === null ? [] : [startOf(node.id)])];
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ClassExpression':
      return [startOf(node)];
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id, init }) => [...namesIn(id), ...valueOf(init)]);
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return [startOf(node), ...valueOf(node.value)];
    case 'Property':
      return valueOf(node.value);
    case 'ExpressionStatement':
      return node.expression.type === 'AssignmentExpression' ? valueOf(node.expression.right) : [];
    default:
      return [];
  }
}

/** A function or class that is a value by itself, or is claimed to be of a type. */
function valueOf(value: Node | null | undefined): readonly number[] {
  if (value?.type === 'TSAsExpression' || value?.type === 'TSSatisfiesExpression') return valueOf(value.expression);
  return value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionExpression' || value?.type === 'ClassExpression' ? [startOf(value)] : [];
}

/** Offsets of the names that a pattern declares. */
function namesIn(pattern: Node): readonly number[] {
  switch (pattern.type) {
    case 'Identifier':
      return [startOf(pattern)];
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'Property':
      return namesIn(pattern.value);
    case 'ArrayPattern':
    case 'ObjectPattern':
    case 'RestElement':
      return childrenOf(pattern).flatMap(namesIn);
    default:
      return [];
  }
}
