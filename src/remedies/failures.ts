/** What a framework does with the promise of a handler that fails, so that the request is answered with an error. */
export interface FailureHandling {
  /** Names of descriptors. */
  readonly frameworks: readonly string[];
  /** It looks at the promise, from this major version of the package on; absent when it never does. */
  readonly promises?: { readonly package: string; readonly since: number };
  /** What a handler does itself with an `error`: `{{parameter}}` is the parameter at the position, or has that name when it is added. */
  readonly otherwise?: { readonly code: string; readonly at: number; readonly parameter: string; readonly before: readonly string[] };
  readonly source: string;
}

const next = (source: string, frameworks: readonly string[], promises?: FailureHandling['promises']): FailureHandling => ({
  frameworks,
  ...(promises && { promises }),
  otherwise: { code: '{{parameter}}(error);', at: 2, parameter: 'next', before: ['_request', '_response'] },
  source,
});

export const failureHandlings: readonly FailureHandling[] = [
  next('https://expressjs.com/en/guide/error-handling.html', ['express', 'callback-middleware-libs'], { package: 'express', since: 5 }),
  next('https://github.com/senchalabs/connect#error-middleware', ['connect']),
  next('https://github.com/lukeed/polka#onerror', ['polka']),
  next('http://restify.com/docs/home/#async-handlers', ['restify']),
  { frameworks: ['koa', 'koa-router'], promises: { package: 'koa', since: 2 }, source: 'https://github.com/koajs/koa/blob/master/docs/error-handling.md' },
  { frameworks: ['fastify'], promises: { package: 'fastify', since: 2 }, source: 'https://fastify.dev/docs/latest/Reference/Routes/#async-await' },
  { frameworks: ['hono'], promises: { package: 'hono', since: 1 }, source: 'https://hono.dev/docs/api/hono#error-handling' },
  { frameworks: ['h3'], promises: { package: 'h3', since: 0 }, source: 'https://h3.dev/guide/basics/error' },
  { frameworks: ['nitro', 'nuxt'], promises: { package: 'h3', since: 0 }, source: 'https://nitro.build/guide/routing' },
  { frameworks: ['hapi'], promises: { package: '@hapi/hapi', since: 17 }, source: 'https://hapi.dev/api/#lifecycle-methods' },
  { frameworks: ['nestjs'], promises: { package: '@nestjs/core', since: 1 }, source: 'https://docs.nestjs.com/controllers#asynchronicity' },
  { frameworks: ['sveltekit'], promises: { package: '@sveltejs/kit', since: 1 }, source: 'https://svelte.dev/docs/kit/errors' },
  { frameworks: ['next'], promises: { package: 'next', since: 9 }, source: 'https://nextjs.org/docs/app/api-reference/file-conventions/route' },
  { frameworks: ['react-server-functions'], promises: { package: 'react', since: 0 }, source: 'https://react.dev/reference/rsc/use-server#caveats' },
  { frameworks: ['elysia'], promises: { package: 'elysia', since: 0 }, source: 'https://elysiajs.com/patterns/error-handling' },
  { frameworks: ['oak'], promises: { package: '@oak/oak', since: 0 }, source: 'https://jsr.io/@oak/oak/doc' },
  { frameworks: ['astro'], promises: { package: 'astro', since: 2 }, source: 'https://docs.astro.build/en/guides/endpoints/' },
  { frameworks: ['remix', 'react-router'], promises: { package: 'react-router', since: 0 }, source: 'https://reactrouter.com/how-to/error-boundary' },
  { frameworks: ['graphql', 'graphql-yoga', 'apollo-server', 'mercurius', 'pothos', 'nexus', 'type-graphql'], promises: { package: 'graphql', since: 0 }, source: 'https://graphql.org/graphql-js/object-types/' },
  { frameworks: ['trpc'], promises: { package: '@trpc/server', since: 9 }, source: 'https://trpc.io/docs/server/error-handling' },
  {
    frameworks: ['node-http'],
    otherwise: { code: "console.error(error);\nif (!{{parameter}}.headersSent) {{parameter}}.writeHead(503);\n{{parameter}}.end();", at: 1, parameter: 'response', before: ['_request'] },
    source: 'https://nodejs.org/api/http.html#event-request',
  },
];
