import type { Framework } from './framework.ts';

const nested = ['fields.*', 'fields.*.fields.*', 'fields.*.tabs.*.fields.*', 'fields.*.blocks.*.fields.*'];
const ofCollection = ['hooks.*', 'access.*', ...nested.flatMap((field) => [`${field}.hooks.*`, `${field}.access.*`])];
const validated = nested.map((field) => `${field}.validate`);
const many = ['collections.*.', 'globals.*.'];
const under = (keys: readonly string[]): string[] => many.flatMap((root) => keys.map((key) => `${root}${key}`));
const config = { kind: 'call', callees: ['payload#buildConfig', 'payload/config#buildConfig'] } as const;
const types = ['CollectionConfig', 'GlobalConfig'].flatMap((name) => [`payload#${name}`, `payload/types#${name}`]);
const args = { phase: 'request', parameters: ['args', 'args'] } as const;
const validate = { phase: 'request', parameters: ['data', 'args'] } as const;
const endpoint = { phase: 'request', parameters: ['request', 'data', ''] } as const;
const hooks = ['BeforeOperation', 'BeforeValidate', 'BeforeChange', 'AfterChange', 'BeforeRead', 'AfterRead', 'BeforeDelete', 'AfterDelete', 'AfterOperation', 'AfterError', 'BeforeLogin', 'AfterLogin', 'AfterLogout'];
const fields = ['text', 'number', 'select', 'relationship', 'group', 'array', 'upload', 'date', 'checkbox', 'email'].map((name) => `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Field`);

export const payload = {
  name: 'payload',
  packages: ['payload'],
  source: { url: 'https://payloadcms.com/docs/hooks/overview', versions: '2 || 3' },
  unseen: ['fields nested more than three deep'],
  home: '`req.context`',
  // Fields nest without end; the descriptor follows them for two levels. A file `payload.config.ts` counts as configuration of the build.
  entryPoints: [
    { ...config, handlers: [{ at: 0, keys: under(ofCollection) }], ...args },
    { ...config, handlers: [{ at: 0, keys: under(validated) }], ...validate },
    { ...config, handlers: [{ at: 0, keys: ['endpoints.*.handler', ...under(['endpoints.*.handler'])] }], ...endpoint },
    { ...config, handlers: [{ at: 0, keys: ['hooks.*'] }], ...args },
    { ...config, handlers: [{ at: 0, keys: ['jobs.tasks.*.handler', 'jobs.tasks.*.onSuccess', 'jobs.tasks.*.onFail', 'jobs.workflows.*.handler'] }], phase: 'job', parameters: ['args'] },
    { ...config, handlers: [{ at: 0, keys: ['queries', 'mutations'].map((kind) => `graphQL.${kind}().*.resolve`), answered: true }], phase: 'request', parameters: ['', '', 'args'] },
    { ...config, handlers: [{ at: 0, keys: ['onInit', 'plugins'] }], phase: 'boot', parameters: [''] },
    { kind: 'property', types, keys: ofCollection, ...args },
    { kind: 'property', types, keys: validated, ...validate },
    { kind: 'property', types, keys: ['endpoints.*.handler'], ...endpoint },
    { kind: 'property', types: ['payload#Endpoint'], keys: ['handler'], ...endpoint },
    { kind: 'property', types: ['payload#Field', ...fields.map((name) => `payload#${name}`)], keys: ['hooks.*', 'access.*', 'fields.*.hooks.*', 'fields.*.access.*'], ...args },
    { kind: 'property', types: ['payload#TaskConfig', 'payload#WorkflowConfig'], keys: ['handler', 'onSuccess', 'onFail'], phase: 'job', parameters: ['args'] },
    {
      kind: 'typed',
      types: [...hooks.flatMap((name) => [`payload#Collection${name}Hook`, `payload#Global${name}Hook`]), 'payload#FieldHook', 'payload#Access', 'payload#FieldAccess'],
      ...args,
    },
    { kind: 'typed', types: ['payload#PayloadHandler'], ...endpoint },
    { kind: 'typed', types: ['payload#TaskHandler'], phase: 'job', parameters: ['args'] },
    { kind: 'signature', types: [['payload#PayloadRequest']], ...endpoint },
  ],
  objects: { request: { shared: { payload: 'payload#getPayload()' } }, args: { shared: { 'req.payload': 'payload#getPayload()' } }, data: {} },
  types: { 'payload#PayloadRequest': 'payload@request' },
} satisfies Framework;
