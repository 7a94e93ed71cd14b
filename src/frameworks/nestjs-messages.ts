import type { Framework } from './framework.ts';

const data = ['data', 'data', 'data', 'data', 'data', 'data'] as const;
const handles = { kind: 'method', phase: 'message', parameters: data } as const;
const lives = { lives: 'process', spreads: true } as const;
const cqrs = ['CommandHandler', 'QueryHandler', 'EventsHandler'].map((name) => `@nestjs/cqrs#${name}`);
const graphql = ['Query', 'Mutation', 'Subscription', 'ResolveField', 'ResolveReference', 'ResolveProperty'].map((name) => `@nestjs/graphql#${name}`);
const patterns = ['MessagePattern', 'EventPattern', 'GrpcMethod', 'GrpcStreamMethod', 'GrpcStreamCall'].map((name) => `@nestjs/microservices#${name}`);

/** What NestJS does beside HTTP: gateways, messages, queues, events, GraphQL. */
export const nestjsMessages = {
  name: 'nestjs-messages',
  partOf: 'nestjs',
  packages: ['@nestjs/microservices', '@nestjs/websockets', '@nestjs/graphql', '@nestjs/schedule', '@nestjs/bullmq', '@nestjs/bull', '@nestjs/event-emitter', '@nestjs/cqrs', '@golevelup/nestjs-rabbitmq', 'nestjs-telegraf', 'necord'],
  source: { url: 'https://docs.nestjs.com/websockets/gateways', versions: '9 || 10 || 11' },
  unseen: ['sagas of `@nestjs/cqrs`'],
  home: 'an argument',
  entryPoints: [
    { kind: 'method', phase: 'request', parameters: data, decorators: graphql },
    { ...handles, decorators: patterns, sentBy: { senders: ['@nestjs/microservices#ClientProxy().send', '@nestjs/microservices#ClientProxy().emit'], passes: 1 } },
    { ...handles, decorators: ['@nestjs/websockets#SubscribeMessage'] },
    { ...handles, phase: 'connection', of: { decorators: ['@nestjs/websockets#WebSocketGateway'] }, names: ['handleConnection'] },
    { ...handles, phase: 'connection', of: { decorators: ['@nestjs/websockets#WebSocketGateway'] }, names: ['handleDisconnect'], event: 'disconnect' },
    { kind: 'method', phase: 'boot', of: { decorators: ['@nestjs/websockets#WebSocketGateway'] }, names: ['afterInit'], parameters: [] },
    { kind: 'method', phase: 'tick', decorators: ['Cron', 'Interval', 'Timeout'].map((name) => `@nestjs/schedule#${name}`), parameters: [] },
    { ...handles, phase: 'job', of: { extends: ['@nestjs/bullmq#WorkerHost'] }, names: ['process'] },
    { ...handles, phase: 'job', decorators: ['@nestjs/bullmq#OnWorkerEvent', '@nestjs/bullmq#OnQueueEvent', '@nestjs/bull#Process', '@nestjs/bull#OnQueueActive', '@nestjs/bull#OnQueueCompleted', '@nestjs/bull#OnQueueFailed'] },
    { ...handles, decorators: ['@nestjs/event-emitter#OnEvent'], sentBy: { senders: ['EventEmitter2().emit', 'EventEmitter2().emitAsync'].flatMap((path) => [`@nestjs/event-emitter#${path}`, `eventemitter2#${path}`]), passes: 1 } },
    { ...handles, of: { decorators: cqrs }, names: ['execute', 'handle'], sentBy: { senders: ['CommandBus().execute', 'QueryBus().execute', 'EventBus().publish'].map((path) => `@nestjs/cqrs#${path}`), passes: 0 } },
    { ...handles, decorators: ['RabbitSubscribe', 'RabbitRPC', 'RabbitHandler'].map((name) => `@golevelup/nestjs-rabbitmq#${name}`) },
    { ...handles, decorators: ['Start', 'Help', 'On', 'Hears', 'Command', 'Action', 'Use'].map((name) => `nestjs-telegraf#${name}`) },
    { ...handles, decorators: ['SlashCommand', 'Button', 'On', 'Context'].map((name) => `necord#${name}`) },
  ],
  objects: { data: {} },
  types: {
    ...Object.fromEntries(['CommandBus', 'QueryBus', 'EventBus'].map((name) => [`@nestjs/cqrs#${name}`, `@nestjs/cqrs#${name}()`])),
    '@nestjs/microservices#ClientProxy': '@nestjs/microservices#ClientProxy()',
    '@nestjs/event-emitter#EventEmitter2': '@nestjs/event-emitter#EventEmitter2()',
    'eventemitter2#EventEmitter2': 'eventemitter2#EventEmitter2()',
  },
  classes: [
    { decorators: ['@nestjs/websockets#WebSocketGateway', '@nestjs/graphql#Resolver', '@nestjs/bullmq#Processor', '@nestjs/bull#Processor', 'nestjs-telegraf#Update', ...cqrs], extends: ['@nestjs/bullmq#WorkerHost'], ...lives, unless: [{ at: 0, key: 'scope', is: '@nestjs/common#Scope.REQUEST', lives: 'request' }] },
  ],
} satisfies Framework;
