import type { TSESTree } from '@typescript-eslint/utils';

import { constantString } from '../../syntax/constant-string.ts';
import type { Draft } from '../draft/draft.ts';
import { valueOfTypeName } from '../draft/names.ts';
import type { ValueId } from '../module-summary.ts';

/** What names an annotation: `Request` of `: Request`, `http.Server` of `: http.Server | undefined`; 0 when nothing does. */
export function typeOfAnnotation(draft: Draft, annotation: TSESTree.TSTypeAnnotation | null | undefined): ValueId {
  return annotation === null || annotation === undefined ? 0 : valueOfType(draft, annotation.typeAnnotation);
}

/** What names a type; of a union or intersection, the first part that has a name. */
export function valueOfType(draft: Draft, type: TSESTree.TypeNode): ValueId {
  switch (type.type) {
    case 'TSTypeReference':
      return valueOfEntity(draft, type.typeName);
    case 'TSUnionType':
    case 'TSIntersectionType':
      for (const part of type.types) {
        const value = valueOfType(draft, part);
        if (value !== 0) return value;
      }
      return 0;
    case 'TSImportType':
      return valueOfImportType(draft, type);
    default:
      return 0;
  }
}

/** `Order`, or `shop.Order` as the property of what `shop` is. */
export function valueOfEntity(draft: Draft, name: TSESTree.EntityName): ValueId {
  if (name.type === 'Identifier') return valueOfTypeName(draft, name.name);
  if (name.type !== 'TSQualifiedName') return 0;
  const object = valueOfEntity(draft, name.left);
  return object === 0 ? 0 : draft.values.member(object, name.right.name);
}

/** `import('./order.ts').Order`. */
function valueOfImportType(draft: Draft, type: TSESTree.TSImportType): ValueId {
  const specifier = constantString(type.source);
  if (specifier === undefined || type.qualifier?.type !== 'Identifier') return 0;
  draft.requests.add(specifier);
  return draft.values.import(specifier, type.qualifier.name);
}

/** `Shop.Repository` of `implements Shop.Repository<Order>`. */
export function valueOfHeritage(draft: Draft, node: TSESTree.Node): ValueId {
  if (node.type === 'Identifier') return valueOfTypeName(draft, node.name);
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return 0;
  const object = valueOfHeritage(draft, node.object);
  return object === 0 ? 0 : draft.values.member(object, node.property.name);
}
