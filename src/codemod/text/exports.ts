import { Node, SyntaxKind, type ObjectLiteralExpression, type SourceFile } from 'ts-morph';

import type { Edits } from './edits.ts';
import { styleOf } from './style.ts';

/** Exports names that the file is about to declare, in the way in which it exports others. */
export function exportNames(edits: Edits, file: SourceFile, names: readonly string[]): void {
  if (names.length === 0) return;
  const { end, lineBreak, isCommonJs } = styleOf(file);
  const listed = isCommonJs ? exportedObject(file) : undefined;
  const last = listed?.getProperties().at(-1);
  if (last !== undefined) {
    edits.insert(file, last.getEnd(), names.map((name) => `, ${name}`).join(''));
    return;
  }
  const text = isCommonJs ? names.map((name) => `module.exports.${name} = ${name}${end}`).join(lineBreak) : `export { ${names.join(', ')} }${end}`;
  edits.insert(file, file.getFullText().trimEnd().length, `${lineBreak}${lineBreak}${text}`);
}

/** `module.exports = { … }` */
function exportedObject(file: SourceFile): ObjectLiteralExpression | undefined {
  for (const statement of file.getStatements()) {
    const expression = Node.isExpressionStatement(statement) ? statement.getExpression() : undefined;
    if (!Node.isBinaryExpression(expression) || expression.getOperatorToken().getKind() !== SyntaxKind.EqualsToken || expression.getLeft().getText() !== 'module.exports') continue;
    const right = expression.getRight();
    if (Node.isObjectLiteralExpression(right)) return right;
  }
  return undefined;
}
