import type { Framework } from './framework.ts';

const client = ['inngest#Inngest()'];

export const inngest = {
  name: 'inngest',
  packages: ['inngest'],
  source: { url: 'https://www.inngest.com/docs/reference/functions/create', versions: '2 || 3 || 4' },
  unseen: ['middleware of a client: what `init()` answers with, and what that answers with'],
  home: 'what `step.run()` answers',
  entryPoints: [
    // `(options, trigger, handler)` up to 3, `(options, handler)` since 4.
    { kind: 'registration', receivers: client, methods: ['createFunction'], handlers: [{ at: 'last' }, { at: 0, keys: ['onFailure'] }], phase: 'job', parameters: ['input'] },
    // The handler runs again from its start for each step; what a step does runs once.
    { kind: 'registration', receivers: ['inngest@input.step'], methods: ['run', 'sendEvent', 'invoke'], handlers: [{ at: 'last' }], phase: 'job', parameters: [] },
    // `init` answers the hooks of each run up to 3; that is two answers deep, so that only `init` itself can be said.
    { kind: 'call', callees: ['inngest#InngestMiddleware'], handlers: [{ at: 0, keys: ['init'] }], phase: 'boot', parameters: [''] },
  ],
  objects: { input: {} },
  types: { 'inngest#Inngest': 'inngest#Inngest()' },
} satisfies Framework;
