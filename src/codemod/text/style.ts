import { Node, type SourceFile } from 'ts-morph';

/** How a file is written, told by what stands in it, so that what is added looks the same. */
export interface Style {
  readonly quote: "'" | '"';
  /** `;` or nothing. */
  readonly end: string;
  /** One level of indentation. */
  readonly indent: string;
  readonly lineBreak: '\n' | '\r\n';
  readonly isTypeScript: boolean;
  /** `require` and `module.exports`. */
  readonly isCommonJs: boolean;
}

export function styleOf(file: SourceFile): Style {
  const text = file.getFullText();
  const statements = file.getStatements();
  const ended = statements.filter((statement) => /^(?:import|const|let|var|export \{)/.test(statement.getText()));
  const withSemicolon = ended.filter((statement) => statement.getText().endsWith(';')).length;
  const hasModules = statements.some((statement) => Node.isImportDeclaration(statement) || Node.isExportDeclaration(statement) || Node.isExportAssignment(statement) || (Node.isModifierable(statement) && statement.hasModifier('export')));
  const path = file.getFilePath();
  return {
    quote: count(text, /'/g) >= count(text, /"/g) ? "'" : '"',
    end: ended.length === 0 || withSemicolon * 2 >= ended.length ? ';' : '',
    indent: /^(\t| {2,8})\S/m.exec(text)?.[1] ?? '  ',
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
    isTypeScript: /\.[cm]?tsx?$/.test(path),
    isCommonJs: path.endsWith('.cjs') || (!hasModules && /\brequire\(|\bmodule\.exports\b|\bexports\.\w/.test(text)),
  };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Code that is written here with two spaces, single quotes and semicolons, as the file would have it. */
export function inStyle(code: string, { quote, end, indent, lineBreak }: Style): string {
  return code
    .split('\n')
    .map((line) => {
      const spaces = /^ */.exec(line)?.[0].length ?? 0;
      const body = line.slice(spaces);
      const quoted = quote === '"' && !body.includes('"') ? body.replaceAll(/'([^'\\]*)'/g, '"$1"') : body;
      return indent.repeat(Math.floor(spaces / 2)) + (end === '' ? quoted.replace(/;$/, '') : quoted);
    })
    .join(lineBreak);
}

/** `;` where code that begins with a bracket would go on from the line before: in files without semicolons. */
export function guardBefore(node: Node): string {
  const statement = node.getAncestors().find((one) => Node.isStatement(one));
  const isFirst = Node.isExpressionStatement(statement) && statement.getStart() === node.getStart();
  return isFirst && styleOf(node.getSourceFile()).end === '' ? ';' : '';
}

/** A template in the style of the file, with its gaps `{{name}}` filled by code as it stands. */
export function filled(template: string, style: Style, values: Readonly<Record<string, string>>): string {
  return inStyle(template, style).replaceAll(/\{\{(\w+)\}\}/g, (gap, name: string) => values[name] ?? gap);
}
