import type { AbstractValue, ObjectValue } from './abstract-value.ts';
import type { Activation } from './activation.ts';
import { nothing } from './value-union.ts';
import type { CallId } from '../../summary/module-summary.ts';

/** Where a value came into a cell: the call that passed it. */
export interface Origin {
  readonly from: Activation;
  readonly call: CallId;
}

const noReaders: readonly Activation[] = [];

/**
 * A place that holds values: a variable, a parameter, a property. The set of its values only grows while the analysis
 * runs, and whoever read it is told.
 */
export class Cell {
  values: readonly AbstractValue[] = nothing;
  private members: Set<AbstractValue> | undefined;
  /** By the place of the value in {@link values}; most cells have one value or none. */
  private origins: readonly (Origin | undefined)[] | undefined;
  /** Most cells have one reader, or none. */
  private firstReader: Activation | undefined;
  private otherReaders: Set<Activation> | undefined;
  /** The piece of work that read it last, whose reader need not be added again. */
  readIn = -1;
  /** For the cell of a property: all that reading the property gave, and in which piece of work. */
  found: readonly AbstractValue[] = nothing;
  foundIn = -1;
  private passing = 0;
  private setUp = 0;

  /**
   * Answers whether the value is new. A place that holds many different things says nothing of each: past
   * {@link mostValues} further values are dropped (functions past {@link mostFunctions}), and past {@link mostPassing} further objects that functions make as
   * they go, so that these do not crowd out the state that modules hold.
   */
  add(value: AbstractValue, origin: Origin | undefined): boolean {
    const { values } = this;
    if (values.length >= (value.kind === 'function' ? mostFunctions : mostValues) || (this.members?.has(value) ?? values.includes(value))) return false;
    if (value.kind === 'object' && !value.ofModule && this.passing++ >= mostPassing && !(isSetUp(value) && this.setUp++ < mostSetUp)) return false;
    // A list that has been handed out does not change.
    this.values = [...values, value];
    if (this.members !== undefined) this.members.add(value);
    else if (values.length >= 8) this.members = new Set(this.values);
    if (origin !== undefined || this.origins !== undefined) this.origins = [...(this.origins ?? values.map(() => undefined)), origin];
    return true;
  }

  originOf(value: AbstractValue): Origin | undefined {
    return this.origins?.[this.values.indexOf(value)];
  }

  /** In the order in which they first read. */
  get readers(): readonly Activation[] {
    if (this.firstReader === undefined) return noReaders;
    return this.otherReaders === undefined ? [this.firstReader] : [this.firstReader, ...this.otherReaders];
  }

  addReader(reader: Activation): void {
    if (this.firstReader === undefined) this.firstReader = reader;
    else if (this.firstReader !== reader) (this.otherReaders ??= new Set()).add(reader);
  }
}

/** Bounds the work per cell, and with it keeps the whole analysis linear in the size of the project. */
const mostValues = 32;
/** A router of the project's own keeps the handlers of all routes in one place. */
const mostFunctions = 128;
const mostPassing = 4;
/** Of those that were made at boot, as far as they are known to have been: options of routes, of jobs. */
const mostSetUp = 16;

/** Options with something to be called: what they lead to is work of its own. */
function isSetUp({ shared, original, of, type, fields }: ObjectValue): boolean {
  if (!shared || original !== undefined || of !== undefined || type !== 'object') return false;
  for (const { values } of fields.values()) if (values.some(({ kind }) => kind === 'function')) return true;
  return false;
}
