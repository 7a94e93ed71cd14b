import type { TSESTree } from '@typescript-eslint/utils';

/**
 * The name under which a property is found: `name` of `.name`, `['name']`, `{ name: … }`, `{ 1: … }`; `#name` for a
 * private one, `@@iterator` for `[Symbol.iterator]`; undefined for a computed key that is not constant.
 */
export function propertyName(key: TSESTree.Node, computed: boolean): string | undefined {
  switch (key.type) {
    case 'Identifier':
      return computed ? undefined : key.name;
    case 'PrivateIdentifier':
      return `#${key.name}`;
    case 'Literal':
      return String(key.value);
    case 'TemplateLiteral':
      return key.expressions.length === 0 ? key.quasis[0]?.value.cooked ?? undefined : undefined;
    case 'MemberExpression':
      return wellKnownSymbol(key);
    default:
      return undefined;
  }
}

/** `@@iterator` for `Symbol.iterator`. */
function wellKnownSymbol({ object, property, computed }: TSESTree.MemberExpression): string | undefined {
  return !computed && object.type === 'Identifier' && object.name === 'Symbol' && property.type === 'Identifier' ? `@@${property.name}` : undefined;
}
