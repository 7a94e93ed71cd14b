import type { Framework } from './framework.ts';

const bind = 'inversify#Container().bind()';
const token = { of: 'bind', at: 0 } as const;
const named = { of: 'to', at: 0 } as const;

export const inversify = {
  name: 'inversify',
  packages: ['inversify'],
  source: { url: 'https://inversify.io/docs/fundamentals/binding/', versions: '5 || 6 || 7' },
  unseen: ['controllers of `inversify-express-utils`'],
  entryPoints: [],
  classes: [{ decorators: ['inversify#injectable'], lives: 'consumer' }],
  injection: {
    inject: ['inversify#inject'],
    registrations: [
      { callees: [`${bind}.to`], token, class: { at: 0 }, lives: 'consumer' },
      { callees: [`${bind}.toSelf`], token, lives: 'consumer' },
      { callees: [`${bind}.toConstantValue`], token, value: { at: 0 }, lives: 'process' },
      { callees: [`${bind}.toDynamicValue`], token, factory: { at: 0 }, lives: 'consumer' },
      { callees: [`${bind}.to().inSingletonScope`], token, class: named, lives: 'process' },
      { callees: [`${bind}.toSelf().inSingletonScope`], token, lives: 'process' },
      { callees: [`${bind}.to().inRequestScope`], token, class: named, lives: 'request' },
      { callees: [`${bind}.toSelf().inRequestScope`], token, lives: 'request' },
    ],
    resolvers: ['inversify#Container().get'],
  },
  // What is bound may be asked of the container in any file.
  types: { 'inversify#Container': 'inversify#Container()' },
} satisfies Framework;
