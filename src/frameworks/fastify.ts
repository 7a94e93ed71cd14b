import type { Framework } from './framework.ts';

const verbs = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'trace'];
/** What a hook gets after request and reply is the payload, the error or a callback: nothing that outlives the request. */
const hooks = [
  'onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onError', 'onSend', 'onResponse', 'onTimeout',
  'onRequestAbort',
];
const handlerTypes = [
  'RouteHandler', 'RouteHandlerMethod', 'onRequestHookHandler', 'onRequestAsyncHookHandler', 'preParsingHookHandler',
  'preParsingAsyncHookHandler', 'preValidationHookHandler', 'preValidationAsyncHookHandler', 'preHandlerHookHandler',
  'preHandlerAsyncHookHandler', 'preSerializationHookHandler', 'preSerializationAsyncHookHandler', 'onErrorHookHandler',
  'onErrorAsyncHookHandler', 'onSendHookHandler', 'onSendAsyncHookHandler', 'onResponseHookHandler', 'onResponseAsyncHookHandler',
  'onTimeoutHookHandler', 'onTimeoutAsyncHookHandler', 'onRequestAbortHookHandler', 'onRequestAbortAsyncHookHandler',
].map((name) => `fastify#${name}`);

const onApp = { kind: 'registration', receivers: ['fastify#()'] } as const;
const factory = { kind: 'call', callees: ['fastify#', 'fastify#fastify'] } as const;
/** Functions that are not arrows see the application as `this`. */
const handler = { phase: 'request', parameters: ['request', 'reply', '', ''], this: 'fastify#()' } as const;
const errorHandler = { phase: 'request', parameters: ['', 'request', 'reply'], this: 'fastify#()' } as const;
const rawHandler = { phase: 'request', parameters: ['node-http@request', '', ''] } as const;
const formatter = { phase: 'request', parameters: ['', '', '', 'node-http@request'], this: 'fastify#()' } as const;
const boot = { phase: 'boot', parameters: [''], this: 'fastify#()' } as const;
const plugin = { phase: 'boot', parameters: ['fastify#()', '', ''], this: 'fastify#()' } as const;

export const fastify = {
  name: 'fastify',
  packages: ['fastify', 'fastify-plugin'],
  source: { url: 'https://fastify.dev/docs/latest/Reference/', versions: '4 || 5' },
  unseen: ['compilers, whose answers check or write what requests bring: `setValidatorCompiler()`'],
  home: 'a request decorator',
  entryPoints: [
    { ...onApp, methods: verbs, handlers: [{ at: 'last' }, { at: 1, keys: ['handler', ...hooks] }], ...handler },
    { ...onApp, methods: verbs, handlers: [{ at: 1, keys: ['errorHandler'] }], ...errorHandler },
    { ...onApp, methods: ['route'], handlers: [{ at: 0, keys: ['handler', ...hooks] }], ...handler },
    { ...onApp, methods: ['route'], handlers: [{ at: 0, keys: ['errorHandler'] }], ...errorHandler },
    { ...onApp, methods: ['addHook'], events: hooks, handlers: [{ at: 1 }], ...handler },
    { ...onApp, methods: ['addHook'], events: ['onReady', 'onListen', 'onClose', 'preClose', 'onRoute'], handlers: [{ at: 1 }], ...boot },
    { ...onApp, methods: ['addHook'], events: ['onRegister'], handlers: [{ at: 1 }], ...plugin },
    { ...onApp, methods: ['setErrorHandler'], handlers: [{ at: 'last' }], ...errorHandler },
    {
      ...onApp,
      methods: ['setNotFoundHandler'],
      handlers: [{ at: 'last' }, { at: 0, keys: ['preValidation', 'preHandler'] }],
      ...handler,
    },
    { ...onApp, methods: ['addContentTypeParser'], handlers: [{ at: 'last' }], ...handler },
    { ...onApp, methods: ['setGenReqId'], handlers: [{ at: 0 }], ...rawHandler },
    { ...onApp, methods: ['addConstraintStrategy'], handlers: [{ at: 0, keys: ['deriveConstraint'] }], ...rawHandler },
    { ...onApp, methods: ['setChildLoggerFactory', 'setSchemaErrorFormatter'], handlers: [{ at: 0 }], ...formatter },
    { ...onApp, methods: ['setReplySerializer'], handlers: [{ at: 0 }], phase: 'request', parameters: ['', ''], this: 'reply' },
    { ...onApp, methods: ['after', 'ready', 'listen'], handlers: [{ at: 'last' }], ...boot },
    { ...onApp, methods: ['register'], handlers: [{ at: 0 }], ...plugin, parameters: ['fastify#()', 1, ''] },
    { kind: 'call', callees: ['fastify-plugin#', 'fastify-plugin#fastifyPlugin'], handlers: [{ at: 0 }], ...plugin },
    { ...factory, handlers: [{ at: 0, keys: ['genReqId', 'rewriteUrl', 'constraints.*.deriveConstraint'] }], ...rawHandler },
    { ...factory, handlers: [{ at: 0, keys: ['frameworkErrors'] }], ...errorHandler },
    {
      ...factory,
      handlers: [
        { at: 0, keys: ['clientErrorHandler', 'querystringParser', 'routerOptions.querystringParser', 'logger.serializers.*', 'ajv.customOptions.formats.*.validate', 'ajv.customOptions.formats.*'] },
      ],
      ...formatter,
    },
    {
      ...factory,
      handlers: [{ at: 0, keys: ['onBadUrl', 'routerOptions.onBadUrl', 'routerOptions.onMaxParamLength'] }],
      phase: 'request',
      parameters: ['', 'node-http@request', 'node-http@response'],
    },
    { kind: 'typed', types: handlerTypes, ...handler },
    {
      kind: 'typed',
      types: ['fastify#FastifyPlugin', 'fastify#FastifyPluginAsync', 'fastify#FastifyPluginCallback'],
      ...plugin,
    },
    { kind: 'signature', types: [['fastify#FastifyRequest']], ...handler },
    { kind: 'signature', types: [[''], ['fastify#FastifyRequest']], ...errorHandler },
    { kind: 'signature', types: [['fastify#FastifyInstance']], ...plugin },
  ],
  objects: {
    // `config` is the route's, the same object for every request to it.
    request: {
      shared: {
        server: 'fastify#()',
        'routeOptions.config': 'fastify#().route().config',
        'context.config': 'fastify#().route().config',
      },
    },
    reply: {
      shared: {
        server: 'fastify#()',
        'routeOptions.config': 'fastify#().route().config',
        'context.config': 'fastify#().route().config',
      },
    },
  },
  aliases: {
    'fastify#fastify()': 'fastify#()',
    'fastify@reply.request': 'fastify@request',
    'fastify@request.raw': 'node-http@request',
    'fastify@reply.raw': 'node-http@response',
    'fastify#().server': 'node:http#createServer()',
  },
  types: {
    'fastify#FastifyInstance': 'fastify#()',
    'fastify#FastifyRequest': 'fastify@request',
    'fastify#FastifyReply': 'fastify@reply',
  },
  decorations: [
    { receivers: ['fastify#()'], methods: ['decorate'], target: 'fastify#()' },
    { receivers: ['fastify#()'], methods: ['decorateRequest'], target: 'fastify@request' },
    { receivers: ['fastify#()'], methods: ['decorateReply'], target: 'fastify@reply' },
  ],
  chains: [
    ...verbs, 'route', 'addHook', 'register', 'after', 'decorate', 'decorateRequest', 'decorateReply', 'addSchema',
    'addContentTypeParser', 'setErrorHandler', 'setNotFoundHandler', 'withTypeProvider',
  ],
} satisfies Framework;
