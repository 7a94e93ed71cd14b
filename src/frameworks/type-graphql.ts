import type { Framework } from './framework.ts';

const data = ['data', 'data', 'data', 'data', 'data', 'data'] as const;

export const typeGraphql = {
  name: 'type-graphql',
  packages: ['type-graphql'],
  source: { url: 'https://typegraphql.com/docs/dependency-injection.html', versions: '1 || 2' },
  home: "the resolver's context",
  entryPoints: [
    { kind: 'method', phase: 'request', parameters: data, decorators: ['Query', 'Mutation', 'Subscription', 'FieldResolver'].map((name) => `type-graphql#${name}`) },
    { kind: 'method', phase: 'request', parameters: data, of: { implements: ['type-graphql#MiddlewareInterface'] }, names: ['use'] },
    {
      kind: 'call',
      callees: ['type-graphql#buildSchema', 'type-graphql#buildSchemaSync'],
      handlers: [{ at: 0, keys: ['authChecker', 'globalMiddlewares', 'validate', 'validateFn', 'container', 'container.get'] }],
      phase: 'request',
      parameters: data,
    },
    {
      kind: 'call',
      callees: ['createMethodMiddlewareDecorator', 'createMethodDecorator', 'createResolverClassMiddlewareDecorator', 'createParameterDecorator', 'createParamDecorator', 'UseMiddleware'].map((name) => `type-graphql#${name}`),
      handlers: [{ at: { from: 0 } }],
      phase: 'request',
      parameters: data,
    },
  ],
  objects: { data: {} },
  classes: [{ decorators: ['type-graphql#Resolver'], implements: ['type-graphql#MiddlewareInterface'], lives: 'process', unlessCalled: { callees: ['type-graphql#buildSchema', 'type-graphql#buildSchemaSync'], at: 0, key: 'container' } }],
} satisfies Framework;
