import type { Framework } from './framework.ts';

const queues = ['bull#()', 'bee-queue#()'];

export const bull = {
  name: 'bull',
  packages: ['bull', 'bee-queue'],
  source: { url: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md', versions: '4' },
  unseen: ['processors given as the path of a file'],
  home: '`job.data`',
  entryPoints: [
    // `process([name], [concurrency], processor)`.
    { kind: 'registration', receivers: queues, methods: ['process'], handlers: [{ at: 'last' }], phase: 'job', parameters: ['job', ''] },
    {
      kind: 'registration',
      receivers: queues,
      methods: ['on', 'once'],
      events: ['active', 'completed', 'failed', 'progress', 'removed', 'stalled', 'succeeded', 'waiting'],
      handlers: [{ at: 1 }],
      phase: 'job',
      parameters: ['job', ''],
    },
    {
      kind: 'registration',
      receivers: queues,
      methods: ['on', 'once'],
      events: ['drained', 'error', 'paused', 'ready', 'resumed'],
      handlers: [{ at: 1 }],
      phase: 'boot',
      parameters: [''],
    },
  ],
  objects: { job: { shared: { queue: 'bull#()' } } },
  aliases: { 'bull#Queue()': 'bull#()' },
  types: { 'bull#Job': 'bull@job', 'bull#Queue': 'bull#()' },
} satisfies Framework;
