import type { Framework } from './framework.ts';

const container = 'tsyringe#container';
const scope = 'tsyringe#Lifecycle';

export const tsyringe = {
  name: 'tsyringe',
  packages: ['tsyringe'],
  source: { url: 'https://github.com/microsoft/tsyringe#decorators', versions: '4' },
  entryPoints: [],
  classes: [
    { decorators: ['tsyringe#singleton'], lives: 'process' },
    {
      decorators: ['tsyringe#scoped'],
      lives: 'request',
      unless: [{ at: 0, is: `${scope}.Singleton`, lives: 'process' }],
    },
    { decorators: ['tsyringe#injectable', 'tsyringe#autoInjectable'], lives: 'consumer' },
  ],
  injection: {
    inject: ['tsyringe#inject'],
    registrations: [
      { callees: [`${container}.registerSingleton`], token: { at: 0 }, class: { at: 1 }, lives: 'process' },
      { callees: [`${container}.registerInstance`], token: { at: 0 }, value: { at: 1 }, lives: 'process' },
      { callees: [`${container}.registerType`], token: { at: 0 }, class: { at: 1 }, lives: 'consumer' },
    ],
    resolvers: [`${container}.resolve`],
  },
} satisfies Framework;
