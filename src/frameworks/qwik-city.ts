import type { Framework } from './framework.ts';

const cities = ['@builder.io/qwik-city', '@qwik.dev/router'];
const cores = ['@builder.io/qwik', '@qwik.dev/core'];
const of = (names: readonly string[]): readonly string[] => cities.flatMap((city) => names.map((name) => `${city}#${name}`));
const perEvent = { phase: 'request', parameters: ['event', ''] } as const;
const events = of(['RequestEvent', 'RequestEventBase', 'RequestEventLoader', 'RequestEventAction', 'RequestEventCommon']);

export const qwikCity = {
  name: 'qwik-city',
  packages: cities,
  source: { url: 'https://qwik.dev/docs/middleware/', versions: '1 || 2' },
  home: '`requestEvent.sharedMap`, which is of one request',
  entryPoints: [
    {
      kind: 'export',
      files: ['src/routes/**/{index,layout,plugin}{,@*,-*}.{ts,tsx,js,jsx}'],
      exports: ['onRequest', 'onGet', 'onPost', 'onPut', 'onDelete', 'onPatch', 'onHead', 'onOptions'],
      ...perEvent,
    },
    { kind: 'export', files: ['src/routes/**/{index,layout}{,@*,-*}.{ts,tsx,js,jsx}'], exports: ['head'], phase: 'render', parameters: ['event'] },
    { kind: 'call', callees: of(['routeLoader$']), handlers: [{ at: 0 }], ...perEvent },
    { kind: 'call', callees: of(['routeAction$', 'globalAction$', 'validator$']), handlers: [{ at: 0 }], phase: 'request', parameters: ['event', 'event'] },
    // The event is `this`.
    { kind: 'call', callees: of(['server$']), handlers: [{ at: 0 }], phase: 'request', parameters: ['event', 'event', 'event'], this: 'event' },
    { kind: 'call', callees: cores.map((core) => `${core}#component$`), handlers: [{ at: 0 }], phase: 'render', parameters: [''] },
    // Runs on the server first, and again in the browser when what it tracks changes.
    { kind: 'call', callees: cores.flatMap((core) => [`${core}#useTask$`, `${core}#useComputed$`, `${core}#useResource$`]), handlers: [{ at: 0 }], phase: 'render', parameters: [''] },
    { kind: 'typed', types: of(['RequestHandler']), ...perEvent },
    { kind: 'signature', types: [events], ...perEvent },
  ],
  objects: { event: {} },
  types: Object.fromEntries(events.map((type) => [type, 'qwik-city@event'])),
} satisfies Framework;
