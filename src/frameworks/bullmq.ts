import type { Framework } from './framework.ts';

const worker = ['bullmq#Worker()'];

export const bullmq = {
  name: 'bullmq',
  packages: ['bullmq', '@taskforcesh/bullmq-pro'],
  source: { url: 'https://docs.bullmq.io/guide/workers', versions: '4 || 5 || 6' },
  unseen: ['processors given as the path of a file, which run in processes or threads of their own'],
  home: '`job.data`',
  entryPoints: [
    {
      kind: 'call',
      callees: ['bullmq#Worker', '@taskforcesh/bullmq-pro#WorkerPro'],
      handlers: [{ at: 1 }],
      phase: 'job',
      parameters: ['job', '', ''],
    },
    { kind: 'call', callees: ['bullmq#Worker'], handlers: [{ at: 2, keys: ['settings.backoffStrategy'] }], phase: 'job', parameters: ['', '', '', 'job'] },
    {
      kind: 'registration',
      receivers: worker,
      methods: ['on', 'once'],
      events: ['active', 'completed', 'failed', 'progress', 'stalled'],
      handlers: [{ at: 1 }],
      phase: 'job',
      parameters: ['job', '', ''],
    },
    {
      kind: 'registration',
      receivers: ['bullmq#QueueEvents()'],
      methods: ['on', 'once'],
      handlers: [{ at: 1 }],
      phase: 'job',
      parameters: ['', ''],
    },
    {
      kind: 'registration',
      receivers: worker,
      methods: ['on', 'once'],
      events: ['closed', 'closing', 'drained', 'error', 'paused', 'ready', 'resumed'],
      handlers: [{ at: 1 }],
      phase: 'boot',
      parameters: [''],
    },
    { kind: 'typed', types: ['bullmq#Processor'], phase: 'job', parameters: ['job', '', ''] },
    { kind: 'signature', types: [['bullmq#Job']], phase: 'job', parameters: ['job', '', ''] },
  ],
  objects: { job: { shared: { queue: 'bullmq#Queue()' } } },
  types: { 'bullmq#Job': 'bullmq@job', 'bullmq#Worker': 'bullmq#Worker()' },
} satisfies Framework;
