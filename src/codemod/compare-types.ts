import { posix } from 'node:path';

import { ts } from 'ts-morph';

import { typesOfPackages } from '../remedies/types-of-packages.ts';
import { Refusal } from './refusal.ts';
import type { Sources } from './sources.ts';

/** What the compiler says of a file, without where: lines move. */
interface Complaint {
  readonly text: string;
  /** The package whose import leads nowhere, when that is what it is about. */
  readonly missing?: string;
  /** It is about a parameter without a type, of a function that is handed to something of which nothing is known. */
  readonly isOfUnknown?: true;
}

/**
 * Refuses a change of which the compiler says something that it did not say before. The same files are looked at both times, those that the
 * change brings in among them. A package that no file finds before is found by none afterwards, and what follows from that is not the change's fault.
 */
export function compareTypes({ project, tsconfig, files }: Sources, texts: ReadonlyMap<string, string>, packages: readonly string[]): void {
  const program = project.getProgram().compilerObject;
  const options = program.getCompilerOptions();
  const changed = new Map([...texts].filter(([path]) => /\.[cm]?[jt]sx?$/.test(path)));
  const paths = [...new Set([...files.map((file) => file.getFilePath() as string), ...changed.keys()])];
  const isInstalled = (name: string): boolean => ts.resolveModuleName(name, paths[0] ?? '', options, ts.sys).resolvedModule !== undefined;
  const missing = packages.filter((name) => !isInstalled(name));
  const types = new Map(missing.flatMap((name): [string, string][] => (typesOfPackages[name] === undefined ? [] : [[`/types-of-${name.replaceAll(/\W/g, '-')}.d.ts`, typesOfPackages[name]]])));
  const old = complaintsIn(withTexts(program, types, paths), paths, tsconfig !== undefined);
  const nowhere = new Set([...missing, ...[...old.values()].flat().flatMap((one) => one.missing ?? [])]);
  const hasNode = isInstalled('@types/node');
  const isExcused = (one: Complaint): boolean => (one.missing !== undefined && nowhere.has(one.missing)) || (!hasNode && ofNode.test(one.text)) || (one.isOfUnknown === true && nowhere.size > 0);
  for (const [path, complaints] of complaintsIn(withTexts(program, new Map([...changed, ...types]), paths), paths, tsconfig !== undefined)) {
    const known = (old.get(path) ?? []).map(({ text }) => text);
    for (const complaint of complaints) {
      const index = known.indexOf(complaint.text);
      if (index === -1 && !isExcused(complaint)) throw new Refusal(`TypeScript would no longer accept ${posix.basename(path)}: ${complaint.text}`);
      if (index !== -1) known.splice(index, 1);
    }
  }
}

/** What the compiler says where the types of Node are not installed. */
const ofNode = /Cannot find (?:name|module) '(?:node:|process|console|require|module)/;

/** The program with other texts of some files, and with some files more. */
function withTexts(program: ts.Program, texts: ReadonlyMap<string, string>, paths: readonly string[]): ts.Program {
  const options = program.getCompilerOptions();
  const base = ts.createCompilerHost(options);
  const library = program.getSourceFiles().find((file) => program.isSourceFileDefaultLibrary(file))?.fileName ?? '';
  const folder = posix.dirname(library);
  const host: ts.CompilerHost = {
    ...base,
    getSourceFile: (name, version) => {
      const text = texts.get(name);
      return text === undefined ? (itself(program.getSourceFile(name)) ?? base.getSourceFile(name, version)) : ts.createSourceFile(name, text, version, true);
    },
    readFile: (name) => texts.get(name) ?? base.readFile(name),
    fileExists: (name) => texts.has(name) || program.getSourceFile(name) !== undefined || base.fileExists(name),
    ...(library !== '' && { getDefaultLibLocation: () => folder, getDefaultLibFileName: (asked) => posix.join(folder, ts.getDefaultLibFileName(asked)) }),
  };
  return ts.createProgram([...new Set([...program.getRootFileNames(), ...paths, ...texts.keys()])], options, host, program);
}

/** The compiler lets one file stand for others of the same package: the file as it was read. */
function itself(file: ts.SourceFile | undefined): ts.SourceFile | undefined {
  return file !== undefined && 'redirectInfo' in file && file.redirectInfo !== undefined ? undefined : file;
}

/** By file; files that the program does not have are left out. */
function complaintsIn(program: ts.Program, paths: readonly string[], hasTypes: boolean): ReadonlyMap<string, readonly Complaint[]> {
  const found = new Map<string, readonly Complaint[]>();
  for (const path of paths) {
    const file = program.getSourceFile(path);
    if (file === undefined) continue;
    const isChecked = hasTypes && (/\.[cm]?tsx?$/.test(path) || program.getCompilerOptions().checkJs === true);
    const all = [...program.getSyntacticDiagnostics(file), ...(isChecked ? program.getSemanticDiagnostics(file) : [])];
    found.set(path, all.map((one) => complaint(one, file, program)));
  }
  return found;
}

function complaint({ code, messageText, start = 0 }: ts.Diagnostic, file: ts.SourceFile, program: ts.Program): Complaint {
  const node = nodeAt(file, start);
  const missing = ts.isStringLiteralLike(node) && isImported(node) ? packageOf(node.text) : undefined;
  return {
    text: `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    ...(missing !== undefined && { missing }),
    ...(isHandedToUnknown(node, program) && { isOfUnknown: true }),
  };
}

/** The innermost node that begins there, or is around it. */
function nodeAt(file: ts.SourceFile, start: number): ts.Node {
  let at: ts.Node = file;
  for (let inner: ts.Node | undefined = at; inner !== undefined; ) {
    at = inner;
    inner = ts.forEachChild(at, (child) => (child.getStart(file) <= start && start < child.getEnd() ? child : undefined));
  }
  return at;
}

/** `from 'pg'`, `import('pg')`, `require('pg')` */
function isImported({ parent }: ts.Node): boolean {
  if (ts.isCallExpression(parent)) return parent.expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(parent.expression) && parent.expression.text === 'require');
  return ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isExternalModuleReference(parent);
}

/** `@scope/name` of `@scope/name/part`; undefined for a path. */
function packageOf(specifier: string): string | undefined {
  return /^(?:@[^/]+\/)?[^./@][^/]*/.exec(specifier)?.[0];
}

/** `rows.map((row) => …)`, where nobody knows what `rows` is. */
function isHandedToUnknown(node: ts.Node, program: ts.Program): boolean {
  const parameter = ts.findAncestor(node, ts.isParameter);
  const call = parameter?.parent.parent;
  if (parameter === undefined || call === undefined || !ts.isCallExpression(call) || !call.arguments.some((one) => one === parameter.parent)) return false;
  const isName = ts.isIdentifier(node) && (node.parent === parameter || ts.isBindingElement(node.parent));
  return (isName || node === parameter) && (program.getTypeChecker().getTypeAtLocation(call.expression).flags & ts.TypeFlags.Any) !== 0;
}
