const none: readonly never[] = Object.freeze([]);

/** `[0]`, `[1]`, …: over a project, most lists of ids are one of these, and sharing them saves much memory. */
const singles: readonly (readonly number[])[] = Object.freeze(Array.from({ length: 1024 }, (_, id) => Object.freeze([id])));

/** The list without room to grow: lists that were pushed to hold on to memory for more, which adds up over a project. */
export function exact<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list.slice();
}

/** The same for a list of ids, shared when it is short. */
export function exactIds(ids: readonly number[]): readonly number[] {
  if (ids.length > 1) return ids.slice();
  const [id] = ids;
  return id === undefined ? none : (singles[id] ?? [id]);
}
