import type { Framework } from './framework.ts';

const handler = { phase: 'request', parameters: ['input', ''] } as const;
/** What a page is told of its request by functions that it calls. */
const asked = ['useLoaderData', 'useLocation', 'useMatches', 'useParams', 'useRouteLoaderData', 'useSearchParams'];
const routes = ['action', 'loader', 'middleware.*'];

/** In framework mode; where there is only the client library, loaders run in the browser. */
export const reactRouter = {
  name: 'react-router',
  packages: [...['node', 'express', 'serve', 'cloudflare', 'architect', 'dev'].map((name) => `@react-router/${name}`), './+types/*'],
  browserFiles: ['app/**/*.client.{ts,tsx,js,jsx}', 'app/**/.client/**'],
  rendersNothing: { files: ['react-router.config.{ts,js,mjs}'], key: 'ssr', is: 'false' },
  source: { url: 'https://reactrouter.com/start/framework/route-module', versions: '7 || 8' },
  unseen: ['route modules outside of `app`'],
  home: 'a context made with `createContext()`',
  entryPoints: [
    { kind: 'export', files: ['app/**/*.{ts,tsx,js,jsx}'], exports: ['loader', 'action', 'headers', 'middleware'], ...handler },
    // These run on the server, and again in the browser; `client…` and `links` say nothing of one request.
    {
      kind: 'export',
      files: ['app/routes/**/*.{tsx,jsx}', 'app/root.{tsx,jsx}', 'app/**/route.{tsx,jsx}'],
      exports: ['default', 'meta', 'Layout', 'ErrorBoundary', 'ServerComponent', 'ServerErrorBoundary', 'ServerLayout', 'ServerHydrateFallback'],
      phase: 'render',
      parameters: ['input'],
    },
    {
      kind: 'export',
      files: ['app/entry.server.{ts,tsx,js,jsx}'],
      exports: ['default'],
      phase: 'render',
      parameters: ['request', '', '', '', 'context'],
    },
    {
      kind: 'export',
      files: ['app/entry.server.{ts,tsx,js,jsx}'],
      exports: ['handleDataRequest', 'handleError'],
      phase: 'request',
      parameters: ['', 'input'],
    },
    {
      kind: 'export',
      files: ['app/entry.server.{ts,tsx,js,jsx}'],
      exports: ['handler', 'route'].flatMap((of) => [`instrumentations.${of}`, `unstable_instrumentations.${of}`]),
      phase: 'boot',
      parameters: ['instrumented'],
    },
    {
      kind: 'registration',
      receivers: ['react-router@instrumented'],
      methods: ['instrument'],
      handlers: [{ at: 0, keys: ['request', 'middleware', 'loader', 'action', 'lazy'] }],
      phase: 'request',
      parameters: ['', 'input'],
    },
    { kind: 'export', files: ['app/entry.rsc.{ts,tsx}'], exports: ['default.fetch'], phase: 'request', parameters: ['request'] },
    {
      kind: 'call',
      callees: ['express', 'node', 'cloudflare', 'architect'].flatMap((name) =>
        ['createRequestHandler', 'createRequestListener'].map((create) => `@react-router/${name}#${create}`),
      ),
      handlers: [{ at: 0, keys: ['getLoadContext'] }],
      phase: 'request',
      parameters: ['request', ''],
    },
    {
      kind: 'call',
      callees: ['react-router#createStaticHandler'],
      handlers: [{ at: 0, keys: [...routes, ...routes.map((key) => `children.*.${key}`), ...routes.map((key) => `children.*.children.*.${key}`)] }],
      ...handler,
    },
    { kind: 'typed', types: ['react-router#LoaderFunction', 'react-router#ActionFunction', 'react-router#MiddlewareFunction'], ...handler },
    { kind: 'signature', types: [['react-router#LoaderFunctionArgs', 'react-router#ActionFunctionArgs']], ...handler },
  ],
  objects: { input: {}, request: {}, context: {}, instrumented: {} },
  aliases: {
    ...Object.fromEntries(asked.map((name) => [`react-router#${name}()`, 'react-router@input'])),
    'react-router@input.request': 'react-router@request', 'react-router@input.context': 'react-router@context',
  },
} satisfies Framework;
