import type { Framework } from './framework.ts';

const tick = { phase: 'tick', parameters: ['', ''] } as const;
const on = ['on', 'once'];

/** Bree runs each job in a thread of its own, so that there is nothing to say of it; Nest's decorators are said in `nestjs-messages`. */
export const cron = {
  name: 'cron',
  packages: ['node-cron', 'cron', 'croner', 'node-schedule', 'toad-scheduler'],
  source: {
    url: 'https://nodecron.com/api-reference.html',
    versions: 'node-cron 3 || 4, cron 3 || 4, croner 8 || 9 || 10 || 11, node-schedule 2, toad-scheduler 2 || 3 || 4',
  },
  unseen: ['jobs given as the path of a file'],
  home: 'a variable of the job',
  entryPoints: [
    {
      kind: 'call',
      callees: ['node-cron#schedule', 'node-cron#createTask', 'node-schedule#scheduleJob', 'croner#', 'croner#Cron', 'cron#CronJob', 'cron#job'],
      handlers: [{ at: { from: 1 } }],
      ...tick,
    },
    { kind: 'call', callees: ['cron#CronJob.from', 'cron#job'], handlers: [{ at: 0, keys: ['onTick', 'onComplete', 'errorHandler'] }], ...tick },
    { kind: 'call', callees: ['croner#', 'croner#Cron'], handlers: [{ at: { from: 1 }, keys: ['catch', 'protect'] }], ...tick },
    { kind: 'registration', receivers: ['croner#Cron()', 'croner#()'], methods: ['schedule'], handlers: [{ at: 0 }], ...tick },
    { kind: 'registration', receivers: ['cron#CronJob()'], methods: ['addCallback'], handlers: [{ at: 0 }], ...tick },
    { kind: 'registration', receivers: ['node-cron#schedule()', 'node-cron#createTask()'], methods: on, handlers: [{ at: 1 }], ...tick },
    {
      kind: 'registration',
      receivers: ['node-schedule#Job()'],
      methods: on,
      events: ['run', 'success', 'error', 'scheduled', 'canceled'],
      handlers: [{ at: 1 }],
      ...tick,
    },
    { kind: 'call', callees: ['node-schedule#Job'], handlers: [{ at: { from: 0 } }], ...tick },
    { kind: 'call', callees: ['toad-scheduler#Task', 'toad-scheduler#AsyncTask'], handlers: [{ at: { from: 1 } }], ...tick },
  ],
  aliases: { 'node-schedule#scheduleJob()': 'node-schedule#Job()', 'cron#CronJob.from()': 'cron#CronJob()', 'cron#job()': 'cron#CronJob()' },
} satisfies Framework;
