import type { Framework } from './framework.ts';

const connection = 'amqplib#connect()';
const channel = `${connection}.createChannel()`;
const managed = 'amqp-connection-manager#connect().createChannel()';
const perMessage = { phase: 'message', parameters: ['message', '', ''] } as const;

export const amqplib = {
  name: 'amqplib',
  packages: ['amqplib', 'amqp-connection-manager', 'rascal'],
  source: { url: 'https://amqp-node.github.io/amqplib/channel_api.html', versions: 'amqplib 0.10 || 1 || 2, amqp-connection-manager 4 || 5, rascal 14 to 21' },
  home: 'the message',
  entryPoints: [
    { kind: 'registration', receivers: [channel, managed], methods: ['consume'], handlers: [{ at: 1 }], ...perMessage },
    { kind: 'registration', receivers: [connection, channel, managed], methods: ['on', 'once'], handlers: [{ at: 1 }], phase: 'boot', parameters: [''] },
    // Messages that no queue took come back one by one.
    { kind: 'registration', receivers: [channel], methods: ['on'], events: ['return'], handlers: [{ at: 1 }], ...perMessage },
    // With callbacks in place of promises.
    { kind: 'call', callees: ['amqplib/callback_api#connect', 'amqplib/callback_api.js#connect'], handlers: [{ at: 'last' }], phase: 'boot', parameters: ['', connection] },
    {
      kind: 'registration',
      receivers: [connection],
      methods: ['createChannel', 'createConfirmChannel'],
      handlers: [{ at: 0 }],
      phase: 'boot',
      parameters: ['', channel],
    },
    // Runs again with each connection, before its messages.
    {
      kind: 'registration',
      receivers: ['amqp-connection-manager#connect()'],
      methods: ['createChannel'],
      handlers: [{ at: 0, keys: ['setup'] }],
      phase: 'boot',
      parameters: [channel],
    },
    { kind: 'registration', receivers: [managed], methods: ['addSetup'], handlers: [{ at: 0 }], phase: 'boot', parameters: [channel] },
    {
      kind: 'registration',
      receivers: ['rascal#BrokerAsPromised.create().subscribe()', 'rascal#Broker.create().subscribe()'],
      methods: ['on', 'once'],
      events: ['message', 'invalid_content', 'redeliveries_exceeded'],
      handlers: [{ at: 1 }],
      ...perMessage,
    },
    { kind: 'signature', types: [['amqplib#ConsumeMessage']], ...perMessage },
  ],
  objects: { message: {} },
  aliases: {
    [`${connection}.createConfirmChannel()`]: channel,
    'amqplib/callback_api#connect()': connection,
  },
  types: {
    'amqplib#ChannelModel': connection,
    'amqplib#Connection': connection,
    'amqplib#Channel': channel,
    'amqplib#ConfirmChannel': channel,
    'amqplib#ConsumeMessage': 'amqplib@message',
    'amqp-connection-manager#ChannelWrapper': managed,
    'amqp-connection-manager#AmqpConnectionManager': 'amqp-connection-manager#connect()',
  },
  chains: ['on', 'once'],
} satisfies Framework;
