import type { TSESTree } from '@typescript-eslint/utils';

/** The text of a string that is written out: `'a'` or a template without expressions; undefined for anything else. */
export function constantString(node: TSESTree.Node | null | undefined): string | undefined {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}
