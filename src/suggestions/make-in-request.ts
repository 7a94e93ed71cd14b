import { functionAround, isInside, type FunctionNode } from './nodes.ts';
import type { Node, Source, Suggestion } from './suggestion.ts';
import { before, beginsLine, replace, withoutStatement } from './text.ts';
import { localVariable, type LocalVariable } from './variables.ts';

/**
 * Makes an object anew for each request: moves `const loader = new DataLoader(load);` from the top of the file to the top of the one function that
 * uses it. `made` is where it is made; the function must be the one that the framework calls.
 */
export function makeInRequest(made: Node, source: Source): Suggestion | undefined {
  const declarator = made.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.init !== made || declarator.id.type !== 'Identifier') return undefined;
  const local = localVariable(declarator.id, source);
  if (local === undefined || local.declaration.parent.type !== 'Program' || local.declaration.kind !== 'const' || local.declaration.declarations.length > 1) return undefined;
  const home = homeOf(local);
  const removed = home === undefined ? undefined : withoutStatement(local.declaration, source);
  if (home === undefined || removed === undefined) return undefined;
  const { text } = source;
  const words = { remedy: 'request', messageId: 'makeInRequest', data: { name: local.name } } as const;
  if (home.body.type !== 'BlockStatement') {
    const [only, ...more] = local.references;
    if (only === undefined || more.length > 0 || removed.comments.length > 0 || isShorthand(only.identifier)) return undefined;
    return { ...words, edits: [removed.edit, replace(only.identifier, `(${text.slice(...made.range)})`)] };
  }
  const [first] = home.body.body;
  if (first === undefined || !beginsLine(first, text)) return undefined;
  return { ...words, edits: [removed.edit, before(first, [...removed.comments, text.slice(...local.declaration.range)], text)] };
}

/** The function at the top level of the file that has all that uses the object; undefined when it is no function that is handed on as it stands. */
function homeOf({ references }: LocalVariable): FunctionNode | undefined {
  const [first, ...others] = references.map(({ identifier }) => outermost(identifier));
  if (first === undefined || !others.every((one) => one === first)) return undefined;
  return first.parent.type === 'CallExpression' && first.parent.callee !== first ? first : undefined;
}

function outermost(node: Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let at = functionAround(node); at !== undefined; at = functionAround(at)) found = at;
  return found !== undefined && isInside(node, found.body) ? found : undefined;
}

function isShorthand(identifier: Node): boolean {
  return identifier.parent?.type === 'Property' && identifier.parent.shorthand;
}
