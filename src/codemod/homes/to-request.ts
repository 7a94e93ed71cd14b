import { Node } from 'ts-morph';

import { requestHomes } from '../../remedies/homes.ts';
import type { Access } from '../state/accesses.ts';
import { indentOf } from '../text/edits.ts';
import { isFree } from '../calls/handlers.ts';
import type { Move } from '../move.ts';
import { refuseListening, refuseOutliving, passesOn } from '../calls/order.ts';
import { holderAround } from '../calls/reach.ts';
import { Refusal, require } from '../refusal.ts';
import { replaceDeclaration } from '../text/remove.ts';
import { isFunction, type FunctionNode, type Sources } from '../sources.ts';
import { styleOf } from '../text/style.ts';

/** Builds the object in each handler that uses it: every request has its own. */
export function toHandlers(move: Move): void {
  const { sources, declared, accesses } = move;
  require(Node.isVariableDeclaration(declared.node), 'a field or property cannot be declared in a handler', declared.node);
  const used = accesses.map((access) => ({ access, entries: [handlerOf(access, sources)] }));
  const handlers = [...new Set(used.flatMap(({ entries }) => entries))];
  const [handler, ...others] = handlers;
  require(handler, `nothing uses '${declared.name}'`, declared.node);
  if (others.length > 0) {
    const first = handlers.find((fn) => passesOn(fn, sources));
    require(first === undefined, 'several handlers of one request use it, which would each get their own', first);
  }
  refuseOutliving(move, used);
  for (const { access, entries: [fn] } of used) if (fn !== undefined) refuseListening(access.node, fn);
  if (others.length === 0 && handler.getSourceFile() === declared.file) {
    replaceDeclaration(move, '');
    if (!declareWhereGiven(move, handler)) declareIn(move, handler, textOfDeclaration(move));
  } else declareByFactory(move, handlers);
}

/** The one function that a framework calls, around an access. */
function handlerOf({ node }: Access, sources: Sources): FunctionNode {
  const handler = node.getAncestors().filter(isFunction).find((fn) => (sources.runOf(fn)?.entries.length ?? 0) > 0);
  if (handler === undefined) throw new Refusal('this function is not called by the framework itself, and has no request to build it for', node);
  require(sources.runOf(handler)?.boots !== true, 'this also runs while the process starts, when there is no request', node);
  require(holderAround(node, sources, requestHomes), 'several of these run for one request, and each would get its own', node);
  return handler;
}

/** Where the first thing that the handler does with it is a step that gives it a value, that step declares it. */
function declareWhereGiven({ accesses, declared: { node }, edits }: Move, handler: FunctionNode): boolean {
  const [first, ...later] = [...accesses].sort((a, b) => a.node.getStart() - b.node.getStart());
  const assignment = first?.node.getParent();
  const statement = assignment?.getParent();
  if (first?.kind !== 'assign' || !Node.isExpressionStatement(statement) || statement.getParent() !== handler.getBody()) return false;
  const isOnly = later.every(({ kind }) => kind === 'read');
  const type = Node.isVariableDeclaration(node) ? node.getTypeNode()?.getText() : undefined;
  edits.insert(statement.getSourceFile(), statement.getStart(), isOnly ? 'const ' : 'let ');
  if (type !== undefined) edits.insert(statement.getSourceFile(), first.node.getEnd(), `: ${type}`);
  return true;
}

function textOfDeclaration({ declared: { node } }: Move): string {
  const statement = Node.isVariableDeclaration(node) ? node.getVariableStatement() : undefined;
  return `${statement?.getDeclarationKind() ?? 'const'} ${node.getText()}`;
}

function declareIn({ edits }: Move, handler: FunctionNode, declaration: string): void {
  const body = handler.getBody();
  const file = handler.getSourceFile();
  const { end, lineBreak, indent } = styleOf(file);
  if (body === undefined) throw new Refusal('the handler has no body', handler);
  if (!Node.isBlock(body)) {
    const outer = indentOf(handler);
    const expression = Node.isParenthesizedExpression(body) ? body.getExpression() : body;
    edits.replaceRange(file, body.getStart(), expression.getStart(), `{${lineBreak}${outer}${indent}${declaration}${end}${lineBreak}${outer}${indent}return `);
    edits.replaceRange(file, expression.getEnd(), body.getEnd(), `${end}${lineBreak}${outer}}`);
    return;
  }
  const [first] = body.getStatements();
  if (first === undefined) throw new Refusal('the handler has no statement', handler);
  const isOnOneLine = first.getStartLineNumber() === body.getStartLineNumber();
  edits.insert(file, first.getStart(), `${declaration}${end}${isOnOneLine ? ' ' : `${lineBreak}${indentOf(first)}`}`);
}

/** Several handlers call a function that builds one. */
function declareByFactory(move: Move, handlers: readonly FunctionNode[]): void {
  const { declared, edits, listed } = move;
  const { name, node, initializer, file } = declared;
  const factory = `create${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  require(initializer, 'it has no first value that could be built for each request', node);
  require(isFree(factory, file), `there is something else called '${factory}'`, node);
  const statement = Node.isVariableDeclaration(node) ? node.getVariableStatement() : undefined;
  const type = Node.isVariableDeclaration(node) ? node.getTypeNode()?.getText() : undefined;
  const body = Node.isObjectLiteralExpression(initializer) ? `(${initializer.getText()})` : initializer.getText();
  const style = styleOf(file);
  const code = `${statement?.hasExportKeyword() === true ? 'export ' : ''}const ${factory} = ()${type === undefined ? '' : `: ${type}`} => ${body}${style.end}`;
  replaceDeclaration(move, code);
  renameListed(edits, listed, name, factory);
  const kind = statement?.getDeclarationKind() ?? 'const';
  for (const handler of handlers) declareIn(move, handler, `${kind} ${name} = ${factory}()`);
}

function renameListed(edits: Move['edits'], listed: readonly Node[], name: string, factory: string): void {
  for (const mention of listed) {
    const parent = mention.getParent();
    const isAliased = (Node.isImportSpecifier(parent) || Node.isExportSpecifier(parent)) && parent.getAliasNode() !== undefined;
    require(!isAliased && mention.getText() === name, `'${name}' has another name there`, mention);
    edits.replace(mention, factory);
  }
}

