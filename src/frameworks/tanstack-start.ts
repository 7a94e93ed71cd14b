import type { Framework } from './framework.ts';

const starts = ['@tanstack/react-start', '@tanstack/solid-start', '@tanstack/vue-start', '@tanstack/start'];
const routers = ['@tanstack/react-router', '@tanstack/solid-router', '@tanstack/vue-router', ...starts, ...starts.map((start) => `${start}/server`)];
const of = (names: readonly string[]): readonly string[] => starts.flatMap((start) => names.map((name) => `${start}${name}`));
const perCall = { phase: 'request', parameters: ['input'] } as const;
const builders = of(['#createServerFn()', '#createMiddleware()']);
const routes = routers.flatMap((router) =>
  ['createFileRoute()', 'createRootRoute', 'createRootRouteWithContext()', 'createServerFileRoute()', 'createServerRootRoute'].map((make) => `${router}#${make}`),
);
/** Each verb is a function, or an object of a handler and its middleware. */
const handlers = ['server.handlers.*', 'server.handlers.*.handler', 'server.middleware'];
const chains = ['middleware', 'validator', 'inputValidator', 'handler', 'server', 'client'];

export const tanstackStart = {
  name: 'tanstack-start',
  packages: starts,
  source: { url: 'https://tanstack.com/start/latest/docs/framework/react/guide/server-functions', versions: '1' },
  browserFiles: ['src/client.{tsx,jsx}', 'src/**/*.client.{ts,tsx,js,jsx}'],
  home: 'the context that `next()` is given',
  entryPoints: [
    // What `client` is given runs in the browser.
    { kind: 'registration', receivers: builders, methods: ['handler', 'server'], handlers: [{ at: 0 }], ...perCall },
    { kind: 'registration', receivers: builders, methods: ['validator', 'inputValidator'], handlers: [{ at: 0 }], phase: 'request', parameters: ['input'] },
    { kind: 'call', callees: of(['#createServerOnlyFn', '#createIsomorphicFn().server']), handlers: [{ at: 0 }], phase: 'request', parameters: ['', '', ''] },
    { kind: 'call', callees: routes, handlers: [{ at: 0, keys: handlers }], ...perCall },
    // `({ createHandlers }) => createHandlers({ GET })`
    { kind: 'call', callees: routes, handlers: [{ at: 0, keys: ['server.handlers'] }], phase: 'boot', parameters: ['makers'] },
    { kind: 'call', callees: ['tanstack-start@makers.createHandlers'], handlers: [{ at: 0, keys: ['*', '*.handler'] }], ...perCall },
    // These run on the server, and again in the browser.
    { kind: 'call', callees: routes, handlers: [{ at: 0, keys: ['loader', 'beforeLoad', 'head', 'component', 'context'] }], unless: { at: 0, key: 'ssr', is: 'false' }, phase: 'render', parameters: ['input'] },
    {
      kind: 'registration',
      receivers: routers.map((router) => `${router}#createServerFileRoute()`),
      methods: ['methods'],
      handlers: [{ at: 0, keys: ['*'] }, { at: 0, answered: true, keys: ['*'] }],
      ...perCall,
    },
    { kind: 'call', callees: of(['#createStart']), handlers: [{ at: 0 }], phase: 'boot', parameters: [] },
    {
      kind: 'call',
      callees: [...of(['/server#createStartHandler', '/server-entry#createStartHandler']), ...of(['/server-entry#createServerEntry', '/server#createServerEntry'])],
      handlers: [{ at: 0 }, { at: 0, keys: ['fetch'] }],
      ...perCall,
    },
    // Files of routes import the router alone; what their `Route` was made with is said above.
    { kind: 'export', files: ['src/routes/**/*.{ts,tsx,js,jsx}'], exports: ['Route'], phase: 'render', parameters: ['input'] },
    { kind: 'export', files: ['src/router.{ts,tsx,js,jsx}'], exports: ['getRouter', 'createRouter'], phase: 'render', parameters: [] },
    { kind: 'export', files: ['src/server.{ts,tsx,js,jsx}'], exports: ['default.fetch'], ...perCall },
  ],
  objects: { input: {}, makers: {} },
  chains,
} satisfies Framework;
