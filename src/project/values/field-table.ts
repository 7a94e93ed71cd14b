import type { AbstractValue } from './abstract-value.ts';
import { Cell } from './cell.ts';

const noCells: readonly Cell[] = [];
const noNames: readonly string[] = [];
const noSources: readonly AbstractValue[] = [];

/** The properties of an object by name. Most functions and many objects never get one, and cost nothing then. */
export class FieldTable {
  private cells: Map<string, Cell> | undefined;

  get size(): number {
    return this.cells?.size ?? 0;
  }

  get(name: string): Cell | undefined {
    return this.cells?.get(name);
  }

  has(name: string): boolean {
    return this.cells?.has(name) === true;
  }

  names(): Iterable<string> {
    return this.cells?.keys() ?? noNames;
  }

  values(): Iterable<Cell> {
    return this.cells?.values() ?? noCells;
  }

  /** The cell of a property, made when it is first asked for. */
  cellOf(name: string): Cell {
    this.cells ??= new Map();
    let cell = this.cells.get(name);
    if (cell === undefined) this.cells.set(name, (cell = new Cell()));
    return cell;
  }
}

/** The objects whose properties were copied into another, of which most have none. */
export class CopySources implements Iterable<AbstractValue> {
  private sources: readonly AbstractValue[] | Set<AbstractValue> = noSources;
  size = 0;

  add(source: AbstractValue): void {
    if (this.sources instanceof Set) this.sources.add(source);
    else if (!this.sources.includes(source)) this.sources = this.size < fewSources ? [...this.sources, source] : new Set([...this.sources, source]);
    this.size = this.sources instanceof Set ? this.sources.size : this.sources.length;
  }

  [Symbol.iterator](): Iterator<AbstractValue> {
    return this.sources[Symbol.iterator]();
  }
}

/** A set pays from so many on. */
const fewSources = 8;
