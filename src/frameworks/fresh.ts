import type { Framework } from './framework.ts';

const roots = ['fresh', '@fresh/core'];
const apps = roots.map((root) => `${root}#App()`);
const defines = roots.map((root) => `${root}#createDefine()`);
const verbs = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];
const handler = { phase: 'request', parameters: ['context', 'context'] } as const;
const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'use', 'onError', 'notFound', 'appWrapper', 'layout', 'route'];

/** Where the functions of a route stand in it. */
const parts = ['handler', 'handlers', 'component', ...verbs.flatMap((verb) => [`handler.${verb}`, `handlers.${verb}`])];
const lazy = { answered: true } as const;

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
      handlers: [{ at: { from: 0 } }, { at: { from: 0 }, keys: parts }],
      ...handler,
    },
    // Routes and middleware may come from a function that imports them: `MaybeLazy` of its types.
    { kind: 'registration', receivers: apps, methods, handlers: [{ at: { from: 0 }, ...lazy }, { at: { from: 0 }, keys: parts, ...lazy }], ...handler },
    { kind: 'registration', receivers: apps, methods: ['ws'], handlers: [{ at: 1, keys: ['open', 'close', 'error'] }], phase: 'connection', parameters: ['socket', ''] },
    { kind: 'registration', receivers: apps, methods: ['ws'], handlers: [{ at: 1, keys: ['message'] }], phase: 'message', parameters: ['socket', ''] },
    { kind: 'registration', receivers: ['fresh@context'], methods: ['upgrade'], handlers: [{ at: 0, keys: ['open', 'message', 'close', 'error'] }], phase: 'message', parameters: ['socket', ''] },
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
    { kind: 'typed', types: roots.flatMap((root) => ['Middleware', 'MiddlewareFn', 'HandlerFn'].map((name) => `${root}#${name}`)), ...handler },
    { kind: 'property', types: roots.flatMap((root) => ['RouteHandler', 'HandlerByMethod'].map((name) => `${root}#${name}`)), keys: verbs, ...handler },
    { kind: 'signature', types: [roots.flatMap((root) => [`${root}#Context`, `${root}#FreshContext`, `${root}#PageProps`])], ...handler },
  ],
  objects: { context: { shared: { config: 'fresh#App().config' } }, socket: {} },
  types: Object.fromEntries(roots.flatMap((root) => [[`${root}#Context`, 'fresh@context'], [`${root}#FreshContext`, 'fresh@context'], [`${root}#App`, `${root}#App()`]])),
  chains: [...methods, 'ws'],
} satisfies Framework;
