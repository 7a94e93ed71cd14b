import type { TSESTree } from '@typescript-eslint/utils';

import { startOf } from '../../syntax/offsets.ts';
import { propertyName } from '../../syntax/property-name.ts';
import type { Draft } from '../draft/draft.ts';
import type { Property, ValueId } from '../module-summary.ts';
import { evaluate } from './expressions.ts';
import { evaluateFunction } from './functions.ts';

/** `{ … }`: a fresh object. */
export function evaluateObject(draft: Draft, node: TSESTree.ObjectExpression, name: string): ValueId {
  const properties: Property[] = [];
  const spreads: ValueId[] = [];
  const last = node.properties.findLastIndex(({ type }) => type === 'SpreadElement');
  for (const [index, part] of node.properties.entries()) {
    if (part.type === 'SpreadElement') spreads.push(evaluate(draft, part.argument, ''));
    else properties.push(last < 0 || index < last ? evaluateProperty(draft, part) : { ...evaluateProperty(draft, part), last: true });
  }
  return draft.values.allocation('object', name, startOf(node), { properties, spreads });
}

function evaluateProperty(draft: Draft, property: TSESTree.Property): Property {
  const { kind, value: node } = property;
  if (property.computed) evaluate(draft, property.key, '');
  const name = propertyName(property.key, property.computed) ?? '*';
  const isMethod = property.method || kind !== 'init';
  if (!isMethod || node.type !== 'FunctionExpression') return { name, value: evaluate(draft, node, name) };
  if (kind === 'init') return { name, value: evaluateFunction(draft, node, { name, kind: 'method', ofClass: -1 }) };
  const value = evaluateFunction(draft, node, { name, kind: kind === 'get' ? 'getter' : 'setter', ofClass: -1 });
  return { name, value, accessor: kind };
}

/** `[ … ]`: a fresh array. */
export function evaluateArray(draft: Draft, node: TSESTree.ArrayExpression, name: string): ValueId {
  const properties: Property[] = [];
  const spreads: ValueId[] = [];
  const isMixed = node.elements.some((element) => element?.type === 'SpreadElement');
  for (const element of node.elements) {
    if (element === null && !isMixed) properties.push({ name: '*', value: 0 });
    if (element === null) continue;
    if (element.type === 'SpreadElement') spreads.push(evaluate(draft, element.argument, ''));
    else properties.push({ name: '*', value: evaluate(draft, element, '') });
  }
  return draft.values.allocation('array', name, startOf(node), { properties, spreads });
}

/** A regular expression: a fresh object with a `lastIndex` of its own. */
export function evaluateRegExp(draft: Draft, node: TSESTree.RegExpLiteral, name: string): ValueId {
  // Parsers sort the flags or do not; the text is the same for all.
  const flags = node.raw.slice(node.raw.lastIndexOf('/') + 1);
  return draft.values.regexp(name, startOf(node), flags);
}
