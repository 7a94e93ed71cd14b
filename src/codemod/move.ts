import type { Finding } from '../findings/finding.ts';
import type { Access, Mentions } from './state/accesses.ts';
import type { Declared } from './state/declaration.ts';
import type { Edits } from './text/edits.ts';
import type { Sources } from './sources.ts';

/** The homes that `migrate` moves state to. */
export type Target = 'context' | 'session' | 'store' | 'cache' | 'request';

/** What a move works on. */
export interface Move {
  readonly sources: Sources;
  readonly edits: Edits;
  readonly declared: Declared;
  readonly accesses: readonly Access[];
  readonly listed: Mentions['listed'];
  /** All findings of the state. */
  readonly findings: readonly Finding[];
  readonly options: MoveOptions;
  /** What a reader of the change should know, in sentences without the full stop. */
  readonly notes: string[];
  /** Packages to install, with the ranges of versions that the code is written for. */
  readonly packages: Map<string, string>;
}

export interface MoveOptions {
  /** Most entries of a cache, and how many seconds they live; until they are put out, when that is not said. */
  readonly max: number;
  readonly ttl?: number;
  /** The package of the store or the session, when there are several. */
  readonly using?: string;
}
