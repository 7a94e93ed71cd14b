import type { Framework } from './framework.ts';

const functions = ['@google-cloud/functions-framework#'];
const http = { phase: 'request', parameters: ['express@request', 'express@response'] } as const;
const event = { phase: 'job', parameters: ['event', 'event'] } as const;

export const googleFunctionsFramework = {
  name: 'google-functions-framework',
  packages: ['@google-cloud/functions-framework'],
  source: { url: 'https://github.com/GoogleCloudPlatform/functions-framework-nodejs#readme', versions: '3 || 4 || 5' },
  unseen: ['functions that `--target` names, in another file than `index` and `function`'],
  home: '`res.locals`',
  entryPoints: [
    { kind: 'registration', receivers: functions, methods: ['http'], handlers: [{ at: 1 }], ...http },
    { kind: 'registration', receivers: functions, methods: ['cloudEvent', 'typed'], handlers: [{ at: 1 }], ...event },
    { kind: 'call', callees: ['@google-cloud/functions-framework#http'], handlers: [{ at: 1 }], ...http },
    { kind: 'call', callees: ['@google-cloud/functions-framework#cloudEvent', '@google-cloud/functions-framework#typed'], handlers: [{ at: 1 }], ...event },
    // The export that `--target` names, which no code shows.
    { kind: 'export', files: ['{src/,}{index,function}.{js,mjs,ts}'], exports: ['*'], ...http },
    { kind: 'typed', types: ['@google-cloud/functions-framework#HttpFunction'], ...http },
    {
      kind: 'typed',
      types: ['CloudEventFunction', 'CloudEventFunctionWithCallback', 'EventFunction', 'EventFunctionWithCallback', 'TypedFunction'].map((name) => `@google-cloud/functions-framework#${name}`),
      ...event,
    },
    { kind: 'signature', types: [['@google-cloud/functions-framework#Request']], ...http },
    { kind: 'signature', types: [['@google-cloud/functions-framework#CloudEvent']], ...event },
  ],
  objects: { event: {} },
  types: { '@google-cloud/functions-framework#Request': 'express@request', '@google-cloud/functions-framework#Response': 'express@response' },
} satisfies Framework;
