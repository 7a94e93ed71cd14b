import type { AccessPath } from './model.ts';

/** What opens connections, and is made once for a process. */
export interface ConnectionMaker {
  /** The constructor or function. */
  readonly path: AccessPath;
  /** How the message calls it. */
  readonly name: string;
  /** `pool`: keeps several open and hands them out. `single`: one connection, which some open and close for one piece of work. */
  readonly kind: 'pool' | 'single';
  readonly source: string;
}

const pools = (source: string, name: string, ...paths: readonly AccessPath[]): readonly ConnectionMaker[] => paths.map((path) => ({ path, name, kind: 'pool', source }));
const singles = (source: string, name: string, ...paths: readonly AccessPath[]): readonly ConnectionMaker[] => paths.map((path) => ({ path, name, kind: 'single', source }));

export const connectionMakers: readonly ConnectionMaker[] = [
  ...pools('https://www.prisma.io/docs/orm/prisma-client/setup-and-configuration/databases-connections', 'a client of Prisma with a pool of connections', '@prisma/client#PrismaClient'),
  ...pools('https://node-postgres.com/features/pooling', 'a pool of connections to PostgreSQL', 'pg#Pool', 'pg-promise#()', 'postgres#'),
  ...singles('https://node-postgres.com/features/connecting', 'a connection to PostgreSQL', 'pg#Client'),
  ...pools('https://sidorares.github.io/node-mysql2/docs#using-connection-pools', 'a pool of connections to MySQL', 'mysql2#createPool', 'mysql2/promise#createPool', 'mysql#createPool', 'mariadb#createPool'),
  ...singles('https://sidorares.github.io/node-mysql2/docs', 'a connection to MySQL', 'mysql2#createConnection', 'mysql2/promise#createConnection', 'mysql#createConnection', 'mariadb#createConnection'),
  ...pools('https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/connection-pools/', 'a client of MongoDB with a pool of connections', 'mongodb#MongoClient', 'mongodb#MongoClient.connect'),
  ...pools('https://mongoosejs.com/docs/connections.html', 'a connection of Mongoose with a pool behind it', 'mongoose#createConnection'),
  ...singles('https://redis.io/docs/latest/develop/clients/nodejs/connect/', 'a connection to Redis', 'redis#createClient', 'ioredis#', 'ioredis#Redis', 'ioredis#Cluster'),
  ...pools('https://typeorm.io/docs/data-source/data-source', 'a data source of TypeORM with a pool of connections', 'typeorm#DataSource', 'typeorm#createConnection'),
  ...pools('https://sequelize.org/docs/v6/other-topics/connection-pool/', 'an instance of Sequelize with a pool of connections', 'sequelize#Sequelize', 'sequelize#'),
  ...pools('https://knexjs.org/guide/#pool', 'an instance of Knex with a pool of connections', 'knex#', 'knex#knex'),
  ...pools('https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/connecting', 'a client of Elasticsearch with a pool of connections', '@elastic/elasticsearch#Client', '@opensearch-project/opensearch#Client'),
  ...singles('https://amqp-node.github.io/amqplib/channel_api.html', 'a connection to RabbitMQ', 'amqplib#connect'),
  ...singles('https://kafka.js.org/docs/producing', 'a client of Kafka', 'kafkajs#Kafka'),
  ...singles('https://docs.bullmq.io/guide/connections', 'a queue with a connection to Redis', 'bullmq#Queue', 'bull#'),
];

/** Methods that open something which lasts until it is closed: a connection, a browser, a transaction. */
export const openingMethods: ReadonlySet<string> = new Set(['connect', 'launch', 'listen', 'open', '$connect', 'createConnection', 'createChannel', 'startTransaction', 'beginTransaction', 'begin']);

/** Methods that end a connection. */
export const closingMethods: ReadonlySet<string> = new Set(['end', 'close', 'quit', 'disconnect', 'destroy', '$disconnect', 'release']);

/** Platforms that tie a connection to the request that opened it, so that each request has to open its own. */
export const perRequestPlatforms: ReadonlySet<string> = new Set(['cloudflare-workers', 'cloudflare-pages-functions', 'cloudflare-durable-objects']);
