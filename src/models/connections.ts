import type { AccessPath } from './model.ts';

/** What opens connections, and is made once for a process. */
export interface ConnectionMaker {
  /** The constructor or function. */
  readonly path: AccessPath;
  /** How the message calls it. */
  readonly name: string;
  /**
   * `pool`: keeps several open and hands them out. `single`: one connection, which some open and close for one piece of work.
   * `process`: the package keeps one for the whole process, and asking for it again does nothing.
   */
  readonly kind: 'pool' | 'single' | 'process';
  /** What has the methods below, where it is not what the call answers. */
  readonly object?: AccessPath;
  /** Without this property of its first argument it connects to nothing: it only builds queries. */
  readonly needs?: string;
  /** Methods that open it, where it does not open by itself. */
  readonly opens: readonly string[];
  /** Methods that close it for good; none where closing is left to the package or to nobody. */
  readonly closes: readonly string[];
  /** Methods that answer it itself, so that calls chain. */
  readonly chains: readonly string[];
  /** What it lends out, to be given back. */
  readonly lends: readonly Loan[];
  readonly source: string;
}

/** A method whose answer has to be given back: `pool.connect()` and `client.release()`. */
export interface Loan {
  readonly method: string;
  /** How the message calls it. */
  readonly name: string;
  /** Methods of what is lent that give it back. */
  readonly returns: readonly string[];
  /** Methods of who lends it that give it back when they are handed it: `pool.release(client)`. */
  readonly takesBack?: readonly string[];
  /** Called with a function, it gives back what it lends by itself. */
  readonly mayBeScoped?: true;
  /** Methods of the package are handed it to work with, and none of them gives it back: `Order.create(rows, { session })`. */
  readonly isOption?: true;
  /** What follows when it does not come back, one clause, no full stop. */
  readonly otherwise: string;
  /** How to give it back whatever happens, one clause, imperative, no full stop. */
  readonly instead: string;
}

type Facts = Partial<Pick<ConnectionMaker, 'chains' | 'closes' | 'lends' | 'needs' | 'object' | 'opens'>>;

const makers = (kind: ConnectionMaker['kind'], source: string, name: string, facts: Facts, ...paths: readonly AccessPath[]): readonly ConnectionMaker[] =>
  paths.map((path) => ({ path, name, kind, opens: [], closes: [], chains: [], lends: [], ...facts, source }));
const pools = makers.bind(undefined, 'pool');
const singles = makers.bind(undefined, 'single');

const listens = ['on', 'once', 'addListener'];
const waiting = 'once all are taken, every request waits for one that does not come';
const releasing = 'call `release()` in a `finally` block';
const closing = 'call `close()` in a `finally` block';
const connectionOf = (method: string, returns: readonly string[], instead: string): Loan => ({ method, name: 'a connection of the pool', returns, otherwise: waiting, instead });
const lentByMysql: readonly Loan[] = [{ ...connectionOf('getConnection', ['release', 'destroy', 'end'], releasing), takesBack: ['releaseConnection'] }];
const session: Loan = { method: 'startSession', name: 'a session of MongoDB', returns: ['endSession'], isOption: true, otherwise: 'the database keeps it, and what it has locked, until that times out', instead: 'call `endSession()` in a `finally` block' };
const transaction: Loan = {
  method: 'transaction',
  name: 'a transaction, and with it a connection of the pool,',
  returns: ['commit', 'rollback'],
  mayBeScoped: true,
  isOption: true,
  otherwise: waiting,
  instead: 'hand a function to `transaction()`',
};

export const connectionMakers: readonly ConnectionMaker[] = [
  ...pools('https://www.prisma.io/docs/orm/prisma-client/setup-and-configuration/databases-connections', 'a client of Prisma with a pool of connections', { opens: ['$connect'], closes: ['$disconnect'] }, '@prisma/client#PrismaClient'),
  ...pools('https://node-postgres.com/features/pooling', 'a pool of connections to PostgreSQL', { closes: ['end'], chains: listens, lends: [{ ...connectionOf('connect', ['release', 'end'], releasing), mayBeScoped: true }] }, 'pg#Pool'),
  ...pools('https://vitaly-t.github.io/pg-promise/Database.html', 'a pool of connections to PostgreSQL', { closes: ['$pool.end'], lends: [connectionOf('connect', ['done'], 'call `done()` in a `finally` block')] }, 'pg-promise#()'),
  ...pools('https://github.com/porsager/postgres#teardown--cleanup', 'a pool of connections to PostgreSQL', { closes: ['end'], lends: [connectionOf('reserve', ['release'], releasing)] }, 'postgres#'),
  ...singles('https://node-postgres.com/features/connecting', 'a connection to PostgreSQL', { opens: ['connect'], closes: ['end'], chains: listens }, 'pg#Client'),
  ...pools('https://sidorares.github.io/node-mysql2/docs#using-connection-pools', 'a pool of connections to MySQL', { closes: ['end'], chains: listens, lends: lentByMysql }, 'mysql2/promise#createPool', 'mariadb#createPool'),
  ...pools('https://sidorares.github.io/node-mysql2/docs#using-connection-pools', 'a pool of connections to MySQL', { closes: ['end'], chains: listens }, 'mysql2#createPool', 'mysql#createPool'),
  ...singles('https://sidorares.github.io/node-mysql2/docs', 'a connection to MySQL', { opens: ['connect'], closes: ['end', 'destroy'], chains: listens }, 'mysql2#createConnection', 'mysql2/promise#createConnection', 'mysql#createConnection', 'mariadb#createConnection'),
  ...pools('https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/connection-pools/', 'a client of MongoDB with a pool of connections', { opens: ['connect'], closes: ['close'], chains: [...listens, 'connect'], lends: [session] }, 'mongodb#MongoClient'),
  ...pools('https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/connection-pools/', 'a client of MongoDB with a pool of connections', { object: 'mongodb#MongoClient()' }, 'mongodb#MongoClient.connect'),
  ...pools('https://mongoosejs.com/docs/connections.html', 'a connection of Mongoose with a pool behind it', { closes: ['close', 'destroy'], chains: [...listens, 'asPromise'], lends: [session] }, 'mongoose#createConnection'),
  ...makers('process', 'https://mongoosejs.com/docs/connections.html', 'the connection of Mongoose', { object: 'mongoose#', opens: ['connect'], closes: ['disconnect', 'connection.close', 'connection.destroy'], lends: [session] }, 'mongoose#connect'),
  ...singles('https://redis.io/docs/latest/develop/clients/nodejs/connect/', 'a connection to Redis', { opens: ['connect'], closes: ['quit', 'disconnect', 'close', 'destroy'], chains: [...listens, 'connect'] }, 'redis#createClient'),
  ...singles('https://github.com/redis/ioredis#quick-start', 'a connection to Redis', { opens: ['connect'], closes: ['quit', 'disconnect'], chains: listens }, 'ioredis#', 'ioredis#Redis', 'ioredis#Cluster'),
  ...pools('https://typeorm.io/docs/data-source/data-source', 'a data source of TypeORM with a pool of connections', { opens: ['initialize'], closes: ['destroy'], chains: ['initialize'], lends: [{ method: 'createQueryRunner', name: 'a query runner, and with it a connection of the pool,', returns: ['release'], isOption: true, otherwise: waiting, instead: releasing }] }, 'typeorm#DataSource'),
  ...pools('https://typeorm.io/docs/data-source/data-source', 'a data source of TypeORM with a pool of connections', { closes: ['close', 'destroy'] }, 'typeorm#createConnection'),
  ...pools('https://sequelize.org/docs/v6/other-topics/connection-pool/', 'an instance of Sequelize with a pool of connections', { closes: ['close'], lends: [transaction] }, 'sequelize#Sequelize', 'sequelize#'),
  ...pools('https://knexjs.org/guide/#pool', 'an instance of Knex with a pool of connections', { needs: 'connection', closes: ['destroy'], lends: [transaction] }, 'knex#', 'knex#knex'),
  ...pools('https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/connecting', 'a client of Elasticsearch with a pool of connections', {}, '@elastic/elasticsearch#Client', '@opensearch-project/opensearch#Client'),
  ...singles('https://amqp-node.github.io/amqplib/channel_api.html', 'a connection to RabbitMQ', { closes: ['close'] }, 'amqplib#connect'),
  ...singles('https://kafka.js.org/docs/producing', 'a client of Kafka', {}, 'kafkajs#Kafka'),
  ...singles('https://docs.bullmq.io/guide/connections', 'a queue with a connection to Redis', { closes: ['close'] }, 'bullmq#Queue', 'bull#'),
  ...pools('https://node-oracledb.readthedocs.io/en/latest/user_guide/connection_handling.html', 'a pool of connections to Oracle', { closes: ['close', 'terminate'], lends: [connectionOf('getConnection', ['close', 'release'], closing)] }, 'oracledb#createPool'),
];

/** What is opened and closed like a connection, and belongs to one: a producer of Kafka. */
export const connectionParts: readonly ConnectionMaker[] = [
  ...singles('https://kafka.js.org/docs/producing', 'a producer of Kafka', { opens: ['connect'], closes: ['disconnect'] }, 'kafkajs#Kafka().producer'),
  ...pools('https://github.com/coopernurse/node-pool#documentation', 'a pool', { lends: [{ method: 'acquire', name: 'a resource of the pool', returns: [], takesBack: ['release', 'destroy'], otherwise: waiting, instead: 'call `pool.release()` with it in a `finally` block' }] }, 'generic-pool#createPool'),
  ...makers('process', 'https://node-oracledb.readthedocs.io/en/latest/user_guide/connection_handling.html', 'a connection to Oracle', { object: 'oracledb#', lends: [{ method: 'getConnection', name: 'a connection to Oracle', returns: ['close', 'release'], otherwise: 'the database refuses further ones when there are too many', instead: closing }] }, 'oracledb#getConnection'),
];

/** Other ways to the same objects: what the left one names is read as the right one. */
export const connectionAliases: Readonly<Record<AccessPath, AccessPath>> = {
  'mongodb#MongoClient.connect()': 'mongodb#MongoClient()',
  'mysql2#createPool().promise()': 'mysql2/promise#createPool()',
};

/** Types that say of a parameter or field what it is. */
export const connectionTypes: Readonly<Record<AccessPath, AccessPath>> = {
  'knex#Knex': 'knex#()',
  'mongodb#MongoClient': 'mongodb#MongoClient()',
  'mongoose#Connection': 'mongoose#createConnection()',
  'mysql2/promise#Pool': 'mysql2/promise#createPool()',
  'pg#Pool': 'pg#Pool()',
  'sequelize#Sequelize': 'sequelize#Sequelize()',
  'typeorm#DataSource': 'typeorm#DataSource()',
};

/** The path of one of the methods of what a maker makes. */
export function methodPath({ path, object = `${path}()` }: ConnectionMaker, method: string): AccessPath {
  return `${object}${object.endsWith('#') ? '' : '.'}${method}`;
}

/** Methods that open something which lasts until it is closed: a connection, a browser, a transaction. */
export const openingMethods: ReadonlySet<string> = new Set(['connect', 'launch', 'listen', 'open', '$connect', 'createConnection', 'createChannel', 'startTransaction', 'beginTransaction', 'begin']);

/** Methods that end a connection. */
export const closingMethods: ReadonlySet<string> = new Set(['end', 'close', 'quit', 'disconnect', 'destroy', '$disconnect', 'release']);

/** Platforms that tie a connection to the request that opened it, so that each request has to open its own. */
export const perRequestPlatforms: ReadonlySet<string> = new Set(['cloudflare-workers', 'cloudflare-pages-functions', 'cloudflare-durable-objects']);

/** Platforms that send one request at a time to a process, so that none closes what another one uses. */
export const oneAtATimePlatforms: ReadonlySet<string> = new Set(['aws-lambda', 'middy', 'powertools-lambda', 'netlify-functions', 'serverless-http']);
