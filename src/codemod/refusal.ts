import type { Node } from 'ts-morph';

/** Why nothing is changed, in a sentence for the user. Thrown wherever a move turns out not to be safe; caught by `migrate`. */
export class Refusal extends Error {
  /** It holds whatever way is tried. */
  readonly isTelling: boolean;
  /** Where the obstacle stands. */
  readonly at: { readonly file: string; readonly line: number } | undefined;

  constructor(reason: string, node?: Node, isTelling = false) {
    super(reason);
    this.name = 'Refusal';
    this.isTelling = isTelling;
    this.at = node && { file: node.getSourceFile().getFilePath(), line: node.getStartLineNumber() };
  }
}

/** Throws the refusal when the condition does not hold. */
export function require(condition: unknown, reason: string, node?: Node, isTelling = false): asserts condition {
  if (condition === false || condition === undefined || condition === null) throw new Refusal(reason, node, isTelling);
}
