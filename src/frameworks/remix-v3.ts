import type { Framework } from './framework.ts';

const roots = ['remix/fetch-router', 'remix/router', '@remix-run/fetch-router'];
const routers = roots.map((root) => `${root}#createRouter()`);
const perRequest = { phase: 'request', parameters: ['context', ''] } as const;
/** Actions stand in maps like those of the routes, some deep. */
const actions = ['*', '*.*', '*.*.*'];

/** A release candidate; what its earlier alphas took, plain maps of handlers, is read as well. */
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
      handlers: [
        { at: 'last' },
        { at: 'last', keys: ['handler', 'middleware', 'action', ...actions, ...actions.flatMap((path) => [`actions.${path}`, `actions.${path}.handler`, `${path}.handler`])] },
      ],
      ...perRequest,
    },
    { kind: 'registration', receivers: routers, methods: ['use'], handlers: [{ at: { from: 0 } }], ...perRequest },
    { kind: 'call', callees: roots.map((root) => `${root}#createRouter`), handlers: [{ at: 0, keys: ['middleware', 'defaultHandler'] }], ...perRequest },
    { kind: 'typed', types: roots.flatMap((root) => [`${root}#Middleware`, `${root}#RequestHandler`]), ...perRequest },
    { kind: 'signature', types: [roots.map((root) => `${root}#RequestContext`)], ...perRequest },
  ],
  objects: { context: { shared: { router: 'remix/fetch-router#createRouter()' } } },
  types: Object.fromEntries(roots.map((root) => [`${root}#RequestContext`, 'remix-v3@context'])),
} satisfies Framework;
