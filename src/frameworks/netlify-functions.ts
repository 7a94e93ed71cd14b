import type { Framework } from './framework.ts';

const files = ['netlify/functions/**/*.{js,cjs,mjs,ts,cts,mts}'];
const below = ['**/*.{js,cjs,mjs,ts,cts,mts}'];
const events = [
  ...['Building', 'Deleted', 'Failed', 'Locked', 'Succeeded', 'Unlocked'].map((what) => `Deploy${what}`),
  ...['Deleted', 'Login', 'Modified', 'Signup', 'Validate'].map((what) => `User${what}`),
  'FormSubmitted',
].map((event) => `@netlify/functions#${event}Handler`);
const handler = { phase: 'request', parameters: ['event', 'context', ''] } as const;

export const netlifyFunctions = {
  name: 'netlify-functions',
  packages: ['@netlify/functions', '@netlify/edge-functions', '@netlify/types', 'netlify-cli'],
  source: { url: 'https://docs.netlify.com/build/functions/api/', versions: '2 || 3 || 4 || 5' },
  deployedBy: [{ file: 'netlify.toml' }],
  home: 'a variable of the handler',
  entryPoints: [
    // `handler` has the signature of AWS Lambda; events of the platform are methods beside `fetch`.
    { kind: 'export', files, exports: ['handler', 'default', 'default.*'], ...handler },
    {
      kind: 'export',
      files: below,
      namedBy: { in: ['netlify.toml'], keys: ['build.functions', 'functions.directory'], as: 'folder' },
      exports: ['handler', 'default', 'default.*'],
      ...handler,
    },
    { kind: 'export', files: below, namedBy: { in: ['netlify.toml'], keys: ['build.edge_functions'], as: 'folder' }, exports: ['default'], ...handler },
    { kind: 'export', files: ['netlify/edge-functions/**/*.{js,mjs,ts,mts,tsx}'], exports: ['default'], ...handler },
    { kind: 'call', callees: ['@netlify/functions#schedule'], handlers: [{ at: 1 }], phase: 'tick', parameters: ['event', 'context'] },
    { kind: 'call', callees: ['@netlify/functions#builder', '@netlify/functions#stream'], handlers: [{ at: 0 }], ...handler },
    { kind: 'typed', types: ['Handler', 'BackgroundHandler', 'BuilderHandler', 'StreamingHandler'].map((name) => `@netlify/functions#${name}`), ...handler },
    // Version 5 has a type for the handler of each event, and one for the object of them.
    { kind: 'typed', types: events, ...handler },
    { kind: 'property', types: ['@netlify/functions#NetlifyFunction'], keys: ['*'], ...handler },
    { kind: 'signature', types: [['@netlify/functions#HandlerEvent']], ...handler },
    { kind: 'signature', types: [[''], ['@netlify/functions#Context', '@netlify/edge-functions#Context']], ...handler },
  ],
  objects: { event: {}, context: {} },
} satisfies Framework;
