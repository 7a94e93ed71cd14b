import { Node } from 'ts-morph';

import type { StoreClient, StoreShape } from '../../remedies/stores.ts';
import { clientFor, keyFor, type Client } from './clients.ts';
import { shapeOf, type Shape } from '../state/collection.ts';
import { indentOf } from '../text/edits.ts';
import { exportNames } from '../text/exports.ts';
import { isFree } from '../calls/handlers.ts';
import { addImport } from '../text/imports.ts';
import { isTight, isWholeBody, Waiting } from '../calls/make-async.ts';
import type { Move } from '../move.ts';
import { Refusal, require } from '../refusal.ts';
import { removeListed, replaceDeclaration } from '../text/remove.ts';
import { plan, type Planned } from './store-order.ts';
import { readOnce } from './read-once.ts';
import { stepsOf, type Step } from './store-steps.ts';
import { filled, guardBefore, styleOf } from '../text/style.ts';
import { mayHoldNull, refuseWhatJsonLoses, typesIn } from './store-types.ts';

/** Keeps the state in a store: its declaration becomes an object with a method for each thing that is done, and whoever does it waits. */
export function toStore(move: Move): void {
  const { declared, accesses, edits, findings } = move;
  const shape = shapeOf(declared);
  refuseFirstEntries(move, shape);
  const steps = stepsOf(accesses, shape);
  refuseWhatJsonLoses(move, shape, steps);
  const unseen = findings.find(({ file, start, end }) => !accesses.some(({ node }) => node.getSourceFile().getFilePath() === file && node.getStart() < end && node.getEnd() > start));
  require(unseen === undefined, `'${declared.name}' is also changed through another name (${unseen?.file.split('/').at(-1)}:${unseen?.loc.start.line}), and a store hands out copies`, declared.node);
  const planned = plan(steps, move);
  const used = [...new Set(planned.flatMap((one) => (one.kind === 'call' ? [methodOf(one.step, steps)] : [])))];
  const stored = shape === 'record' ? 'map' : shape;
  const client = clientFor(move, (kind) => lackOf(kind, stored, used) ?? lackOfAdding(kind, steps) ?? (kind.forgetsNull === true && stored === 'map' && mayHoldNull(move, steps) ? "entries that are 'null'" : undefined));
  const isVariable = Node.isVariableDeclaration(declared.node);
  const local = isVariable || isFree(declared.name, declared.file) ? declared.name : `${declared.name}Store`;
  const { above, code } = codeFor(move, client, { stored, used, local });
  replaceDeclaration(move, code, above);
  const others = new Set(accesses.map(({ node }) => node.getSourceFile()).filter((file) => file !== declared.file));
  if (!isVariable) {
    removeListed(move);
    if (others.size > 0) exportNames(edits, declared.file, [local]);
    for (const file of others) addImport(edits, file, { name: local, kind: 'named', from: declared.file });
  }
  const waiting = client.kind.isSync === true ? undefined : new Waiting(move);
  for (const one of waiting === undefined ? planned : readOnce(planned, declared.name)) carryOut(move, one, local, waiting);
  waiting?.finish();
}

function refuseFirstEntries({ declared: { initializer } }: Move, shape: Shape): void {
  const isEmpty = shape === 'number' || shape === 'value' || shape === 'record' || (Node.isArrayLiteralExpression(initializer) ? initializer.getElements().length === 0 : Node.isNewExpression(initializer) && initializer.getArguments().length === 0);
  require(isEmpty, 'it has entries from the start, which would have to be put into the store once', initializer);
  if (shape !== 'value' || initializer === undefined) return;
  const isPlain = Node.isLiteralLike(initializer) || /^(?:null|undefined|true|false)$/.test(initializer.getText());
  require(isPlain, `its first value, '${initializer.getText().replaceAll(/\s+/g, ' ').slice(0, 40)}', would have to be put into the store once`, initializer);
}

/** Steps that change by what need not be a whole number use another command. */
function methodOf(step: Step, steps: readonly Step[]): string {
  return step.method === 'add' && steps.some(({ method, by }) => method === 'add' && by === undefined) ? 'addAny' : step.method;
}

/** What the client has no method for, in words. */
function lackOf({ methods }: StoreClient, shape: StoreShape, used: readonly string[]): string | undefined {
  const known = methods[shape];
  if (known === undefined) return shape === 'number' ? 'a number that is added to' : `a ${shape}`;
  const lacking = used.find((name) => known[name] === undefined && !(name === 'addAny' && known['add'] !== undefined));
  return lacking === undefined ? undefined : `'${lacking.replace('Any', '')}' of a ${shape}`;
}

function lackOfAdding({ countsUp }: StoreClient, steps: readonly Step[]): string | undefined {
  return countsUp === true && steps.some(({ method, by }) => method === 'add' && (by === undefined || by < 0)) ? 'numbers that need not be whole or may be negative' : undefined;
}

interface Code {
  readonly stored: StoreShape;
  readonly used: readonly string[];
  readonly local: string;
}

function codeFor(move: Move, { kind, expression, code }: Client, { stored, used, local }: Code): { readonly above: string; readonly code: string } {
  const { declared, sources } = move;
  const style = styleOf(declared.file);
  const { key, value } = typesIn(move);
  const isNumber = stored === 'number' || used.some((name) => name.startsWith('add') && stored === 'map');
  const methods = order(used).map((name) => kind.methods[stored]?.[name] ?? kind.methods[stored]?.[name.replace('Any', '')] ?? '');
  const statement = Node.isVariableDeclaration(declared.node) ? declared.node.getVariableStatement() : undefined;
  const template = `${statement?.hasExportKeyword() === true ? 'export ' : ''}const {{name}} = {\n${methods.map((method) => `${indented(method)},`).join('\n')}\n};`;
  const initial = stored === 'number' ? (declared.initializer?.getText() ?? '0') : '';
  const isZero = initial === '' || Number(initial) === 0;
  const name = keyFor(sources, declared);
  const gaps = {
    name: local,
    client: expression,
    key: `${style.quote}${name}${style.quote}`,
    bare: name,
    table: local.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, ''),
    column: (isNumber ? kind.columns?.number : kind.columns?.other) ?? '',
    initial: isZero ? '' : `${initial} + `,
    minusInitial: isZero ? '' : ` - ${initial}`,
    first: declared.initializer?.getText() ?? 'undefined',
  };
  const isText = style.isTypeScript && key === 'string';
  const fill = (text: string): string => withoutParentheses(filled((isText ? text.replaceAll('String(key)', 'key') : text).replaceAll(/<:(.*?):>/g, style.isTypeScript ? '$1' : '').replaceAll('$K', key).replaceAll('$V', value), style, gaps));
  return { above: code + fill(kind.before?.[stored] ?? ''), code: fill(template) };
}

/** Brackets that held a type, or what is added to. */
function withoutParentheses(code: string): string {
  const text = code.replaceAll(/return \((await (?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\);?$/gm, (whole, inner: string) => `return ${inner}${whole.endsWith(';') ? ';' : ''}`);
  return text.replaceAll(/\((JSON\.parse\([\w.()]*\))\)(?= as|;| :)/g, '$1').replaceAll(/: \((JSON\.parse\([\w.()]+\))\);/g, ': $1;');
}

function indented(code: string): string {
  return code.split('\n').map((line) => `  ${line}`).join('\n');
}

const inOrder: readonly string[] = ['get', 'set', 'setOnce', 'push', 'add', 'addAny', 'all', 'has', 'delete', 'clear', 'size', 'keys', 'values', 'entries'];

function order(used: readonly string[]): readonly string[] {
  const names = used.includes('addAny') ? used.filter((name) => name !== 'add') : used;
  return inOrder.filter((name) => names.includes(name));
}

function carryOut(move: Move, planned: Planned, local: string, waiting: Waiting | undefined): void {
  const { edits, declared, sources } = move;
  if (planned.kind === 'gone') return;
  const { whole, method, args, correction } = planned.step;
  const file = whole.getSourceFile();
  if (planned.kind === 'name') {
    edits.replace(whole, shorthand(whole, planned.name));
    return;
  }
  const style = styleOf(file);
  const state = Node.isVariableDeclaration(declared.node) ? nameIn(whole, move) : local;
  if (planned.kind === 'ahead') {
    const { name, statement } = planned;
    edits.insert(file, statement.getStart(), `const ${name} = await ${state}.${method}(${args.map((one) => (typeof one === 'string' ? one : one.getText())).join(', ')})${style.end}${style.lineBreak}${indentOf(statement)}`);
    edits.replace(whole, shorthand(whole, name));
    waiting?.noteWait(whole);
    return;
  }
  const isTight = correction !== undefined && Node.isExpression(whole.getParent()) && !Node.isParenthesizedExpression(whole.getParent());
  const open = `${planned.into === undefined ? '' : `const ${planned.into} = `}${isTight ? '(' : ''}`;
  const wait = waiting === undefined || isWholeBody(whole, sources) ? '' : 'await ';
  const tightened = correction !== undefined && wait !== '' ? ['(', ')'] : ['', ''];
  const before = shorthand(whole, `${open}${tightened[0]}${needsBrackets(whole, correction, wait) ? `${guardBefore(whole)}(${wait}` : wait}${state}.${method}(`);
  const after = `)${needsBrackets(whole, correction, wait) ? ')' : ''}${tightened[1]}${correction ?? ''}${isTight ? ')' : ''}${planned.step.isStatement === true ? style.end : ''}`;
  replaceAround(edits, whole, before, args, after);
  waiting?.noteWait(whole, planned.step.changes);
}

function needsBrackets(whole: Node, correction: string | undefined, wait: string): boolean {
  return wait !== '' && correction === undefined && isTight(whole);
}

/** `{ visits }` names what it holds. */
function shorthand(whole: Node, text: string): string {
  return Node.isShorthandPropertyAssignment(whole.getParent()) ? `${whole.getText()}: ${text}` : text;
}

/** Puts code around arguments that stay where they are, or in place of those that are text. */
function replaceAround(edits: Move['edits'], whole: Node, before: string, args: readonly (Node | string)[], after: string): void {
  const file = whole.getSourceFile();
  let at = whole.getStart();
  let text = before;
  for (const [index, argument] of args.entries()) {
    if (index > 0) text += ', ';
    if (typeof argument === 'string') text += argument;
    else {
      if (argument.getStart() < at) throw new Refusal('what is passed stands in an order that cannot be kept', whole);
      edits.replaceRange(file, at, argument.getStart(), text);
      at = argument.getEnd();
      text = '';
    }
  }
  edits.replaceRange(file, at, whole.getEnd(), text + after);
}

/** What the file calls the state. */
function nameIn(whole: Node, { accesses }: Move): string {
  const access = accesses.find(({ node }) => node === whole || node.getAncestors().includes(whole));
  return (access ?? accesses.find(({ node }) => node.getSourceFile() === whole.getSourceFile()))?.node.getText() ?? '';
}
