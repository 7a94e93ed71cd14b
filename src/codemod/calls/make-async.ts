import { Node, SyntaxKind } from 'ts-morph';

import { handleFailures } from './failures.ts';
import type { Move } from '../move.ts';
import { usesOf } from './reach.ts';
import { isTestBody } from './tests.ts';
import { Refusal, require } from '../refusal.ts';
import { guardBefore } from '../text/style.ts';
import { functionAround, type FunctionNode, type Sources } from '../sources.ts';

/** Makes functions wait for what used to answer at once, and those that call them, up to what frameworks call; refuses where one cannot wait. */
export class Waiting {
  private readonly move: Move;
  private readonly waiting = new Set<Node>();
  private readonly places = new Map<FunctionNode, Node[]>();
  /** Which function a call that waits calls. */
  private readonly callees = new Map<Node, FunctionNode>();
  /** What changes the store. */
  private readonly changes = new Set<Node>();

  constructor(move: Move) {
    this.move = move;
  }

  /** Puts `await` in front of an expression. */
  wait(whole: Node): void {
    if (this.waiting.has(whole)) return;
    if (!Node.isAwaitExpression(whole.getParent()) && !isWholeBody(whole, this.move.sources)) {
      const needsParentheses = isTight(whole);
      this.move.edits.wrap(whole, needsParentheses ? `${guardBefore(whole)}(await ` : 'await ', needsParentheses ? ')' : '');
    }
    this.noteWait(whole);
  }

  /** An expression that waits now: the function around it has to be one that can. */
  noteWait(whole: Node, changes = false): void {
    this.waiting.add(whole);
    if (changes) this.changes.add(whole);
    const fn = functionAround(whole);
    if (fn === undefined) throw new Refusal('this runs while the file is loaded, and cannot wait for a store', whole);
    require(!whole.getAncestors().some((one) => Node.isParameterDeclaration(one) && one.getParent() === fn), 'the first value of a parameter cannot wait for a store', whole);
    const field = whole.getAncestors().find((one) => Node.isPropertyDeclaration(one));
    require(field === undefined || fn.getAncestors().includes(field) || field.getAncestors().includes(fn), 'the first value of a field cannot wait for a store', whole);
    this.makeAsync(fn, whole);
  }

  /** Sees to it that what goes wrong while a handler waits is answered. */
  finish(): void {
    for (const [fn, places] of this.places) {
      const entries = this.move.sources.runOf(fn)?.entries ?? [];
      if (entries.length > 0) handleFailures(this.move, fn, entries, places);
      if (!isTestBody(fn)) this.noteTornSteps(fn, places);
    }
  }

  /** Two calls that were one step in memory, as nothing waited between them. */
  private noteTornSteps(fn: FunctionNode, places: readonly Node[]): void {
    const inOrder = [...places].sort((a, b) => a.getStart() - b.getStart());
    const [first] = inOrder;
    const second = inOrder.find((place) => place !== first && this.leadsToChange(place, new Set()));
    if (first === undefined || second === undefined || !this.callees.has(second)) return;
    const waits = fn.getDescendantsOfKind(SyntaxKind.AwaitExpression).some((one) => functionAround(one) === fn && one.getStart() > first.getEnd() && one.getStart() < second.getStart());
    if (!waits) this.move.notes.push(`${fn.getSourceFile().getBaseName()}:${first.getStartLineNumber()} and ${second.getStartLineNumber()} were one step, and another request can now come in between`);
  }

  private leadsToChange(place: Node, seen: Set<Node>): boolean {
    if (this.changes.has(place)) return true;
    const callee = this.callees.get(place);
    if (callee === undefined || seen.has(callee)) return false;
    seen.add(callee);
    return (this.places.get(callee) ?? []).some((inner) => this.leadsToChange(inner, seen));
  }

  private makeAsync(fn: FunctionNode, place: Node): void {
    const known = this.places.get(fn);
    if (known !== undefined) {
      known.push(place);
      return;
    }
    this.places.set(fn, [place]);
    if (isAsync(fn)) return;
    refuseSynchronous(fn);
    this.addAsync(fn, isWholeBody(place, this.move.sources));
    this.followUses(fn);
  }

  private addAsync(fn: FunctionNode, answersPromise: boolean): void {
    const { edits } = this.move;
    const file = fn.getSourceFile();
    const start = Node.isMethodDeclaration(fn) ? fn.getNameNode().getStart() : Node.isFunctionDeclaration(fn) ? fn.getFirstChildByKindOrThrow(SyntaxKind.FunctionKeyword).getStart() : fn.getStart();
    if (!answersPromise) edits.insert(file, start, 'async ');
    const type = 'getReturnTypeNode' in fn && typeof fn.getReturnTypeNode === 'function' ? (fn.getReturnTypeNode as () => Node | undefined)() : undefined;
    if (type === undefined) return;
    require(!Node.isTypePredicate(type), 'a function that tells a type cannot wait for a store', type);
    if (!/^Promise\b/.test(type.getText())) edits.wrap(type, 'Promise<', '>');
  }

  private followUses(fn: FunctionNode): void {
    const isEntry = (this.move.sources.runOf(fn)?.entries.length ?? 0) > 0;
    const uses = usesOf(fn, this.move.sources);
    if (uses === undefined) {
      this.followAnonymous(fn, isEntry);
      return;
    }
    require(isEntry || uses.length > 0, 'nothing in the project calls this function, so that nobody knows who would have to wait', fn);
    for (const use of uses) {
      const called = callOf(use);
      if (called !== undefined) {
        this.callees.set(called, fn);
        this.wait(called);
      } else require(isEntry || isAwaitedByOthers(use) || isOnlyType(use), 'the function is handed on there, and whoever calls it does not wait', use);
    }
  }

  /** A function without a name is called where it stands, or by what it is handed to. */
  private followAnonymous(fn: FunctionNode, isEntry: boolean): void {
    if (isEntry || isTestBody(fn)) return;
    let at: Node = fn;
    while (Node.isParenthesizedExpression(at.getParent())) at = at.getParentOrThrow();
    const parent = at.getParent();
    if (Node.isCallExpression(parent) && parent.getExpression() === at) this.wait(parent);
    else require(isAwaitedByOthers(at), 'what this function is handed to does not wait for it', fn);
  }
}

/** All that an arrow function does, which answers the promise as it is: `(email) => codes.get(email)`. What a framework calls waits, so that failures are seen. */
export function isWholeBody(node: Node, sources: Sources): boolean {
  const fn = node.getParent();
  return Node.isArrowFunction(fn) && fn.getBody() === node && (sources.runOf(fn)?.entries.length ?? 0) === 0;
}

function isAsync(fn: FunctionNode): boolean {
  return 'isAsync' in fn && typeof fn.isAsync === 'function' && (fn.isAsync as () => boolean)();
}

function refuseSynchronous(fn: FunctionNode): void {
  require(!Node.isConstructorDeclaration(fn), 'a constructor cannot wait for a store', fn);
  require(!Node.isGetAccessorDeclaration(fn) && !Node.isSetAccessorDeclaration(fn), 'a getter or setter cannot wait for a store', fn);
  require(!('isGenerator' in fn && typeof fn.isGenerator === 'function' && (fn.isGenerator as () => boolean)()), 'a generator cannot wait for a store', fn);
  const owner = fn.getParent();
  if (!Node.isMethodDeclaration(fn) || !Node.isClassDeclaration(owner)) return;
  const isDue = owner.getExtends() !== undefined && owner.getBaseClass()?.getInstanceMember(fn.getName()) !== undefined;
  const isPromised = owner.getImplements().some((one) => one.getType().getProperty(fn.getName()) !== undefined);
  require(!isDue && !isPromised, `the class or interface that '${fn.getName()}' comes from does not wait for it`, fn);
}

/** The call of the function that the mention is the name of: `f()`, `object.f()`. */
function callOf(use: Node): Node | undefined {
  const parent = use.getParent();
  const callee = Node.isPropertyAccessExpression(parent) && parent.getNameNode() === use ? parent : use;
  const call = callee.getParent();
  return Node.isCallExpression(call) && call.getExpression() === callee ? call : undefined;
}

/** Callbacks of promises, and those of `map` whose answers `Promise.all` waits for. */
function isAwaitedByOthers(callback: Node): boolean {
  const call = callback.getParent();
  if (!Node.isCallExpression(call) || !call.getArguments().includes(callback)) return false;
  const callee = call.getExpression();
  if (!Node.isPropertyAccessExpression(callee)) return false;
  if (['then', 'catch', 'finally'].includes(callee.getName())) return true;
  const outer = call.getParent();
  return callee.getName() === 'map' && Node.isCallExpression(outer) && /^Promise\.(?:all|allSettled|race|any)$/.test(outer.getExpression().getText());
}

function isOnlyType(use: Node): boolean {
  return use.getAncestors().some((one) => Node.isTypeNode(one));
}

/** Whether what stands around binds more tightly than `await`, or would have a reader ask whether it does. */
export function isTight(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isPropertyAccessExpression(parent) || Node.isElementAccessExpression(parent)) return parent.getExpression() === node;
  if (Node.isCallExpression(parent) || Node.isNewExpression(parent)) return parent.getExpression() === node;
  if (Node.isBinaryExpression(parent)) return !isAssignment(parent.getOperatorToken().getKind());
  if (Node.isConditionalExpression(parent)) return parent.getCondition() === node;
  return Node.isNonNullExpression(parent) || Node.isTaggedTemplateExpression(parent) || Node.isPrefixUnaryExpression(parent) || Node.isSpreadElement(parent) || Node.isSpreadAssignment(parent) || Node.isAsExpression(parent) || Node.isSatisfiesExpression(parent);
}

function isAssignment(operator: SyntaxKind): boolean {
  return operator >= SyntaxKind.FirstAssignment && operator <= SyntaxKind.LastAssignment;
}
