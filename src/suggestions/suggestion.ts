import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { RemedyKind } from '../findings/finding.ts';
import type { SuggestionId } from '../findings/words.ts';

/** A file as whoever lints it has parsed it: with a `parent` in each node. */
export interface Source {
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopes: TSESLint.Scope.ScopeManager;
  /** Whether types are part of the language: annotations may be written, and are missed where they are lost. */
  readonly isTyped: boolean;
}

/** One change of one file that cures a finding and changes nothing else. Offsets count in UTF-16 code units; edits do not overlap. */
export interface Suggestion {
  readonly remedy: RemedyKind;
  readonly messageId: SuggestionId;
  /** What fills the gaps of the sentence. */
  readonly data: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Node = TSESTree.Node;
export type Variable = TSESLint.Scope.Variable;
export type Reference = TSESLint.Scope.Reference;
