import { Node, SyntaxKind } from 'ts-morph';

import type { EntryPointMatch } from '../../findings/finding.ts';
import { failureHandlings, type FailureHandling } from '../../remedies/failures.ts';
import { indentOf } from '../text/edits.ts';
import { isFree } from './handlers.ts';
import { majorOf } from '../text/dependencies.ts';
import type { Move } from '../move.ts';
import { Refusal, require } from '../refusal.ts';
import type { FunctionNode } from '../sources.ts';
import { filled, styleOf } from '../text/style.ts';

/** Sees to it that an error of the store becomes the answer to the request: by the framework where it waits for the handler, else by the handler. */
export function handleFailures(move: Move, fn: FunctionNode, entries: readonly EntryPointMatch[], places: readonly Node[]): void {
  for (const { framework, phase } of entries) {
    const handling = failureHandlings.find(({ frameworks }) => frameworks.includes(framework));
    if (handling !== undefined && phase !== 'connection' && phase !== 'message' && isSeen(move, handling, fn)) {
      refuseCallback(fn, framework, move);
      continue;
    }
    if (places.every((place) => isCaught(place, fn))) continue;
    const { otherwise } = handling ?? {};
    require(otherwise !== undefined && phase === 'request', `${framework} does not look at the promise of this function, so that nobody would learn that the store cannot be reached: put what it does into try and catch first`, fn);
    return wrapBody(move, fn, otherwise);
  }
}

function isSeen({ sources }: Move, { promises }: FailureHandling, fn: FunctionNode): boolean {
  if (promises === undefined) return false;
  const major = majorOf(sources, fn.getSourceFile().getFilePath(), promises.package);
  // What is not known is taken for an old version, unless all of them do it.
  return major === undefined ? promises.since <= 2 : major >= promises.since;
}

/** A hook of Fastify either answers with a promise or calls back. */
function refuseCallback(fn: FunctionNode, framework: string, { edits }: Move): void {
  if (framework !== 'fastify') return;
  require(fn.getParameters().length < 3, 'a hook that calls back cannot wait for a store as well: let it answer with a promise first', fn);
  const body = fn.getBody();
  const last = Node.isBlock(body) ? body.getStatements().at(-1) : undefined;
  const expression = Node.isExpressionStatement(last) ? last.getExpression() : undefined;
  const reply = fn.getParameters()[1]?.getName();
  if (last !== undefined && expression !== undefined && reply !== undefined && expression.getText().startsWith(`${reply}.`) && /\.send\(/.test(expression.getText())) edits.insert(fn.getSourceFile(), last.getStart(), 'return ');
}

function isCaught(place: Node, fn: FunctionNode): boolean {
  for (const one of place.getAncestors()) {
    if (one === fn) return false;
    const parent = one.getParent();
    if (Node.isTryStatement(parent) && parent.getTryBlock() === one && parent.getCatchClause() !== undefined) return true;
  }
  return false;
}

function wrapBody(move: Move, fn: FunctionNode, { code, at, parameter, before }: NonNullable<FailureHandling['otherwise']>): void {
  const body = fn.getBody();
  const file = fn.getSourceFile();
  const style = styleOf(file);
  const { edits } = move;
  const name = parameterAt(move, fn, at, parameter, before);
  const outer = indentOf(fn);
  const inner = outer + style.indent;
  const handler = filled(code, style, { parameter: name }).split(style.lineBreak).map((line) => `${inner}${style.indent}${line}`).join(style.lineBreak);
  const rescue = `${inner}} catch (error) {${style.lineBreak}${handler}${style.lineBreak}${inner}}`;
  if (!Node.isBlock(body)) {
    if (body === undefined) throw new Refusal('the handler has no body', fn);
    const expression = Node.isParenthesizedExpression(body) ? body.getExpression() : body;
    edits.replaceRange(file, body.getStart(), expression.getStart(), `{${style.lineBreak}${inner}try {${style.lineBreak}${inner}${style.indent}`);
    edits.replaceRange(file, expression.getEnd(), body.getEnd(), `${style.end}${style.lineBreak}${rescue}${style.lineBreak}${outer}}`);
    return;
  }
  const statements = body.getStatements();
  const [first] = statements;
  const last = statements.at(-1);
  if (first === undefined || last === undefined) return;
  if (first.getStartLineNumber() === body.getStartLineNumber()) {
    edits.insert(file, first.getStart(), `try { `);
    edits.insert(file, last.getEnd(), ` } catch (error) { ${filled(code, style, { parameter: name }).replaceAll(style.lineBreak, ' ')} }`);
    return;
  }
  const text = file.getFullText();
  const open = body.getStart() + 1;
  edits.insert(file, open, `${style.lineBreak}${inner}try {`);
  for (const line of linesBetween(text, open, last.getEnd())) if (!isInTemplate(body, line) && !edits.removes(file, line)) edits.insert(file, line, style.indent);
  const end = text.lastIndexOf('\n', body.getEnd() - 1);
  edits.insert(file, end, `${style.lineBreak}${rescue}`);
}

/** Starts of the lines between two places that are not empty. */
function linesBetween(text: string, from: number, to: number): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) if (!/[\r\n]/.test(text.charAt(at + 1))) starts.push(at + 1);
  return starts;
}

/** Lines of a text between backticks say what they say. */
function isInTemplate(body: Node, at: number): boolean {
  return body.getDescendants().some((node) => [SyntaxKind.NoSubstitutionTemplateLiteral, SyntaxKind.TemplateHead, SyntaxKind.TemplateMiddle, SyntaxKind.TemplateTail].includes(node.getKind()) && node.getStart() < at && at < node.getEnd());
}

/** The name of the parameter at a position, which is declared when it is missing. */
function parameterAt({ edits, sources }: Move, fn: FunctionNode, at: number, wanted: string, before: readonly string[]): string {
  const parameters = fn.getParameters();
  // A handler of errors has one more in front.
  const position = parameters.length === 4 && at === 2 && sources.runOf(fn)?.parameters[1]?.some((path) => path.endsWith('@request')) === true ? 3 : at;
  const parameter = parameters[position];
  if (parameter !== undefined) {
    const name = parameter.getNameNode();
    require(Node.isIdentifier(name), 'the handler takes its parameter apart by a pattern', parameter);
    const used = name.getText().startsWith('_') && isFree(name.getText().slice(1), fn) ? name.getText().slice(1) : name.getText();
    if (used !== name.getText()) edits.replace(name, used);
    return used;
  }
  const isTyped = parameters.some((one) => one.getTypeNode() !== undefined);
  require(!isTyped && isFree(wanted, fn), `the handler does not name its ${wanted}, which has to be told of errors`, fn);
  const last = parameters.at(-1);
  const names = [...before.slice(parameters.length), wanted];
  const open = fn.getChildren().find((child) => child.getText() === '(');
  if (last === undefined) edits.insert(fn.getSourceFile(), open?.getEnd() ?? fn.getStart(), names.join(', '));
  else if (open === undefined) edits.wrap(last, '(', `${names.map((name) => `, ${name}`).join('')})`);
  else edits.insert(fn.getSourceFile(), last.getEnd(), names.map((name) => `, ${name}`).join(''));
  return wanted;
}
