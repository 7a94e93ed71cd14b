import { Node, type Type } from 'ts-morph';

import type { Shape } from '../state/collection.ts';
import { typeTextOf } from '../state/declaration.ts';
import type { Move } from '../move.ts';
import { require } from '../refusal.ts';
import { constantBehind, refuseWrite, type Step } from './store-steps.ts';

/** The types of keys and values as code. */
export function typesIn({ declared }: Pick<Move, 'declared'>): { readonly key: string; readonly value: string } {
  const { node, initializer } = declared;
  const type = node.getType();
  const written = Node.isNewExpression(initializer) ? initializer.getTypeArguments().map((one) => one.getText()) : [];
  const annotated = /^(?:Map|Record)<([^,<>]+),\s*(.*)>$/s.exec(typeTextOf(declared) ?? '');
  if (written.length === 2) return { key: written[0] ?? 'string', value: written[1] ?? 'unknown' };
  if (annotated !== null) return { key: annotated[1] ?? 'string', value: annotated[2] ?? 'unknown' };
  const inside = type.getArrayElementType() ?? type.getStringIndexType() ?? (type.getTypeArguments().length === 2 ? type.getTypeArguments()[1] : undefined);
  return { key: 'string', value: (inside ?? type.getBaseTypeOfLiteralType()).getText(node) };
}

/** A store keeps what JSON can say. */
export function refuseWhatJsonLoses({ declared }: Move, shape: Shape, steps: readonly Step[]): void {
  if (shape === 'number') return;
  const type = declared.node.getType();
  const kept = shape === 'list' ? type.getArrayElementType() : shape === 'value' ? type : (type.getStringIndexType() ?? type.getTypeArguments().at(-1));
  const lost = kept === undefined ? undefined : lossIn(kept, 0);
  require(lost === undefined, `its values hold ${lost}, which a store cannot keep as text`, declared.node);
  for (const { method, args } of steps.filter((step) => ['set', 'setOnce', 'push'].includes(step.method))) {
    for (const value of method === 'push' ? args : args.slice(-1)) {
      if (typeof value === 'string') continue;
      refuseLaterChange(value);
      const loss = Node.isAwaitExpression(value) ? undefined : (lossIn(value.getType(), 0) ?? madeOf(value));
      require(loss === undefined, `it holds ${loss}, which a store cannot keep as text`, value);
    }
  }
}

/** What is made with `new` has methods, whether or not its class is known. */
function madeOf(value: Node): string | undefined {
  const made = Node.isIdentifier(value) ? constantBehind(value)?.getInitializer() : value;
  return Node.isNewExpression(made) ? `an instance of ${made.getExpression().getText()}` : undefined;
}

/** Whether an entry may be `null`, which is not the same as no entry. */
export function mayHoldNull({ declared }: Pick<Move, 'declared'>, steps: readonly Step[]): boolean {
  const type = declared.node.getType();
  const kept = type.getStringIndexType() ?? type.getTypeArguments().at(-1);
  const isNull = (value: Node | string | undefined): boolean => value !== undefined && typeof value !== 'string' && value.getText() === 'null';
  return kept?.getUnionTypes().some((one) => one.isNull()) === true || steps.some(({ method, args }) => (method === 'set' || method === 'setOnce') && isNull(args.at(-1)));
}

/** What is put into a store is a copy: what is done to the object afterwards is not in it. */
function refuseLaterChange(value: Node): void {
  if (!Node.isIdentifier(value)) return;
  const declaration = value.getSymbol()?.getDeclarations().find((one) => Node.isVariableDeclaration(one) || Node.isParameterDeclaration(one));
  const name = declaration?.getNameNode();
  if (!Node.isIdentifier(name)) return;
  for (const use of name.findReferencesAsNodes()) if (use.getSourceFile() === value.getSourceFile() && use.getStart() > value.getEnd()) refuseWrite(use);
}

const lossy: Readonly<Record<string, string>> = { Map: 'a Map', Set: 'a Set', Date: 'a Date', RegExp: 'a regular expression', Promise: 'a promise', WeakMap: 'a WeakMap', Buffer: 'bytes', Uint8Array: 'bytes', Error: 'an error', Timeout: 'a timer', Socket: 'a socket', WebSocket: 'a socket', ServerResponse: 'a response', Response: 'a response', EventEmitter: 'an emitter' };

function lossIn(type: Type, depth: number): string | undefined {
  if (depth > 4 || type.isAny() || type.isUnknown()) return undefined;
  if (type.isUnion()) return type.getUnionTypes().map((one) => lossIn(one, depth + 1)).find((one) => one !== undefined);
  if (type.isArray()) return lossIn(type.getArrayElementTypeOrThrow(), depth + 1);
  if (type.isBigInt() || type.isBigIntLiteral()) return 'a bigint';
  if (!type.isObject()) return undefined;
  const name = type.getSymbol()?.getName() ?? '';
  if (Object.hasOwn(lossy, name)) return lossy[name];
  if (type.getCallSignatures().length > 0) return 'a function';
  if (type.isClass()) return `an instance of ${name}`;
  return type.getProperties().map((property) => property.getValueDeclaration()).flatMap((declaration) => (declaration === undefined ? [] : [lossIn(declaration.getType(), depth + 1)])).find((one) => one !== undefined);
}
