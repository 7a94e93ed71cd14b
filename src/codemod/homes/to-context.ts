import { Node } from 'ts-morph';

import { applicationSetUps, requestHomes, type RequestHome } from '../../remedies/homes.ts';
import type { Access } from '../state/accesses.ts';
import { applicationOf, insertSetUp, type Application } from '../calls/applications.ts';
import { typeTextOf } from '../state/declaration.ts';
import { handlerNamed, type NamedHandlers } from '../calls/handlers.ts';
import { isSelfContained, isTolerated, startsEmpty } from '../state/initial.ts';
import type { Move } from '../move.ts';
import { refuseListening, refuseOutliving } from '../calls/order.ts';
import { holderAround, type Holder } from '../calls/reach.ts';
import { Refusal, require } from '../refusal.ts';
import { removeListed, replaceDeclaration } from '../text/remove.ts';
import { filled, styleOf } from '../text/style.ts';

/** Each access by what leads its function to the request. */
type Held = readonly { readonly access: Access; readonly holder: Holder }[];

/** Moves the state to where the framework keeps what belongs to one request, where every function that uses it is handed that. */
export function toHome(move: Move): void {
  const held = move.accesses.map((access) => ({ access, holder: holderOf(access, move) }));
  const [{ holder: { home } } = { holder: { home: undefined } }] = held;
  require(home, `nothing uses '${move.declared.name}'`, move.declared.node);
  const other = held.find(({ holder }) => holder.home.object !== home.object);
  require(other === undefined, `it is used by handlers of two kinds: ${home.framework} and ${other?.holder.home.framework}`, other?.access.node);
  refuseWhatLasts(move, held);
  const names: NamedHandlers = new Map();
  const initial = initialOf(move, home);
  for (const { access, holder } of held) replaceAccess(move, access, holder, handlerNamed(move, holder, names), initial);
  removeListed(move);
  placeTypes(move, typesFor(move, home));
  if (home.setUp !== undefined || initial === 'set-up') setUp(move, held, home, initial === 'set-up');
}

function holderOf(access: Access, { sources }: Move): Holder {
  const holder = holderAround(access.node, sources, requestHomes);
  if (holder === undefined) throw new Refusal('no parameter of this function leads to the request', access.node);
  return holder;
}

/** What one request leaves for the next is no matter of one request. */
function refuseWhatLasts({ declared: { name }, sources, findings }: Move, held: Held): void {
  for (const { access, holder } of held) {
    require(!['compound', 'update'].includes(access.kind), `'${name}' goes on from what stood there, so that it has to outlive the request: a store keeps it (--to store)`, access.node, true);
    require(sources.runOf(holder.fn)?.boots !== true, 'this also runs while the process starts, when there is no request', access.node);
  }
  for (const { access, holder } of held) refuseListening(access.node, holder.fn);
  refuseOutliving({ sources, findings }, held.map(({ access, holder }) => ({ access, entries: [holder.fn] })));
}

/** Where a request's first value comes from: nowhere, a line before the handlers, or each place that reads it. */
type Initial = 'none' | 'set-up' | 'inline';

function initialOf(move: Move, home: RequestHome): Initial {
  const { declared, accesses } = move;
  if (startsEmpty(declared) || isTolerated(declared, accesses)) return 'none';
  const { initializer } = declared;
  require(isSelfContained(initializer) || isSetUpBeside(move, home), `its first value, '${initializer?.getText().slice(0, 40)}', is made of things that another file does not have`, initializer);
  if (applicationSetUps.some(({ framework, before }) => framework === home.framework && before !== undefined)) return 'set-up';
  require(isProperty(home), 'a request has to start with a value, and no line can be put before its handlers', initializer);
  return 'inline';
}

/** Whether the application is made in the same file, so that a line there can use what the file has. */
function isSetUpBeside({ sources, declared: { file } }: Move, home: RequestHome): boolean {
  return applicationOf(sources, new Set([home.framework])).file === file;
}

function isProperty({ read, write }: RequestHome): boolean {
  return write.startsWith(`${read} = `);
}

function replaceAccess({ edits, declared: { name, initializer } }: Move, { node, kind }: Access, { home }: Holder, parameter: string, initial: Initial): void {
  const style = styleOf(node.getSourceFile());
  const fill = (template: string, value = ''): string => filled(template, style, { parameter, name, value });
  const read = fill(home.read);
  const parent = node.getParentOrThrow();
  require(!(Node.isCallExpression(parent) && parent.getExpression() === node), `the function that '${name}' holds is called there, and would be called as a method`, node);
  if (kind === 'assign' && !isProperty(home) && Node.isBinaryExpression(parent)) {
    require(Node.isExpressionStatement(parent.getParent()), 'the value of the assignment is used, which a call of a setter has not', node);
    const [before = '', after = ''] = fill(home.write, '\u0000').split('\u0000');
    edits.replaceRange(node.getSourceFile(), node.getStart(), parent.getRight().getStart(), before);
    edits.insert(node.getSourceFile(), parent.getEnd(), after);
    return;
  }
  require(kind !== 'target' || isProperty(home), 'it is assigned by a pattern, which a setter cannot take part in', node);
  const isPlain = Node.isLiteralLike(initializer) || /^(?:null|true|false)$/.test(initializer?.getText() ?? '');
  const given = `${read} ${isPlain ? '??' : '??='} ${initializer?.getText() ?? ''}`;
  const first = initial !== 'inline' || kind !== 'read' ? read : isApart(node) ? given : `(${given})`;
  edits.replace(node, Node.isShorthandPropertyAssignment(parent) ? `${name}: ${first}` : first);
}

/** Nothing stands beside it that an operator could take for its own. */
function isApart(node: Node): boolean {
  const parent = node.getParent();
  return Node.isTemplateSpan(parent) || Node.isShorthandPropertyAssignment(parent) || Node.isPropertyAssignment(parent) || Node.isVariableDeclaration(parent) || Node.isReturnStatement(parent) || (Node.isCallExpression(parent) && parent.getExpression() !== node);
}

/** Tells TypeScript what is kept, where the framework has a place to say it. */
function typesFor({ declared, sources }: Move, { types }: RequestHome): string {
  const type = typeTextOf(declared);
  if (type === undefined || types.kind === 'any' || types.kind === 'elsewhere') return '';
  if (types.kind === 'interface' && !canExtend(types.module, sources, declared.file.getFilePath())) return '';
  const style = styleOf(declared.file);
  const code = types.kind === 'global' ? 'declare global {\n  namespace {{namespace}} {\n    interface {{interface}} {\n      {{name}}: {{type}};\n    }\n  }\n}' : "declare module '{{module}}' {\n  interface {{interface}} {\n    {{name}}: {{type}};\n  }\n}";
  const text = filled(code, style, { interface: types.name, name: declared.name, type, ...(types.kind === 'global' ? { namespace: types.namespace } : { module: types.module }) });
  const isModule = declared.file.getImportDeclarations().length > 0 || declared.file.getExportSymbols().length > 0;
  return isModule ? text : '';
}

/** Where the state stood; or in the first file that gives it a value, where nothing else is left that makes a module of the other. */
function placeTypes(move: Move, types: string): void {
  const { declared: { file, node }, accesses, edits } = move;
  const statement = node.getFirstAncestor((one) => Node.isSourceFile(one.getParent()));
  const isLeft = file.getStatements().some((one) => one !== statement && (Node.isImportDeclaration(one) || Node.isExportable(one) && one.isExported()));
  const other = accesses.find((one) => one.kind !== 'read' && one.node.getSourceFile() !== file)?.node;
  const first = other?.getAncestors().find((one) => Node.isSourceFile(one.getParent()));
  if (types === '' || isLeft || first === undefined) return replaceDeclaration(move, types);
  replaceDeclaration(move, '');
  const { lineBreak } = styleOf(first.getSourceFile());
  edits.insert(first.getSourceFile(), first.getStart(true), `${types}${lineBreak}${lineBreak}`);
}

function canExtend(module: string, { index }: Move['sources'], path: string): boolean {
  const leadsTo = index.resolve(path, module);
  return leadsTo.kind !== 'unresolved' && index.packages.some(({ folder, dependencies }) => path.startsWith(folder) && dependencies.has(module));
}

/** The line that comes before the handlers of all requests. */
function setUp({ sources, edits, declared: { name, initializer, file } }: Move, held: Held, home: RequestHome, hasValue: boolean): void {
  const frameworks = new Set(held.flatMap(({ holder }) => sources.runOf(holder.fn)?.entries.map(({ framework }) => framework) ?? []));
  const application: Application = applicationOf(sources, frameworks.size > 0 ? frameworks : new Set([home.framework]));
  const { before } = application.setUp;
  if (home.setUp !== undefined) insertSetUp(edits, application, home.setUp, { name });
  if (!hasValue) return;
  require(before, `no line of ${home.framework} can give each request its own value`);
  require(application.file === file || isSelfContained(initializer), 'its first value is made of things that the file of the application does not have', initializer);
  const style = styleOf(application.file);
  const assignment = filled(home.write, style, { parameter: before.parameter, name, value: initializer?.getText() ?? '' });
  insertSetUp(edits, application, before.code, { set: assignment });
}
