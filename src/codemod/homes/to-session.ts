import { Node } from 'ts-morph';

import type { RequestHome } from '../../remedies/homes.ts';
import { sessionHomes, type SessionHome } from '../../remedies/sessions.ts';
import { handlerNamed, type NamedHandlers } from '../calls/handlers.ts';
import { holderAround, type Holder } from '../calls/reach.ts';
import { OpenedSessions } from './opened-session.ts';
import type { Move } from '../move.ts';
import { Refusal, require } from '../refusal.ts';
import type { Access } from '../state/accesses.ts';
import { isUsed, operationOf, shapeOf, type Operation, type Shape } from '../state/collection.ts';
import { typeTextOf } from '../state/declaration.ts';
import { asksWhetherThereIsSome, isSelfContained, startsEmpty } from '../state/initial.ts';
import { constantBehind } from '../store/store-steps.ts';
import { refuseWhatJsonLoses, typesIn } from '../store/store-types.ts';
import { removeStatement } from '../text/edits.ts';
import { removeListed, replaceDeclaration } from '../text/remove.ts';
import { filled, styleOf } from '../text/style.ts';

/** Keeps the state in the session: each user has a value. A collection with an entry for each user becomes the entry. */
export function toSession(move: Move): void {
  const { declared, accesses, findings } = move;
  const session = sessionFor(move);
  const shape = shapeOf(declared);
  const isKeyed = shape === 'map' || shape === 'record';
  refuseWhatJsonLoses(move, shape, []);
  require(shape !== 'set', 'a session is kept as text, which a Set is lost in', declared.node);
  const names: NamedHandlers = new Map();
  const opened = session.opens === undefined ? undefined : new OpenedSessions(move, session, session.opens, isKeyed);
  const uses = accesses.map((access) => {
    const holder = holderIn(access, move, session);
    return { access, holder, place: placeOf(move, access, holder, session, names, opened?.nameIn(holder)) };
  });
  if (isKeyed) {
    const isOfUsers = findings.some((finding) => finding.kind === 'request-data-leak' && finding.foundBy === 'user');
    const other = findings.find((finding) => (finding.kind !== 'request-data-leak' || finding.foundBy !== 'user') && 'write' in finding && finding.write !== 'shrink');
    require(isOfUsers && other === undefined, `the entries of '${declared.name}' are not each one user's`, declared.node);
    const operations = uses.map(({ access, place }) => ({ operation: operationOf(access, shape), place, access }));
    refuseOtherKeys(operations);
    for (const { operation, place } of operations) replaceEntry(move, operation, place, session);
    removeKeys(move, operations.map(({ operation }) => operation));
  } else {
    require(isSelfContained(declared.initializer), 'its first value is made of things that a session does not have', declared.initializer);
    for (const { access, place } of uses) replaceValue(move, access, place, session);
  }
  for (const { access, holder } of uses) if (access.kind !== 'read' || puts(access, shape)) opened?.save(access, holder);
  opened?.finish();
  removeListed(move);
  replaceDeclaration(move, typesFor(move, session, isKeyed));
}

/** The package of the nearest package.json that some file of the project uses. */
function sessionFor({ sources, declared, options }: Move): SessionHome {
  const path = declared.file.getFilePath();
  const dependencies = sources.dependenciesOf(path);
  const known = sessionHomes.filter((one) => (options.using === undefined ? dependencies.has(one.package) : one.package === options.using));
  const [session] = known;
  if (session === undefined) throw new Refusal(`the nearest package.json names no package for sessions that is known (${sessionHomes.map((one) => one.package).join(', ')}): install one and set it up first`);
  const used = known.find((one) => [...sources.index.files.values()].some(({ requests }) => requests.includes(one.package)));
  if (used === undefined) throw new Refusal(`no file sets up ${session.package}: do that first`);
  return used;
}

function holderIn({ node }: Access, { sources }: Move, { object, parameter, read, write }: SessionHome): Holder {
  const home: RequestHome = { framework: object.split('@')[0] ?? '', object, parameter, read, write, types: { kind: 'any' } };
  const holder = holderAround(node, sources, [home]);
  if (holder === undefined) throw new Refusal('no parameter of this function leads to the session: pass it what it needs first', node);
  require(sources.runOf(holder.fn)?.boots !== true, 'this also runs while the process starts, when there is no session', node);
  return holder;
}

/** How the session is named where an access stands. */
interface Place {
  /** Code that reads the value. */
  readonly read: string;
  /** Code before and after a value, which puts it there. */
  readonly before: string;
  readonly after: string;
  /** The parameter that leads to the session. */
  readonly parameter: string;
}

/** `opened`: the variable that holds the session, where handlers open it. */
function placeOf(move: Move, { node }: Access, holder: Holder, { read, write }: SessionHome, names: NamedHandlers, opened: string | undefined): Place {
  const parameter = handlerNamed(move, holder, names);
  const style = styleOf(node.getSourceFile());
  const fill = (template: string): string => filled(template, style, { parameter: opened ?? parameter, name: move.declared.name, value: '\u0000' });
  const [before = '', after = ''] = fill(write).split('\u0000');
  return { read: fill(read), before, after, parameter };
}

/** Puts an entry in, or takes one out. */
function puts(access: Access, shape: Shape): boolean {
  return (shape === 'map' || shape === 'record') && ['set', 'delete', 'change'].includes(operationOf(access, shape).kind);
}

function isProperty({ read, write }: SessionHome): boolean {
  return write.startsWith(`${read} = `);
}

function replaceValue({ edits, declared }: Move, { node, kind }: Access, { read, before, after }: Place, session: SessionHome): void {
  const file = node.getSourceFile();
  const parent = node.getParentOrThrow();
  const first = startsEmpty(declared) || declared.initializer === undefined ? '' : declared.initializer.getText();
  const isObject = Node.isArrayLiteralExpression(declared.initializer) || Node.isObjectLiteralExpression(declared.initializer);
  require(!isObject || isProperty(session), 'what a session holds is changed in place, and this one hands out copies', node);
  const isMissing = first === '' || (first === 'null' && asksWhetherThereIsSome(node));
  const value = isMissing ? read : isObject ? `(${read} ??= ${first})` : `(${read} ?? ${first})`;
  if (kind === 'read') {
    edits.replace(node, Node.isShorthandPropertyAssignment(parent) ? `${declared.name}: ${value.replace(/^\((.*)\)$/, '$1')}` : value);
    return;
  }
  require(kind !== 'target', 'it is assigned by a pattern', node);
  require(isProperty(session) ? kind !== 'update' || !isUsed(parent) : !isUsed(parent), 'the value of the assignment is used', node);
  if (Node.isBinaryExpression(parent)) {
    const operator = parent.getOperatorToken().getText();
    edits.replaceRange(file, node.getStart(), parent.getRight().getStart(), operator === '=' ? before : `${before}${value} ${operator.slice(0, -1)} `);
    edits.insert(file, parent.getEnd(), after);
  } else edits.replace(parent, `${before}${value} ${parent.getText().includes('++') ? '+' : '-'} 1${after}`);
}

/** All accesses have to be about the user whose session it is: those of the same key are about the same. */
function refuseOtherKeys(operations: readonly { readonly operation: Operation; readonly place: Place; readonly access: Access }[]): void {
  const keys = operations.map(({ operation, place }) => {
    if (!('key' in operation)) throw new Refusal('the entries of all users are used there, and a session has that of one', operation.whole);
    return { key: keyText(operation.key, place.parameter), operation };
  });
  const [first] = keys;
  const other = keys.find(({ key }) => key !== first?.key);
  require(other === undefined, `the entry of '${first?.key.replace('$', 'the request')}' is not seen to be that of '${other?.key.replace('$', 'the request')}': it may be another user's`, other?.operation.whole);
}

/** The key as code, whatever the parameter is called, and through constants. */
function keyText(key: Node | string, parameter: string): string {
  if (typeof key === 'string') return key;
  const held = constantBehind(key);
  const initializer = held?.getInitializer();
  if (held !== undefined && initializer !== undefined && Node.isIdentifier(held.getNameNode())) return keyText(initializer, parameter);
  const element = Node.isIdentifier(key) ? key.getSymbol()?.getDeclarations().find(Node.isBindingElement) : undefined;
  const source = element?.getFirstAncestor(Node.isVariableDeclaration)?.getInitializer();
  if (element !== undefined && source !== undefined && element.getParent().getParent() === element.getFirstAncestor(Node.isVariableDeclaration)) return `${keyText(source, parameter)}.${(element.getPropertyNameNode() ?? element.getNameNode()).getText()}`;
  const text = key.getText().replaceAll('!', '');
  return new RegExp(`^${parameter}\\b`).test(text) ? text.replace(parameter, '$') : text;
}

function replaceEntry({ edits }: Move, operation: Operation, { read, before, after }: Place, session: SessionHome): void {
  const { whole } = operation;
  switch (operation.kind) {
    case 'get':
      return edits.replace(whole, read);
    case 'has':
      return edits.replace(whole, Node.isPrefixUnaryExpression(whole.getParent()) ? `(${read} !== undefined)` : `${read} !== undefined`);
    case 'set': {
      require(!isUsed(whole), 'the value of the assignment is used', whole);
      edits.replaceRange(whole.getSourceFile(), whole.getStart(), operation.value.getStart(), before);
      edits.replaceRange(whole.getSourceFile(), operation.value.getEnd(), whole.getEnd(), after);
      return;
    }
    case 'delete':
      require(!isUsed(whole), 'what the deletion answers is used', whole);
      return edits.replace(whole, isProperty(session) ? `delete ${read}` : `${before}undefined${after}`);
    default:
      throw new Refusal('a session has no single step for this', whole);
  }
}

/** Constants that held a key, and nothing else uses. */
function removeKeys({ edits }: Move, operations: readonly Operation[]): void {
  const keys = operations.flatMap((operation) => ('key' in operation && typeof operation.key !== 'string' ? [operation.key] : []));
  const declarations = new Set(keys.map((key) => constantBehind(key)).filter((one) => one !== undefined));
  for (const declaration of declarations) {
    const name = declaration.getNameNode();
    const statement = declaration.getVariableStatement();
    if (!Node.isIdentifier(name) || statement?.getDeclarations().length !== 1) continue;
    if (name.findReferencesAsNodes().every((use) => use === name || keys.includes(use))) removeStatement(edits, statement, true);
  }
}

function typesFor(move: Move, { types }: SessionHome, isKeyed: boolean): string {
  const { declared } = move;
  const type = typeTextOf(declared);
  if (type === undefined || types === undefined) return '';
  const isModule = declared.file.getImportDeclarations().length > 0 || declared.file.getExportSymbols().length > 0;
  return isModule ? filled(types.code, styleOf(declared.file), { name: declared.name, type: isKeyed ? typesIn(move).value : type.replace(/ \| undefined$/, '') }) : '';
}
