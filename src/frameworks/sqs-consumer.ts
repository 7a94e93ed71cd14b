import type { Framework } from './framework.ts';

const consumers = ['sqs-consumer#Consumer()'];
const on = ['on', 'once', 'addListener'];
const create = ['sqs-consumer#Consumer.create', 'sqs-consumer#Consumer'];

export const sqsConsumer = {
  name: 'sqs-consumer',
  packages: ['sqs-consumer', '@ssut/nestjs-sqs'],
  source: { url: 'https://bbc.github.io/sqs-consumer/interfaces/ConsumerOptions.html', versions: '6 to 15' },
  home: 'the message',
  entryPoints: [
    { kind: 'call', callees: create, handlers: [{ at: 0, keys: ['handleMessage', 'handleMessageBatch'] }], phase: 'message', parameters: ['message'] },
    // Around each poll, whether it brings messages or not.
    { kind: 'call', callees: create, handlers: [{ at: 0, keys: ['preReceiveMessageCallback', 'postReceiveMessageCallback'] }], phase: 'tick', parameters: [] },
    { kind: 'registration', receivers: consumers, methods: on, events: ['message_received', 'message_processed'], handlers: [{ at: 1 }], phase: 'message', parameters: ['message'] },
    {
      kind: 'registration',
      receivers: consumers,
      methods: on,
      events: ['error', 'processing_error', 'timeout_error'],
      handlers: [{ at: 1 }],
      phase: 'message',
      parameters: ['', 'message'],
    },
    { kind: 'registration', receivers: consumers, methods: on, handlers: [{ at: 1 }], phase: 'boot', parameters: [''] },
    { kind: 'method', decorators: ['@ssut/nestjs-sqs#SqsMessageHandler', '@ssut/nestjs-sqs#SqsConsumerEventHandler'], phase: 'message', parameters: ['message', 'message'] },
  ],
  objects: { message: {} },
  aliases: { 'sqs-consumer#Consumer.create()': 'sqs-consumer#Consumer()' },
  types: { 'sqs-consumer#Consumer': 'sqs-consumer#Consumer()' },
} satisfies Framework;
