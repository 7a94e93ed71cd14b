import type { Framework } from './framework.ts';

const keys = ['callbacks.*', 'events.*', 'providers.*.authorize', 'providers.*.profile', 'jwt.*', 'session.generateSessionToken'];
/** What a callback is told of one sign-in, one session or one token. */
const callback = { phase: 'request', parameters: ['told', ''] } as const;

export const nextAuth = {
  name: 'next-auth',
  packages: ['next-auth', '@auth/core', '@auth/express', '@auth/sveltekit'],
  source: { url: 'https://authjs.dev/reference/nextjs', versions: '4 || 5' },
  unseen: ['methods of an adapter of your own'],
  home: 'the token or the session of the user',
  entryPoints: [
    {
      kind: 'call',
      callees: ['next-auth#', 'next-auth/next#'],
      // The options; `(request, response, options)`; or a function of the request that answers them.
      handlers: [{ at: 0, keys }, { at: 2, keys }, { at: 0, answered: true, keys }],
      ...callback,
    },
    { kind: 'call', callees: ['next-auth#'], handlers: [{ at: 0 }], phase: 'request', parameters: ['request'] },
    {
      kind: 'call',
      callees: ['@auth/core#Auth', '@auth/express#ExpressAuth', '@auth/sveltekit#SvelteKitAuth'],
      handlers: [{ at: 0, keys }, { at: 1, keys }, { at: 0, answered: true, keys }],
      ...callback,
    },
    {
      kind: 'call',
      callees: ['next-auth/providers/credentials#', '@auth/core/providers/credentials#'],
      handlers: [{ at: 0, keys: ['authorize'] }],
      phase: 'request',
      parameters: ['told', 'request'],
    },
    { kind: 'call', callees: ['next-auth#().auth', 'next-auth/middleware#withAuth'], handlers: [{ at: 0 }], phase: 'request', parameters: ['request', ''] },
    {
      kind: 'property',
      types: [
        'next-auth#NextAuthConfig', 'next-auth#NextAuthOptions', 'next-auth#AuthOptions', '@auth/core#AuthConfig',
        '@auth/express#ExpressAuthConfig', '@auth/sveltekit#SvelteKitAuthConfig',
      ],
      keys,
      ...callback,
    },
  ],
  objects: { told: {}, request: {} },
} satisfies Framework;
