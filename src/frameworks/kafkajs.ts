import type { Framework } from './framework.ts';

const consumers = ['kafkajs#Kafka().consumer()'];
const rdkafka = ['node-rdkafka#KafkaConsumer()'];
const on = ['on', 'once', 'addListener'];

export const kafkajs = {
  name: 'kafkajs',
  packages: ['kafkajs', '@confluentinc/kafka-javascript', 'node-rdkafka', '@platformatic/kafka'],
  source: { url: 'https://kafka.js.org/docs/consuming', versions: 'kafkajs 1 || 2, @confluentinc/kafka-javascript 1, node-rdkafka 2 || 3, @platformatic/kafka 1' },
  home: 'the message',
  entryPoints: [
    {
      kind: 'registration',
      receivers: consumers,
      methods: ['run'],
      handlers: [{ at: 0, keys: ['eachMessage', 'eachBatch'] }],
      phase: 'message',
      parameters: ['payload'],
    },
    // Instrumentation: connected, crashed, rebalanced.
    { kind: 'registration', receivers: consumers, methods: ['on'], handlers: [{ at: 1 }], phase: 'boot', parameters: [''] },
    { kind: 'registration', receivers: rdkafka, methods: on, events: ['data'], handlers: [{ at: 1 }], phase: 'message', parameters: ['payload'] },
    { kind: 'registration', receivers: rdkafka, methods: on, handlers: [{ at: 1 }], phase: 'boot', parameters: ['', ''] },
    {
      kind: 'registration',
      receivers: ['@platformatic/kafka#Consumer().consume()'],
      methods: on,
      events: ['data'],
      handlers: [{ at: 1 }],
      phase: 'message',
      parameters: ['payload'],
    },
    {
      kind: 'iteration',
      iterables: ['@platformatic/kafka#Consumer().consume()', 'node-rdkafka#KafkaConsumer.createReadStream()', 'node-rdkafka#createReadStream()'],
      phase: 'message',
      parameters: ['payload'],
    },
    { kind: 'typed', types: ['kafkajs#EachMessageHandler', 'kafkajs#EachBatchHandler'], phase: 'message', parameters: ['payload'] },
    { kind: 'signature', types: [['kafkajs#EachMessagePayload', 'kafkajs#EachBatchPayload']], phase: 'message', parameters: ['payload'] },
  ],
  objects: { payload: {} },
  aliases: { '@confluentinc/kafka-javascript#KafkaJS': 'kafkajs#', '@confluentinc/kafka-javascript#KafkaConsumer()': 'node-rdkafka#KafkaConsumer()' },
  types: {
    'kafkajs#Kafka': 'kafkajs#Kafka()',
    'kafkajs#Consumer': 'kafkajs#Kafka().consumer()',
    'kafkajs#EachMessagePayload': 'kafkajs@payload',
    'kafkajs#EachBatchPayload': 'kafkajs@payload',
  },
} satisfies Framework;
