import { Node, SyntaxKind, type ClassDeclaration, type Decorator } from 'ts-morph';

import { scopedProviders, type ScopedProviders } from '../../remedies/scopes.ts';
import { runnerOf } from '../state/accesses.ts';
import { addImport } from '../text/imports.ts';
import type { Move } from '../move.ts';
import { refuseOutliving } from '../calls/order.ts';
import { Callers } from '../calls/reach.ts';
import { Refusal, require } from '../refusal.ts';
import { isFunction } from '../sources.ts';

/** Has the container make an instance of the class for each request. */
export function toRequestScope(move: Move): void {
  const { declared, sources, accesses, edits } = move;
  const owner = declared.node.getParent();
  if (!Node.isPropertyDeclaration(declared.node) || !Node.isClassDeclaration(owner)) throw new Refusal('it is no field of a class that a container makes', declared.node);
  const [scope, decorator] = scopeOf(owner);
  require(declared.node.isStatic() === false, 'a static field belongs to the class, of which there is one', declared.node);
  refuseOtherPhases(owner, scope);
  refuseOtherState(owner, declared.name);
  const callers = new Callers(sources);
  refuseOutliving(move, accesses.map((access) => {
    const runner = runnerOf(access);
    if (!isFunction(runner)) throw new Refusal('this runs while the file is loaded, when there is no request', access.node);
    return { access, entries: Node.isConstructorDeclaration(runner) ? [] : [...callers.entriesTo(runner)] };
  }));
  const name = addImport(edits, declared.file, { name: scope.import, kind: 'named', from: scope.package });
  addOption(move, decorator, scope, `scope: ${name}.REQUEST`);
}

function scopeOf(owner: ClassDeclaration): readonly [ScopedProviders, Decorator] {
  for (const scope of scopedProviders) {
    const decorator = owner.getDecorators().find((one) => scope.decorators.includes(one.getName()) && isFrom(one, scope.package));
    if (decorator !== undefined) return [scope, decorator];
  }
  throw new Refusal('no container that is known makes its instances, which could make one for each request', owner);
}

function isFrom(decorator: Decorator, from: string): boolean {
  return decorator.getSourceFile().getImportDeclarations().some((one) => one.getModuleSpecifierValue() === from && one.getNamedImports().some((name) => name.getName() === decorator.getName()));
}

/** What runs for no request has no instance of a request. */
function refuseOtherPhases(owner: ClassDeclaration, scope: ScopedProviders): void {
  const hook = owner.getInstanceMethods().find((method) => scope.hooks.includes(method.getName()));
  require(hook === undefined, `'${hook?.getName()}' is not called on instances of a request`, hook);
  const other = owner.getInstanceMethods().flatMap((method) => method.getDecorators()).find((decorator) => scope.elsewhere.includes(decorator.getName()));
  require(other === undefined, `'@${other?.getName()}' calls the method when there is no request`, other);
  const marked = owner.getDecorators().find((decorator) => scope.elsewhere.includes(decorator.getName()));
  require(marked === undefined, `'@${marked?.getName()}' needs one instance for all`, marked);
}

/** Another field that changes would begin anew with each request, too. */
function refuseOtherState(owner: ClassDeclaration, name: string): void {
  for (const property of owner.getInstanceProperties()) {
    if (!Node.isPropertyDeclaration(property) || property.getName() === name || property.isReadonly() && !isCollection(property.getInitializer())) continue;
    const change = property.findReferencesAsNodes().find((use) => isFunction(use.getFirstAncestor(isFunction)) && !Node.isConstructorDeclaration(use.getFirstAncestor(isFunction)) && (isAssigned(use) || isCollection(property.getInitializer())));
    require(change === undefined, `'${property.getName()}' of the same class changes too, and would begin anew with each request`, change);
  }
}

function isCollection(node: Node | undefined): boolean {
  return Node.isNewExpression(node) || Node.isArrayLiteralExpression(node) || Node.isObjectLiteralExpression(node);
}

function isAssigned(use: Node): boolean {
  const access = use.getParent();
  const parent = access?.getParent();
  if (Node.isBinaryExpression(parent) && parent.getLeft() === access) return /^[^=!<>]*=$/.test(parent.getOperatorToken().getText());
  return Node.isPostfixUnaryExpression(parent);
}

function addOption({ edits }: Move, decorator: Decorator, scope: ScopedProviders, option: string): void {
  const file = decorator.getSourceFile();
  const [argument] = decorator.getArguments();
  if (argument === undefined) {
    const close = decorator.getDescendantsOfKind(SyntaxKind.CloseParenToken).at(-1);
    if (close === undefined) throw new Refusal('the decorator is not called', decorator);
    edits.insert(file, close.getStart(), `{ ${option} }`);
    return;
  }
  if (Node.isObjectLiteralExpression(argument)) {
    require(argument.getProperty('scope') === undefined, 'the decorator says a scope already', decorator);
    const last = argument.getProperties().at(-1);
    if (last === undefined) edits.replace(argument, `{ ${option} }`);
    else edits.insert(file, last.getEnd(), `, ${option}`);
    return;
  }
  const key = scope.shorthand[decorator.getName()];
  require(key, 'the arguments of the decorator leave no place for a scope', decorator);
  edits.wrap(argument, `{ ${key}: `, `, ${option} }`);
}
