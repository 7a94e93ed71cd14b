import type { Framework } from './framework.ts';

const service = '@sap/cds#ApplicationService()';
const onService = { kind: 'registration', receivers: [service] } as const;
const boot = { phase: 'boot', parameters: [service], this: service } as const;
const bases = ['ApplicationService', 'Service', 'RemoteService', 'DatabaseService', 'MessagingService'].map((name) => `@sap/cds#${name}`);

export const sapCap = {
  name: 'sap-cap',
  packages: ['@sap/cds'],
  source: { url: 'https://cap.cloud.sap/docs/node.js/core-services', versions: '7 || 8 || 9' },
  unseen: ['work in `cds.tx()`, unless it is begun while serving'],
  home: '`cds.context`',
  entryPoints: [
    // The event, perhaps an entity, and the handler.
    { ...onService, methods: ['on', 'before', 'reject'], handlers: [{ at: 'last' }], phase: 'request', parameters: ['request', ''] },
    { ...onService, methods: ['after'], handlers: [{ at: 'last' }], phase: 'request', parameters: ['result', 'request'] },
    { ...onService, methods: ['prepend'], handlers: [{ at: 0 }], ...boot },
    { kind: 'call', callees: ['@sap/cds#service.impl'], handlers: [{ at: 0 }], ...boot },
    { kind: 'method', of: { extends: bases }, names: ['init'], ...boot, parameters: [] },
    { kind: 'export', files: ['srv/**/*.{js,cjs,mjs,ts}'], exports: ['default'], ...boot },
    {
      kind: 'registration',
      receivers: ['@sap/cds#'],
      methods: ['on', 'once'],
      handlers: [{ at: 1 }],
      phase: 'boot',
      // `bootstrap` comes with the Express application.
      parameters: ['express#()'],
    },
    { kind: 'call', callees: ['@sap/cds#spawn'], handlers: [{ at: 'last' }], phase: 'job', parameters: ['result'] },
    { kind: 'signature', types: [['@sap/cds#Request']], phase: 'request', parameters: ['request', ''] },
    { kind: 'signature', types: [['@sap/cds#Service', '@sap/cds#ApplicationService']], ...boot },
  ],
  objects: { request: {}, result: {} },
  aliases: {
    '@sap/cds#Service()': service,
    '@sap/cds#connect.to()': service,
    'sap-cap@request.req': 'express@request',
    'sap-cap@request.res': 'express@response',
    'sap-cap@request.http.req': 'express@request',
    'sap-cap@request.http.res': 'express@response',
  },
  types: { '@sap/cds#ApplicationService': service, '@sap/cds#Service': service, '@sap/cds#Request': 'sap-cap@request' },
  classes: [{ extends: bases, lives: 'process' }],
} satisfies Framework;
