/**
 * Where frameworks keep what belongs to one request, as code. `$n` stands for the name of a value, `$T` for its type, `$v` for a value,
 * `$app` for the application, `$run` for the call that runs the rest of the request in an `AsyncLocalStorage`.
 */
export interface RequestHome {
  /** The object of one request that leads there, as descriptors name it: `express@response`. */
  readonly object: string;
  /** How a handler gets at that object when it does not name it: the parameter's position, its name and the names of those before it. */
  readonly parameter: { readonly at: number; readonly name: string; readonly before?: readonly string[] };
  /** The property of the object that holds the values: `locals`; '' when the object holds them itself. */
  readonly key: string;
  /** Where values are not properties. */
  readonly methods?: { readonly get: string; readonly set: string };
  /** Declares the value to TypeScript. */
  readonly types?: string;
  /** The module whose types are added to: without it there is nothing to add to. */
  readonly typesOf?: string;
  /** JavaScript alone: the type of the object knows no values of ours. */
  readonly untyped?: true;
  readonly source: string;
}

const locals = `declare global {
  namespace Express {
    interface Locals {
      $n: $T;
    }
  }
}`;

export const requestHomes: readonly RequestHome[] = [
  { object: 'express@response', parameter: { at: 1, name: 'response', before: ['_request'] }, key: 'locals', types: locals, source: 'https://expressjs.com/en/5x/api.html#res.locals' },
  { object: 'koa@context', parameter: { at: 0, name: 'ctx' }, key: 'state', source: 'https://github.com/koajs/koa/blob/master/docs/api/context.md#ctxstate' },
  {
    object: 'fastify@request',
    parameter: { at: 0, name: 'request' },
    key: '',
    types: `declare module 'fastify' {
  interface FastifyRequest {
    $n: $T;
  }
}`,
    typesOf: 'fastify',
    source: 'https://fastify.dev/docs/latest/Reference/Decorators/',
  },
  {
    object: 'hono@context',
    parameter: { at: 0, name: 'c' },
    key: '',
    methods: { get: "get('$n')", set: "set('$n', $v)" },
    types: `declare module 'hono' {
  interface ContextVariableMap {
    $n: $T;
  }
}`,
    typesOf: 'hono',
    source: 'https://hono.dev/docs/api/context#contextvariablemap',
  },
  {
    object: 'h3@event',
    parameter: { at: 0, name: 'event' },
    key: 'context',
    types: `declare module 'h3' {
  interface H3EventContext {
    $n: $T;
  }
}`,
    typesOf: 'h3',
    source: 'https://h3.dev/guide/api/h3event#eventcontext',
  },
  {
    object: 'sveltekit@event',
    parameter: { at: 0, name: 'event' },
    key: 'locals',
    types: `declare global {
  namespace App {
    interface Locals {
      $n: $T;
    }
  }
}`,
    source: 'https://svelte.dev/docs/kit/types#Locals',
  },
  {
    object: 'hapi@request',
    parameter: { at: 0, name: 'request' },
    key: 'app',
    types: `declare module '@hapi/hapi' {
  interface RequestApplicationState {
    $n: $T;
  }
}`,
    typesOf: '@hapi/hapi',
    source: 'https://hapi.dev/api/#-requestapp',
  },
  { object: 'astro@context', parameter: { at: 0, name: 'context' }, key: 'locals', types: `declare global {
  namespace App {
    interface Locals {
      $n: $T;
    }
  }
}`, source: 'https://docs.astro.build/en/guides/middleware/#storing-data-in-contextlocals' },
  { object: 'oak@context', parameter: { at: 0, name: 'ctx' }, key: 'state', source: 'https://jsr.io/@oak/oak/doc' },
  { object: 'restify@request', parameter: { at: 0, name: 'req' }, key: '', methods: { get: "get('$n')", set: "set('$n', $v)" }, source: 'http://restify.com/docs/request-api/#set' },
  { object: 'polka@request', parameter: { at: 0, name: 'req' }, key: '', untyped: true, source: 'https://github.com/lukeed/polka#middleware' },
  { object: 'node-http@request', parameter: { at: 0, name: 'request' }, key: '', untyped: true, source: 'https://nodejs.org/api/http.html#class-httpincomingmessage' },
  { object: 'socket.io@socket', parameter: { at: 0, name: 'socket' }, key: 'data', source: 'https://socket.io/docs/v4/server-socket-instance/#socketdata' },
];

/** How an application is made, and how one line of it comes before the handlers of each request. */
export interface ApplicationSetUp {
  readonly framework: string;
  /** What makes an application: a call or `new` of what the package exports under the name, or of what a method of that export makes. */
  readonly made: readonly { readonly package: string; readonly name: string; readonly method?: string }[];
  /** Runs all that follows in a request inside of `$run(next)`; absent where nothing can be put around the handlers. */
  readonly around?: string;
  /** The same in TypeScript, where parameters have no types of their own. */
  readonly aroundTyped?: string;
  /** Gives each request its own value: `$set` stands for the assignment. */
  readonly before?: string;
  /** The same for a value that may be shared because it cannot change. */
  readonly constant?: string;
  /** Has to be said even when a request starts without a value. */
  readonly empty?: string;
  readonly source: string;
}

const connectLike = { around: '$app.use((_request, _response, next) => $run(next));' };

export const applicationSetUps: readonly ApplicationSetUp[] = [
  {
    framework: 'express',
    made: [{ package: 'express', name: 'default' }],
    ...connectLike,
    before: `$app.use((_request, response, next) => {
  $set;
  next();
});`,
    source: 'https://expressjs.com/en/5x/api.html#app.use',
  },
  {
    framework: 'koa',
    made: [{ package: 'koa', name: 'default' }],
    around: '$app.use((_ctx, next) => $run(next));',
    before: `$app.use((ctx, next) => {
  $set;
  return next();
});`,
    source: 'https://github.com/koajs/koa/blob/master/docs/guide.md',
  },
  {
    framework: 'fastify',
    made: [{ package: 'fastify', name: 'default' }, { package: 'fastify', name: 'fastify' }],
    around: "$app.addHook('preHandler', (_request, _reply, done) => $run(done));",
    before: `$app.decorateRequest('$n');
$app.addHook('onRequest', (request, _reply, done) => {
  $set;
  done();
});`,
    constant: "$app.decorateRequest('$n', $v);",
    empty: "$app.decorateRequest('$n');",
    source: 'https://fastify.dev/docs/latest/Reference/Hooks/',
  },
  {
    framework: 'hono',
    made: [{ package: 'hono', name: 'Hono' }, { package: '@hono/zod-openapi', name: 'OpenAPIHono' }],
    around: '$app.use((_c, next) => $run(next));',
    before: `$app.use((c, next) => {
  $set;
  return next();
});`,
    source: 'https://hono.dev/docs/guides/middleware',
  },
  { framework: 'polka', made: [{ package: 'polka', name: 'default' }], ...connectLike, source: 'https://github.com/lukeed/polka#middleware' },
  { framework: 'connect', made: [{ package: 'connect', name: 'default' }], ...connectLike, source: 'https://github.com/senchalabs/connect#readme' },
  { framework: 'restify', made: [{ package: 'restify', name: 'createServer' }], ...connectLike, source: 'http://restify.com/docs/server-api/#use' },
  {
    framework: 'nestjs',
    made: [{ package: '@nestjs/core', name: 'NestFactory', method: 'create' }],
    around: '$app.use((_request, _response, next) => $run(next));',
    aroundTyped: '$app.use((_request: unknown, _response: unknown, next: () => void) => $run(next));',
    source: 'https://docs.nestjs.com/recipes/async-local-storage',
  },
];
