/**
 * Where the code of a handler keeps what belongs to one request, as data for edits: one entry for each framework that has such a
 * place. Frameworks that are missing here have none that is a plain expression.
 */
export interface ContextHome {
  /** Name of the descriptor in `src/frameworks`. */
  readonly framework: string;
  /** The parameter of a handler that leads there, from 0. */
  readonly parameter: number;
  /** The same for handlers that declare exactly so many parameters, where it differs: `{ 4: 2 }`. */
  readonly parameterByArity?: Readonly<Record<number, number>>;
  /** Code that reads the value `{{name}}` in a handler with the parameter `{{parameter}}`. */
  readonly read: string;
  /** Code that puts `{{value}}` there: an expression. */
  readonly write: string;
  /** A statement that has to run once before, on the object `{{app}}` that handlers are registered with. */
  readonly setUp?: string;
  readonly types: ContextTypes;
  /** Methods of the object that handlers are registered with, whose functions run before those that are registered later. */
  readonly middleware: readonly Middleware[];
  /** Its methods that register the handlers of a route or an event. */
  readonly routes: readonly string[];
  /** The page that says so. */
  readonly source: string;
}

/** `app.use(f)`, or with `events`: `app.addHook('onRequest', f)`. */
export interface Middleware {
  readonly method: string;
  readonly events?: readonly string[];
}

/**
 * How TypeScript knows what is kept there. `any`: it does not, and takes anything. `interface`: by a property of an interface that a
 * `declare module` extends. `global`: the same with `declare global`, in the namespace. `elsewhere`: by types in another file.
 */
export type ContextTypes =
  | { readonly kind: 'any' }
  | { readonly kind: 'interface'; readonly module: string; readonly name: string }
  | { readonly kind: 'global'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'elsewhere' };

const verbs: readonly string[] = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put'];

/** The value is a property of an object. */
function property(path: string): Pick<ContextHome, 'read' | 'write'> {
  return { read: `${path}.{{name}}`, write: `${path}.{{name}} = {{value}}` };
}

const any: ContextTypes = { kind: 'any' };

/** In the order of the names. */
export const contextHomes: readonly ContextHome[] = [
  {
    framework: 'connect',
    parameter: 0,
    parameterByArity: { 4: 1 },
    ...property('{{parameter}}'),
    types: { kind: 'interface', module: 'http', name: 'IncomingMessage' },
    middleware: [{ method: 'use' }],
    routes: [],
    source: 'https://github.com/senchalabs/connect#readme',
  },
  {
    framework: 'express',
    parameter: 1,
    parameterByArity: { 4: 2 },
    ...property('{{parameter}}.locals'),
    types: any,
    middleware: [{ method: 'use' }],
    routes: verbs,
    source: 'https://expressjs.com/en/5x/api.html#res.locals',
  },
  {
    framework: 'fastify',
    parameter: 0,
    ...property('{{parameter}}'),
    setUp: "{{app}}.decorateRequest('{{name}}');",
    types: { kind: 'interface', module: 'fastify', name: 'FastifyRequest' },
    middleware: [{ method: 'addHook', events: ['onRequest', 'preParsing', 'preValidation', 'preHandler'] }],
    routes: verbs,
    source: 'https://fastify.dev/docs/latest/Reference/Decorators/',
  },
  {
    framework: 'h3',
    parameter: 0,
    ...property('{{parameter}}.context'),
    types: { kind: 'interface', module: 'h3', name: 'H3EventContext' },
    middleware: [{ method: 'use' }],
    routes: verbs,
    source: 'https://h3.dev/guide/api/h3event',
  },
  {
    framework: 'hapi',
    parameter: 0,
    ...property('{{parameter}}.app'),
    types: { kind: 'interface', module: '@hapi/hapi', name: 'RequestApplicationState' },
    middleware: [{ method: 'ext', events: ['onRequest', 'onPreAuth', 'onPostAuth', 'onPreHandler'] }],
    routes: [],
    source: 'https://hapi.dev/api/#request.app',
  },
  {
    framework: 'hono',
    parameter: 0,
    read: "{{parameter}}.get('{{name}}')",
    write: "{{parameter}}.set('{{name}}', {{value}})",
    types: { kind: 'interface', module: 'hono', name: 'ContextVariableMap' },
    middleware: [{ method: 'use' }],
    routes: verbs,
    source: 'https://hono.dev/docs/api/context#contextvariablemap',
  },
  {
    framework: 'koa',
    parameter: 0,
    ...property('{{parameter}}.state'),
    types: any,
    middleware: [{ method: 'use' }],
    routes: verbs,
    source: 'https://koajs.com/#ctx-state',
  },
  {
    framework: 'koa-router',
    parameter: 0,
    ...property('{{parameter}}.state'),
    types: any,
    middleware: [{ method: 'use' }],
    routes: verbs,
    source: 'https://koajs.com/#ctx-state',
  },
  {
    framework: 'oak',
    parameter: 0,
    ...property('{{parameter}}.state'),
    types: any,
    middleware: [{ method: 'use' }],
    routes: verbs,
    source: 'https://jsr.io/@oak/oak/doc',
  },
  {
    framework: 'polka',
    parameter: 0,
    parameterByArity: { 4: 1 },
    ...property('{{parameter}}'),
    types: { kind: 'interface', module: 'http', name: 'IncomingMessage' },
    middleware: [{ method: 'use' }],
    routes: verbs,
    source: 'https://github.com/lukeed/polka#readme',
  },
  {
    framework: 'socket.io',
    parameter: 0,
    ...property('{{parameter}}.data'),
    types: any,
    middleware: [{ method: 'use' }],
    routes: ['on'],
    source: 'https://socket.io/docs/v4/server-socket-instance/#socketdata',
  },
  {
    framework: 'sveltekit',
    parameter: 0,
    ...property('{{parameter}}.locals'),
    types: { kind: 'global', namespace: 'App', name: 'Locals' },
    middleware: [],
    routes: [],
    source: 'https://svelte.dev/docs/kit/hooks#locals',
  },
  {
    framework: 'telegraf',
    parameter: 0,
    ...property('{{parameter}}.state'),
    types: any,
    middleware: [{ method: 'use' }],
    routes: ['action', 'command', 'hears', 'help', 'on', 'settings', 'start'],
    source: 'https://telegraf.js.org/classes/Context.html#state',
  },
];
