import { Node, type SourceFile } from 'ts-morph';

import { applicationSetUps, type ApplicationSetUp } from '../../remedies/homes.ts';
import { addImport, importedAs } from '../text/imports.ts';
import { indentOf, type Edits } from '../text/edits.ts';
import { Refusal } from '../refusal.ts';
import type { Sources } from '../sources.ts';
import { filled, styleOf } from '../text/style.ts';

/** The one place where a server makes its application. */
export interface Application {
  readonly setUp: ApplicationSetUp;
  /** The call or `new` that makes it. */
  readonly made: Node;
  readonly file: SourceFile;
  /** The variable that holds it. */
  readonly name: string;
}

/** The application that serves what frameworks of these names call; refuses where there is none or it cannot be told which. */
export function applicationOf(sources: Sources, frameworks: ReadonlySet<string>): Application {
  const names = new Set([...frameworks].map((name) => (name === 'koa-router' ? 'koa' : name)));
  const [name = '', another] = names;
  if (another !== undefined) throw new Refusal(`it is used by requests of several frameworks (${[...names].join(', ')}), which have no application in common`);
  const setUp = applicationSetUps.find(({ framework }) => framework === name);
  if (setUp === undefined) throw new Refusal(`no line can be put before all handlers of ${name}`);
  const all = sources.files.flatMap((file) => applicationsIn(file, setUp));
  const outermost = all.filter((one) => !all.some((other) => other !== one && isMounted(one)));
  const [application, ...others] = outermost.length > 0 ? outermost : all;
  if (application === undefined) throw new Refusal(`no file of the project that uses the state makes an application of ${name} and keeps it in a variable`);
  if (others.length > 0) throw new Refusal(`the project makes several applications of ${name} (${[application, ...others].map(({ file, made }) => `${file.getBaseName()}:${made.getStartLineNumber()}`).join(', ')}), and it cannot be told which serves the request`);
  return application;
}

function applicationsIn(file: SourceFile, setUp: ApplicationSetUp): readonly Application[] {
  const makers = setUp.made.flatMap(({ package: from, name, method }) => {
    const local = importedAs(file, name, from);
    return local === undefined ? [] : [method === undefined ? local : `${local}.${method}`];
  });
  if (makers.length === 0) return [];
  return file.getDescendants().flatMap((node): Application[] => {
    if (!(Node.isCallExpression(node) || Node.isNewExpression(node)) || !makers.includes(node.getExpression().getText())) return [];
    const variable = variableOf(node);
    return variable === undefined ? [] : [{ setUp, made: node, file, name: variable }];
  });
}

/** The variable that a statement puts the application in, also at the end of a chain of calls, or after `await`. */
function variableOf(made: Node): string | undefined {
  for (let at = made, parent = at.getParent(); parent !== undefined; at = parent, parent = at.getParent()) {
    if (Node.isVariableDeclaration(parent)) return parent.getInitializer() === at && Node.isIdentifier(parent.getNameNode()) ? parent.getName() : undefined;
    if (Node.isBinaryExpression(parent) && parent.getRight() === at && Node.isExpressionStatement(parent.getParent())) return parent.getLeft().getText();
    const isOuter = Node.isAwaitExpression(parent) || Node.isParenthesizedExpression(parent) || Node.isAsExpression(parent) || (Node.isPropertyAccessExpression(parent) && parent.getExpression() === at) || (Node.isCallExpression(parent) && parent.getExpression() === at);
    if (!isOuter) return undefined;
  }
  return undefined;
}

/** Handed to another application, as in `app.use('/admin', admin)`. */
function isMounted({ made }: Application): boolean {
  const declaration = made.getFirstAncestor(Node.isVariableDeclaration);
  const name = declaration?.getNameNode();
  if (!Node.isIdentifier(name)) return false;
  return name.findReferencesAsNodes().some((use) => {
    const call = use.getParent();
    return Node.isCallExpression(call) && call.getArguments().includes(use) && Node.isPropertyAccessExpression(call.getExpression()) && /^(?:use|route|mount|register|basePath)$/.test(call.getExpression().getText().split('.').at(-1) ?? '');
  });
}

/** Puts statements right behind the one that makes the application; `{{app}}` in them is its variable. */
export function insertSetUp(edits: Edits, { made, file, name }: Application, code: string, values: Readonly<Record<string, string>>): void {
  const statement = made.getFirstAncestor((node) => Node.isVariableStatement(node) || Node.isExpressionStatement(node));
  if (statement === undefined) throw new Refusal('the application is made in the middle of another expression', made);
  if (isChained(made)) throw new Refusal('handlers are registered in the expression that makes the application, so that nothing can be put before them', made);
  const style = styleOf(file);
  const indent = indentOf(statement);
  const lines = filled(code, style, { app: name, ...values }).split(style.lineBreak);
  edits.insert(file, statement.getEnd(), lines.map((line) => `${style.lineBreak}${indent}${line}`).join(''));
}

/** `new Hono().get(…)` */
function isChained(made: Node): boolean {
  const parent = made.getParent();
  return Node.isPropertyAccessExpression(parent) && parent.getExpression() === made;
}

/** Names in TypeScript and JavaScript that the file of an application can call what another file exports by. */
export function importInto(edits: Edits, application: Application, name: string, from: SourceFile): string {
  return application.file === from ? name : addImport(edits, application.file, { name, kind: 'named', from });
}
