import { Node } from 'ts-morph';

import type { Access } from '../state/accesses.ts';
import { runnerOf } from '../state/accesses.ts';
import { applicationOf, importInto, insertSetUp } from '../calls/applications.ts';
import { typeTextOf } from '../state/declaration.ts';
import { indentOf } from '../text/edits.ts';
import { isFree } from '../calls/handlers.ts';
import { exportNames } from '../text/exports.ts';
import { addImport } from '../text/imports.ts';
import type { Move } from '../move.ts';
import { refuseListening, refuseOutliving } from '../calls/order.ts';
import { Callers } from '../calls/reach.ts';
import { Refusal, require } from '../refusal.ts';
import { removeListed, replaceDeclaration } from '../text/remove.ts';
import { isFunction, type FunctionNode } from '../sources.ts';
import { filled, styleOf } from '../text/style.ts';

/**
 * Keeps the state in an `AsyncLocalStorage`, which every function that runs for a request can ask, however far from the handler. One
 * line before all handlers runs each request in a storage of its own.
 */
export function toStorage(move: Move): void {
  const { sources, declared, accesses, edits } = move;
  const entries = entriesOf(move);
  const frameworks = new Set(entries.flatMap((fn) => sources.runOf(fn)?.entries.map(({ framework }) => framework) ?? []));
  const application = applicationOf(sources, frameworks);
  const { around: usual, aroundTyped, early } = application.setUp;
  const labels = entries.flatMap((fn) => sources.runOf(fn)?.entries.map(({ label }) => label) ?? []);
  const isEarly = early?.events.some((event) => labels.some((label) => label.includes(event))) === true;
  const around = isEarly ? early?.around : usual;
  require(around, `nothing can be put around the handlers of ${application.setUp.framework}`);
  const names = namesFor(move);
  const inOtherFiles = new Set(accesses.map(({ node }) => node.getSourceFile()).filter((file) => file !== declared.file));
  const isImported = application.file !== declared.file;
  const exported = [...(isImported ? [names.run] : []), ...(inOtherFiles.size > 0 ? [names.ask] : [])];
  replaceDeclaration(move, codeFor(move, names, exported));
  if (styleOf(declared.file).isCommonJs) exportNames(edits, declared.file, exported);
  addImport(edits, declared.file, { name: 'AsyncLocalStorage', kind: 'named', from: 'node:async_hooks' });
  removeListed(move);
  for (const file of inOtherFiles) addImport(edits, file, { name: names.ask, kind: 'named', from: declared.file });
  replaceAccesses(move, names);
  const run = importInto(edits, application, names.run, declared.file);
  insertSetUp(edits, application, styleOf(application.file).isTypeScript ? (aroundTyped ?? around) : around, { run });
}

interface Names {
  readonly storage: string;
  /** Answers with what the request keeps. */
  readonly ask: string;
  /** Runs a request. */
  readonly run: string;
}

function entriesOf({ sources, accesses, findings, declared: { name } }: Move): readonly FunctionNode[] {
  const callers = new Callers(sources);
  const used = accesses.map((access) => {
    const runner = runnerOf(access);
    if (!isFunction(runner)) throw new Refusal('this runs while the file is loaded, when there is no request', access.node);
    require(!['compound', 'update'].includes(access.kind), `'${name}' goes on from what stood there, so that it has to outlive the request: a store keeps it (--to store)`, access.node, true);
    return { access, entries: [...callers.entriesTo(runner)] };
  });
  for (const { access, entries } of used) for (const fn of entries) if (access.node.getAncestors().includes(fn)) refuseListening(access.node, fn);
  refuseOutliving({ sources, findings }, used);
  return [...new Set(used.flatMap(({ entries }) => entries))];
}

function namesFor({ declared: { name, file } }: Move): Names {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  const first = (...candidates: readonly string[]): string => candidates.find((one) => isFree(one, file)) ?? `${name}OfThisRequest`;
  return { storage: first('requestStorage', `${name}Storage`), ask: first('ofRequest', `${name}OfRequest`), run: first(`with${capital}`, `serveWith${capital}`) };
}

function codeFor({ declared }: Move, { storage, ask, run }: Names, exported: readonly string[]): string {
  const { name, initializer, file } = declared;
  const style = styleOf(file);
  const type = typeTextOf(declared);
  const kept = type === undefined ? '' : `{ ${name}: ${type} }`;
  const prefix = (one: string): string => (exported.includes(one) && !style.isCommonJs ? 'export ' : '');
  const code = `const {{storage}} = new AsyncLocalStorage${kept === '' ? '' : '<{{kept}}>'}();

/** Serves one request, with a \`{{name}}\` of its own. */
{{exportRun}}function {{run}}${kept === '' ? '(serve) {' : '<T>(serve: () => T): T {'}
  return {{storage}}.run({ {{name}}: {{initial}} }, serve);
}

{{exportAsk}}function {{ask}}()${kept === '' ? ' {' : ': {{kept}} {'}
  const kept = {{storage}}.getStore();
  if (kept === undefined) throw new Error("'{{name}}' belongs to a request, and none is being served");
  return kept;
}`;
  return filled(code, style, { storage, kept, name, run, ask, initial: initializer?.getText() ?? 'undefined', exportRun: prefix(run), exportAsk: prefix(ask) });
}

/** One access of a function asks where it stands; where there are several, the function asks once, at its beginning. */
function replaceAccesses({ edits, accesses, declared: { name } }: Move, { ask }: Names): void {
  const byRunner = new Map<Node, Access[]>();
  for (const access of accesses) {
    const runner = runnerOf(access);
    if (runner !== undefined) byRunner.set(runner, [...(byRunner.get(runner) ?? []), access]);
  }
  for (const [runner, own] of byRunner) {
    const body = isFunction(runner) ? runner.getBody() : undefined;
    const holder = own.length > 1 && Node.isBlock(body) ? ['kept', 'own', `${name}Kept`].find((one) => isFree(one, runner)) : undefined;
    if (holder !== undefined && Node.isBlock(body)) askOnce(edits, body, holder, ask, styleOf(runner.getSourceFile()).lineBreak);
    for (const { node } of own) {
      const text = `${holder ?? `${ask}()`}.${name}`;
      edits.replace(node, Node.isShorthandPropertyAssignment(node.getParent()) ? `${name}: ${text}` : text);
    }
  }
}

function askOnce(edits: Move['edits'], body: Node, holder: string, ask: string, lineBreak: string): void {
  const file = body.getSourceFile();
  const [first] = Node.isBlock(body) ? body.getStatements() : [];
  if (first === undefined) return;
  const style = styleOf(file);
  const isOnOneLine = first.getStartLineNumber() === body.getStartLineNumber();
  edits.insert(file, first.getStart(), `const ${holder} = ${ask}()${style.end}${isOnOneLine ? ' ' : `${lineBreak}${indentOf(first)}`}`);
}
