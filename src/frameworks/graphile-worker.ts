import type { Framework } from './framework.ts';

const task = { phase: 'job', parameters: ['payload', 'helpers'] } as const;

export const graphileWorker = {
  name: 'graphile-worker',
  packages: ['graphile-worker'],
  source: { url: 'https://worker.graphile.org/docs/tasks', versions: '0.13 to 0.17' },
  unseen: ['listeners of `runner.events`', 'tasks in another folder than `tasks`'],
  home: 'the payload',
  entryPoints: [
    { kind: 'call', callees: ['run', 'runOnce'].map((name) => `graphile-worker#${name}`), handlers: [{ at: 0, keys: ['taskList.*'] }, { at: 1, keys: ['*'] }], ...task },
    { kind: 'call', callees: ['runTaskList', 'runTaskListOnce'].map((name) => `graphile-worker#${name}`), handlers: [{ at: 1, keys: ['*'] }], ...task },
    { kind: 'export', files: ['tasks/*.{js,mjs,cjs,ts}'], exports: ['default'], ...task },
    { kind: 'typed', types: ['graphile-worker#Task'], ...task },
    { kind: 'property', types: ['graphile-worker#TaskList'], keys: ['*'], ...task },
    // What a runner's `events` emit, one instance for all tasks, has no receiver that is known: it is left out.
  ],
  objects: { payload: {}, helpers: {} },
  types: { 'graphile-worker#JobHelpers': 'graphile-worker@helpers' },
} satisfies Framework;
