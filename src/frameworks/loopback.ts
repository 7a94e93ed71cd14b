import type { Framework } from './framework.ts';

const data = ['data', 'data', 'data', 'data', 'data', 'data'] as const;
const scope = '@loopback/core#BindingScope';

const sequence = { extends: ['@loopback/rest#MiddlewareSequence', '@loopback/rest#DefaultSequence'], implements: ['@loopback/rest#SequenceHandler'] };
const onApp = (...methods: readonly string[]): readonly string[] => methods.map((method) => `@loopback/rest#RestApplication().${method}`);

export const loopback = {
  name: 'loopback',
  packages: ['@loopback/rest', '@loopback/core'],
  source: { url: 'https://loopback.io/doc/en/lb4/Binding.html', versions: '4' },
  unseen: ['functions that the method `value()` of a provider answers with'],
  home: 'the `RequestContext`',
  entryPoints: [
    { kind: 'method', phase: 'request', parameters: data, decorators: ['get', 'post', 'put', 'patch', 'del', 'operation'].map((name) => `@loopback/rest#${name}`) },
    { kind: 'method', phase: 'request', parameters: data, decorators: ['query', 'mutation', 'fieldResolver'].map((name) => `@loopback/graphql#${name}`) },
    { kind: 'method', phase: 'request', parameters: data, of: sequence, names: ['handle'] },
    { kind: 'method', phase: 'request', parameters: data, of: { decorators: ['@loopback/core#globalInterceptor'] }, names: ['intercept'] },
    // An application registers on itself, `this.middleware(fn)`. Not said: functions that a provider answers with.
    { kind: 'call', callees: onApp('middleware', 'interceptor', 'handler'), handlers: [{ at: 0 }], phase: 'request', parameters: data },
    { kind: 'call', callees: onApp('expressMiddleware'), handlers: [{ at: { from: 0 } }], phase: 'request', parameters: data },
    { kind: 'call', callees: onApp('sequence'), handlers: [{ at: 0, keys: ['handle'] }], phase: 'request', parameters: data },
    { kind: 'call', callees: onApp('route'), handlers: [{ at: 3 }], phase: 'request', parameters: data },
    { kind: 'call', callees: onApp('api'), handlers: [{ at: 0, keys: ['paths.*.*.x-operation'] }], phase: 'request', parameters: data },
  ],
  objects: { data: {} },
  aliases: {
    '@loopback/boot#BootMixin()': '@loopback/rest#RestApplication',
    '@loopback/service-proxy#ServiceMixin()': '@loopback/rest#RestApplication',
    '@loopback/repository#RepositoryMixin()': '@loopback/rest#RestApplication',
  },
  classes: [
    {
      decorators: ['@loopback/core#injectable', '@loopback/core#bind', '@loopback/context#injectable', '@loopback/context#bind'],
      lives: 'consumer',
      unless: [
        { at: 0, key: 'scope', is: `${scope}.SINGLETON`, lives: 'process' },
        { at: 0, key: 'scope', is: `${scope}.APPLICATION`, lives: 'process' },
        { at: 0, key: 'scope', is: `${scope}.SERVER`, lives: 'process' },
        { at: 0, key: 'scope', is: `${scope}.REQUEST`, lives: 'request' },
      ],
    },
  ],
  injection: { inject: ['@loopback/core#inject', '@loopback/core#service', '@loopback/context#inject'] },
} satisfies Framework;
