import type { Framework } from './framework.ts';

const from = '@aws-lambda-powertools/event-handler/';
const routers = [`${from}http#Router()`, `${from}experimental-rest#Router()`, `${from}rest#Router()`];
const [router = ''] = routers;
const appsync = [`${from}appsync-graphql#AppSyncGraphQLResolver()`, `${from}appsync-graphql#Router()`, `${from}appsync-events#AppSyncEventsResolver()`, `${from}appsync-events#Router()`];
const verbs = ['any', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put'];
const fields = ['resolver', 'onQuery', 'onMutation', 'batchResolver', 'onBatchQuery', 'onBatchMutation', 'onPublish', 'onSubscribe', 'exceptionHandler'];
const onRouter = { kind: 'registration', receivers: routers } as const;
const handler = { phase: 'request', parameters: ['context', ''] } as const;

export const powertoolsLambda = {
  name: 'powertools-lambda',
  packages: ['@aws-lambda-powertools/*'],
  source: { url: 'https://docs.aws.amazon.com/powertools/typescript/latest/features/event-handler/http/', versions: '2' },
  home: '`reqCtx.set()`',
  entryPoints: [
    { ...onRouter, methods: verbs, handlers: [{ at: 'last' }], ...handler },
    { ...onRouter, methods: ['route'], handlers: [{ at: 0 }], ...handler },
    { ...onRouter, methods: verbs, handlers: [{ at: 1 }], ...handler },
    { ...onRouter, methods: ['route'], handlers: [{ at: 1, keys: ['middleware'] }], phase: 'request', parameters: ['step'] },
    { ...onRouter, methods: ['use'], handlers: [{ at: 0 }], phase: 'request', parameters: ['step'] },
    { ...onRouter, methods: ['notFound', 'methodNotAllowed'], handlers: [{ at: 0 }], phase: 'request', parameters: ['', 'context'] },
    { ...onRouter, methods: ['errorHandler'], handlers: [{ at: 1 }], phase: 'request', parameters: ['', 'context'] },
    { kind: 'registration', receivers: appsync, methods: fields, handlers: [{ at: { from: 0 } }], phase: 'request', parameters: ['data', 'data'] },
    {
      kind: 'registration',
      receivers: [`${from}bedrock-agent#BedrockAgentFunctionResolver()`],
      methods: ['tool'],
      handlers: [{ at: 0 }],
      phase: 'request',
      parameters: ['data', 'data'],
    },
    {
      kind: 'call',
      callees: ['@aws-lambda-powertools/batch#processPartialResponse', '@aws-lambda-powertools/batch#processPartialResponseSync'],
      handlers: [{ at: 1 }],
      phase: 'job',
      parameters: ['data', 'data'],
    },
    { kind: 'call', callees: ['@aws-lambda-powertools/idempotency#makeIdempotent'], handlers: [{ at: 0 }], phase: 'request', parameters: ['data', 'data'] },
    {
      kind: 'method',
      of: { implements: ['@aws-lambda-powertools/commons/types#LambdaInterface', '@aws-lambda-powertools/commons#LambdaInterface'] },
      names: ['handler'],
      phase: 'request',
      parameters: ['data', 'data', ''],
    },
    {
      kind: 'method',
      decorators: [...routers.flatMap((path) => verbs.map((verb) => `${path}.${verb}`)), ...appsync.flatMap((path) => fields.map((field) => `${path}.${field}`))],
      phase: 'request',
      parameters: ['data', 'data'],
    },
  ],
  // `shared` is documented as outliving the invocation.
  objects: { context: { shared: { shared: `${router}.shared` } }, step: { shared: { 'reqCtx.shared': `${router}.shared` } }, data: {} },
  aliases: { 'powertools-lambda@step.reqCtx': 'powertools-lambda@context', ...Object.fromEntries(routers.slice(1).map((path) => [path, router])) },
} satisfies Framework;
