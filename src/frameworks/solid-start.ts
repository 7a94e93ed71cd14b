import type { Framework } from './framework.ts';

const event = { phase: 'request', parameters: ['event', ''] } as const;
const events = ['@solidjs/start/server#APIEvent', '@solidjs/start/server#FetchEvent', '@solidjs/start/server#RequestEvent', 'solid-js/web#RequestEvent'];

/** A query or action runs on the server where its body says `'use server'`; without, it may run in the browser alone. */
export const solidStart = {
  name: 'solid-start',
  packages: ['@solidjs/start'],
  source: { url: 'https://docs.solidjs.com/solid-start/building-your-application/api-routes', versions: '1 || 2' },
  browserFiles: ['src/entry-client.{tsx,jsx}'],
  rendersNothing: { files: ['app.config.{ts,js,mjs}'], key: 'ssr', is: 'false' },
  home: '`event.locals`',
  entryPoints: [
    {
      kind: 'export',
      files: ['src/routes/**/*.{ts,tsx,js,jsx}'],
      exports: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
      ...event,
    },
    // Runs on the server, and again in the browser.
    { kind: 'export', files: ['src/routes/**/*.{tsx,jsx}'], exports: ['default', 'route.preload', 'route.load'], phase: 'render', parameters: [''] },
    { kind: 'export', files: ['src/app.{tsx,jsx}'], exports: ['default'], phase: 'render', parameters: [''] },
    { kind: 'call', callees: ['@solidjs/start/middleware#createMiddleware'], handlers: [{ at: 0 }, { at: 0, keys: ['onRequest', 'onBeforeResponse'] }], ...event },
    { kind: 'call', callees: ['@solidjs/start/server#createHandler'], handlers: [{ at: 0 }, { at: 1 }, { at: 2 }], phase: 'render', parameters: ['event'] },
    { kind: 'directive', directive: 'use server', phase: 'request', parameters: ['data', 'data', 'data', 'data'] },
    { kind: 'signature', types: [events], ...event },
  ],
  objects: { event: {}, data: {} },
  aliases: {
    'solid-js/web#getRequestEvent()': 'solid-start@event',
    ...Object.fromEntries(['useLocation', 'useParams', 'useSearchParams'].map((name) => [`@solidjs/router#${name}()`, 'solid-start@event'])),
  },
  types: Object.fromEntries(events.map((type) => [type, 'solid-start@event'])),
} satisfies Framework;
