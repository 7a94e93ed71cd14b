import type { AbstractValue } from './abstract-value.ts';

/** No value: cannot be said. */
export const nothing: readonly AbstractValue[] = [];

/** Joins lists of values without doubles. Most joins have one list that is not empty, which is then the answer as it is. */
export class ValueUnion {
  private only: readonly AbstractValue[] = nothing;
  private all: Set<AbstractValue> | undefined;

  add(values: readonly AbstractValue[]): void {
    if (values.length === 0 || values === this.only) return;
    if (this.all !== undefined) for (const value of values) this.all.add(value);
    else if (this.only.length === 0) this.only = values;
    else if (values.length !== 1 || !this.only.includes(values[0] as AbstractValue)) this.all = new Set([...this.only, ...values]);
  }

  get isEmpty(): boolean {
    return this.only.length === 0;
  }

  get values(): readonly AbstractValue[] {
    return this.all === undefined ? this.only : [...this.all];
  }
}

/** What each of the parts gives, together. */
export function unionOf<T>(parts: readonly T[], each: (part: T) => readonly AbstractValue[]): readonly AbstractValue[] {
  if (parts.length === 0) return nothing;
  if (parts.length === 1) return each(parts[0] as T);
  const union = new ValueUnion();
  for (const part of parts) union.add(each(part));
  return union.values;
}
