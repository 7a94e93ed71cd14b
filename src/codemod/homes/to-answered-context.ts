import { Node, SyntaxKind } from 'ts-morph';

import { answeredContexts, type AnsweredContext } from '../../remedies/answered-contexts.ts';
import type { RequestHome } from '../../remedies/homes.ts';
import { handlerNamed, isFree, type NamedHandlers } from '../calls/handlers.ts';
import { holderAround } from '../calls/reach.ts';
import type { Move } from '../move.ts';
import { Refusal, require } from '../refusal.ts';
import { functionAround, type FunctionNode } from '../sources.ts';
import { typeTextOf } from '../state/declaration.ts';
import { importedAs } from '../text/imports.ts';
import { removeListed, replaceDeclaration } from '../text/remove.ts';

/** Makes the state a part of what the function answers that is asked for the context of a request; those that are handed the context find it there. */
export function toAnsweredContext(move: Move): void {
  const { declared, accesses, edits } = move;
  const { name } = declared;
  require(Node.isVariableDeclaration(declared.node), 'a field or property is not given its value by the context', declared.node);
  const writes = accesses.filter(({ kind }) => kind !== 'read');
  const [write, other] = writes;
  require(write !== undefined && write.kind === 'assign' && other === undefined, `'${name}' is not given its value at one place`, other?.node ?? declared.node);
  const maker = functionAround(write.node);
  const context = maker && contextOf(maker, move);
  if (maker === undefined || context === undefined) throw new Refusal('what gives it its value is not asked for the context of a request', write.node);
  const statement = write.node.getFirstAncestor((one) => Node.isExpressionStatement(one));
  require(statement !== undefined && statement.getParent() === maker.getBody() && write.node.getParent() === statement.getFirstChild(), 'it gets its value on some ways and not on others', write.node);
  edits.insert(statement.getSourceFile(), statement.getStart(), 'const ');
  answer(move, maker, statement);
  const names: NamedHandlers = new Map();
  for (const { node } of accesses) if (node !== write.node && !node.getAncestors().includes(maker)) replaceRead(move, node, context, names);
  tellType(move, context);
  removeListed(move);
  replaceDeclaration(move, '');
}

/** Which context the function is asked for. */
function contextOf(maker: FunctionNode, { sources }: Move): AnsweredContext | undefined {
  const property = Node.isMethodDeclaration(maker) ? maker : maker.getParent();
  const key = Node.isPropertyAssignment(property) || Node.isMethodDeclaration(property) ? property.getName() : '';
  return answeredContexts.find((one) => one.key === key && sources.runOf(maker)?.entries.some(({ framework }) => framework === one.framework) === true);
}

/** Adds it to each object that the function answers. */
function answer({ edits, accesses, declared: { name } }: Move, maker: FunctionNode, given: Node): void {
  const early = accesses.find(({ node }) => node.getAncestors().includes(maker) && node.getStart() < given.getStart());
  require(early === undefined, `'${name}' is read before it has a value: an earlier request has left one`, early?.node, true);
  const returns = maker.getDescendantsOfKind(SyntaxKind.ReturnStatement).filter((one) => functionAround(one) === maker);
  require(returns.length > 0, 'the function answers no context', maker);
  for (const one of returns) {
    const object = one.getExpression();
    if (!Node.isObjectLiteralExpression(object) || one.getStart() < given.getEnd()) throw new Refusal('the function also answers a context that it could not be added to', one);
    require(object.getProperty(name) === undefined, `the context has something else called '${name}'`, object);
    const last = object.getProperties().at(-1);
    if (last === undefined) edits.replace(object, `{ ${name} }`);
    else edits.insert(object.getSourceFile(), last.getEnd(), `, ${name}`);
  }
}

function replaceRead(move: Move, node: Node, { framework, object, parameter }: AnsweredContext, names: NamedHandlers): void {
  const { sources, edits, declared: { name } } = move;
  const home: RequestHome = { framework, object, parameter, read: '', write: '', types: { kind: 'any' } };
  const holder = holderAround(node, sources, [home]);
  if (holder === undefined) throw new Refusal('this function is not handed the context of the request', node);
  require(sources.runOf(holder.fn)?.boots !== true, 'this also runs while the process starts, when there is no request', node);
  const read = `${handlerNamed(move, holder, names)}.${name}`;
  edits.replace(node, Node.isShorthandPropertyAssignment(node.getParent()) ? `${name}: ${read}` : read);
}

/** A type argument says what a context holds. */
function tellType(move: Move, { typed }: AnsweredContext): void {
  const { sources, edits, declared } = move;
  const type = typeTextOf(declared);
  if (type === undefined) return;
  const made = sources.files.flatMap((file) => {
    const local = importedAs(file, typed.name, typed.package);
    const made = [...file.getDescendantsOfKind(SyntaxKind.NewExpression), ...file.getDescendantsOfKind(SyntaxKind.CallExpression)];
    return made.filter((one) => one.getExpression().getText() === local);
  });
  const [server, other] = made;
  require(server !== undefined && other === undefined, `it is not seen which ${typed.name} the context is for`, other);
  const [argument] = server.getTypeArguments();
  const member = `${declared.name}: ${type}`;
  if (argument === undefined) {
    edits.insert(server.getSourceFile(), server.getExpression().getEnd(), `<{ ${member} }>`);
    return;
  }
  const shape = Node.isTypeLiteral(argument) ? argument : argument.getType().getSymbol()?.getDeclarations().find(Node.isInterfaceDeclaration);
  if (shape === undefined || !sources.files.includes(shape.getSourceFile())) throw new Refusal('the type of the context is not one that can be changed', argument);
  const last = shape.getMembers().at(-1);
  require(last !== undefined && isFree(declared.name, shape), 'the type of the context is not one that can be added to', shape);
  edits.insert(shape.getSourceFile(), last.getEnd(), `${/[;,]$/.test(last.getText()) ? '' : ';'} ${member}${/[;,]$/.test(last.getText()) ? ';' : ''}`);
}
