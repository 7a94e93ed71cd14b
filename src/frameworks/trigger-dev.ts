import type { Framework } from './framework.ts';

const packages = ['@trigger.dev/sdk', '@trigger.dev/sdk/v3'];
const hooks = ['onStart', 'onStartAttempt', 'onSuccess', 'onFailure', 'onComplete', 'onWait', 'onResume', 'onCancel'];
const run = { phase: 'job', parameters: ['input', 'input'] } as const;

/** Each run has a process of its own, unless `processKeepAlive` is set in `trigger.config.ts`: then runs follow each other in one, which is not seen. */
export const triggerDev = {
  name: 'trigger.dev',
  packages: ['@trigger.dev/sdk'],
  source: { url: 'https://trigger.dev/docs/tasks/overview', versions: '3 || 4' },
  home: '`locals`',
  entryPoints: [
    {
      kind: 'call',
      callees: packages.flatMap((name) => ['task', 'schemaTask', 'schedules.task'].map((make) => `${name}#${make}`)),
      handlers: [{ at: 0, keys: ['run', 'init', 'cleanup', 'middleware', 'handleError', 'catchError', ...hooks] }],
      ...run,
    },
    { kind: 'registration', receivers: packages.map((name) => `${name}#tasks`), methods: ['middleware', 'catchError', ...hooks], handlers: [{ at: 'last' }], ...run },
  ],
  oneClient: { imports: packages, unless: [] },
  objects: { input: {} },
} satisfies Framework;
