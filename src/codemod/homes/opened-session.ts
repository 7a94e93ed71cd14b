import { Node, SyntaxKind, type VariableDeclaration } from 'ts-morph';

import type { SessionHome } from '../../remedies/sessions.ts';
import { isFree } from '../calls/handlers.ts';
import { Waiting } from '../calls/make-async.ts';
import type { Holder } from '../calls/reach.ts';
import type { Move } from '../move.ts';
import { Refusal, require } from '../refusal.ts';
import { functionAround, type FunctionNode } from '../sources.ts';
import type { Access } from '../state/accesses.ts';
import { typeTextOf } from '../state/declaration.ts';
import { typesIn } from '../store/store-types.ts';
import { exportNames } from '../text/exports.ts';
import { indentOf } from '../text/edits.ts';
import { addImport } from '../text/imports.ts';
import { filled, styleOf } from '../text/style.ts';

/** Sessions that each handler opens with its request and response, and saves when it has put something there. */
export class OpenedSessions {
  private readonly move: Move;
  private readonly session: SessionHome;
  private readonly open: string;
  private readonly options: VariableDeclaration;
  private readonly type: string;
  private readonly names = new Map<FunctionNode, string>();
  private readonly saved = new Set<Node>();
  private readonly waiting: Waiting;

  constructor(move: Move, session: SessionHome, open: string, isKeyed: boolean) {
    this.move = move;
    this.session = session;
    this.open = open;
    this.options = optionsIn(move, session, open);
    this.waiting = new Waiting(move);
    this.type = isKeyed ? typesIn(move).value : (typeTextOf(move.declared) ?? '').replace(/ \| undefined$/, '');
    require(/^(?:string|number|boolean)$/.test(this.type), `'${move.declared.name}' is not seen to hold plain texts or numbers: of others it is not seen when they change, and when the session has to be saved`, move.declared.node);
  }

  /** The variable that holds the session in a handler. */
  nameIn({ fn }: Holder): string {
    const known = this.names.get(fn);
    if (known !== undefined) return known;
    const name = ['session', 'ownSession'].find((one) => isFree(one, fn));
    require(name, "the handler has another variable called 'session'", fn);
    this.names.set(fn, name);
    const body = fn.getBody();
    const [first] = Node.isBlock(body) ? body.getStatements() : [];
    if (first === undefined) throw new Refusal('the handler has no statements, before which the session could be opened', fn);
    const { edits, declared } = this.move;
    const file = fn.getSourceFile();
    const style = styleOf(file);
    const open = addImport(edits, file, { name: this.open, kind: 'named', from: this.session.package });
    const kept = style.isTypeScript ? `<{ ${declared.name}?: ${this.type} }>` : '';
    const [request, response] = ['request', 'response'].map((object) => this.parameterOf(fn, object));
    const code = `const ${name} = await ${open}${kept}(${request}, ${response}, ${this.optionsFor(fn)})${style.end}`;
    edits.insert(file, first.getStart(), `${code}${first.getStartLineNumber() === body?.getStartLineNumber() ? ' ' : `${style.lineBreak}${indentOf(first)}`}`);
    this.waiting.noteWait(first);
    return name;
  }

  /** Saves the session behind the statement that puts something there. */
  save({ node }: Access, holder: Holder): void {
    const statement = node.getFirstAncestor((one) => Node.isExpressionStatement(one));
    require(statement !== undefined && functionAround(node) === holder.fn && (Node.isBlock(statement.getParent()) || Node.isSourceFile(statement.getParent())), 'there is no place behind this where the session could be saved', node);
    if (this.saved.has(statement)) return;
    this.saved.add(statement);
    const file = node.getSourceFile();
    const style = styleOf(file);
    const isOnOneLine = statement.getStartLineNumber() === statement.getParentOrThrow().getStartLineNumber();
    this.move.edits.insert(file, statement.getEnd(), `${isOnOneLine ? ' ' : `${style.lineBreak}${indentOf(statement)}`}${filled('await {{session}}.save();', style, { session: this.nameIn(holder) })}`);
  }

  finish(): void {
    this.waiting.finish();
  }

  /** `request` or `response` of the handler. */
  private parameterOf(fn: FunctionNode, object: string): string {
    const index = this.move.sources.runOf(fn)?.parameters.findIndex((paths) => paths.length === 1 && paths[0]?.endsWith(`@${object}`) === true) ?? -1;
    const name = fn.getParameters()[index]?.getNameNode();
    if (!Node.isIdentifier(name)) throw new Refusal(`the handler does not name its ${object}, which the session is opened with`, fn);
    const text = name.getText();
    if (!text.startsWith('_') || !isFree(text.slice(1), fn) || name.findReferencesAsNodes().some((use) => use !== name)) return text;
    this.move.edits.replace(name, text.slice(1));
    return text.slice(1);
  }

  private optionsFor(fn: FunctionNode): string {
    const file = this.options.getSourceFile();
    const name = this.options.getName();
    if (file === fn.getSourceFile()) return name;
    if (this.options.getVariableStatement()?.hasExportKeyword() !== true) exportNames(this.move.edits, file, [name]);
    return addImport(this.move.edits, fn.getSourceFile(), { name, kind: 'named', from: file });
  }
}

/** The options that sessions are opened with elsewhere in the project. */
function optionsIn({ sources }: Move, session: SessionHome, open: string): VariableDeclaration {
  const users = [...sources.index.files].filter(([path, { requests }]) => /\.[cm]?[jt]sx?$/.test(path) && requests.includes(session.package)).map(([path]) => sources.include(path));
  const calls = users.flatMap((file) => file?.getDescendantsOfKind(SyntaxKind.CallExpression) ?? []).filter((call) => call.getExpression().getText() === open);
  const found = calls.flatMap((call) => {
    const symbol = call.getArguments().at(-1)?.getSymbol();
    return (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations().find(Node.isVariableDeclaration) ?? [];
  });
  const [options] = found.filter((one) => functionAround(one) === undefined);
  if (options === undefined) throw new Refusal(`no file opens a session with options that stand at the top of a file: ${open}(request, response, options)`);
  return options;
}
