import type { Framework } from './framework.ts';

const makers = [
  'extendType', 'interfaceType', 'mutationField', 'mutationType', 'objectType', 'queryField', 'queryType', 'subscriptionField', 'subscriptionType',
].map((name) => `nexus#${name}`);
const fields = ['field', 'string', 'int', 'float', 'boolean', 'id', 'connectionField'];
const resolver = { phase: 'request', parameters: ['', '', 'context', ''] } as const;

export const nexus = {
  name: 'nexus',
  packages: ['nexus', '@nexus/schema'],
  source: { url: 'https://nexusjs.org/docs/api/object-type', versions: '1' },
  home: "the resolver's context",
  // Not said: methods of the block that are named after the project's own scalars.
  entryPoints: [
    // `definition(t)`, or the function that is the only argument of `queryField`, runs once.
    { kind: 'call', callees: makers, handlers: [{ at: 0, keys: ['definition'] }, { at: 0 }], phase: 'boot', parameters: ['block'] },
    { kind: 'registration', receivers: ['nexus@block'], methods: fields, handlers: [{ at: { from: 0 }, keys: ['resolve', 'subscribe', 'authorize'] }], ...resolver },
    { kind: 'call', callees: makers, handlers: [{ at: 1, keys: ['resolve', 'subscribe', 'authorize'] }], ...resolver },
    { kind: 'call', callees: ['nexus#objectType', 'nexus#interfaceType', 'nexus#unionType'], handlers: [{ at: 0, keys: ['isTypeOf', 'resolveType'] }], phase: 'request', parameters: ['', 'context', ''] },
    { kind: 'call', callees: ['nexus#scalarType'], handlers: [{ at: 0, keys: ['serialize', 'parseValue', 'parseLiteral'] }], phase: 'request', parameters: [''] },
  ],
  objects: { block: {}, context: {} },
  aliases: {
    '@nexus/schema#': 'nexus#',
    ...Object.fromEntries(['list', 'nonNull', 'nullable'].map((name) => [`nexus@block.${name}`, 'nexus@block'])),
  },
} satisfies Framework;
