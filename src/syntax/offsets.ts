import type { TSESTree } from '@typescript-eslint/utils';

/** Where parsers say where a node stands: ESLint's in `range`, the native parser in `start` and `end`. */
interface Positioned {
  readonly range?: readonly [number, number];
  readonly start?: number;
  readonly end?: number;
}

/** Offset of the first character of a node, in either parser's form. */
export function startOf(node: TSESTree.Node): number {
  const { start, range } = node as Positioned;
  return start ?? range?.[0] ?? 0;
}

/** Offset behind the last character of a node, in either parser's form. */
export function endOf(node: TSESTree.Node): number {
  const { end, range } = node as Positioned;
  return end ?? range?.[1] ?? 0;
}
