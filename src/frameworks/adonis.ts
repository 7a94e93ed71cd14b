import type { Framework } from './framework.ts';

const data = ['data', 'data', 'data', 'data'] as const;
const app = '@adonisjs/core/services/app#';
const router = '@adonisjs/core/services/router#';
const server = '@adonisjs/core/services/server#';
const verbs = ['get', 'post', 'put', 'patch', 'delete', 'any'];
const onRouter = { kind: 'registration', receivers: [router], phase: 'request', parameters: data } as const;
const called = { kind: 'export', phase: 'request', parameters: data } as const;
const heard = { phase: 'message', parameters: data } as const;

/**
 * Routes name controllers by lazy import, by string or by a generated list, so that these, middleware and listeners are
 * found by the folder of the file. An instance is made for each request.
 */
export const adonis = {
  name: 'adonis',
  packages: ['@adonisjs/core', '@adonisjs/http-server', '@adonisjs/transmit'],
  source: { url: 'https://docs.adonisjs.com/guides/concepts/dependency-injection', versions: '6 || 7' },
  home: 'the `HttpContext`',
  entryPoints: [
    { kind: 'method', phase: 'request', of: { decorators: ['@adonisjs/core#inject'] }, uncalled: true, parameters: data },
    { ...called, files: ['app/**/controllers/**/*.{ts,js}'], exports: ['default.*'] },
    { ...called, files: ['app/**/middleware/**/*.{ts,js}'], exports: ['default.handle'] },
    { ...called, ...heard, files: ['app/**/listeners/**/*.{ts,js}'], exports: ['default.*'] },
    { ...called, phase: 'job', files: ['app/**/jobs/**/*.{ts,js}'], exports: ['default.handle'] },
    { ...called, files: ['app/**/policies/**/*.{ts,js}'], exports: ['default.*'] },
    { kind: 'method', phase: 'request', of: { extends: ['@adonisjs/core/http#ExceptionHandler'] }, names: ['handle', 'report'], parameters: data },
    { ...onRouter, methods: verbs, handlers: [{ at: 1 }] },
    { ...onRouter, methods: ['route'], handlers: [{ at: 2 }] },
    { ...onRouter, methods: ['use'], handlers: [{ at: 0 }] },
    { ...onRouter, receivers: [router], methods: ['named'], handlers: [{ at: 0, keys: ['*'] }] },
    { ...onRouter, receivers: [server], methods: ['use', 'errorHandler'], handlers: [{ at: 0 }] },
    { ...onRouter, receivers: [...verbs, 'route', 'group', 'resource'].map((method) => `${router}${method}()`), methods: ['use', 'middleware'], handlers: [{ at: 0 }] },
    { kind: 'registration', receivers: [router], methods: ['group'], handlers: [{ at: 0 }], phase: 'boot', parameters: [] },
    {
      kind: 'registration',
      receivers: ['@adonisjs/core/services/emitter#'],
      methods: ['on', 'once', 'listen', 'listenIf', 'any', 'onAny'],
      handlers: [{ at: 'last' }],
      ...heard,
    },
    { ...onRouter, receivers: ['@adonisjs/transmit/services/main#'], methods: ['authorize', 'on'], handlers: [{ at: 1 }] },
    { kind: 'signature', types: [['@adonisjs/core/http#HttpContext']], phase: 'request', parameters: ['data', ''] },
  ],
  objects: { data: {} },
  types: { '@adonisjs/core/types#ApplicationService': app, '@adonisjs/core/http#HttpContext': 'adonis@data' },
  classes: [{ decorators: ['@adonisjs/core#inject'], lives: 'request' }],
  injection: {
    inject: [],
    registrations: [
      { callees: [`${app}container.singleton`], token: { at: 0 }, factory: { at: 1 }, lives: 'process' },
      { callees: [`${app}container.bind`], token: { at: 0 }, factory: { at: 1 }, lives: 'consumer' },
      { callees: [`${app}container.bindValue`], token: { at: 0 }, value: { at: 1 }, lives: 'process' },
    ],
    resolvers: [`${app}container.make`],
  },
  chains: ['use', 'middleware', 'as', 'where', 'prefix', 'domain', 'only', 'except', 'apiOnly', 'params'],
} satisfies Framework;
