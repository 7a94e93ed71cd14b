import { contextHomes, type ContextHome, type ContextTypes } from './contexts.ts';

/** How code gets at the place that a framework has for what belongs to one request, where it is a plain expression. */
export interface RequestHome extends Pick<ContextHome, 'read' | 'write' | 'setUp' | 'types'> {
  readonly framework: string;
  /** The object of one request that leads there, as descriptors name it: `express@response`. */
  readonly object: string;
  /** How a handler gets at that object when it does not name it: the parameter's position, its name and the names of those before it. */
  readonly parameter: { readonly at: number; readonly name: string; readonly before?: readonly string[] };
  /** An object that other functions are handed, which has the first one as a property. */
  readonly within?: { readonly object: string; readonly property: string };
}

interface HandedObject {
  readonly framework: string;
  readonly object: string;
  readonly name: string;
  readonly before?: readonly string[];
  /** What a move can say of the type, where an edit within one file says nothing. */
  readonly types?: ContextTypes;
  readonly within?: RequestHome['within'];
}

/** What handlers are handed, by the names that are usual. */
const handed: readonly HandedObject[] = [
  { framework: 'express', object: 'express@response', name: 'response', before: ['_request'], types: { kind: 'global', namespace: 'Express', name: 'Locals' } },
  { framework: 'koa', object: 'koa@context', name: 'ctx' },
  { framework: 'fastify', object: 'fastify@request', name: 'request' },
  { framework: 'hono', object: 'hono@context', name: 'c' },
  { framework: 'h3', object: 'h3@event', name: 'event' },
  { framework: 'hapi', object: 'hapi@request', name: 'request' },
  { framework: 'sveltekit', object: 'sveltekit@event', name: 'event', within: { object: 'sveltekit@input', property: 'event' } },
  { framework: 'oak', object: 'oak@context', name: 'ctx' },
  { framework: 'polka', object: 'polka@request', name: 'req' },
  { framework: 'connect', object: 'node-http@request', name: 'req' },
  { framework: 'socket.io', object: 'socket.io@socket', name: 'socket' },
  { framework: 'telegraf', object: 'telegraf@context', name: 'ctx' },
];

/** In the order in which they are tried. */
export const requestHomes: readonly RequestHome[] = handed.flatMap(({ framework, object, name, before, types, within }) => {
  const home = contextHomes.find((one) => one.framework === framework);
  if (home === undefined) return [];
  const { read, write, setUp } = home;
  return [{ framework, object, read, write, types: types ?? home.types, ...(setUp !== undefined && { setUp }), parameter: { at: home.parameter, name, ...(before && { before }) }, ...(within && { within }) }];
});

/** How an application is made, and how one line of it comes before the handlers of each request. */
export interface ApplicationSetUp {
  readonly framework: string;
  /** What makes an application: a call or `new` of what the package exports under the name, or of what a method of that export makes. */
  readonly made: readonly { readonly package: string; readonly name: string; readonly method?: string }[];
  /** Runs all that follows in a request inside of `{{run}}(next)`; absent where nothing can be put around the handlers. */
  readonly around?: string;
  /** The same where one of these events, which come before, uses the state. */
  readonly early?: { readonly events: readonly string[]; readonly around: string };
  /** The same in TypeScript, where parameters have no types of their own. */
  readonly aroundTyped?: string;
  /** Gives each request its own value: `{{set}}` is the assignment, `{{parameter}}` there the name of the object that leads to it. */
  readonly before?: { readonly code: string; readonly parameter: string };
  readonly source: string;
}

const connectLike = { around: '{{app}}.use((_request, _response, next) => {{run}}(next));' };

export const applicationSetUps: readonly ApplicationSetUp[] = [
  {
    framework: 'express',
    made: [{ package: 'express', name: 'default' }],
    ...connectLike,
    before: { code: '{{app}}.use((_request, response, next) => {\n  {{set}};\n  next();\n});', parameter: 'response' },
    source: 'https://expressjs.com/en/5x/api.html#app.use',
  },
  {
    framework: 'koa',
    made: [{ package: 'koa', name: 'default' }],
    around: '{{app}}.use((_ctx, next) => {{run}}(next));',
    before: { code: '{{app}}.use((ctx, next) => {\n  {{set}};\n  return next();\n});', parameter: 'ctx' },
    source: 'https://github.com/koajs/koa/blob/master/docs/guide.md',
  },
  {
    framework: 'fastify',
    made: [{ package: 'fastify', name: 'default' }, { package: 'fastify', name: 'fastify' }],
    // What reads the body may forget in which request it is, so that the storage begins behind it where that is early enough.
    around: "{{app}}.addHook('preHandler', (_request, _reply, done) => {{run}}(done));",
    early: { events: ['onRequest', 'preParsing', 'preValidation'], around: "{{app}}.addHook('onRequest', (_request, _reply, done) => {{run}}(done));" },
    before: { code: "{{app}}.addHook('onRequest', (request, _reply, done) => {\n  {{set}};\n  done();\n});", parameter: 'request' },
    source: 'https://fastify.dev/docs/latest/Reference/Hooks/',
  },
  {
    framework: 'hono',
    made: [{ package: 'hono', name: 'Hono' }, { package: '@hono/zod-openapi', name: 'OpenAPIHono' }],
    around: '{{app}}.use((_c, next) => {{run}}(next));',
    before: { code: '{{app}}.use((c, next) => {\n  {{set}};\n  return next();\n});', parameter: 'c' },
    source: 'https://hono.dev/docs/guides/middleware',
  },
  { framework: 'polka', made: [{ package: 'polka', name: 'default' }], ...connectLike, source: 'https://github.com/lukeed/polka#middleware' },
  { framework: 'connect', made: [{ package: 'connect', name: 'default' }], ...connectLike, source: 'https://github.com/senchalabs/connect#readme' },
  { framework: 'restify', made: [{ package: 'restify', name: 'createServer' }], ...connectLike, source: 'http://restify.com/docs/server-api/#use' },
  {
    framework: 'nestjs',
    made: [{ package: '@nestjs/core', name: 'NestFactory', method: 'create' }],
    around: '{{app}}.use((_request, _response, next) => {{run}}(next));',
    aroundTyped: '{{app}}.use((_request: unknown, _response: unknown, next: () => void) => {{run}}(next));',
    source: 'https://docs.nestjs.com/recipes/async-local-storage',
  },
];
