import type { Framework } from './framework.ts';

const sdk = '@directus/extensions-sdk#';
/** What the register function of a hook is passed; it has no other name. */
const register = `${sdk}defineHook().register`;
const event = { phase: 'message', parameters: ['data', 'data', 'data'] } as const;
const on = (name: string): { kind: 'call'; callees: string[] } => ({ kind: 'call', callees: [`${register}.${name}`] });

export const directusExtensions = {
  name: 'directus-extensions',
  packages: ['@directus/extensions-sdk', '@directus/extensions'],
  source: { url: 'https://directus.io/docs/guides/extensions/api-extensions/hooks', versions: '10 || 11' },
  unseen: ['register functions that are exported without `defineHook()` or `defineEndpoint()`'],
  home: '`req`',
  // A register function that is exported without `defineEndpoint` or `defineHook` may be either.
  entryPoints: [
    { kind: 'call', callees: [`${sdk}defineEndpoint`], handlers: [{ at: 0 }, { at: 0, keys: ['handler'] }], phase: 'boot', parameters: ['express#Router()', ''] },
    { kind: 'call', callees: [`${sdk}defineHook`], handlers: [{ at: 0 }], phase: 'boot', parameters: [register, ''] },
    { kind: 'call', callees: [`${sdk}defineOperationApi`], handlers: [{ at: 0, keys: ['handler'] }], phase: 'job', parameters: ['data', 'data'] },
    { ...on('filter'), handlers: [{ at: 1 }], ...event },
    { ...on('action'), handlers: [{ at: 1 }], ...event },
    { ...on('schedule'), handlers: [{ at: 1 }], phase: 'tick', parameters: [] },
    { ...on('init'), handlers: [{ at: 1 }], phase: 'boot', parameters: ['data'] },
    { ...on('embed'), handlers: [{ at: 1 }], phase: 'boot', parameters: [] },
  ],
  objects: { data: {} },
} satisfies Framework;
