import type { TSESTree } from '@typescript-eslint/utils';

import { startOf } from '../../syntax/offsets.ts';
import { propertyName } from '../../syntax/property-name.ts';
import type { DeclaredType, Draft } from '../draft/draft.ts';
import { valueOfTypeName } from '../draft/names.ts';
import type { Property, ValueId } from '../module-summary.ts';

/** Types nest, and may name themselves. */
const deepest = 4;
/** Types that are what they are given, as far as collections go. */
const transparent: ReadonlySet<string> = new Set(['NonNullable', 'Partial', 'Required']);

/** The interfaces and type aliases that a file declares at its top level. */
export function declaredTypes(body: readonly TSESTree.ProgramStatement[]): Draft['types'] {
  const found = new Map<string, DeclaredType>();
  for (const statement of body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'TSInterfaceDeclaration') found.set(declared.id.name, declared.body);
    else if (declared?.type === 'TSTypeAliasDeclaration') found.set(declared.id.name, declared.typeAnnotation);
  }
  return found;
}

/** The collections that an annotation promises, see `Parameter.shape`; 0 when it promises none. */
export function shapeOfAnnotation(draft: Draft, annotation: TSESTree.TSTypeAnnotation | null | undefined): ValueId {
  return annotation === null || annotation === undefined ? 0 : shapeOf(draft, annotation.typeAnnotation, 0);
}

function shapeOf(draft: Draft, type: DeclaredType, depth: number): ValueId {
  if (depth > deepest) return 0;
  switch (type.type) {
    case 'TSArrayType':
    case 'TSTupleType':
      return draft.values.allocation('array', '', startOf(type), { properties: [], spreads: [] });
    case 'TSInterfaceBody':
      return shapeOfMembers(draft, type.body, startOf(type), depth);
    case 'TSTypeLiteral':
      return shapeOfMembers(draft, type.members, startOf(type), depth);
    case 'TSTypeReference':
      return shapeOfReference(draft, type, depth);
    case 'TSUnionType':
    case 'TSIntersectionType':
      for (const part of type.types) {
        const shape = shapeOf(draft, part, depth + 1);
        if (shape !== 0) return shape;
      }
      return 0;
    default:
      return 0;
  }
}

function shapeOfMembers(draft: Draft, members: readonly TSESTree.TypeElement[], start: number, depth: number): ValueId {
  const properties: Property[] = [];
  for (const member of members) {
    if (member.type !== 'TSPropertySignature') continue;
    const name = propertyName(member.key, member.computed);
    // The native parser writes null where the other leaves the annotation out.
    const annotation = member.typeAnnotation as TSESTree.TSTypeAnnotation | null | undefined;
    const value = name === undefined || annotation === null || annotation === undefined ? 0 : shapeOf(draft, annotation.typeAnnotation, depth + 1);
    if (name !== undefined && value !== 0) properties.push({ name, value });
  }
  return properties.length === 0 ? 0 : draft.values.allocation('object', '', start, { properties, spreads: [] });
}

function shapeOfReference(draft: Draft, type: TSESTree.TSTypeReference, depth: number): ValueId {
  if (type.typeName.type !== 'Identifier') return 0;
  const { name } = type.typeName;
  const [first] = type.typeArguments?.params ?? [];
  if (first !== undefined && transparent.has(name)) return shapeOf(draft, first, depth + 1);
  const declared = draft.types.get(name);
  if (declared !== undefined) return shapeOf(draft, declared, depth + 1);
  const named = valueOfTypeName(draft, name);
  return draft.values.list[named]?.kind === 'global' ? named : 0;
}
