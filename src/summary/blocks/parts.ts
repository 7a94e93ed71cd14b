import type { TSESTree } from '@typescript-eslint/utils';

import { startOf } from '../../syntax/offsets.ts';
import { blockAt, type Layout } from './layout.ts';

type Statement = TSESTree.ProgramStatement;

/** The statements of a file by when they run. */
export interface Parts {
  /** Those of the module, and what is hoisted to it. */
  readonly module: readonly Statement[];
  /** Those that run for each component; undefined when the file has no such script. */
  readonly component: readonly Statement[] | undefined;
  /** The names that such a script exports as properties, for users of the component to set. */
  readonly properties: readonly string[];
}

/**
 * Sorts the statements of a tree. The trees of ESLint's parsers for components hold the mark-up as well, which is left out:
 * what stands in no script is not looked at.
 */
export function partsOf({ body }: TSESTree.Program, layout: Layout | undefined): Parts {
  if (layout === undefined) return { module: body, component: undefined, properties: [] };
  const module: Statement[] = [];
  const component: Statement[] = [];
  const properties: string[] = [];
  for (const statement of body.flatMap(scriptIn)) {
    const block = blockAt(layout, startOf(statement));
    if (block === undefined) continue;
    if (block.kind.runs === 'once' || isImport(statement)) module.push(statement);
    else if (!isExport(statement)) component.push(statement);
    else if (layout.file.exported === 'module') module.push(statement);
    else if (statement.type === 'ExportNamedDeclaration') {
      properties.push(...namesExportedBy(statement));
      if (statement.declaration !== null) component.push(statement.declaration as Statement); // what is exported by name has a name
    }
  }
  return { module, component: layout.blocks.some(({ kind }) => kind.runs === 'for each component') ? component : undefined, properties };
}

/** `items` and `total` of `export let items = []` and `export { total as sum }`; functions and constants are what they are. */
function namesExportedBy({ declaration, specifiers }: TSESTree.ExportNamedDeclaration): readonly string[] {
  if (declaration?.type === 'VariableDeclaration' && declaration.kind !== 'const') return declaration.declarations.flatMap(({ id }) => namesIn(id)).map(({ name }) => name);
  return specifiers.flatMap(({ local }) => (local.type === 'Identifier' ? local.name : []));
}

/** The parser for Svelte keeps the statements of a script in an element, and has a kind of its own for those with the label `$`. */
function scriptIn(node: Statement): readonly Statement[] {
  const own = node as unknown as { readonly type: string; readonly body?: unknown };
  if (own.type === 'SvelteScriptElement') return Array.isArray(own.body) ? (own.body as Statement[]).flatMap(scriptIn) : [];
  if (own.type === 'SvelteReactiveStatement') return [{ ...own, type: 'LabeledStatement' } as unknown as Statement];
  return [node];
}

function isImport({ type }: Statement): boolean {
  return type === 'ImportDeclaration' || type === 'TSImportEqualsDeclaration';
}

function isExport(statement: Statement): statement is TSESTree.ExportDefaultDeclaration | TSESTree.ExportNamedDeclaration {
  return statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' || statement.type === 'ExportAllDeclaration';
}

/** The names that statements like `$: total = a + b` assign, and declare where nothing else does. */
export function reactiveNames(statements: readonly Statement[], label: string): readonly TSESTree.Identifier[] {
  return statements.flatMap((statement) => {
    if (statement.type !== 'LabeledStatement' || statement.label.name !== label || statement.body.type !== 'ExpressionStatement') return [];
    const { expression } = statement.body;
    return expression.type === 'AssignmentExpression' && expression.operator === '=' ? namesIn(expression.left) : [];
  });
}

function namesIn(pattern: TSESTree.Node | null): readonly TSESTree.Identifier[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((part) => namesIn(part.type === 'Property' ? part.value : part.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}
