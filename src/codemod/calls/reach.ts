import { Node, type ParameterDeclaration } from 'ts-morph';

import type { RequestHome } from '../../remedies/homes.ts';
import { Refusal } from '../refusal.ts';
import { isFunction, type FunctionNode, type Sources } from '../sources.ts';
import { isAssignedExport } from '../state/references.ts';

/** A function that can get at a request's home, and the parameter that leads there; none when it has still to be declared. */
export interface Holder {
  readonly fn: FunctionNode;
  readonly home: RequestHome;
  readonly parameter: ParameterDeclaration | undefined;
  /** Code that leads there from the parameter, where that is not the parameter itself. */
  readonly path?: string;
}

/** The nearest function around a node whose parameter is an object of one request, or that a framework would hand one to. */
export function holderAround(node: Node, sources: Sources, homes: readonly RequestHome[]): Holder | undefined {
  let fallback: Holder | undefined;
  for (const fn of node.getAncestors().filter(isFunction)) {
    const run = sources.runOf(fn);
    if (run === undefined) continue;
    for (const [index, paths] of run.parameters.entries()) {
      const home = paths.length === 1 ? homes.find(({ object }) => object === paths[0]) : undefined;
      const parameter = fn.getParameters()[index];
      if (home !== undefined && parameter !== undefined && isVisibleAt(parameter, node)) return { fn, home, parameter };
      const around = paths.length === 1 ? homes.find(({ within }) => within?.object === paths[0]) : undefined;
      const path = around && parameter && pathWithin(parameter, around.within?.property ?? '');
      if (around !== undefined && path !== undefined) return { fn, home: around, parameter, path };
    }
    fallback ??= undeclared(fn, run.entries, homes);
  }
  return fallback;
}

/** `input.event`, or `event` where the parameter is `{ event }`. */
function pathWithin(parameter: ParameterDeclaration, property: string): string | undefined {
  const name = parameter.getNameNode();
  if (Node.isIdentifier(name)) return `${name.getText()}.${property}`;
  const element = Node.isObjectBindingPattern(name) ? name.getElements().find((one) => (one.getPropertyNameNode() ?? one.getNameNode()).getText() === property) : undefined;
  return element !== undefined && Node.isIdentifier(element.getNameNode()) ? element.getName() : undefined;
}

/** A handler that names fewer parameters than it is handed. */
function undeclared(fn: FunctionNode, entries: readonly { readonly framework: string; readonly phase: string }[], homes: readonly RequestHome[]): Holder | undefined {
  const parameters = fn.getParameters();
  const frameworks = new Set(entries.map(({ framework }) => (framework === 'koa-router' ? 'koa' : framework)));
  if (frameworks.size !== 1 || entries.some(({ phase }) => phase !== 'request' && phase !== 'render')) return undefined;
  const [framework = ''] = frameworks;
  const home = homes.find(({ object }) => object.startsWith(`${framework}@`));
  if (home === undefined || parameters.length > home.parameter.at || parameters.some((one) => one.isRestParameter())) return undefined;
  return { fn, home, parameter: undefined };
}

/** No inner function has another variable of the parameter's name. */
function isVisibleAt(parameter: ParameterDeclaration, node: Node): boolean {
  const name = parameter.getNameNode();
  if (!Node.isIdentifier(name)) return true;
  return node.getSymbolsInScope(111551 /* values */).find((symbol) => symbol.getName() === name.getText())?.getDeclarations().includes(parameter) === true;
}

/** The functions that run when one of these does: those that call it, and so on up to what frameworks call. */
export class Callers {
  private readonly sources: Sources;

  constructor(sources: Sources) {
    this.sources = sources;
  }

  /** The entry points that lead to a function; refuses where somebody unknown may call it, or the start of the process does. */
  entriesTo(fn: FunctionNode): ReadonlySet<FunctionNode> {
    const found = new Set<FunctionNode>();
    const seen = new Set<FunctionNode>();
    const follow = (one: FunctionNode): void => {
      if (seen.has(one)) return;
      seen.add(one);
      const run = this.sources.runOf(one);
      if (run?.boots === true) throw new Refusal('this also runs while the process starts, when there is no request', one);
      if (run !== undefined && run.entries.length > 0) found.add(one);
      else for (const caller of this.callersOf(one)) follow(caller);
    };
    follow(fn);
    return found;
  }

  /** The functions in which a function is called, or handed on to be called there. */
  callersOf(fn: FunctionNode): readonly FunctionNode[] {
    const uses = usesOf(fn, this.sources);
    if (uses === undefined) return [this.around(fn)];
    if (uses.length === 0) throw new Refusal('nothing in the project calls this function, so that nobody knows when it runs', fn);
    return uses.map((use) => this.around(use));
  }

  private around(node: Node): FunctionNode {
    const around = node.getAncestors().find(isFunction);
    if (around === undefined) throw new Refusal('this runs while the file is loaded, when there is no request, or nobody sees when', node);
    return around;
  }
}

/** Where a function is named, its declaration and lists of imports and exports aside; undefined for one without a name. */
export function usesOf(fn: FunctionNode, sources: Sources): readonly Node[] | undefined {
  const name = nameOf(fn);
  if (name === undefined) return undefined;
  return sources.referencesOf(name).filter((node) => node !== name && !isNamedInList(node) && !isDeclarationOf(node, fn));
}

/** The identifier that the function is known by. */
export function nameOf(fn: Node): Node | undefined {
  if (Node.isFunctionDeclaration(fn) || Node.isMethodDeclaration(fn)) {
    const name = fn.getNameNode();
    return Node.isIdentifier(name) || Node.isPrivateIdentifier(name) ? name : undefined;
  }
  const parent = fn.getParent();
  if (Node.isVariableDeclaration(parent) || Node.isPropertyAssignment(parent) || Node.isPropertyDeclaration(parent)) {
    const name = parent.getNameNode();
    return Node.isIdentifier(name) ? name : undefined;
  }
  const left = Node.isBinaryExpression(parent) && parent.getRight() === fn ? parent.getLeft() : undefined;
  if (Node.isPropertyAccessExpression(left) && isAssignedExport(left)) return left.getNameNode();
  return undefined;
}

function isDeclarationOf(node: Node, fn: FunctionNode): boolean {
  const parent = node.getParent();
  return parent === fn || parent === fn.getParent() && Node.isVariableDeclaration(parent) && parent.getNameNode() === node;
}

function isNamedInList(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isImportSpecifier(parent) || Node.isExportSpecifier(parent) || Node.isImportClause(parent)) return true;
  if (Node.isShorthandPropertyAssignment(parent)) {
    const assignment = parent.getParent()?.getParent();
    return Node.isBinaryExpression(assignment) && /^(?:module\.)?exports$/.test(assignment.getLeft().getText());
  }
  if (Node.isBindingElement(parent)) {
    const initializer = parent.getFirstAncestor(Node.isVariableDeclaration)?.getInitializer();
    return Node.isCallExpression(initializer) && initializer.getExpression().getText() === 'require';
  }
  return false;
}
