import type { ClassMark, Injection, ManagedClasses } from './injection.ts';

/**
 * How one framework hands requests to user code.
 *
 * A descriptor is data: no functions, no AST, no imports but this type. Whatever a descriptor cannot say becomes a new
 * kind of entry point here, interpreted once in `src/project/entry-points/match-entry-points.ts`, and never an `if` on a name.
 *
 * ## Access paths
 *
 * Objects are named by how code comes to hold them, rooted at a package: `express#()` is what calling (or `new`-ing)
 * the package itself gives, `express#Router()` what its export `Router` gives, `socket.io#Server().of()` what the
 * method `of` of such a server answers. `default` exports, namespace imports and `require()` all name the package
 * itself, `fastify-plugin#`. `global#Deno.serve` starts at a global name. Node's own modules keep their prefix however
 * code imports them: `node:http#createServer()`. `express@request` is the object of that name in `objects` of the
 * descriptor `express`; `express@request.app` a property of it.
 */
export type AccessPath = string;

export interface Framework {
  /** The name used in settings, reports and docs; also the root of `name@object` paths. */
  readonly name: string;
  /** How we know of it, when no descriptor of ours says it: from settings, from a comment, or by what functions look like. */
  readonly told?: 'settings' | 'comment' | 'looks';
  /** The framework that it is a part of, where several descriptors describe one: reports name that. */
  readonly partOf?: string;
  /**
   * npm packages (or `node:` modules) whose import, or mention in the nearest package.json, puts the framework in play;
   * `@aws-sdk/*` is any package of the scope. So do modules that its build alone provides: `astro:middleware`, `./$types`. Paths
   * at `global#` need none.
   */
  readonly packages: readonly string[];
  /**
   * Files of settings that a project has which runs on it or is deployed there: one of them puts it in play in its folder, and the places of
   * its handlers count from there, unless the package there depends on one of `unless`, which looks for handlers in another way.
   */
  readonly deployedBy?: readonly { readonly file: string; readonly unless?: readonly string[] }[];
  /** Beginnings of imports that its build explains, and the folders that they mean, likeliest first: `$lib` is `src/lib`. */
  readonly folders?: Readonly<Record<string, readonly string[]>>;
  /** Names that its build makes known in every file, and nobody else's: a file that uses one undeclared puts it in play. */
  readonly globals?: readonly string[];
  /** Files below the package's folder that its build leaves out of what a server loads, as globs: `**\/*.client.ts`. */
  readonly browserFiles?: readonly string[];
  /** Nothing is rendered on the server where one of these files holds this constant under the key: entry points of phase `render` are none. */
  readonly rendersNothing?: { readonly files: readonly string[]; readonly key: string; readonly is: string };
  /** The page these facts were read from, and the major versions they hold for. */
  readonly source: { readonly url: string; readonly versions: string };
  readonly entryPoints: readonly EntryPoint[];
  /** Where what belongs to one request is kept, as a phrase for messages: '`res.locals`'. */
  readonly home?: string;
  /**
   * Objects that a request owns, by the names used in `parameters`. A write to them, or to what hangs on them, is never
   * shared. `shared` lists the property paths that lead out of the request again, and where to.
   */
  readonly objects?: Readonly<Record<string, RequestObject>>;
  /** Two ways to the same object: the left one is read as the right one, e.g. `hono#Hono().basePath()` → `hono#Hono()`. */
  readonly aliases?: Readonly<Record<AccessPath, AccessPath>>;
  /** Types that stand for objects, for parameters and variables that carry an annotation: `express#Request` → `express@request`. */
  readonly types?: Readonly<Record<AccessPath, AccessPath>>;
  /** Calls that put a value where another object is read from: fastify's `decorate`. */
  readonly decorations?: readonly Decoration[];
  /** What code of a package may use by its name without an import. */
  readonly autoImports?: AutoImports;
  /** Methods (of any receiver named in an entry point) that answer the receiver itself, so that calls chain. */
  readonly chains?: readonly string[];
  /** A package that imports one of the first, and none of the others, serves one client with each process, so that nothing is shared. */
  readonly oneClient?: { readonly imports: readonly string[]; readonly unless: readonly string[] };
  /** How it calls user code, or keeps state, in ways that the analysis does not see; whole sentences without the full stop, for people who miss a finding. */
  readonly unseen?: readonly string[];
  /** Classes that the framework makes instances of; the first entry that fits a class tells how long these live. */
  readonly classes?: readonly ManagedClasses[];
  /** What it passes to their constructors. */
  readonly injection?: Injection;
}

export interface AutoImports {
  /** Exports of the files `from`, a default one under the name of its file, are known by name in the files `into`: globs below the nearest package.json's folder. */
  readonly files: readonly { readonly from: readonly string[]; readonly into: readonly string[] }[];
  /** Specifiers that import the same, and the framework's own functions: `#imports`. */
  readonly modules: readonly string[];
}

export interface RequestObject {
  /** `{ app: 'express#()' }`: the property `app` is the process-lived application. */
  readonly shared?: Readonly<Record<string, AccessPath>>;
  /** Properties that are not its own are read from this object: a Koa context inherits from `koa#().context`. */
  readonly inherits?: AccessPath;
}

/**
 * `receiver.method('name', value)` makes `value` readable as `target.name`. With `as` and `answerOf`, what the function at that position
 * answers is readable under that name.
 */
export interface Decoration {
  readonly receivers: readonly AccessPath[];
  readonly methods: readonly string[];
  readonly target: AccessPath;
  readonly as?: string;
  readonly answerOf?: number;
}

/**
 * In which phase a function runs. `boot` runs once, before or beside any request. `connection` runs once for each
 * connection, `message` for each message on one; `render` while a page is rendered on the server; `job` for each piece
 * of queued work; `tick` on a timer. Calls that hand over a function for `render` count only where the framework is in play: the same
 * call in a program of the browser renders there.
 */
export type Phase = 'boot' | 'request' | 'connection' | 'message' | 'job' | 'tick' | 'render';

export type EntryPoint =
  | RegistrationEntryPoint
  | CallEntryPoint
  | AssignmentEntryPoint
  | ExportEntryPoint
  | CallingEntryPoint
  | IterationEntryPoint
  | DirectiveEntryPoint
  | SignatureEntryPoint
  | TypedEntryPoint
  | PropertyEntryPoint
  | MethodEntryPoint;

interface Common {
  readonly phase: Phase;
  /**
   * What the function's parameters are, by position: names in `objects`, access paths, or '' for nothing known. A number is
   * the argument at that position of the call that registers it: the options of a Fastify plugin.
   */
  readonly parameters: readonly (string | number)[];
  /** Parameters of a function that declares exactly so many: `{ 4: ['', 'request', 'response', ''] }` (Express error handlers). */
  readonly parametersByArity?: Readonly<Record<number, readonly string[]>>;
  /** What `this` is inside a non-arrow function, as in `parameters`. */
  readonly this?: string;
}

/**
 * A function passed to a method of the framework's own object: `app.get('/', handler)`. Where several match one function,
 * those with `events` or `when` go before those without.
 */
export interface RegistrationEntryPoint extends Common {
  readonly kind: 'registration';
  readonly receivers: readonly AccessPath[];
  readonly methods: readonly string[];
  readonly handlers: readonly HandlerPosition[];
  /** Only when the first argument is one of these constant strings, or names of such: `on('connection', fn)`, `on(Events.Error, fn)`. */
  readonly events?: readonly string[];
  /** Only when there are at least so many arguments: `app.get('setting')` reads a setting. */
  readonly minArguments?: number;
  /** Only when the argument at this position has a property with this constant: `get('/', { websocket: true }, fn)`. */
  readonly when?: { readonly at: number; readonly key: string; readonly is: string };
}

/** A function passed to a function: `http.createServer(handler)`, `Deno.serve(handler)`. Constructors count: `new Server(options)`. */
export interface CallEntryPoint extends Common {
  readonly kind: 'call';
  readonly callees: readonly AccessPath[];
  readonly handlers: readonly HandlerPosition[];
  /** As in {@link RegistrationEntryPoint.events}: `addEventListener('fetch', handler)`. */
  readonly events?: readonly string[];
  /** Only in packages that the framework is in play in: others have globals of the same name. */
  readonly inPlay?: true;
  /** Not when the argument at this position has a property with this constant: `useFetch(url, { server: false })`. */
  readonly unless?: { readonly at: number; readonly key: string; readonly is: string };
}

/** A function assigned to a property of the framework's own object: `socket.onmessage = handler`. */
export interface AssignmentEntryPoint extends Common {
  readonly kind: 'assignment';
  readonly receivers: readonly AccessPath[];
  readonly properties: readonly string[];
  /** The event that it handles, where that is not what the property is named after: `onclose` of a session that goes on when its connections end. */
  readonly event?: string;
}

/** Where among the arguments the functions stand. Arrays count, however deep: of functions, or of the objects that have `keys`. */
export interface HandlerPosition {
  /** A position from 0, `last`, or every one `from` a position on. */
  readonly at: number | 'last' | { readonly from: number };
  /**
   * The functions are properties of that argument; dots go deeper, `*` is any property, `()` what the function there
   * answers with: `handler`, `hooks.*`, `fields().*.resolve`.
   */
  readonly keys?: readonly string[];
  /**
   * Not the function found so far but what it answers with: `upgradeWebSocket(() => ({ onMessage }))`; `keys` are
   * read from the answer, unless they say themselves, by `()`, what answers. `once`: it is called at the start, and its
   * variables live as long as the process.
   */
  readonly answered?: true | 'once';
}

/** An export that the framework calls, found by the file's place: `export const load` in `+page.server.ts`. */
export interface ExportEntryPoint extends Common {
  readonly kind: 'export';
  /** Globs below the nearest package.json's folder. */
  readonly files: readonly string[];
  /** Export names; `default`, `*` for any; `default.fetch` is a property of an exported object or a method of an exported class (static or not). */
  readonly exports: readonly string[];
  /** Where a file of settings says which files these are: `files` are then those below a folder that it names, and without meaning otherwise. */
  readonly namedBy?: NamedPlaces;
  /** Not the export itself but what it answers with when it is called at the start: a middleware that is made from its configuration. */
  readonly answered?: true;
  /** The functions are properties of that answer, as in {@link HandlerPosition.keys}. */
  readonly keys?: readonly string[];
  /**
   * Not where this export is that constant: in the file itself, else in the files `beside` it, else in the nearest folder from its own
   * upwards with a file `above` that exports it. The first that exports it decides.
   */
  readonly unless?: { readonly export: string; readonly is: string; readonly beside?: readonly string[]; readonly above?: readonly string[] };
}

/** Names of handlers in a file of settings, which count from its folder. */
export interface NamedPlaces {
  /** JSON, YAML or TOML, by its name: `serverless.yml`. */
  readonly in: readonly string[];
  /** Where the names stand, as dotted keys; `*` is any key or element: `functions.*.handler`. */
  readonly keys: readonly string[];
  /** What is named: a folder, a glob of files, or a file without its ending and, after a dot, its export: `src/orders.place`. */
  readonly as: 'folder' | 'files' | 'handler';
  /** The key beside the name that names the folder it counts from. */
  readonly below?: string;
}

/** An exported function that nothing in the project calls, and whose body calls one of these: who imports it renders a page with it. */
export interface CallingEntryPoint extends Common {
  readonly kind: 'calling';
  readonly callees: readonly AccessPath[];
}

/**
 * Each round of a `for await` over one of these, where the loop itself runs at the start: `for await (const message of connection.subscribe('orders'))`.
 * The element is its one parameter.
 */
export interface IterationEntryPoint extends Common {
  readonly kind: 'iteration';
  readonly iterables: readonly AccessPath[];
}

/** A function that begins with the directive, and every function that a file exports which begins with it: `'use server'`. */
export interface DirectiveEntryPoint extends Common {
  readonly kind: 'directive';
  readonly directive: string;
}

/** Any function whose parameter carries one of these types, wherever it stands: `(req: Request, res: Response)`. */
export interface SignatureEntryPoint extends Common {
  readonly kind: 'signature';
  /** Types as access paths, by position of the parameter; '' where any will do. */
  readonly types: readonly (readonly AccessPath[])[];
}

/** A function that is itself claimed to be of a type: `const list: RequestHandler = …`, `… satisfies APIRoute`. */
export interface TypedEntryPoint extends Common {
  readonly kind: 'typed';
  readonly types: readonly AccessPath[];
}

/** A function that is a property of an object claimed to be of a type: `{ events: { signIn() {} } } satisfies NextAuthConfig`. */
export interface PropertyEntryPoint extends Common {
  readonly kind: 'property';
  readonly types: readonly AccessPath[];
  /** As in {@link HandlerPosition.keys}. */
  readonly keys: readonly string[];
}

/** A method of a class that the framework makes: `@Get() list()` in a `@Controller()`, `canActivate` of a guard. */
export interface MethodEntryPoint extends Common {
  readonly kind: 'method';
  /** The class; any managed class where it is left out. */
  readonly of?: ClassMark;
  /** The method carries one of these decorators, or */
  readonly decorators?: readonly AccessPath[];
  /** has one of these names, or */
  readonly names?: readonly string[];
  /** Name of the event that it handles, where that ends something: 'disconnect'. */
  readonly event?: string;
  /** is public and never called by the project itself: whoever calls it does so while serving. */
  readonly uncalled?: true;
  /**
   * Calls that make the framework call the method: `commandBus.execute(new PlaceOrder())` calls the handler that is decorated
   * with `PlaceOrder`, `events.emit('order.placed', order)` the listener of that name. What the decorator names is compared with
   * the first argument; the parameters are the arguments from `passes` on.
   */
  readonly sentBy?: { readonly senders: readonly AccessPath[]; readonly passes: number };
  /** What parameters with these decorators are, as in `parameters`, which holds for all others: `@Req() request`. */
  readonly decorated?: Readonly<Record<AccessPath, string>>;
}
