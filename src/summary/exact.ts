const none: readonly never[] = Object.freeze([]);

/** The list without room to grow: lists that were pushed to hold on to memory for more, which adds up over a project. */
export function exact<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list.slice();
}
