import type { FunctionId, Span, ValueId } from './module-summary.ts';

/**
 * A loop `for await`, whose rounds are told as a function of their own: parameter 0 is the element, and what the round declares is its own.
 * That function counts only where each round serves somebody; everywhere else the loop is a part of the function that it stands in.
 */
export interface Round extends Span {
  readonly fn: FunctionId;
  /** What is iterated. */
  readonly of: ValueId;
}

/** What is known of a function that has to do with such loops. */
export interface Looping {
  /** The loops of its own body, which is told with them in it as well; absent when there are none. */
  readonly rounds?: readonly Round[];
  /** It is a round, or stands in one: a copy of what the function around the loop is told with. */
  readonly inRound?: true;
}

/** What is known of a variable that has to do with such loops. */
export interface SeenInRounds {
  /** A round sees it that is not its owner; `only`: no function does that stands outside of such loops of its owner. */
  readonly inRound?: 'also' | 'only';
}
