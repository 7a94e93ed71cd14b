/**
 * # Module summary
 *
 * What the rest of the program may know about one file.
 *
 * **Input.** One parsed file and its text. No other file, no framework, no option: a summary is a
 * function of the text alone, so it may be cached under the hash of that text.
 *
 * **Output.** Plain data that survives `JSON.stringify`. No AST node and no scope-manager variable
 * leaves this folder; positions leave as offsets into the text (UTF-16 code units, without a byte
 * order mark), and `lineStarts` turns them into lines.
 *
 * **Shape.** A file is a set of functions; function 0 is the top level of the module. What an
 * expression evaluates to is a {@link Value}: a small term over other values, by index into
 * `values`. A function lists what it does: {@link Effect}s on bindings and properties, and
 * {@link CallSite}s. Nothing is resolved: which object a value is, and who runs a function in which
 * phase, is for `src/project` to say.
 *
 * **Promise.** *May* effects: each effect listed may happen when the function runs. A local
 * variable is followed in order through its own function (`let o = shared; o = {}; o.x = 1` writes
 * the fresh object); a variable read from another function stands for every value assigned to it.
 * What cannot be said is the value `unknown`, never a guess.
 *
 * **Blind spots**: `eval`, `with`, and code generated at run time.
 *
 * The scheme is RacerD's, summarise each unit once and compose (Blackshear et al., OOPSLA 2018).
 * Terms: docs/glossary.md.
 */

import type { Looping, SeenInRounds } from './round.ts';
import type { Exit, Try } from './ways-out.ts';

/** Raised whenever the meaning of a summary changes, so that no cache outlives it. */
export const summaryVersion = 11;

/** Index into {@link ModuleSummary.values}; value 0 is always `unknown`. */
export type ValueId = number;
/** Index into {@link ModuleSummary.functions}; function 0 is the module's top level. */
export type FunctionId = number;
/** Index into {@link ModuleSummary.bindings}. */
export type BindingId = number;
/** Index into {@link ModuleSummary.calls}. */
export type CallId = number;
/** Index into {@link ModuleSummary.classes}. */
export type ClassId = number;
/** Index into {@link ModuleSummary.guards}, or -1 for "under no condition". */
export type GuardId = number;

/** What is known of a file that is not summarised. */
export interface ModuleOutline {
  /** Every specifier that is imported, re-exported or required with a constant string, once each. */
  readonly requests: readonly string[];
}

/** All that later phases may know of a file. */
export interface ModuleSummary extends ModuleOutline {
  readonly version: number;
  /** Offset of the first character of each line; entry 0 is 0. */
  readonly lineStarts: readonly number[];
  /** Directives at the top of the file, such as `use client`, without quotes. */
  readonly directives: readonly string[];
  readonly functions: readonly FunctionSummary[];
  /** Those of the module, those that several functions see, and those that a value or an effect speaks of. */
  readonly bindings: readonly Binding[];
  readonly values: readonly Value[];
  readonly calls: readonly CallSite[];
  readonly classes: readonly ClassSummary[];
  readonly guards: readonly Guard[];
  readonly exports: readonly Export[];
  /** What comments say to the analysis; absent when they say nothing. */
  readonly tags?: readonly Tag[];
}

/** Tags of documentation comments that the analysis reads. */
export const tagNames = ['entryPoint', 'sharedState'] as const;
export type TagName = (typeof tagNames)[number];

/** One tag of a comment: `@entryPoint job`. The span is that of the whole comment. */
export interface Tag extends Span {
  readonly tag: TagName;
  /** What stands behind the name, up to the next tag; '' for nothing. */
  readonly text: string;
  /**
   * Offsets of what the comment stands above, as other parts of the summary give them: of the names that are declared (a
   * {@link Binding}'s `start`), of functions and classes that are their values, of a {@link ClassMember}. Empty above anything else.
   */
  readonly on: readonly number[];
}

/** A stretch of text, in offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One function, method, accessor, initialiser, or (function 0) the module's top level. */
export interface FunctionSummary extends Span, Looping {
  /** Its own name, or the name of what it is assigned to (`list = () => …`, `{ list() {} }`); '' when neither. */
  readonly name: string;
  /**
   * `initializer` holds a class's field initialisers; one for the instance, one named `static` for the statics and static
   * blocks. `component` is the script of a component's file that runs each time that it is rendered, `round` one `Round`.
   */
  readonly kind: 'module' | 'component' | 'round' | 'function' | 'arrow' | 'method' | 'constructor' | 'getter' | 'setter' | 'initializer';
  /** The function around it; -1 for function 0. */
  readonly parent: FunctionId;
  /** 0 for the module, 1 for the functions in it, and so on. */
  readonly depth: number;
  readonly async: boolean;
  readonly generator: boolean;
  readonly parameters: readonly Parameter[];
  readonly effects: readonly Effect[];
  /** The calls in its own body, in order of evaluation as far as the syntax shows it. */
  readonly calls: readonly CallId[];
  /** What it may answer with: operands of `return`, or an arrow's expression; of a generator, the list of what it yields. */
  readonly returns: readonly ValueId[];
  /** The `try` statements of its own body, outer ones first, where it has suspension points; absent when there are none. */
  readonly tries?: readonly Try[];
  /** The `return` statements of its own body, where it has suspension points; absent when there are none. */
  readonly exits?: readonly Exit[];
  /** How many suspension points its body has: `await`, `for await`, `await using`, `yield` in an async generator. */
  readonly suspensions: number;
  /** Directives at the start of its body, such as `use server`. */
  readonly directives: readonly string[];
  /** The class whose member it is, or -1. */
  readonly ofClass: ClassId;
}

export interface Parameter {
  /** The plain name, or '' for a pattern. */
  readonly name: string;
  readonly rest: boolean;
  /** The annotation as a value: `req: Request` gives the value of the name `Request`; 0 when there is none. */
  readonly type: ValueId;
  /** Of a constructor or method; absent when it has none. */
  readonly decorators?: readonly Decorator[];
  /**
   * Of functions that stand in the module: the collections that the annotation promises, as if the argument were written
   * out. `{ log: string[]; seen: Map<string, Date> }` is an object with an array and what the name `Map` is; absent when
   * there are none.
   */
  readonly shape?: ValueId;
}

/** A variable. Names that no scope declares are {@link Value}s of kind `global`. */
export interface Binding extends SeenInRounds {
  readonly name: string;
  readonly kind: 'const' | 'let' | 'var' | 'function' | 'class' | 'parameter' | 'import' | 'catch' | 'enum' | 'namespace' | 'interface';
  /** The function whose activation holds it (block scopes do not count). */
  readonly owner: FunctionId;
  /** Offset of the declaring name. */
  readonly start: number;
  /** Every value assigned to it anywhere in the file, the declaration's own first. */
  readonly values: readonly ValueId[];
  /** The annotation as a value (see {@link Parameter.type}). */
  readonly type: ValueId;
  /** True when a function other than its owner reads or writes it. */
  readonly captured: boolean;
}

/** What an expression evaluates to. */
export type Value =
  /** Cannot be said. */
  | { readonly kind: 'unknown' }
  /** A constant; `text` is its source form cut to 120 characters, without quotes for strings. `empty`: null or undefined. */
  | { readonly kind: 'literal'; readonly type: 'string' | 'number' | 'boolean' | 'bigint' | 'empty'; readonly text: string }
  /** A read of a variable of another function, of the module, or one that branches left undecided: any of its values. */
  | { readonly kind: 'binding'; readonly binding: BindingId }
  /** A name that nothing declares: `process`, `Map`, `Deno`. */
  | { readonly kind: 'global'; readonly name: string }
  /**
   * A name imported from elsewhere; `name` is `default`, `*` (the whole module: namespace import, `require()`, awaited
   * `import()`), or an export.
   */
  | { readonly kind: 'import'; readonly specifier: string; readonly name: string }
  /** This file's CommonJS `exports` or `module.exports`. */
  | { readonly kind: 'exports' }
  /** A parameter of the function `of`; with `rest`, the list of all arguments from `index` on. */
  | { readonly kind: 'parameter'; readonly of: FunctionId; readonly index: number; readonly rest: boolean }
  /** `this` as the function `of` sees it (arrow functions see their parent's); `super` is `this` with the methods of what its class extends. */
  | { readonly kind: 'this'; readonly of: FunctionId; readonly super?: true }
  /**
   * A property: `object.name`; `name` is `*` for a key that is not constant, and `key` is then the key's value (0
   * otherwise). Private names keep their `#`.
   */
  | { readonly kind: 'member'; readonly object: ValueId; readonly name: string; readonly key: ValueId }
  /** What a call or `new` answers. */
  | { readonly kind: 'result'; readonly call: CallId }
  /** A function expression or declaration, evaluated. */
  | { readonly kind: 'function'; readonly fn: FunctionId }
  /** A class expression or declaration, evaluated. */
  | { readonly kind: 'class'; readonly class: ClassId }
  /** `{ … }`, `[ … ]` or `/…/`: a fresh object for each evaluation. */
  | Allocation
  /** One of several, depending on the way taken: `a ?? b`, `c ? a : b`, a variable after an `if`. */
  | { readonly kind: 'either'; readonly of: readonly ValueId[] }
  /** The value a promise settles to: `await p`. */
  | { readonly kind: 'awaited'; readonly of: ValueId }
  /** One element of an iterable: a `for … of` variable, or a name in an array pattern, which stands `at` one of the first places of it. */
  | { readonly kind: 'element'; readonly of: ValueId; readonly at?: number }
  /** `for … in` variable and the like: a key of the object. */
  | { readonly kind: 'keys'; readonly of: ValueId }
  /** A spread argument or element: `...list`. */
  | { readonly kind: 'spread'; readonly of: ValueId }
  /** A new primitive made from others, and no alias of any: templates, arithmetic, comparisons. `says`: what its being true tells of another value, `!ready`. `few`: one of so many, whatever it is made from, `hash % 16`. */
  | { readonly kind: 'derived'; readonly of: readonly ValueId[]; readonly says?: Pick<Guard, 'value' | 'is'>; readonly few?: true }
  /** `x as T`, `x satisfies T`, `<T>x`: the value `of`, claimed to be of the type that `type` names. `few`, without one: what `known.includes(x) ? x : 'other'` chooses. */
  | { readonly kind: 'typed'; readonly of: ValueId; readonly type: ValueId; readonly few?: true };

export interface Allocation {
  readonly kind: 'allocation';
  readonly type: 'object' | 'array' | 'regexp';
  /** Name of the variable or property it is assigned to where it is written; '' when there is none. */
  readonly name: string;
  readonly start: number;
  /** Object: its properties in order, `*` for computed names. Array: its elements, all named `*`; in order, holes being `unknown`, where it has no spreads. */
  readonly properties: readonly Property[];
  /** The sources of `...spread` in it: their properties (array: elements) are copied one level deep. */
  readonly spreads: readonly ValueId[];
  /** Flags of a regexp; '' otherwise. */
  readonly flags: string;
}

export interface Property {
  readonly name: string;
  readonly value: ValueId;
  /** `value` is the accessor function. */
  readonly accessor?: 'get' | 'set';
  /** Nothing that is spread into the object can replace it: it stands behind the last spread. */
  readonly last?: true;
}

/** `under` tells which conditions held, `after` how many suspension points of the function came before. */
interface Occurrence extends Span {
  readonly after: number;
  readonly under: GuardId;
  /** Inside of a `finally` block. */
  readonly finally?: true;
}

/** How a binding or property gets its value. `init` is a declaration's own initialiser; `each` a loop or destructuring target; `++`/`--` updates. */
export type Operator =
  | 'init' | '=' | '+=' | '-=' | '*=' | '/=' | '%=' | '**=' | '<<=' | '>>=' | '>>>=' | '&=' | '|=' | '^='
  | '??=' | '||=' | '&&=' | '++' | '--' | 'each';

/**
 * One thing a function may do to a place that holds a value. Method calls that mutate are {@link CallSite}s: what they do
 * depends on the receiver.
 */
export type Effect =
  /**
   * The binding gets a value: `lastUser = user`. The span is the assignment; for `init`, the declarator. First values of
   * what only the function itself sees are left out.
   */
  | ({ readonly kind: 'rebind'; readonly binding: BindingId; readonly value: ValueId; readonly operator: Operator } & Occurrence)
  /** A property gets a value: `cache.users = []`, `list[0]++`. `target` is a value of kind `member`. */
  | ({ readonly kind: 'mutate'; readonly target: ValueId; readonly value: ValueId; readonly operator: Operator } & Occurrence)
  /** A property goes: `delete cache[id]`. `target` is a value of kind `member`. */
  | ({ readonly kind: 'remove'; readonly target: ValueId } & Occurrence)
  /**
   * A binding that the function does not own, or a property path that starts at one or at `this`, is read. The longest path
   * is recorded, and once as long as no suspension point comes between; callees are not (the call says it), nor is the use of
   * a local variable that holds what was read before. An async function's reads of a property that it also writes are
   * recorded whatever the path starts at.
   */
  | ({ readonly kind: 'read'; readonly value: ValueId } & Occurrence);

/** A call, `new`, tagged template, or decorator with arguments; or what `using` does in the end: a call of `@@dispose` or `@@asyncDispose`, with `finally`. */
export interface CallSite extends Omit<Occurrence, 'finally'> {
  /** The function whose body it stands in. */
  readonly in: FunctionId;
  /** What is called; a `member` value for `receiver.method(…)`. */
  readonly callee: ValueId;
  readonly arguments: readonly ValueId[];
  readonly construct: boolean;
  /** Name of the variable or property the result is assigned to where it is called; '' when there is none. */
  readonly name: string;
  /** True when the call is a statement of its own (possibly awaited or voided), so that nothing uses its result. */
  readonly discarded: boolean;
  /** True inside the `finally` block of its function. */
  readonly finally: boolean;
  /** The function waits for what it answers, right there: `await f()`. */
  readonly awaited?: true;
  /** Under no condition, and yet the function may end without it: in a `catch` clause, in a loop over a list, behind a `return`. */
  readonly perhaps?: true;
  /** In a loop of the function; the list that `for … of` goes through is made before. */
  readonly repeated?: true;
  /** Offset of the name that is called; in a chain of calls, each has its own. */
  readonly at: number;
}

/**
 * A condition that held when control came past it, innermost last: `if (c) …`, `c && …`, `c ? … : …`, and the rest of a block
 * after `if (c) return`. Conjunctions are split; of a disjunction that held, each part is `tested`.
 */
export interface Guard {
  /** The condition around this one, or -1. */
  readonly outer: GuardId;
  readonly value: ValueId;
  /**
   * `truthy`/`falsy`: tested as a boolean. `empty`/`present`: compared with null or undefined, or `typeof x` with
   * 'undefined' (of a name that nothing declares, with any type). `tested`: compared with something else, or one part of a disjunction.
   */
  readonly is: 'truthy' | 'falsy' | 'empty' | 'present' | 'tested';
  /** Suspension points of the function before the test. */
  readonly after: number;
}

/** A class, or an interface, which is a class without members that nothing makes instances of. */
export interface ClassSummary extends Span {
  readonly kind: 'class' | 'abstract' | 'interface';
  readonly name: string;
  readonly owner: FunctionId;
  /** What it extends; 0 when nothing. */
  readonly superClass: ValueId;
  /** The names it implements (an interface: extends), as values. */
  readonly implements: readonly ValueId[];
  readonly members: readonly ClassMember[];
  readonly decorators: readonly Decorator[];
}

export interface ClassMember extends Span {
  /** `constructor` for the constructor, `*` for a computed name; private names keep their `#`. */
  readonly name: string;
  readonly kind: 'method' | 'constructor' | 'getter' | 'setter' | 'field';
  readonly static: boolean;
  /** Absent when it is public. */
  readonly accessibility?: 'private' | 'protected';
  /**
   * The function, or the field's initial value (0 when it has none). A constructor's parameter properties are fields whose
   * value is the `parameter`.
   */
  readonly value: ValueId;
  readonly type: ValueId;
  readonly decorators: readonly Decorator[];
}

export interface Decorator extends Span {
  /** What is applied: `@Get('/')` gives the value of `Get`. */
  readonly callee: ValueId;
  readonly arguments: readonly ValueId[];
}

export type Export =
  /** `export const x`, `export { a as x }`, `export default …`; `module.exports = v` under the name `module.exports`. */
  | { readonly kind: 'value'; readonly name: string; readonly value: ValueId; readonly start: number }
  /** `export { imported as name } from 'specifier'`; `export * as name` has `imported` `*`. */
  | { readonly kind: 're-export'; readonly name: string; readonly specifier: string; readonly imported: string }
  /** `export * from 'specifier'`. */
  | { readonly kind: 'all'; readonly specifier: string };
