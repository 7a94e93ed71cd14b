import type { Framework } from './framework.ts';

export const typedi = {
  name: 'typedi',
  packages: ['typedi'],
  source: { url: 'https://docs.typestack.community/typedi/develop/02-basic-usage-guide/03-creating-custom-services', versions: '0.8 || 0.10' },
  unseen: ['containers of one request: `Container.of()`'],
  entryPoints: [],
  classes: [
    {
      decorators: ['typedi#Service'],
      lives: 'process',
      unless: [
        { at: 0, key: 'transient', is: 'true', lives: 'consumer' },
        { at: 0, key: 'global', is: 'true', lives: 'process' },
      ],
    },
  ],
  injection: {
    inject: ['typedi#Inject'],
    registrations: [{ callees: ['typedi#Container.set'], token: { at: 0 }, value: { at: 1 }, lives: 'process' }],
    resolvers: ['typedi#Container.get'],
  },
} satisfies Framework;
