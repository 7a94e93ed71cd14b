import type { Framework } from './framework.ts';

const roots = ['fresh', '@fresh/core'];
const apps = roots.map((root) => `${root}#App()`);
const defines = roots.map((root) => `${root}#createDefine()`);
const verbs = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];
const handler = { phase: 'request', parameters: ['context', 'context'] } as const;
const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'use', 'ws', 'onError', 'notFound', 'appWrapper', 'layout', 'route'];

/** Islands run in the browser too, in a module of their own. `jsr:` and `$fresh` specifiers are resolved by the import map. */
export const fresh = {
  name: 'fresh',
  packages: roots,
  source: { url: 'https://fresh.deno.dev/docs/concepts/app', versions: '1 || 2' },
  unseen: ['version 1, which is imported from `$fresh/server.ts`'],
  home: '`ctx.state`',
  entryPoints: [
    {
      kind: 'registration',
      receivers: apps,
      methods,
      handlers: [{ at: { from: 0 } }, { at: { from: 1 }, keys: ['handler', 'handlers', 'component', ...verbs.flatMap((verb) => [`handler.${verb}`, `handlers.${verb}`])] }],
      ...handler,
    },
    { kind: 'registration', receivers: apps, methods: ['listen'], handlers: [{ at: 0, keys: ['onListen'] }], phase: 'boot', parameters: [''] },
    {
      kind: 'registration',
      receivers: defines,
      methods: ['handlers', 'middleware', 'page', 'layout'],
      handlers: [{ at: 0 }, { at: 0, keys: verbs }],
      ...handler,
    },
    // Version 1 passes the request first.
    {
      kind: 'export',
      files: ['routes/**/*.{ts,tsx,js,jsx}'],
      exports: ['handler', 'handlers', ...verbs.flatMap((verb) => [`handler.${verb}`, `handlers.${verb}`])],
      ...handler,
    },
    { kind: 'export', files: ['routes/**/_middleware.{ts,js}'], exports: ['default'], ...handler },
    { kind: 'export', files: ['routes/**/*.{tsx,jsx}'], exports: ['default'], phase: 'render', parameters: ['context', 'context'] },
    { kind: 'signature', types: [roots.flatMap((root) => [`${root}#Context`, `${root}#PageProps`])], ...handler },
  ],
  objects: { context: {} },
  types: Object.fromEntries(roots.flatMap((root) => [[`${root}#Context`, 'fresh@context'], [`${root}#App`, `${root}#App()`]])),
  chains: methods,
} satisfies Framework;
