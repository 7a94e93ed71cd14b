import type { GuardId, Span } from './module-summary.ts';

/** A `try` statement, as the stretches of text that it is made of. */
export interface Try extends Span {
  readonly block: Span;
  /** `goesOn`: the statement after the `try` may come next, since no `return` or `throw` ends the handler on every way. */
  readonly handler?: Span & { readonly goesOn: boolean };
  readonly finalizer?: Span;
}

/** A `return` statement. */
export interface Exit extends Span {
  readonly under: GuardId;
}
