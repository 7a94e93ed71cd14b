import type { Framework } from './framework.ts';

const routes = ['app/routes/**/*.{ts,tsx,js,jsx}'];

export const honox = {
  name: 'honox',
  packages: ['honox'],
  source: { url: 'https://github.com/honojs/honox/blob/main/README.md', versions: '0' },
  home: '`c.set()`',
  entryPoints: [
    {
      kind: 'export',
      files: routes,
      exports: ['default', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      phase: 'request',
      parameters: ['hono@context', ''],
    },
    {
      kind: 'call',
      callees: ['honox/factory#createRoute'],
      handlers: [{ at: { from: 0 } }],
      phase: 'request',
      parameters: ['hono@context', ''],
    },
    // `_error.tsx` gets the error first.
    {
      kind: 'export',
      files: ['app/routes/**/_error.{ts,tsx,js,jsx}'],
      exports: ['default'],
      phase: 'request',
      parameters: ['', 'hono@context'],
    },
  ],
} satisfies Framework;
