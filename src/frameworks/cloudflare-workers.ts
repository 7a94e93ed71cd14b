import type { Framework } from './framework.ts';

const files = ['**/*.{js,mjs,ts,tsx,mts}'];

const invoked = { extends: ['cloudflare:workers#WorkerEntrypoint', 'cloudflare:workers#WorkflowEntrypoint'] };
const handles = { kind: 'method', phase: 'request', parameters: ['data', 'data', 'data', 'data'] } as const;
const verbs = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put'];
const ofRouter = { phase: 'request', parameters: ['request', '', ''] } as const;

export const cloudflareWorkers = {
  name: 'cloudflare-workers',
  packages: [
    'wrangler', '@cloudflare/workers-types', '@cloudflare/vite-plugin', '@cloudflare/vitest-pool-workers', 'cloudflare:workers',
    'itty-router',
  ],
  // Types that `wrangler types` writes for a project.
  globals: ['DurableObjectNamespace', 'ExportedHandler', 'KVNamespace', 'R2Bucket'],
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
      kind: 'call',
      callees: ['global#addEventListener', 'global#self.addEventListener'],
      events: ['fetch', 'scheduled', 'queue'],
      inPlay: true,
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['event'],
    },
    { ...handles, of: invoked, names: ['fetch', 'scheduled', 'queue', 'email', 'tail', 'trace', 'run'] },
    // Any public method may be called from outside.
    { ...handles, of: invoked, uncalled: true },
    { kind: 'registration', receivers: ['itty-router#Router()'], methods: verbs, handlers: [{ at: { from: 1 } }], ...ofRouter },
    {
      kind: 'call',
      callees: ['itty-router#Router', 'itty-router#AutoRouter', 'itty-router#IttyRouter'],
      handlers: [{ at: 0, keys: ['before', 'missing'] }],
      ...ofRouter,
    },
    {
      kind: 'call',
      callees: ['itty-router#Router', 'itty-router#AutoRouter', 'itty-router#IttyRouter'],
      handlers: [{ at: 0, keys: ['catch', 'finally', 'format'] }],
      phase: 'request',
      parameters: ['', 'request', '', ''],
    },
  ],
  objects: { request: {}, event: {}, context: {}, data: {} },
  // Made for each invocation.
  classes: [{ ...invoked, lives: 'request' }],
  chains: verbs,
  aliases: {
    'itty-router#AutoRouter()': 'itty-router#Router()',
    'itty-router#IttyRouter()': 'itty-router#Router()',
    'cloudflare-workers@event.request': 'cloudflare-workers@request',
  },
} satisfies Framework;
