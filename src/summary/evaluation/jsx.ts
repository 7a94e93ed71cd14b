import type { TSESTree } from '@typescript-eslint/utils';

import { startOf } from '../../syntax/offsets.ts';
import type { Draft } from '../draft/draft.ts';
import { valueOfName } from '../draft/names.ts';
import type { Property, ValueId } from '../module-summary.ts';
import { recordCall } from './calls.ts';
import { evaluate } from './expressions.ts';

/** `<Order id={id} />` calls `Order` with an object of its properties; `<p>…</p>` calls nothing. */
export function evaluateElement(draft: Draft, node: TSESTree.JSXElement | TSESTree.JSXFragment): ValueId {
  const { values } = draft;
  const properties: Property[] = [];
  const spreads: ValueId[] = [];
  const callee = node.type === 'JSXElement' ? componentOf(draft, node.openingElement.name) : undefined;
  for (const attribute of node.type === 'JSXElement' ? node.openingElement.attributes : []) {
    if (attribute.type === 'JSXSpreadAttribute') spreads.push(evaluate(draft, attribute.argument, ''));
    else properties.push(evaluateAttribute(draft, attribute));
  }
  for (const child of node.children) {
    const value = evaluateChild(draft, child);
    if (value !== undefined) properties.push({ name: 'children', value });
  }
  if (callee === undefined) return values.derived([...properties.map(({ value }) => value), ...spreads]);
  const props = values.allocation('object', '', startOf(node), { properties, spreads });
  return recordCall(draft, node, callee, [props], { construct: false, name: '', discarded: false });
}

/** The component that a tag names; undefined for an element of the page. */
function componentOf(draft: Draft, tag: TSESTree.JSXTagNameExpression): ValueId | undefined {
  if (tag.type === 'JSXNamespacedName') return undefined;
  if (tag.type === 'JSXMemberExpression') return valueOfTag(draft, tag);
  const first = tag.name.charAt(0);
  return first !== first.toLowerCase() || first === '_' || first === '$' ? valueOfTag(draft, tag) : undefined;
}

function valueOfTag(draft: Draft, tag: TSESTree.JSXTagNameExpression): ValueId {
  switch (tag.type) {
    case 'JSXMemberExpression':
      return draft.values.member(valueOfTag(draft, tag.object), tag.property.name);
    case 'JSXIdentifier':
      return tag.name === 'this' ? draft.values.this(draft.frame.thisOf) : valueOfName(draft, tag.name);
    default:
      return 0;
  }
}

function evaluateAttribute(draft: Draft, { name, value }: TSESTree.JSXAttribute): Property {
  const key = name.type === 'JSXIdentifier' ? name.name : `${name.namespace.name}:${name.name.name}`;
  if (value === null) return { name: key, value: draft.values.literal('boolean', 'true') };
  if (value.type !== 'JSXExpressionContainer') return { name: key, value: evaluate(draft, value, key) };
  return { name: key, value: value.expression.type === 'JSXEmptyExpression' ? 0 : evaluate(draft, value.expression, key) };
}

function evaluateChild(draft: Draft, child: TSESTree.JSXChild): ValueId | undefined {
  switch (child.type) {
    case 'JSXText':
      return undefined;
    case 'JSXExpressionContainer':
    case 'JSXSpreadChild':
      return child.expression.type === 'JSXEmptyExpression' ? undefined : evaluate(draft, child.expression, '');
    default:
      return evaluate(draft, child, '');
  }
}
