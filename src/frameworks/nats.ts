import type { Framework } from './framework.ts';

const connection = 'nats#connect()';
const service = `${connection}.services.add()`;
const consumer = `${connection}.jetstream().consumers.get()`;
const perMessage = { phase: 'message', parameters: ['', 'message'] } as const;

export const nats = {
  name: 'nats',
  packages: ['nats', '@nats-io/transport-node', '@nats-io/nats-core', '@nats-io/jetstream', '@nats-io/services'],
  source: { url: 'https://github.com/nats-io/nats.js/blob/main/core/README.md', versions: 'nats 2, @nats-io/* 3' },
  home: 'the message',
  entryPoints: [
    { kind: 'registration', receivers: [connection], methods: ['subscribe'], handlers: [{ at: 1, keys: ['callback'] }], ...perMessage },
    { kind: 'registration', receivers: [service], methods: ['addEndpoint'], handlers: [{ at: 1 }, { at: 1, keys: ['handler'] }], ...perMessage },
    {
      kind: 'registration',
      receivers: [consumer],
      methods: ['consume', 'fetch'],
      handlers: [{ at: 0, keys: ['callback'] }],
      phase: 'message',
      parameters: ['message'],
    },
    {
      kind: 'iteration',
      iterables: [`${connection}.subscribe()`, `${connection}.jetstream().subscribe()`, `${connection}.jetstream().pullSubscribe()`, `${service}.addEndpoint()`, `${consumer}.consume()`, `${consumer}.fetch()`],
      phase: 'message',
      parameters: ['message'],
    },
    { kind: 'signature', types: [['nats#Msg', 'nats#JsMsg', 'nats#ServiceMsg']], phase: 'message', parameters: ['message'] },
    { kind: 'signature', types: [[''], ['nats#Msg', 'nats#JsMsg', 'nats#ServiceMsg']], ...perMessage },
  ],
  objects: { message: {} },
  aliases: {
    '@nats-io/transport-node#connect()': connection,
    '@nats-io/nats-core#wsconnect()': connection,
    '@nats-io/jetstream#jetstream()': `${connection}.jetstream()`,
    '@nats-io/services#Svcm()': `${connection}.services`,
    [`${service}.addGroup()`]: service,
    '@nats-io/transport-node#Msg': 'nats#Msg',
    '@nats-io/nats-core#Msg': 'nats#Msg',
    '@nats-io/jetstream#JsMsg': 'nats#JsMsg',
    '@nats-io/services#ServiceMsg': 'nats#ServiceMsg',
    '@nats-io/transport-node#NatsConnection': 'nats#NatsConnection',
    '@nats-io/nats-core#NatsConnection': 'nats#NatsConnection',
  },
  types: {
    'nats#NatsConnection': connection,
    'nats#Msg': 'nats@message',
    'nats#JsMsg': 'nats@message',
    'nats#ServiceMsg': 'nats@message',
  },
} satisfies Framework;
