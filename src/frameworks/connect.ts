import type { Framework } from './framework.ts';

const middleware = {
  phase: 'request',
  parameters: ['node-http@request', 'node-http@response', ''],
  // A function of four parameters is an error handler.
  parametersByArity: { 4: ['', 'node-http@request', 'node-http@response', ''] },
} as const;

export const connect = {
  name: 'connect',
  packages: ['connect'],
  source: { url: 'https://github.com/senchalabs/connect#readme', versions: '3' },
  home: 'a property of the request',
  entryPoints: [
    { kind: 'registration', receivers: ['connect#()'], methods: ['use'], handlers: [{ at: 'last' }], ...middleware },
    { kind: 'registration', receivers: ['connect#()'], methods: ['listen'], handlers: [{ at: 'last' }], phase: 'boot', parameters: [] },
    {
      kind: 'typed',
      types: ['connect#SimpleHandleFunction', 'connect#NextHandleFunction', 'connect#ErrorHandleFunction', 'connect#HandleFunction'],
      ...middleware,
    },
    {
      kind: 'signature',
      types: [['connect#IncomingMessage']],
      phase: 'request',
      parameters: ['node-http@request', 'node-http@response', ''],
    },
    {
      kind: 'signature',
      types: [[''], ['connect#IncomingMessage']],
      phase: 'request',
      parameters: ['', 'node-http@request', 'node-http@response', ''],
    },
  ],
  aliases: { 'connect#().listen()': 'node:http#createServer()' },
  types: { 'connect#IncomingMessage': 'node-http@request', 'connect#Server': 'connect#()' },
  chains: ['use'],
} satisfies Framework;
