import type { Framework } from './framework.ts';

const data = ['data', 'data', 'data', 'data'] as const;
const app = '@adonisjs/core/services/app#';

export const adonis = {
  name: 'adonis',
  packages: ['@adonisjs/core', '@adonisjs/http-server'],
  source: { url: 'https://docs.adonisjs.com/guides/concepts/dependency-injection', versions: '6 || 7' },
  home: 'the `HttpContext`',
  entryPoints: [
    // Controllers are made for each request; routes name them by lazy import, or by a string.
    { kind: 'method', phase: 'request', of: { decorators: ['@adonisjs/core#inject'] }, uncalled: true, parameters: data },
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
} satisfies Framework;
