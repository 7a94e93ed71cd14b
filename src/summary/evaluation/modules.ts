import type { TSESTree } from '@typescript-eslint/utils';

import { startOf } from '../../syntax/offsets.ts';
import { propertyName } from '../../syntax/property-name.ts';
import type { Draft } from '../draft/draft.ts';
import { hold, valueOfName, valueOfTypeName } from '../draft/names.ts';
import type { Property, ValueId } from '../module-summary.ts';
import { firstName } from '../scopes/bind-declarations.ts';
import { lookup, lookupType } from '../scopes/scope.ts';
import { wholeModule } from './calls.ts';
import { evaluateClass, evaluateInterface } from './classes.ts';
import { evaluate } from './expressions.ts';
import { evaluateFunction } from './functions.ts';
import { assignName } from './patterns.ts';
import { walkBody, walkStatement } from './statements.ts';
import { valueOfEntity } from './types.ts';

type Node = TSESTree.Node;

/** Gives imported names their values; imports are known from the first statement on. */
export function walkImports(draft: Draft, statements: readonly Node[]): void {
  for (const statement of statements) {
    if (statement.type === 'ImportDeclaration') walkImport(draft, statement);
    else if (statement.type === 'TSImportEqualsDeclaration') walkImportEquals(draft, statement);
    else if (statement.type === 'ExportNamedDeclaration' && statement.declaration?.type === 'TSImportEqualsDeclaration') {
      walkImportEquals(draft, statement.declaration);
    }
  }
}

function walkImport(draft: Draft, node: TSESTree.ImportDeclaration): void {
  const specifier = node.source.value;
  draft.requests.add(specifier);
  for (const each of node.specifiers) {
    const variable = lookup(draft.scope, each.local.name);
    if (variable !== undefined) hold(draft, variable, draft.values.import(specifier, importedName(each)), true);
  }
}

function importedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === 'ImportSpecifier') return exportedName(specifier.imported);
  return specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
}

/** `import x = require('y')`, `import Order = shop.Order`. */
function walkImportEquals(draft: Draft, node: TSESTree.TSImportEqualsDeclaration): void {
  const variable = lookup(draft.scope, node.id.name);
  if (variable === undefined) return;
  const { moduleReference } = node;
  if (moduleReference.type !== 'TSExternalModuleReference') hold(draft, variable, valueOfEntity(draft, moduleReference), true);
  else if (moduleReference.expression.type === 'Literal') {
    hold(draft, variable, wholeModule(draft, String(moduleReference.expression.value)), true);
  }
}

/** Walks `export …` and notes what the file exports. Answers false for any other statement. */
export function walkExport(draft: Draft, node: Node): boolean {
  switch (node.type) {
    case 'ExportNamedDeclaration':
      if (node.declaration !== null) walkExportedDeclaration(draft, node.declaration);
      else walkSpecifiers(draft, node);
      return true;
    case 'ExportDefaultDeclaration':
      addExport(draft, 'default', valueOfDefault(draft, node.declaration), node);
      return true;
    case 'ExportAllDeclaration':
      walkExportAll(draft, node);
      return true;
    case 'TSExportAssignment':
      addExport(draft, 'module.exports', evaluate(draft, node.expression, 'module.exports'), node);
      return true;
    default:
      return false;
  }
}

function walkExportedDeclaration(draft: Draft, declaration: TSESTree.NamedExportDeclarations): void {
  walkStatement(draft, declaration);
  if (declaration.type === 'TSInterfaceDeclaration') addExport(draft, declaration.id.name, valueOfTypeName(draft, declaration.id.name), declaration.id);
  for (const id of declaredNames(declaration)) {
    if (lookup(draft.scope, id.name) !== undefined) addExport(draft, id.name, valueOfName(draft, id.name), id);
  }
}

function walkSpecifiers(draft: Draft, node: TSESTree.ExportNamedDeclaration): void {
  const { source } = node;
  if (source !== null) draft.requests.add(source.value);
  for (const each of node.specifiers) {
    const name = exportedName(each.exported);
    const local = exportedName(each.local);
    if (source !== null) draft.exports.push({ kind: 're-export', name, specifier: source.value, imported: local });
    else addLocalExport(draft, name, local, each);
  }
}

function addLocalExport(draft: Draft, name: string, local: string, node: Node): void {
  const declared = lookupType(draft.scope, local);
  if (declared === null) return;
  addExport(draft, name, declared?.kind === 'interface' ? valueOfTypeName(draft, local) : valueOfName(draft, local), node);
}

function walkExportAll(draft: Draft, node: TSESTree.ExportAllDeclaration): void {
  const specifier = node.source.value;
  draft.requests.add(specifier);
  if (node.exported === null) draft.exports.push({ kind: 'all', specifier });
  else draft.exports.push({ kind: 're-export', name: exportedName(node.exported), specifier, imported: '*' });
}

function valueOfDefault(draft: Draft, node: TSESTree.DefaultExportDeclarations): ValueId {
  switch (node.type) {
    case 'FunctionDeclaration':
      if (node.id === null) return evaluateFunction(draft, node, { name: 'default', kind: 'function', ofClass: -1 });
      return valueOfName(draft, node.id.name);
    case 'ClassDeclaration': {
      const value = evaluateClass(draft, node, 'default');
      return node.id === null ? value : valueOfName(draft, node.id.name);
    }
    case 'TSInterfaceDeclaration':
      evaluateInterface(draft, node);
      return valueOfTypeName(draft, node.id.name);
    case 'TSDeclareFunction':
      return 0;
    default:
      return evaluate(draft, node, 'default');
  }
}

function addExport(draft: Draft, name: string, value: ValueId, node: Node): void {
  draft.exports.push({ kind: 'value', name, value, start: startOf(node) });
}

function exportedName(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === 'Identifier' ? name.name : name.value;
}

/** The names that an exported declaration declares as values. */
function declaredNames(node: Node | null): TSESTree.Identifier[] {
  switch (node?.type) {
    case 'Identifier':
      return [node];
    case 'VariableDeclaration':
      return node.declare ? [] : node.declarations.flatMap(({ id }) => declaredNames(id));
    case 'ObjectPattern':
      return node.properties.flatMap((part) => declaredNames(part.type === 'Property' ? part.value : part.argument));
    case 'ArrayPattern':
      return node.elements.flatMap(declaredNames);
    case 'AssignmentPattern':
      return declaredNames(node.left);
    case 'RestElement':
      return declaredNames(node.argument);
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return node.declare || node.id === null ? [] : [node.id];
    case 'TSEnumDeclaration':
    case 'TSImportEqualsDeclaration':
      return [node.id];
    case 'TSModuleDeclaration':
      return node.id.type === 'Identifier' ? [node.id] : [];
    default:
      return [];
  }
}

/** An enum is an object with a property for each member. */
export function walkEnum(draft: Draft, node: TSESTree.TSEnumDeclaration): void {
  if (node.declare) return;
  const properties = node.body.members.map(({ id, initializer }) => ({
    name: propertyName(id, false) ?? '*',
    value: initializer === undefined || initializer === null ? 0 : evaluate(draft, initializer, ''),
  }));
  assignName(draft, node.id.name, namedObject(draft, node, node.id.name, properties), { operator: 'init', node, silent: false });
}

/** A namespace runs where it stands; what it exports are the properties of an object. */
export function walkNamespace(draft: Draft, node: TSESTree.TSModuleDeclaration): void {
  const around = draft.scope;
  const scope = draft.tree.scopes.get(node);
  if (scope === undefined || node.body === undefined || (node.id.type !== 'Identifier' && node.id.type !== 'TSQualifiedName')) return;
  draft.scope = scope;
  const exported = node.body.body.flatMap((part) => (part.type === 'ExportNamedDeclaration' ? (part.declaration ?? []) : []));
  walkBody(draft, node.body.body.map((part) => (part.type === 'ExportNamedDeclaration' ? (part.declaration ?? part) : part)));
  const properties = exported.flatMap(declaredNames).map(({ name }) => ({ name, value: valueOfName(draft, name) }));
  draft.scope = around;
  const first = firstName(node.id);
  if (first === undefined) return;
  const value = namedObject(draft, node, first.name, node.id.type === 'TSQualifiedName' ? [] : properties);
  assignName(draft, first.name, value, { operator: 'init', node, silent: false });
}

function namedObject(draft: Draft, node: Node, name: string, properties: readonly Property[]): ValueId {
  return draft.values.allocation('object', name, startOf(node), { properties, spreads: [] });
}
