import type { Framework } from './framework.ts';

const data = ['data', 'data', 'data', 'data', 'data', 'data'] as const;
const handles = { kind: 'method', phase: 'request', parameters: data } as const;
const methods = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'All', 'Method'].map((name) => `routing-controllers#${name}`);

export const routingControllers = {
  name: 'routing-controllers',
  packages: ['routing-controllers'],
  source: { url: 'https://github.com/typestack/routing-controllers/blob/develop/src/container.ts', versions: '0.9 || 0.10 || 0.11' },
  unseen: ['containers set by `useContainer()` that make instances for each request: they count as one for all'],
  home: '`response.locals`',
  entryPoints: [
    { ...handles, decorators: methods },
    { ...handles, of: { decorators: ['routing-controllers#Middleware', 'routing-controllers#Interceptor'] }, names: ['use', 'error', 'intercept'] },
    { ...handles, of: { implements: ['routing-controllers#ExpressMiddlewareInterface', 'routing-controllers#KoaMiddlewareInterface', 'routing-controllers#ExpressErrorMiddlewareInterface', 'routing-controllers#InterceptorInterface'] }, names: ['use', 'error', 'intercept'] },
    {
      kind: 'call',
      callees: ['createExpressServer', 'useExpressServer', 'createKoaServer', 'useKoaServer'].map((name) => `routing-controllers#${name}`),
      handlers: [{ at: { from: 0 }, keys: ['authorizationChecker', 'currentUserChecker'] }],
      phase: 'request',
      parameters: data,
    },
    { kind: 'call', callees: ['UseBefore', 'UseAfter', 'UseInterceptor'].map((name) => `routing-controllers#${name}`), handlers: [{ at: { from: 0 } }], phase: 'request', parameters: data },
  ],
  objects: { data: {} },
  // One object for each class, kept in a list, unless a container is told to do otherwise.
  classes: [
    {
      decorators: ['Controller', 'JsonController', 'Middleware', 'Interceptor'].map((name) => `routing-controllers#${name}`),
      implements: ['routing-controllers#ExpressMiddlewareInterface', 'routing-controllers#KoaMiddlewareInterface', 'routing-controllers#ExpressErrorMiddlewareInterface', 'routing-controllers#InterceptorInterface'],
      lives: 'process',
    },
  ],
} satisfies Framework;
