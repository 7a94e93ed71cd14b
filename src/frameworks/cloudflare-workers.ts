import type { Framework } from './framework.ts';

const files = ['**/*.{js,mjs,ts,tsx,mts}'];

export const cloudflareWorkers = {
  name: 'cloudflare-workers',
  packages: [
    'wrangler', '@cloudflare/workers-types', '@cloudflare/vite-plugin', '@cloudflare/vitest-pool-workers', 'cloudflare:workers',
    'itty-router',
  ],
  source: { url: 'https://developers.cloudflare.com/workers/runtime-apis/handlers/', versions: 'current' },
  home: 'a variable of the handler',
  entryPoints: [
    { kind: 'export', files, exports: ['default.fetch'], phase: 'request', parameters: ['request', 'cloudflare:workers#env', 'context'] },
    { kind: 'export', files, exports: ['default.scheduled'], phase: 'tick', parameters: ['event', 'cloudflare:workers#env', 'context'] },
    {
      kind: 'export',
      files,
      exports: ['default.queue', 'default.email', 'default.tail', 'default.trace'],
      phase: 'job',
      parameters: ['event', 'cloudflare:workers#env', 'context'],
    },
    {
      kind: 'property',
      types: ['@cloudflare/workers-types#ExportedHandler'],
      keys: ['fetch'],
      phase: 'request',
      parameters: ['request', 'cloudflare:workers#env', 'context'],
    },
    // Service worker syntax.
    {
      kind: 'registration',
      receivers: ['global#self', 'global#globalThis'],
      methods: ['addEventListener'],
      events: ['fetch', 'scheduled', 'queue'],
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['event'],
    },
  ],
  objects: { request: {}, event: {}, context: {} },
  aliases: { 'cloudflare-workers@event.request': 'cloudflare-workers@request' },
} satisfies Framework;
