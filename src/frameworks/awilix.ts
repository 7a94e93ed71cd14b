import type { Framework } from './framework.ts';

export const awilix = {
  name: 'awilix',
  packages: ['awilix'],
  source: { url: 'https://github.com/jeffijoe/awilix#lifetime-management', versions: '4 || … || 13' },
  entryPoints: [],
  injection: {
    named: {
      receivers: ['awilix#createContainer()'],
      register: 'register',
      resolve: 'resolve',
      all: 'cradle',
      classes: ['awilix#asClass'],
      values: ['awilix#asValue'],
      factories: ['awilix#asFunction'],
      lifetimes: { singleton: 'process', scoped: 'request', transient: 'consumer' },
      lives: 'consumer',
    },
  },
  types: { 'awilix#AwilixContainer': 'awilix#createContainer()' },
} satisfies Framework;
