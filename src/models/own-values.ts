import type { AccessPath } from './model.ts';

/**
 * What answers something else each time it is called, so that the answer belongs to the work that asked for it: the time, a
 * random id, a timer, a transaction, a session of a database.
 */
export const ownValues: readonly AccessPath[] = [
  'global#Date.now', 'global#performance.now', 'global#process.hrtime', 'global#process.hrtime.bigint', 'node:perf_hooks#performance.now',
  'global#crypto.randomUUID', 'node:crypto#randomUUID', 'node:crypto#randomBytes', 'nanoid#nanoid', 'uuid#v1', 'uuid#v4', 'uuid#v7', 'ulid#ulid',
  'cuid#', '@paralleldrive/cuid2#createId',
  'global#setTimeout', 'global#setInterval', 'global#AbortSignal.timeout',
  'typeorm#DataSource().createQueryRunner', 'typeorm#Connection().createQueryRunner', 'typeorm#getConnection().createQueryRunner',
  'mongoose#startSession', 'mongoose#Connection().startSession', 'mongodb#MongoClient().startSession',
  'sequelize#Sequelize().transaction', 'knex#().transaction',
  'pg#Pool().connect', 'mysql2/promise#createPool().getConnection',
];

/** What tells one process, or one draw, from all others: a name with such a part is unique though other processes count alike. */
export const uniqueParts: readonly AccessPath[] = [
  'global#Math.random', 'global#process.pid', 'node:process#pid', 'node:os#hostname', 'node:worker_threads#threadId', 'node:cluster#worker.id',
];

/** Types of what belongs to one piece of work, for fields and variables that carry them: whoever made it, it is nobody else's. */
export const ownTypes: ReadonlySet<AccessPath> = new Set([
  'sequelize#Transaction', '@sequelize/core#Transaction', 'typeorm#QueryRunner', 'typeorm#EntityManager', 'knex#Knex.Transaction',
  'mongodb#ClientSession', 'mongoose#ClientSession', 'pg#PoolClient', 'mysql2/promise#PoolConnection', 'mysql2#PoolConnection', 'mssql#Transaction',
  '@prisma/client#Prisma.TransactionClient', 'objection#Transaction', '@mikro-orm/core#EntityManager',
]);
