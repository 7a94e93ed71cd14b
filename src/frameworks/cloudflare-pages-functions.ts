import type { Framework } from './framework.ts';

const handler = { phase: 'request', parameters: ['context'] } as const;

export const cloudflarePagesFunctions = {
  name: 'cloudflare-pages-functions',
  packages: ['@cloudflare/workers-types', 'wrangler', '@cloudflare/pages-plugin-sentry', '@cloudflare/pages-plugin-cloudflare-access'],
  source: { url: 'https://developers.cloudflare.com/pages/functions/api-reference/', versions: 'current' },
  home: '`context.data`',
  entryPoints: [
    // An export may be a list of functions.
    {
      kind: 'export',
      files: ['functions/**/*.{js,mjs,ts,tsx}'],
      exports: ['', 'Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options'].map((verb) => `onRequest${verb}`),
      ...handler,
    },
    { kind: 'typed', types: ['@cloudflare/workers-types#PagesFunction', '@cloudflare/workers-types#PagesPluginFunction'], ...handler },
    { kind: 'signature', types: [['@cloudflare/workers-types#EventContext']], ...handler },
  ],
  objects: { context: { shared: { env: 'cloudflare:workers#env' } } },
} satisfies Framework;
