import type { Framework } from './framework.ts';

const handler = { phase: 'request', parameters: ['request', ''] } as const;
const serve = { kind: 'call', callees: ['global#Deno.serve', '@std/http/server#serve', '@deno/shim-deno#Deno.serve'] } as const;

export const denoServe = {
  name: 'deno-serve',
  packages: ['deno', '@std/http', '@deno/shim-deno', '@types/deno'],
  source: { url: 'https://docs.deno.com/api/deno/~/Deno.serve', versions: '2' },
  deployedBy: [{ file: 'deno.json' }, { file: 'deno.jsonc' }],
  home: 'a variable of the handler',
  entryPoints: [
    { ...serve, handlers: [{ at: 'last' }, { at: 0, keys: ['handler'] }, { at: 1, keys: ['handler'] }], ...handler },
    { ...serve, handlers: [{ at: 0, keys: ['onError'] }], phase: 'request', parameters: [''] },
    { ...serve, handlers: [{ at: 0, keys: ['onListen'] }], phase: 'boot', parameters: [''] },
    {
      kind: 'call',
      callees: ['@std/http/unstable-route#route', '@std/http/route#route', '@std/http#route'],
      handlers: [{ at: 0, keys: ['handler'] }, { at: 1 }],
      phase: 'request',
      parameters: ['request', '', ''],
    },
    { kind: 'call', callees: ['global#Deno.cron'], handlers: [{ at: 'last' }], phase: 'tick', parameters: [] },
    {
      kind: 'registration',
      receivers: ['global#Deno.openKv()'],
      methods: ['listenQueue'],
      handlers: [{ at: 0 }],
      phase: 'job',
      parameters: [''],
    },
    // Each round of a loop. `serveHttp()` is of Deno 1; a watch answers a stream, and takes no function.
    { kind: 'iteration', iterables: ['global#Deno.listen()', 'global#Deno.listenTls()'], phase: 'connection', parameters: ['connection'] },
    { kind: 'iteration', iterables: ['global#Deno.serveHttp()'], phase: 'request', parameters: ['event'] },
    { kind: 'iteration', iterables: ['global#Deno.listenDatagram()', 'global#Deno.openKv().watch()'], phase: 'message', parameters: [''] },
    // Run by `deno serve`.
    { kind: 'export', files: ['**/*.{js,jsx,mjs,ts,tsx,mts}'], exports: ['default.fetch'], ...handler },
  ],
  objects: { request: {}, connection: {}, event: {} },
} satisfies Framework;
