import type { Framework } from './framework.ts';

const boss = ['pg-boss#PgBoss()'];

export const pgBoss = {
  name: 'pg-boss',
  packages: ['pg-boss'],
  source: { url: 'https://github.com/timgit/pg-boss/blob/master/docs/api/workers.md', versions: '9 || 10 || 11 || 12' },
  home: '`job.data`',
  entryPoints: [
    // `work(name, [options], handler)`; the handler gets a list of jobs since 10. `subscribe` has no handler since 7.
    { kind: 'registration', receivers: boss, methods: ['work', 'subscribe', 'onComplete'], handlers: [{ at: 'last' }], phase: 'job', parameters: ['job'] },
    { kind: 'registration', receivers: boss, methods: ['on', 'once'], handlers: [{ at: 1 }], phase: 'boot', parameters: [''] },
    { kind: 'typed', types: ['pg-boss#WorkHandler', 'pg-boss#PgBoss.WorkHandler'], phase: 'job', parameters: ['job'] },
    { kind: 'signature', types: [['pg-boss#Job', 'pg-boss#PgBoss.Job']], phase: 'job', parameters: ['job'] },
  ],
  objects: { job: {} },
  aliases: { 'pg-boss#()': 'pg-boss#PgBoss()' },
  types: { 'pg-boss#PgBoss': 'pg-boss#PgBoss()', 'pg-boss#': 'pg-boss#PgBoss()', 'pg-boss#Job': 'pg-boss@job', 'pg-boss#PgBoss.Job': 'pg-boss@job' },
} satisfies Framework;
