import { Node, SyntaxKind, type ClassDeclaration, type ConstructorDeclaration, type ObjectLiteralExpression, type SourceFile } from 'ts-morph';

import { injectedContexts, type InjectedContext } from '../../remedies/injected-contexts.ts';
import { isFree } from '../calls/handlers.ts';
import { refuseOutliving } from '../calls/order.ts';
import { Callers } from '../calls/reach.ts';
import type { Move } from '../move.ts';
import { Refusal, require } from '../refusal.ts';
import { isFunction } from '../sources.ts';
import { isUsed } from '../state/collection.ts';
import { runnerOf } from '../state/accesses.ts';
import { typeTextOf } from '../state/declaration.ts';
import { isSelfContained, isTolerated, startsEmpty } from '../state/initial.ts';
import { indentOf } from '../text/edits.ts';
import { addImport, importedAs } from '../text/imports.ts';
import { replaceDeclaration } from '../text/remove.ts';
import { filled, styleOf } from '../text/style.ts';

/** Keeps a field of a provider in the service that the container hands out for what belongs to one request, where the project has its package. */
export function toInjectedContext(move: Move): void {
  const { declared, sources, accesses, edits } = move;
  const context = injectedContexts.find((one) => sources.dependenciesOf(declared.file.getFilePath()).has(one.package));
  require(context, `the nearest package.json names none of ${injectedContexts.map((one) => one.package).join(', ')}`);
  const owner = declared.node.getParent();
  if (!Node.isPropertyDeclaration(declared.node) || !Node.isClassDeclaration(owner)) throw new Refusal('it is no field of a class that a container makes', declared.node);
  require(owner.getDecorators().some((one) => context.decorators.includes(one.getName())), 'no container that is known makes its instances', owner);
  require(declared.node.isStatic() === false && owner.getExtends() === undefined, 'its constructor is not the only one that makes it', declared.node);
  const outside = accesses.find(({ node }) => !node.getText().startsWith('this.') || !node.getAncestors().includes(owner));
  require(outside === undefined, `'${declared.name}' is used from outside of its class`, outside?.node);
  refuseWhatLasts(move);
  const needed = new Map([[declared.file, new Set([context.service])]]);
  const root = setUp(move, context);
  if (root !== undefined) needed.set(root, new Set([context.module, ...(needed.get(root) ?? [])]));
  for (const [file, names] of needed) addImports(edits, file, [...names], context.package);
  const service = inject(move, owner, context);
  for (const access of accesses) replaceAccess(move, access, `this.${service}`, context);
  replaceDeclaration(move, '');
}

/** In one list, since edits do not see each other. */
function addImports(edits: Move['edits'], file: SourceFile, names: readonly string[], from: string): void {
  const missing = names.filter((name) => importedAs(file, name, from) === undefined);
  if (missing.length > 0) addImport(edits, file, { name: missing.join(', '), kind: 'named', from });
}

function refuseWhatLasts(move: Move): void {
  const callers = new Callers(move.sources);
  refuseOutliving(move, move.accesses.map((access) => {
    const runner = runnerOf(access);
    if (!isFunction(runner) || Node.isConstructorDeclaration(runner)) throw new Refusal('this runs while the instance is made, when there is no request', access.node);
    require(!['compound', 'update'].includes(access.kind), `'${move.declared.name}' goes on from what stood there, so that it has to outlive the request: a store keeps it (--to store)`, access.node, true);
    return { access, entries: [...callers.entriesTo(runner)] };
  }));
}

function replaceAccess({ edits, accesses, declared }: Move, { node, kind }: Move['accesses'][number], service: string, { read, write }: InjectedContext): void {
  const { name, initializer } = declared;
  const type = typeTextOf(declared)?.replace(/ \| undefined$/, '');
  const style = styleOf(declared.file);
  const gaps = { service, name, type: type === undefined ? '' : `<${type}>` };
  const first = startsEmpty(declared) || isTolerated(declared, accesses) ? '' : (initializer?.getText() ?? '');
  require(isSelfContained(initializer), 'its first value is made of things that a request does not have', initializer);
  require(kind === 'read' || kind === 'assign', 'it is assigned by a pattern', node);
  if (kind === 'read') {
    const isChangedInPlace = initializer !== undefined && !Node.isLiteralLike(initializer) && first !== '';
    require(!isChangedInPlace || /^(?:true|false|null)$/.test(first), 'its first value is an object, which every request would have to be given', initializer);
    const value = filled(read, style, gaps);
    return edits.replace(node, first === '' ? value : isTightAround(node) ? `(${value} ?? ${first})` : `${value} ?? ${first}`);
  }
  const assignment = node.getParent();
  if (!Node.isBinaryExpression(assignment)) throw new Refusal('it is assigned by a pattern', node);
  require(!isUsed(assignment), 'the value of the assignment is used, which a call of a setter has not', assignment);
  const [before = '', after = ''] = filled(write, style, { ...gaps, value: '\u0000' }).split('\u0000');
  edits.replaceRange(node.getSourceFile(), node.getStart(), assignment.getRight().getStart(), before);
  edits.insert(node.getSourceFile(), assignment.getEnd(), after);
}

/** Whether what stands around could take a part of `a ?? b` for itself. */
function isTightAround(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isCallExpression(parent)) return parent.getExpression() === node;
  return !Node.isTemplateSpan(parent) && !Node.isReturnStatement(parent) && !Node.isVariableDeclaration(parent) && !Node.isPropertyAssignment(parent);
}

/** The field that holds the service: one that the constructor takes already, or one more. */
function inject({ edits, declared: { file } }: Move, owner: ClassDeclaration, { package: from, service, field }: InjectedContext): string {
  const type = importedAs(file, service, from) ?? service;
  const [constructor, other] = owner.getConstructors();
  require(other === undefined, 'its constructor is declared several times', other);
  const known = constructor?.getParameters().find((one) => one.isParameterProperty() && one.getTypeNode()?.getText() === type);
  if (known !== undefined) return known.getName();
  require(owner.getInstanceMember(field) === undefined && (constructor === undefined || isFree(field, constructor)), `the class has something else called '${field}'`, owner);
  const parameter = `private readonly ${field}: ${type}`;
  if (constructor === undefined) addConstructor(edits, owner, parameter);
  else addTo(edits, constructor, parameter);
  return field;
}

function addTo(edits: Move['edits'], constructor: ConstructorDeclaration, parameter: string): void {
  const file = constructor.getSourceFile();
  const last = constructor.getParameters().at(-1);
  if (last !== undefined) edits.insert(file, last.getEnd(), `, ${parameter}`);
  else edits.insert(file, constructor.getFirstChildByKindOrThrow(SyntaxKind.OpenParenToken).getEnd(), parameter);
}

/** Behind the fields. */
function addConstructor(edits: Move['edits'], owner: ClassDeclaration, parameter: string): void {
  const style = styleOf(owner.getSourceFile());
  const method = owner.getMembers().find((one) => !Node.isPropertyDeclaration(one));
  if (method === undefined) throw new Refusal('the class has no method', owner);
  const start = Node.isMethodDeclaration(method) ? (method.getDecorators()[0]?.getStart() ?? method.getStart(true)) : method.getStart(true);
  edits.insert(owner.getSourceFile(), start, `constructor(${parameter}) {}${style.lineBreak}${style.lineBreak}${indentOf(method)}`);
}

/** The one line that makes the package take part, unless some file has it; answers with the file that has to import the module. */
function setUp(move: Move, { package: from, module, option, application }: InjectedContext): SourceFile | undefined {
  const { sources, edits } = move;
  const users = [...sources.index.files].filter(([path, { requests }]) => /\.[cm]?tsx?$/.test(path) && requests.includes(from)).map(([path]) => sources.include(path));
  const calls = users.flatMap((file) => file?.getDescendantsOfKind(SyntaxKind.CallExpression) ?? []).filter((call) => call.getExpression().getText().startsWith(`${module}.forRoot`));
  if (calls.length > 0) {
    const isForAll = calls.some((call) => /global:\s*true/.test(call.getText()) && /mount:\s*true/.test(call.getText()));
    require(isForAll, `${module}.forRoot does not say 'global: true' and 'mount: true', so that it is not seen who is handed the service, and for which requests`, calls[0], true);
    return undefined;
  }
  const root = rootModule(move, application);
  const imports = root.getProperty('imports');
  const line = `${module}.forRoot(${option})`;
  const list = Node.isPropertyAssignment(imports) ? imports.getInitializer() : undefined;
  if (Node.isArrayLiteralExpression(list)) {
    const [first] = list.getElements();
    if (first === undefined) edits.replace(list, `[${line}]`);
    else edits.insert(root.getSourceFile(), first.getStart(), `${line}, `);
    return root.getSourceFile();
  }
  require(imports === undefined, 'the imports of the module of the application are not a list', imports);
  const [first] = root.getProperties();
  if (first === undefined) edits.replace(root, `{ imports: [${line}] }`);
  else edits.insert(root.getSourceFile(), first.getStart(), `imports: [${line}], `);
  return root.getSourceFile();
}

/** What the decorator of the application's module says. */
function rootModule({ sources }: Move, { maker, decorator }: InjectedContext['application']): ObjectLiteralExpression {
  const makers = sources.files.flatMap((file) => file.getDescendantsOfKind(SyntaxKind.CallExpression)).filter((call) => call.getExpression().getText().startsWith(maker));
  const [made, other] = makers;
  require(made !== undefined && other === undefined, 'it is not seen which module makes the application', made);
  const symbol = made.getArguments()[0]?.getSymbol();
  const module = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations().find(Node.isClassDeclaration);
  const argument = module?.getDecorator(decorator)?.getArguments()[0];
  if (!Node.isObjectLiteralExpression(argument)) throw new Refusal('the module of the application is not one that can be changed', made);
  return argument;
}
