import type { Framework } from './framework.ts';

const data = ['data', 'data', 'data', 'data', 'data', 'data'] as const;
const scope = '@loopback/core#BindingScope';

export const loopback = {
  name: 'loopback',
  packages: ['@loopback/rest', '@loopback/core'],
  source: { url: 'https://loopback.io/doc/en/lb4/Binding.html', versions: '4' },
  home: 'the `RequestContext`',
  entryPoints: [
    { kind: 'method', phase: 'request', parameters: data, decorators: ['get', 'post', 'put', 'patch', 'del', 'operation'].map((name) => `@loopback/rest#${name}`) },
    { kind: 'method', phase: 'request', parameters: data, decorators: ['query', 'mutation', 'fieldResolver'].map((name) => `@loopback/graphql#${name}`) },
  ],
  objects: { data: {} },
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
