import type { Framework } from './framework.ts';

const packages = ['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime'];
/** What a page is told of its request by functions that it calls. */
const asked = ['useLoaderData', 'useLocation', 'useMatches', 'useParams', 'useRouteLoaderData', 'useSearchParams'];
const handler = { phase: 'request', parameters: ['input'] } as const;

export const remix = {
  name: 'remix',
  packages: [...packages, '@remix-run/express', '@remix-run/serve', '@remix-run/dev'],
  source: { url: 'https://v2.remix.run/docs/route/loader', versions: '1 || 2' },
  browserFiles: ['app/**/*.client.{ts,tsx,js,jsx}', 'app/**/.client/**'],
  unseen: ['route modules outside of `app/routes` that are not called `route`'],
  home: 'a variable of the loader',
  entryPoints: [
    {
      kind: 'export',
      files: ['app/routes/**/*.{ts,tsx,js,jsx}', 'app/root.{ts,tsx,js,jsx}', 'app/**/route.{ts,tsx,js,jsx}'],
      exports: ['loader', 'action', 'headers'],
      ...handler,
    },
    // These run on the server, and again in the browser; `client…` and `links` say nothing of one request.
    {
      kind: 'export',
      files: ['app/routes/**/*.{tsx,jsx}', 'app/root.{tsx,jsx}', 'app/**/route.{tsx,jsx}'],
      exports: ['default', 'meta', 'Layout', 'ErrorBoundary'],
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
      kind: 'call',
      callees: ['express', 'node', 'cloudflare', 'architect', 'cloudflare-pages'].flatMap((name) => ['createRequestHandler', 'createPagesFunctionHandler'].map((create) => `@remix-run/${name}#${create}`)),
      handlers: [{ at: 0, keys: ['getLoadContext'] }],
      phase: 'request',
      parameters: ['request', ''],
    },
    {
      kind: 'call',
      callees: packages.flatMap((name) =>
        ['defineAction', 'defineLoader', 'unstable_defineAction', 'unstable_defineLoader'].map((define) => `${name}#${define}`),
      ),
      handlers: [{ at: 0 }],
      ...handler,
    },
    { kind: 'typed', types: packages.flatMap((name) => [`${name}#LoaderFunction`, `${name}#ActionFunction`]), ...handler },
    {
      kind: 'signature',
      types: [
        packages.flatMap((name) =>
          ['ActionArgs', 'ActionFunctionArgs', 'DataFunctionArgs', 'LoaderArgs', 'LoaderFunctionArgs'].map((type) => `${name}#${type}`),
        ),
      ],
      ...handler,
    },
  ],
  objects: { input: {}, request: {}, context: {} },
  aliases: {
    ...Object.fromEntries(asked.map((name) => [`@remix-run/react#${name}()`, 'remix@input'])),
    'remix@input.request': 'remix@request', 'remix@input.context': 'remix@context' },
} satisfies Framework;
