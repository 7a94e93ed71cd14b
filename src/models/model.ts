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
  /** Of those that answer a new collection: methods that put the elements of their arguments into it too, `concat`. */
  readonly joins?: readonly string[];
  /** Methods that move entries to other places: `shift`. */
  readonly moves?: readonly string[];
  /** Of those that answer a new collection: methods that put into it what its elements hold, `flat`. */
  readonly flattens?: readonly string[];
  /** Methods that call their first argument at once, with an element as the parameter at this position: `{ forEach: 0, reduce: 1 }`. */
  readonly calls: Readonly<Record<string, number>>;
  /** Position of the argument(s) stored by growing methods: `{ push: 'all', set: 1, add: 0 }`. */
  readonly stores: Readonly<Record<string, number | 'all'>>;
  /** Properties that hold an object of a built-in type of their own: `url.searchParams`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** It holds the very value that it is made with, not its elements: `new WeakRef(value)`. */
  readonly wraps?: true;
  /** The collection lets go of its entries by itself (WeakMap, WeakSet). */
  readonly weak?: boolean;
  /** A cache that is made to be shared and keeps within bounds: only what it answers whom is worth a report. */
  readonly bounded?: true;
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
  /** Position of the object whose functions `get` and `set` stand between that argument and whoever uses the answer: `new Proxy(target, traps)`. */
  readonly traps?: number;
  /** Position of the argument one of whose elements it answers: `_.find(list)`. */
  readonly answersElement?: number;
  /**
   * Position of the argument whose elements/properties it answers in a fresh collection or copies one level deep, or the
   * first of several such: `Object.values(x)`, `Object.assign({}, x, y)`.
   */
  readonly copies?: number | { readonly from: number };
  /** It copies what the properties hold as well, and what those hold: the copy shares no plain object with its sources. */
  readonly deep?: true;
  /** How the elements stand in that collection: in lists of theirs, in pairs made of them, or taken out of the pairs that they are. */
  readonly elements?: 'in groups' | 'in pairs' | 'out of pairs';
  /** Position of a function whose answers the collection holds instead of the elements, where it is given: `Array.from(list, copy)`. */
  readonly maps?: number;
  /** It answers an iterable of the arguments that the listeners of an emitter get: `on(server, 'request')`. */
  readonly listens?: true;
  /** It answers a fresh object that shares nothing with its arguments: `structuredClone(x)`, `JSON.parse(text)`. */
  readonly fresh?: true;
  /** It answers a fresh object of this built-in type (or a plain `object`): `Buffer.alloc(10)`. */
  readonly makes?: string;
  /** The object that it makes holds what the function at this position answers: the state of a store. */
  readonly holdsAnswerOf?: number;
  /**
   * Arguments that it calls: by position, when (now, or later as a callback of its own), and with the elements of which argument as which parameter, with
   * the arguments from `passes` on, or with what it `gives` by position; by its `keys`, where they are methods of an object; `again` and again, until it is told to stop. No other argument is called; with an empty list, none is.
   */
  readonly calls?: readonly { readonly at: number; readonly when: 'now' | 'later'; readonly again?: true; readonly keys?: readonly string[]; readonly passes?: number; readonly elementsOf?: number; readonly as?: number; readonly gives?: readonly AccessPath[] }[];
  /** It ends what was begun by a call that answered its argument: `clearInterval(timer)`. */
  readonly stops?: true;
  /** Of those that answer a function they were given: what that function answered once, it answers again: `once(make)`. */
  readonly keeps?: true;
  /** Of those that answer a function they were given: the further arguments are its first parameters: `partial(f, x)`. */
  readonly binds?: true;
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
  /** Methods that, given the same arguments, take the change back. */
  readonly takenBackBy?: readonly string[];
  /** Of objects that serve one request after another, as the platform sees to: what puts them in order again when the request is over. */
  readonly reset?: {
    /** Methods of the object that whoever has changed it calls in the end. */
    readonly methods: readonly string[];
    /** Wrappers and decorators that do it around a handler, when one of these options is on. */
    readonly around: readonly AccessPath[];
    readonly options: readonly string[];
  };
  /** Whose setting it is, for the message: `axios`, `the process environment`. */
  readonly of: string;
  /** What may happen to the reader's request, one clause, no full stop. */
  readonly why: string;
  /** What to do instead, one clause, imperative, no full stop. */
  readonly instead: string;
  readonly source: string;
}

export type SettingWrite =
  /** `axios.defaults.baseURL = …`: any property path that starts with `path` (at least one property further when `below`, none when `itself`). */
  | { readonly kind: 'assign'; readonly path: AccessPath; readonly below?: boolean; readonly itself?: true; /** What its properties hold are strings and the like. */ readonly ofPrimitives?: true }
  /** `moment.locale('de')`: a call with so many arguments; `Settings` that are instances count only when the instance is process-lived. */
  | { readonly kind: 'call'; readonly path: AccessPath; readonly minArguments?: number; readonly maxArguments?: number };
