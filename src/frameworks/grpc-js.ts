import type { Framework } from './framework.ts';

const unary = { phase: 'request', parameters: ['call', ''] } as const;
const rpc = { phase: 'request', parameters: ['data', 'data'] } as const;
const router = '@connectrpc/connect#ConnectRouter()';
const adapters = [
  '@connectrpc/connect-node#connectNodeAdapter', '@connectrpc/connect-express#expressConnectMiddleware',
  '@connectrpc/connect-next#nextJsApiRouter', '@connectrpc/connect#createConnectRouter',
];

export const grpcJs = {
  name: 'grpc-js',
  packages: ['@grpc/grpc-js', 'grpc', '@connectrpc/connect', '@connectrpc/connect-node', 'nice-grpc'],
  source: { url: 'https://grpc.io/docs/languages/node/basics/', versions: '1' },
  home: 'the call',
  entryPoints: [
    // The implementation is an object of functions, or an instance with methods.
    { kind: 'registration', receivers: ['@grpc/grpc-js#Server()'], methods: ['addService'], handlers: [{ at: 1, keys: ['*'] }], ...unary },
    { kind: 'registration', receivers: ['@grpc/grpc-js#Server()'], methods: ['bindAsync', 'tryShutdown'], handlers: [{ at: 'last' }], phase: 'boot', parameters: ['', ''] },
    {
      kind: 'call',
      callees: ['@grpc/grpc-js#Server'],
      handlers: [{ at: 0, keys: ['interceptors'] }],
      phase: 'request',
      parameters: ['', 'call'],
    },
    { kind: 'registration', receivers: [router], methods: ['service'], handlers: [{ at: 1, keys: ['*'] }], ...rpc },
    { kind: 'registration', receivers: [router], methods: ['rpc'], handlers: [{ at: { from: 1 } }], ...rpc },
    { kind: 'call', callees: adapters, handlers: [{ at: 0, keys: ['routes'] }], phase: 'boot', parameters: [router] },
    { kind: 'call', callees: adapters, handlers: [{ at: 0, keys: ['contextValues'] }], ...rpc },
    { kind: 'registration', receivers: ['nice-grpc#createServer()'], methods: ['add'], handlers: [{ at: 1, keys: ['*'] }], ...rpc },
    { kind: 'registration', receivers: ['nice-grpc#createServer()'], methods: ['use'], handlers: [{ at: 0 }], phase: 'request', parameters: ['call', 'data'] },
    {
      kind: 'typed',
      types: ['handleUnaryCall', 'handleServerStreamingCall', 'handleClientStreamingCall', 'handleBidiStreamingCall', 'UntypedHandleCall'].map((name) => `@grpc/grpc-js#${name}`),
      ...unary,
    },
    { kind: 'property', types: ['@grpc/grpc-js#UntypedServiceImplementation'], keys: ['*'], ...unary },
    { kind: 'property', types: ['@connectrpc/connect#ServiceImpl'], keys: ['*'], ...rpc },
    {
      kind: 'signature',
      types: [['ServerUnaryCall', 'ServerWritableStream', 'ServerReadableStream', 'ServerDuplexStream'].map((name) => `@grpc/grpc-js#${name}`)],
      ...unary,
    },
    { kind: 'signature', types: [[''], ['@connectrpc/connect#HandlerContext', 'nice-grpc#CallContext']], ...rpc },
    { kind: 'signature', types: [['@connectrpc/connect#ConnectRouter']], phase: 'boot', parameters: [router] },
  ],
  objects: { call: {}, data: {} },
  aliases: { 'grpc#Server()': '@grpc/grpc-js#Server()', '@connectrpc/connect#createConnectRouter()': router },
  types: { '@grpc/grpc-js#Server': '@grpc/grpc-js#Server()', '@connectrpc/connect#ConnectRouter': router },
  chains: ['use', 'service', 'rpc', 'add'],
} satisfies Framework;
