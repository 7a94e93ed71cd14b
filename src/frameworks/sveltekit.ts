import type { Framework } from './framework.ts';

const event = { phase: 'request', parameters: ['event', ''] } as const;
const input = { phase: 'request', parameters: ['input'] } as const;
const hooks = ['src/hooks.server.{ts,js}', 'src/hooks.server/index.{ts,js}'];
const scripts = (names: readonly string[]): readonly string[] => names.flatMap((name) => [`+${name}.ts`, `+${name}.js`]);
const layouts = scripts(['layout', 'layout.server']);
const pageOptions = { beside: scripts(['page', 'page.server']), above: layouts };
const handlerTypes = ['Action', 'RequestHandler', 'ServerLoad'].map((name) => `@sveltejs/kit#${name}`);

export const sveltekit = {
  name: 'sveltekit',
  packages: ['@sveltejs/kit', './$types', '$app/environment', '$app/navigation', '$app/server', '$app/state', '$app/stores'],
  browserFiles: ['src/hooks.client.{ts,js}', 'src/service-worker.{ts,js}', 'src/service-worker/index.{ts,js}'],
  source: { url: 'https://svelte.dev/docs/kit/routing', versions: '1 || 2' },
  folders: { $lib: ['src/lib'] },
  home: '`event.locals`',
  entryPoints: [
    { kind: 'export', files: ['src/routes/**/+{page,layout}.server.{ts,js}'], exports: ['load', 'actions.*'], ...event },
    // Runs on the server, and again in the browser, unless pages are rendered in the browser alone.
    { kind: 'export', files: ['src/routes/**/+page.{ts,js}'], exports: ['load'], phase: 'render', parameters: ['event'], unless: { export: 'ssr', is: 'false', ...pageOptions } },
    { kind: 'export', files: ['src/routes/**/+layout.{ts,js}'], exports: ['load'], phase: 'render', parameters: ['event'], unless: { export: 'ssr', is: 'false', above: layouts } },
    // The script of a component: of a page, and of those that several pages may use.
    { kind: 'export', files: ['src/routes/**/*.svelte'], exports: ['default'], phase: 'render', parameters: ['props'], unless: { export: 'ssr', is: 'false', ...pageOptions } },
    { kind: 'export', files: ['src/*.svelte', 'src/!(routes)/**/*.svelte'], exports: ['default'], phase: 'render', parameters: ['props'], unless: { export: 'ssr', is: 'false', above: layouts.map((name) => `routes/${name}`) } },
    {
      kind: 'export',
      files: ['src/routes/**/+server.{ts,js}'],
      exports: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'fallback'],
      ...event,
    },
    { kind: 'export', files: hooks, exports: ['handle', 'handleError', 'handleFetch', 'handleValidationError'], ...input },
    { kind: 'export', files: [...hooks, 'src/hooks.{ts,js}'], exports: ['init'], phase: 'boot', parameters: [] },
    { kind: 'export', files: ['src/hooks.{ts,js}'], exports: ['reroute'], ...input },
    { kind: 'export', files: ['src/hooks.{ts,js}'], exports: ['transport.*.decode', 'transport.*.encode'], phase: 'request', parameters: [''] },
    { kind: 'export', files: ['src/params/*.{ts,js}'], exports: ['match'], phase: 'request', parameters: [''] },
    { kind: 'export', files: ['src/**/*.remote.{ts,js}'], exports: ['*'], phase: 'request', parameters: [''] },
    { kind: 'call', callees: ['@sveltejs/kit/hooks#sequence'], handlers: [{ at: { from: 0 } }], ...input },
    // `(handler)`, or a schema first.
    {
      kind: 'call',
      callees: ['command', 'form', 'prerender', 'query', 'query.batch', 'query.live'].map((name) => `$app/server#${name}`),
      handlers: [{ at: { from: 0 } }],
      phase: 'request',
      parameters: ['', ''],
    },
    { kind: 'typed', types: handlerTypes, ...event },
    { kind: 'typed', types: ['Handle', 'HandleFetch', 'HandleServerError'].map((name) => `@sveltejs/kit#${name}`), ...input },
    { kind: 'property', types: ['@sveltejs/kit#Actions'], keys: ['*'], ...event },
    { kind: 'signature', types: [['@sveltejs/kit#RequestEvent', '@sveltejs/kit#ServerLoadEvent']], ...event },
  ],
  objects: { event: {}, input: {}, props: {} },
  aliases: {
    'sveltekit@input.event': 'sveltekit@event', '$app/server#getRequestEvent()': 'sveltekit@event', '$app/state#page': 'sveltekit@event',
    'global#$props()': 'sveltekit@props',
  },
  types: { '@sveltejs/kit#RequestEvent': 'sveltekit@event', '@sveltejs/kit#ServerLoadEvent': 'sveltekit@event' },
} satisfies Framework;
