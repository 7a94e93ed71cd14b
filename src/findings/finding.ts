/** A claim of the analysis about one write, or about one call. Plain data; `words.ts` says it to people. */
export type Finding = ServingFinding | SetUpFinding;

/** What a request does, with the way to it. */
export type ServingFinding =
  | AwaitRaceFinding
  | RequestDataLeakFinding
  | UnboundedGrowthFinding
  | SharedWriteFinding
  | StatefulSingletonFinding
  | SharedRequestObjectFinding
  | StatefulRegexpFinding
  | ConnectionPerRequestFinding
  | GlobalSettingFinding;

/** How a server is set up, whatever it serves: no way leads there. */
export type SetUpFinding = ProcessLocalStateFinding | MissingShutdownFinding;

export type FindingKind = Finding['kind'];

interface Placed {
  /** Absolute path of the file with the write. */
  readonly file: string;
  /** The write itself, in offsets into the file's text and as lines. */
  readonly start: number;
  readonly end: number;
  readonly loc: Location;
  /** What to do first about it. Chosen when the analysis is done; absent before. */
  readonly remedy?: Remedy;
}

/**
 * What may be done about a finding.
 *
 * `context`: keep it where the framework keeps what belongs to one request. `local`: declare it where it is used. `session`, `store`: keep
 * it there. `cache`: bound it. `request`: make one for each request. `boot`: do it once, at start-up. `lock`: keep others out. `re-read`: read
 * again after the wait. `single-flight`: keep the promise. `take-out`: take out before the wait what is emptied after it. `fill-new`: fill
 * a new one and assign it. `finally`: take it back in any case. `release`: give it back, or close it. `clone`: change a copy. `per-call`: say it
 * for the call. `drop-flag`: the regular expression need not remember. `shared-memory`: let the processes of one machine share it.
 */
export type RemedyKind =
  | 'context' | 'local' | 'session' | 'store' | 'cache' | 'request' | 'boot' | 'lock' | 're-read' | 'single-flight' | 'take-out' | 'fill-new' | 'finally'
  | 'release' | 'clone' | 'per-call' | 'drop-flag' | 'shared-memory';

/** The first choice for one finding. */
export interface Remedy {
  readonly kind: RemedyKind;
  /** The npm package that does it, where one does, and whether the nearest package.json names it. */
  readonly package?: string;
  readonly isInstalled?: boolean;
  /** Where a package keeps what belongs to one request: '`ClsService`'. */
  readonly home?: string;
  /** Of a store: its name, and its command that changes a number in one step where that is needed: 'Redis', 'INCRBY'. */
  readonly store?: string;
  readonly step?: string;
}

interface FindingBase extends Placed {
  /** The shortest way from an entry point to the write. */
  readonly way: Way;
}

/** Lines from 1, columns from 0, as ESLint counts. */
export interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** State that outlives the request is written while serving it. */
export interface SharedWriteFinding extends FindingBase {
  readonly kind: 'shared-write';
  /** What happens to the state. */
  readonly write: WriteKind;
  readonly value?: WrittenValue;
  readonly state: State;
  /** What changes is one of the objects that requests put into a collection. */
  readonly isEntry?: true;
  readonly grade?: Grade;
  readonly isRefilled?: true;
}

/**
 * What does little harm as the code stands. `statistics`: what requests count, only others look at, and nothing is decided by, or how far
 * work has got that one at a time does; it is wrong with several processes. `scratch`: whoever reads it has written it just before, and no wait lets another in; one `await` more, and it is a leak.
 */
export type Grade = 'statistics' | 'scratch';

/** A field of an instance that lives as long as the process is written while serving a request. */
export interface StatefulSingletonFinding extends FindingBase {
  readonly kind: 'stateful-singleton';
  readonly write: Exclude<WriteKind, 'rebind'>;
  readonly value?: WrittenValue;
  readonly state: State;
  readonly grade?: Grade;
  readonly instance: Singleton;
  readonly isRefilled?: true;
}

/** Shared state is written in a step that rests on an earlier one, and another request can come in between the two. */
export interface AwaitRaceFinding extends FindingBase {
  readonly kind: 'await-race';
  readonly write: WriteKind;
  readonly value?: WrittenValue;
  readonly state: State;
  readonly interleaving: Interleaving;
}

/** The other step, and what goes wrong when another request comes in between. */
export interface Interleaving {
  /**
   * `stale`: the value is made of what was read there. `unchecked`: the state was tested there. `emptied`: what is emptied was
   * handed on there; `flushed`: the same on a timer, and the way leads to who adds. `refilled`: what is emptied here is filled there; `filled`: the other way round. `unready`: what the state stands for is
   * waited for there. `borrowed`: what is put here is read back there. `unreleased`: what is taken here is given back there, unless something fails.
   */
  readonly kind: 'stale' | 'unchecked' | 'emptied' | 'flushed' | 'refilled' | 'filled' | 'unready' | 'borrowed' | 'unreleased';
  readonly file: string;
  readonly line: number;
}

/** Data of one request is put where another request reads it. */
export interface RequestDataLeakFinding extends FindingBase {
  readonly kind: 'request-data-leak';
  readonly write: WriteKind;
  readonly state: State;
  /** The data as the code that has it calls it: `req.body.name`. */
  readonly source: string;
  /** `all`: any request finds it. `user`: it stands under the key of the user or the session, in the memory of one process. */
  readonly foundBy: 'all' | 'user';
  readonly instance?: Singleton;
}

/** A collection that lives as long as the process gets entries from requests, and loses none. */
export interface UnboundedGrowthFinding extends FindingBase {
  readonly kind: 'unbounded-growth';
  readonly write: 'grow';
  readonly state: State;
  /** `append`: one more each time. `key`: one for each new key. `listener`: a listener of an emitter. */
  readonly by: 'append' | 'key' | 'listener';
  readonly instance?: Singleton;
  /** Entries may be forgotten: each function that looks one up makes it where it finds none. */
  readonly isRefilled?: true;
}

/** An instance of one of the project's classes, and why one serves all requests. */
export interface Singleton {
  readonly class: string;
  /** `made`: the project makes it once, at the place. `provided`: the container or framework `by` makes one and hands it to all. */
  readonly lives: { readonly kind: 'made'; readonly file: string; readonly line: number } | { readonly kind: 'provided'; readonly by: string };
}

/** One object serves all requests that must be made anew for each. The place is where it is made, the way leads to a use. */
export interface SharedRequestObjectFinding extends FindingBase {
  readonly kind: 'shared-request-object';
  /** The variable it is kept in; '' when there is none. */
  readonly name: string;
  /** What it is, what may happen, and what to do instead, from the model. */
  readonly of: string;
  readonly why: string;
  readonly instead: string;
  /** It may be for all, and what a request does with it may not. */
  readonly stays?: true;
}

/** A request tests a text with a regular expression that remembers where the last request's match ended. */
export interface StatefulRegexpFinding extends FindingBase {
  readonly kind: 'stateful-regexp';
  /** As the reader would say it: `pattern`, `rule.pattern`. */
  readonly name: string;
  readonly flag: 'g' | 'y';
}

/** A library keeps in the memory of one process what would have to be the same in all of them. The place is where it is set up. */
export interface ProcessLocalStateFinding extends Placed {
  readonly kind: 'process-local-state';
  /** The variable it is put in; '' when there is none. */
  readonly name: string;
  /** What it is, what may happen, and what to do instead, from the model. */
  readonly of: string;
  readonly why: string;
  readonly instead: string;
}

/** A connection or pool lives as long as the process, and nothing closes it when that ends. The place is where it is made. */
export interface MissingShutdownFinding extends Placed {
  readonly kind: 'missing-shutdown';
  /** The variable it is put in; '' when there is none. */
  readonly name: string;
  /** What it is, from the model: 'a pool of connections to PostgreSQL'. */
  readonly of: string;
  /** Its method that closes it: 'end'. */
  readonly close: string;
}

/** A connection, pool or client is handled by each request as if no other request had one. */
export interface ConnectionPerRequestFinding extends FindingBase {
  readonly kind: 'connection-per-request';
  /**
   * `made` for each request; one of all requests is `opened` or `closed` by each; taken from a pool and `kept` for ever, or
   * `lost` where an error or an early exit leaves it out.
   */
  readonly fault: 'made' | 'opened' | 'closed' | 'kept' | 'lost';
  /** The variable it is put in; '' when there is none. */
  readonly name: string;
  /** What it is, from the model: 'a pool of connections to PostgreSQL'. */
  readonly of: string;
  /** What may happen, and how what is taken is given back, from the model; absent for the first three. */
  readonly why?: string;
  readonly instead?: string;
}

/** A setting of a library or of the process is changed while serving a request. */
export interface GlobalSettingFinding extends FindingBase {
  readonly kind: 'global-setting';
  /** Id of the model in `src/models`. */
  readonly setting: string;
  /** The setting as written: `axios.defaults.headers`. */
  readonly name: string;
  /** Whose it is, what may happen, and what to do instead, from the model. */
  readonly of: string;
  readonly why: string;
  readonly instead: string;
}

/** `rebind`: the variable gets another value. `mutate`: the object changes. `grow`/`shrink`: a collection gains or loses entries. */
export type WriteKind = 'rebind' | 'mutate' | 'grow' | 'shrink';

/**
 * Where the value of an assignment comes from: `itself`, what stood there before (`count++`); `awaited`, what was waited for; `other`. Absent where a
 * method writes.
 */
export type WrittenValue = 'itself' | 'awaited' | 'other';

/** The state that is written: a module variable, a closure's variable, an object that lives as long as the process, a file. */
export interface State {
  /** As the reader would say it: `sessions`, `config.users`, `app.locals.user`. */
  readonly name: string;
  readonly held: 'module' | 'closure' | 'instance' | 'framework' | 'function' | 'global' | 'file';
  /** Where it is declared; absent for state of a library or of the language. */
  readonly declared?: { readonly file: string; readonly line: number };
}

/** How control gets from a framework to the write. */
export interface Way {
  readonly entry: EntryPointMatch;
  /** The functions called between the entry point and the function with the write, outermost first, the latter last; empty when the entry point writes itself. */
  readonly calls: readonly WayStep[];
}

export interface WayStep {
  /** The function's name, or 'callback'. */
  readonly name: string;
  readonly file: string;
  /** Line of the call. */
  readonly line: number;
}

/** A function that a framework calls. */
export interface EntryPointMatch {
  readonly framework: string;
  /** How the framework is known, when it is none that we describe. */
  readonly told?: 'settings' | 'comment' | 'looks';
  readonly phase: 'request' | 'connection' | 'message' | 'job' | 'tick' | 'render';
  /** Name of the event that it handles, if it does: `disconnect`. */
  readonly event?: string;
  /** Where the framework keeps what belongs to one request, as far as it says: '`res.locals`'. */
  readonly home?: string;
  /** `GET /orders`, `on 'message'`, `export load`. */
  readonly label: string;
  readonly file: string;
  /** Where it is registered. */
  readonly line: number;
}
