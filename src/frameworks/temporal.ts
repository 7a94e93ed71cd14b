import type { Framework } from './framework.ts';

const create = ['@temporalio/worker#Worker.create'];

/** Workflows run in a sandbox, where each has modules of its own: there is nothing to say of them. Activities share their process. */
export const temporal = {
  name: 'temporal',
  packages: ['@temporalio/worker', '@temporalio/activity'],
  source: { url: 'https://docs.temporal.io/develop/typescript/core-application', versions: '1' },
  home: 'a variable of the activity',
  entryPoints: [
    { kind: 'call', callees: create, handlers: [{ at: 0, keys: ['activities.*'] }], phase: 'job', parameters: ['data', 'data', 'data'] },
    // Factories are called for each activity, and so are the methods of what they answer.
    { kind: 'call', callees: create, handlers: [{ at: 0, keys: ['interceptors.activity', 'interceptors.activityInbound'] }], phase: 'job', parameters: ['data'] },
    {
      kind: 'call',
      callees: create,
      handlers: [{ at: 0, keys: ['activity().*', 'activity().inbound.*', 'activity().outbound.*', 'activityInbound().*'].map((key) => `interceptors.${key}`), answered: true }],
      phase: 'job',
      parameters: ['data', ''],
    },
    { kind: 'call', callees: create, handlers: [{ at: 0, keys: ['sinks.*.*.fn'] }], phase: 'job', parameters: ['data', 'data'] },
  ],
  objects: { data: {} },
} satisfies Framework;
