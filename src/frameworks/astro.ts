import type { Framework } from './framework.ts';

const handler = { phase: 'request', parameters: ['context', ''] } as const;

export const astro = {
  name: 'astro',
  packages: ['astro', 'astro:actions', 'astro:content', 'astro:env/server', 'astro:middleware'],
  source: { url: 'https://docs.astro.build/en/guides/endpoints/', versions: '4 || 5 || 6 || 7' },
  home: '`context.locals`',
  entryPoints: [
    {
      kind: 'export',
      files: ['src/pages/**/*.{ts,js,mts,mjs}'],
      exports: ['ALL', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
      // Made when the site is built.
      unless: { export: 'prerender', is: 'true' },
      ...handler,
    },
    { kind: 'export', files: ['src/middleware.{ts,js,mts,mjs}', 'src/middleware/index.{ts,js,mts,mjs}'], exports: ['onRequest'], ...handler },
    {
      kind: 'call',
      callees: ['astro:middleware#defineMiddleware', 'astro/middleware#defineMiddleware', 'astro:middleware#sequence', 'astro/middleware#sequence'],
      handlers: [{ at: { from: 0 } }],
      ...handler,
    },
    {
      kind: 'call',
      callees: ['astro:actions#defineAction'],
      handlers: [{ at: 0, keys: ['handler'] }],
      phase: 'request',
      parameters: ['', 'context'],
    },
    {
      kind: 'call',
      callees: ['astro:content#defineLiveCollection'],
      handlers: [{ at: 0, keys: ['loader.loadCollection', 'loader.loadEntry'] }],
      phase: 'request',
      parameters: [''],
    },
    { kind: 'typed', types: ['astro#APIRoute', 'astro#MiddlewareHandler'], ...handler },
    { kind: 'signature', types: [['astro#APIContext']], ...handler },
    { kind: 'signature', types: [[''], ['astro#ActionAPIContext', 'astro:actions#ActionAPIContext']], phase: 'request', parameters: ['', 'context'] },
  ],
  objects: { context: {} },
  types: { 'astro#APIContext': 'astro@context', 'astro:actions#ActionAPIContext': 'astro@context' },
} satisfies Framework;
