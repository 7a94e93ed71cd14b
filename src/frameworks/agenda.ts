import type { Framework } from './framework.ts';

const agendas = ['agenda#Agenda()'];
const perJob = ['start', 'complete', 'success', 'fail', 'progress', 'retry'];

export const agenda = {
  name: 'agenda',
  packages: ['agenda', '@hokify/agenda'],
  source: { url: 'https://github.com/agenda/agenda/blob/main/packages/agenda/README.md', versions: '4 || 5 || 6' },
  home: '`job.attrs.data`',
  entryPoints: [
    // `define(name, options, processor)` up to 5, `define(name, processor, options)` since 6.
    { kind: 'registration', receivers: agendas, methods: ['define'], handlers: [{ at: { from: 1 } }], phase: 'job', parameters: ['job', ''] },
    // `fail` has the error first. Events of one job, `success:send mail`, are of this kind too.
    { kind: 'registration', receivers: agendas, methods: ['on', 'once'], handlers: [{ at: 1 }], phase: 'job', parameters: ['job', 'job'] },
    { kind: 'registration', receivers: agendas, methods: ['on', 'once'], events: perJob, handlers: [{ at: 1 }], phase: 'job', parameters: ['job', 'job'] },
    { kind: 'registration', receivers: agendas, methods: ['on', 'once'], events: ['ready', 'error'], handlers: [{ at: 1 }], phase: 'boot', parameters: [''] },
    { kind: 'method', decorators: ['agenda#Define', 'agenda#Every'], phase: 'job', parameters: ['job', ''] },
    { kind: 'signature', types: [['agenda#Job']], phase: 'job', parameters: ['job', ''] },
  ],
  objects: { job: { shared: { agenda: 'agenda#Agenda()' } } },
  aliases: {
    'agenda#()': 'agenda#Agenda()',
    '@hokify/agenda#()': 'agenda#Agenda()',
    '@hokify/agenda#Agenda()': 'agenda#Agenda()',
    '@hokify/agenda#Job': 'agenda#Job',
  },
  types: { 'agenda#Job': 'agenda@job', 'agenda#Agenda': 'agenda#Agenda()', 'agenda#': 'agenda#Agenda()' },
  // One instance is passed to `registerJobs` for all jobs.
  classes: [{ decorators: ['agenda#JobsController'], lives: 'process' }],
} satisfies Framework;
