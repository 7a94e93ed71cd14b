import { Node, type ParameterDeclaration } from 'ts-morph';

import type { Move } from '../move.ts';
import type { Holder } from './reach.ts';
import { Refusal, require } from '../refusal.ts';
import type { FunctionNode } from '../sources.ts';

/** What handlers call the object that leads to the home, once that has been seen to. */
export type NamedHandlers = Map<FunctionNode, string>;

/** The name of a handler's parameter, which is declared when the handler does not name it; `{ locals }` counts as `locals`. */
export function handlerNamed(move: Move, holder: Holder, known: NamedHandlers): string {
  const name = known.get(holder.fn) ?? nameIn(move, holder);
  known.set(holder.fn, name);
  return name;
}

function nameIn(move: Move, { fn, home, parameter, path }: Holder): string {
  if (path !== undefined) return path;
  if (parameter === undefined) return declareParameter(move, fn, home);
  const name = parameter.getNameNode();
  if (Node.isObjectBindingPattern(name)) throw new Refusal(`the handler takes its ${home.parameter.name} apart by a pattern: give it a name first`, parameter);
  require(Node.isIdentifier(name), 'the handler takes its parameter apart by a pattern', parameter);
  const text = name.getText();
  if (!text.startsWith('_') || name.findReferencesAsNodes().some((use) => use !== name)) return text;
  const used = isFree(text.slice(1), fn) && text.length > 1 ? text.slice(1) : isFree(home.parameter.name, fn) ? home.parameter.name : text;
  move.edits.replace(name, used);
  return used;
}

/** Adds the parameter, and those before it. */
function declareParameter({ edits }: Move, fn: FunctionNode, { parameter: { at, name, before = [] } }: Holder['home']): string {
  const parameters = fn.getParameters();
  const isTyped = parameters.some((one) => one.getTypeNode() !== undefined) || (Node.isFunctionDeclaration(fn) && /\.[cm]?tsx?$/.test(fn.getSourceFile().getFilePath()));
  require(!isTyped, `the handler does not name its ${name}, and the type that it would have is not known`, fn);
  const missing = [...before.slice(parameters.length, at), name];
  require(missing.length === at - parameters.length + 1, `the handler does not name its ${name}`, fn);
  require(isFree(name, fn), `the handler has another variable called '${name}'`, fn);
  addParameter(edits, fn, ...missing);
  return name;
}

/** Parameters behind those that the function has. */
export function addParameter(edits: Move['edits'], fn: FunctionNode, ...added: readonly string[]): void {
  const last = fn.getParameters().at(-1);
  if (last === undefined) insertFirst(edits, fn, added);
  else insertAfter(edits, fn, last, added);
}

function insertFirst(edits: Move['edits'], fn: FunctionNode, names: readonly string[]): void {
  const open = fn.getChildren().find((child) => child.getText() === '(');
  if (open === undefined) throw new Refusal('the parameters of this function cannot be changed', fn);
  edits.insert(fn.getSourceFile(), open.getEnd(), names.join(', '));
}

function insertAfter(edits: Move['edits'], fn: FunctionNode, last: ParameterDeclaration, names: readonly string[]): void {
  const hasParentheses = fn.getChildren().some((child) => child.getText() === '(');
  const rest = names.map((name) => `, ${name}`).join('');
  if (hasParentheses) edits.insert(fn.getSourceFile(), last.getEnd(), rest);
  else edits.wrap(last, '(', `${rest})`);
}

/** Nothing in the function, and nothing that it uses from around it, has the name. */
export function isFree(name: string, fn: Node): boolean {
  return !fn.getDescendants().some((node) => Node.isIdentifier(node) && node.getText() === name && !isPropertyName(node));
}

function isPropertyName(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isPropertyAccessExpression(parent)) return parent.getNameNode() === node;
  return Node.isPropertyAssignment(parent) && parent.getNameNode() === node;
}
