import type { Activation } from '../values/activation.ts';
import type { CallSite, ValueId } from '../../summary/module-summary.ts';

/** One search, with what it has seen and what it may still spend. */
export interface Search {
  readonly seen: Set<string>;
  left: number;
  /** Functions whose answers are being looked into for one call of them. */
  readonly within: Map<Activation, { readonly call: CallSite; readonly from: Activation }>;
  /** The longest path at which the data was found: `req.body.name`. */
  hit: Source | undefined;
  /** What somebody outside of the project was asked for and waited for does not count. */
  readonly broughtOnly: boolean;
}

/** Data of a request, as the code that has it calls it. */
interface Source {
  readonly id: ValueId;
  readonly activation: Activation;
}

const mostSteps = 400;

export function newSearch(): Search {
  return { seen: new Set(), left: mostSteps, within: new Map(), hit: undefined, broughtOnly: false };
}

/** Notes where data was found; what was found first is kept. */
export function hitAt(search: Search, id: ValueId, activation: Activation): true {
  search.hit ??= { id, activation };
  return true;
}

/** A parameter that a function within sees has the same name there, and goes on from it: `request.body` in a callback. */
export function namedHere(search: Search, id: ValueId, activation: Activation): true {
  const { hit } = search;
  if (hit !== undefined && hit.activation !== activation && hit.activation.module.summary.values[hit.id]?.kind === 'parameter') search.hit = { id, activation };
  return true;
}

/** The name of what was found goes on: from `req.body` to `req.body.name`. */
export function extended(search: Search, from: ValueId, to: ValueId, activation: Activation): true {
  if (search.hit?.id === from && search.hit.activation === activation) search.hit = { id: to, activation };
  return true;
}
