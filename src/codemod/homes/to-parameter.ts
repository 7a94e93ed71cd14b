import { Node } from 'ts-morph';

import { addParameter, isFree } from '../calls/handlers.ts';
import { refuseListening } from '../calls/order.ts';
import { nameOf, usesOf } from '../calls/reach.ts';
import type { Move } from '../move.ts';
import { Refusal, require } from '../refusal.ts';
import { isFunction, type FunctionNode } from '../sources.ts';
import { runnerOf, type Access } from '../state/accesses.ts';
import { typeTextOf } from '../state/declaration.ts';
import { removeListed, replaceDeclaration } from '../text/remove.ts';

/** Functions that a value is passed through before a context is the better way. */
const farthest = 5;

/** Declares the state in the function that gives it its value, and passes it on to those that read it. */
export function toParameter(move: Move): void {
  const { declared, accesses, edits } = move;
  const { name } = declared;
  require(Node.isVariableDeclaration(declared.node) && declared.owner === undefined, 'a field or property cannot be passed on as a parameter', declared.node);
  const alias = accesses.find(({ node }) => node.getText() !== name);
  require(alias === undefined, `'${name}' has another name there`, alias?.node);
  const { giver, first, isOnly } = giverOf(move);
  const takers = takersOf(move, giver, first);
  const type = typeTextOf(declared);
  require(type === undefined || !/\bany\b|\bimport\(/.test(type), `the type of '${name}' is not written in a way that its readers can repeat`, declared.node);
  for (const taker of takers.keys()) addParameter(edits, taker, type === undefined ? name : `${name}: ${type}`);
  for (const call of [...takers.values()].flat()) passTo(move, call);
  removeListed(move);
  replaceDeclaration(move, '');
  edits.insert(first.getSourceFile(), first.getStart(), isOnly ? 'const ' : 'let ');
  if (!isOnly && type !== undefined) edits.insert(first.getSourceFile(), first.getEnd(), `: ${type}`);
}

interface Giver {
  readonly giver: FunctionNode;
  /** The state where it gets its first value. */
  readonly first: Node;
  /** It gets no other. */
  readonly isOnly: boolean;
}

/** The one function that assigns it, as a step of its own that all that comes after rests on. */
function giverOf({ accesses, sources, declared: { name, node } }: Move): Giver {
  const writes = accesses.filter(({ kind }) => kind !== 'read').sort((a, b) => a.node.getStart() - b.node.getStart());
  const [write] = writes;
  require(write, `nothing assigns '${name}'`, node);
  const giver = runnerOf(write);
  if (!isFunction(giver) || sources.runOf(giver) === undefined) throw new Refusal('nothing is seen to call this function for a request', write.node);
  require(sources.runOf(giver)?.boots !== true, 'this also runs while the process starts, when there is no request', write.node);
  const other = writes.find((one) => runnerOf(one) !== giver);
  require(other === undefined, `'${name}' is assigned by several functions`, other?.node);
  const statement = write.node.getFirstAncestor((one) => Node.isExpressionStatement(one));
  const isStep = write.kind === 'assign' && Node.isExpressionStatement(statement) && statement.getExpression() === write.node.getParent();
  require(isStep && statement.getParent() === giver.getBody(), 'it gets its value on some ways and not on others', write.node);
  return { giver, first: write.node, isOnly: writes.length === 1 };
}

/** The functions that have to be handed the value, with the calls that hand it to each. */
function takersOf(move: Move, giver: FunctionNode, first: Node): ReadonlyMap<FunctionNode, readonly Node[]> {
  const { accesses, declared: { name } } = move;
  const given = first.getFirstAncestorOrThrow((one) => Node.isExpressionStatement(one)).getEnd();
  const takers = new Map<FunctionNode, readonly Node[]>();
  const isIn = (node: Node): boolean => node.getAncestors().includes(giver);
  const take = (node: Node): void => {
    if (isIn(node)) {
      require(node.getStart() >= first.getStart() && (node === first || node.getStart() >= given), `'${name}' is read before it has a value: an earlier request has left one`, node, true);
      refuseListening(node, giver);
      return;
    }
    const taker = namedAround(node);
    if (takers.has(taker)) return;
    const calls = callsOf(move, taker);
    takers.set(taker, calls);
    require(takers.size <= farthest, `it is passed on through more than ${farthest} functions: a context is the better way (--to context)`, taker);
    for (const call of calls) take(call);
  };
  for (const { node } of accesses) take(node);
  for (const taker of takers.keys()) require(isFree(name, taker) || usesState(accesses, taker), `the function has another variable called '${name}'`, taker);
  return takers;
}

function usesState(accesses: readonly Access[], taker: FunctionNode): boolean {
  return accesses.some(({ node }) => node.getAncestors().includes(taker));
}

/** The nearest function around that has a name to be called by. */
function namedAround(node: Node): FunctionNode {
  const taker = node.getAncestors().filter(isFunction).find((fn) => nameOf(fn) !== undefined);
  if (taker === undefined) throw new Refusal('this runs while the file is loaded, or nobody sees when', node);
  return taker;
}

function callsOf({ sources }: Move, taker: FunctionNode): readonly Node[] {
  const run = sources.runOf(taker);
  require(run?.boots !== true, 'this also runs while the process starts, when there is no request', taker);
  require((run?.entries.length ?? 0) === 0, 'the framework calls this function, and passes no more than it does', taker);
  const parameters = taker.getParameters();
  require(!parameters.some((one) => one.isOptional() || one.isRestParameter()), 'what this function is passed need not be there, so that nothing can come behind it', taker);
  const uses = usesOf(taker, sources) ?? [];
  require(uses.length > 0, 'nothing in the project calls this function', taker);
  return uses.map((use) => {
    const access = use.getParent();
    const callee = Node.isPropertyAccessExpression(access) && access.getNameNode() === use ? access : use;
    const call = callee.getParent();
    if (!Node.isCallExpression(call) || call.getExpression() !== callee) throw new Refusal('the function is handed on there, and whoever calls it passes nothing', use);
    require(call.getArguments().length === parameters.length && !call.getArguments().some((one) => Node.isSpreadElement(one)), 'it is called with another number of arguments there', call);
    return call;
  });
}

function passTo({ edits, declared: { name } }: Move, call: Node): void {
  const last = Node.isCallExpression(call) ? call.getArguments().at(-1) : undefined;
  if (last === undefined) edits.insert(call.getSourceFile(), call.getEnd() - 1, name);
  else edits.insert(call.getSourceFile(), last.getEnd(), `, ${name}`);
}
