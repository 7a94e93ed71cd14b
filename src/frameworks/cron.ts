import type { Framework } from './framework.ts';

const tick = { phase: 'tick', parameters: [''] } as const;

export const cron = {
  name: 'cron',
  packages: ['node-cron', 'cron', 'croner', 'node-schedule'],
  source: { url: 'https://nodecron.com/api-reference.html', versions: 'node-cron 3 || 4, cron 3 || 4, croner 8 || 9 || 10, node-schedule 2' },
  home: 'a variable of the job',
  entryPoints: [
    {
      kind: 'call',
      callees: ['node-cron#schedule', 'node-schedule#scheduleJob', 'croner#', 'croner#Cron', 'cron#CronJob', 'cron#job'],
      handlers: [{ at: { from: 1 } }],
      ...tick,
    },
    { kind: 'call', callees: ['cron#CronJob.from'], handlers: [{ at: 0, keys: ['onTick', 'onComplete'] }], ...tick },
    { kind: 'registration', receivers: ['croner#Cron()', 'croner#()'], methods: ['schedule'], handlers: [{ at: 0 }], ...tick },
    { kind: 'registration', receivers: ['node-schedule#Job()'], methods: ['on'], events: ['run', 'success', 'error'], handlers: [{ at: 1 }], ...tick },
    { kind: 'call', callees: ['node-schedule#Job'], handlers: [{ at: { from: 0 } }], ...tick },
  ],
} satisfies Framework;
