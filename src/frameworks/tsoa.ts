import type { Framework } from './framework.ts';

const data = ['data', 'data', 'data', 'data', 'data', 'data'] as const;
const methods = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options'];

export const tsoa = {
  name: 'tsoa',
  packages: ['tsoa', '@tsoa/runtime'],
  source: { url: 'https://tsoa-community.github.io/docs/di.html', versions: '5 || 6' },
  home: 'the controller, which is made for each request',
  // The generated routes make a controller for each request; with an IoC module, that decides.
  entryPoints: [
    { kind: 'method', phase: 'request', parameters: data, decorators: methods.flatMap((name) => [`tsoa#${name}`, `@tsoa/runtime#${name}`]) },
    { kind: 'call', callees: ['tsoa#Middlewares', '@tsoa/runtime#Middlewares'], handlers: [{ at: { from: 0 } }], phase: 'request', parameters: data },
    {
      kind: 'export',
      files: ['**/*.{ts,js,mts,mjs,cts,cjs}'],
      exports: ['expressAuthentication', 'koaAuthentication', 'hapiAuthentication', 'iocContainer'],
      phase: 'request',
      parameters: data,
    },
  ],
  objects: { data: {} },
} satisfies Framework;
