import type { Framework } from './framework.ts';

const builder = '@pothos/core#SchemaBuilder()';
/** What a callback for fields is passed; it has no other name. */
const fields = `${builder}.fieldBuilder`;
const resolver = { phase: 'request', parameters: ['', '', 'context', ''] } as const;
const shapes = [
  'queryType', 'mutationType', 'subscriptionType', 'objectType', 'interfaceType', 'objectRef', 'interfaceRef', 'queryField', 'queryFields', 'mutationField',
  'mutationFields', 'subscriptionField', 'subscriptionFields', 'objectField', 'objectFields', 'interfaceField', 'interfaceFields', 'prismaObject', 'prismaNode',
  'node', 'relayMutationField', 'loadableObject', 'loadableNode', 'simpleObject', 'drizzleObject', 'drizzleNode',
];
const kinds = [
  'field', 'string', 'int', 'float', 'boolean', 'id', 'stringList', 'intList', 'floatList', 'booleanList', 'idList', 'prismaField', 'prismaConnection', 'relation',
  'relatedField', 'relatedConnection', 'loadable', 'loadableList', 'loadableGroup', 'connection', 'node', 'nodeList', 'expose', ...['String', 'Int', 'Float', 'Boolean', 'ID'].flatMap((type) => [`expose${type}`, `expose${type}List`]), 'fieldWithInput', 'withAuth', 'drizzleField',
];
const inField = ['resolve', 'subscribe', 'nodes', 'totalCount'];
const refs = ['objectRef', 'interfaceRef'].map((name) => `${builder}.${name}()`);

export const pothos = {
  name: 'pothos',
  packages: ['@pothos/core'],
  source: { url: 'https://pothos-graphql.dev/docs/guide/fields', versions: '3 || 4' },
  home: "the resolver's context",
  entryPoints: [
    // Fields are asked for once, when the schema is built.
    { kind: 'registration', receivers: [builder], methods: shapes, handlers: [{ at: 'last' }, { at: { from: 0 }, keys: ['fields'] }], phase: 'boot', parameters: [fields] },
    { kind: 'registration', receivers: refs, methods: ['implement'], handlers: [{ at: 0, keys: ['fields'] }], phase: 'boot', parameters: [fields] },
    { kind: 'registration', receivers: [fields], methods: kinds, handlers: [{ at: { from: 0 }, keys: inField }], ...resolver },
    { kind: 'registration', receivers: [fields], methods: kinds, handlers: [{ at: { from: 0 }, keys: ['load'] }], phase: 'request', parameters: ['', 'context', ''] },
    { kind: 'registration', receivers: [fields], methods: kinds, handlers: [{ at: { from: 0 }, keys: ['authScopes'] }], phase: 'request', parameters: ['', '', 'context', ''] },
    { kind: 'registration', receivers: [builder], methods: ['relayMutationField'], handlers: [{ at: 2, keys: ['resolve'] }], ...resolver },
    { kind: 'registration', receivers: [builder], methods: shapes, handlers: [{ at: { from: 0 }, keys: ['load', 'loadOne', 'loadMany', 'loadWithoutCache', 'loadManyWithoutCache', 'id.resolve', 'authScopes', 'isTypeOf', 'isNull'] }], phase: 'request', parameters: ['', 'context', ''] },
    { kind: 'call', callees: ['@pothos/core#SchemaBuilder', '@pothos/core#'], handlers: [{ at: 0, keys: ['authScopes', 'scopeAuth.authScopes'] }], phase: 'request', parameters: ['context'] },
  ],
  objects: { context: {} },
  aliases: { '@pothos/core#()': builder },
  types: { '@pothos/core#SchemaBuilder': builder },
} satisfies Framework;
