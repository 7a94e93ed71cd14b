import type { TSESTree } from '@typescript-eslint/utils';

/** True for the `this` of `function (this: Server, port: number)`: a type, and no parameter. */
export function isThisParameter(parameter: TSESTree.Parameter): boolean {
  return parameter.type === 'Identifier' && parameter.name === 'this';
}
