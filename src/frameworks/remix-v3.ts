import type { Framework } from './framework.ts';

const roots = ['remix/fetch-router', 'remix/router', '@remix-run/fetch-router'];
const routers = roots.map((root) => `${root}#createRouter()`);
const perRequest = { phase: 'request', parameters: ['context', ''] } as const;
/** Actions stand in maps like those of the routes, some deep. */
const actions = ['*', '*.*', '*.*.*'];

const steps = ['handler', 'middleware', 'action', ...actions, ...actions.flatMap((path) => [`actions.${path}`, `actions.${path}.handler`, `${path}.handler`])];

/**
 * A release candidate; what its earlier alphas took, plain maps of handlers and `use()`, is read as well. Checked against the types of
 * version 0.20 of the router: https://www.npmjs.com/package/@remix-run/fetch-router
 */
export const remixV3 = {
  name: 'remix-v3',
  packages: ['remix', '@remix-run/fetch-router'],
  source: { url: 'https://github.com/remix-run/remix/blob/main/packages/fetch-router/README.md', versions: '0.x of the router, 3.0.0-rc' },
  home: 'the context: `context.set(key, value)`',
  entryPoints: [
    {
      kind: 'registration',
      receivers: routers,
      methods: ['map', 'get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'route'],
      handlers: [{ at: 'last' }, { at: 'last', keys: steps }],
      ...perRequest,
    },
    // What answers its argument as it is, for the types.
    { kind: 'call', callees: roots.flatMap((root) => [`${root}#createAction`, `${root}#createController`]), handlers: [{ at: 1 }, { at: 1, keys: steps }], ...perRequest },
    { kind: 'call', callees: roots.map((root) => `${root}#createMiddleware`), handlers: [{ at: { from: 0 } }], ...perRequest },
    { kind: 'registration', receivers: routers, methods: ['mount'], handlers: [{ at: 1 }], phase: 'boot', parameters: ['remix/fetch-router#createRouter()'] },
    { kind: 'registration', receivers: routers, methods: ['use'], handlers: [{ at: { from: 0 } }], ...perRequest },
    { kind: 'call', callees: roots.map((root) => `${root}#createRouter`), handlers: [{ at: 0, keys: ['middleware', 'defaultHandler'] }], ...perRequest },
    { kind: 'typed', types: roots.flatMap((root) => [`${root}#Middleware`, `${root}#RequestHandler`]), ...perRequest },
    { kind: 'property', types: roots.map((root) => `${root}#Controller`), keys: steps, ...perRequest },
    { kind: 'signature', types: [roots.map((root) => `${root}#RequestContext`)], ...perRequest },
  ],
  objects: { context: { shared: { router: 'remix/fetch-router#createRouter()' } } },
  types: {
    ...Object.fromEntries(roots.map((root) => [`${root}#RequestContext`, 'remix-v3@context'])),
    ...Object.fromEntries(['Router', 'RouteBuilder'].flatMap((name) => roots.map((root) => [`${root}#${name}`, `${root}#createRouter()`]))),
  },
} satisfies Framework;
