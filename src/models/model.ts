/**
 * What code that we do not read does to its receiver, its arguments, and its callbacks. Data only.
 * Access paths are written as in `src/frameworks/framework.ts`.
 */
export type AccessPath = string;

/** Methods of one built-in type of object. A method that is not listed only reads. */
export interface BuiltInType {
  /** `Array`, `Map`, … */
  readonly name: string;
  /** Methods that add entries. */
  readonly grow: readonly string[];
  /** Methods that take entries out. */
  readonly shrink: readonly string[];
  /** Methods that change the receiver in another way. */
  readonly change: readonly string[];
  /** Methods that answer an element of the receiver itself, not a copy: `get`, `find`, `at`, `pop`. */
  readonly element: readonly string[];
  /** Methods that answer a new collection holding the same elements: `filter`, `slice`, `values`. */
  readonly elements: readonly string[];
  /** Methods that answer the receiver: `sort`, `Map.set`. */
  readonly self: readonly string[];
  /** Methods that call their first argument at once, with an element as the parameter at this position: `{ forEach: 0, reduce: 1 }`. */
  readonly calls: Readonly<Record<string, number>>;
  /** Position of the argument(s) stored by growing methods: `{ push: 'all', set: 1, add: 0 }`. */
  readonly stores: Readonly<Record<string, number | 'all'>>;
  /** Properties that hold an object of a built-in type of their own: `url.searchParams`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** The collection lets go of its entries by itself (WeakMap, WeakSet). */
  readonly weak?: boolean;
}

/** A function of a library or of the language that writes to one of its arguments or answers one of them. */
export interface FunctionModel {
  readonly path: AccessPath;
  /** Position of the argument whose properties it writes. */
  readonly mutates?: number;
  /** It answers an object that lives as long as the process: `Sentry.getGlobalScope()`. */
  readonly answersShared?: true;
  /** Position of the argument it answers with (an alias). */
  readonly answers?: number;
  /** Positions of arguments whose elements/properties it answers in a fresh collection or copies one level deep: `Object.values(x)`, `Object.assign({}, x)`. */
  readonly copies?: number;
  /** It answers a fresh object that shares nothing with its arguments: `structuredClone(x)`, `JSON.parse(text)`. */
  readonly fresh?: true;
  /** It answers a fresh object of this built-in type (or a plain `object`): `Buffer.alloc(10)`. */
  readonly makes?: string;
  /** Positions of arguments that it calls, and when: now, or later as a callback of its own. */
  readonly calls?: readonly { readonly at: number; readonly when: 'now' | 'later'; /** Its parameters are the arguments from here on. */ readonly passes?: number }[];
}

/**
 * One setting of a library or of the process that every request shares, and the form that does not.
 * Taken from shared knowledge of the library's documentation; `source` names the page.
 */
export interface GlobalSetting {
  readonly id: string;
  /** What is written, or called, to change it. */
  readonly writes: readonly SettingWrite[];
  /** The place is there for the project's own values (`app.locals`): an assignment is a write to shared state like any other. */
  readonly ownValues?: true;
  /** Whose setting it is, for the message: `axios`, `the process environment`. */
  readonly of: string;
  /** What may happen to the reader's request, one clause, no full stop. */
  readonly why: string;
  /** What to do instead, one clause, imperative, no full stop. */
  readonly instead: string;
  readonly source: string;
}

export type SettingWrite =
  /** `axios.defaults.baseURL = …`: any property path that starts with `path` (at least one property further when `below`). */
  | { readonly kind: 'assign'; readonly path: AccessPath; readonly below?: boolean; /** What its properties hold are strings and the like. */ readonly ofPrimitives?: true }
  /** `moment.locale('de')`: a call with so many arguments; `Settings` that are instances count only when the instance is process-lived. */
  | { readonly kind: 'call'; readonly path: AccessPath; readonly minArguments?: number; readonly maxArguments?: number };
