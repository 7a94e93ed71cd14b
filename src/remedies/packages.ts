/** Packages that a remedy uses, by what they are for: of those that a project has, the first of a list is named in messages. */
export interface RemedyPackage {
  readonly package: string;
  /** Descriptors in `src/frameworks` that it works with; absent when that does not matter. */
  readonly frameworks?: readonly string[];
}

export interface StorePackage extends RemedyPackage {
  /** What it talks to, as messages call it. */
  readonly store: string;
  /** What changes a number there in one step, as code; absent when nothing does. */
  readonly step?: string;
}

const expressLike: readonly string[] = ['callback-middleware-libs', 'connect', 'express', 'nestjs', 'passport', 'polka', 'restify', 'routing-controllers', 'sails', 'zodios'];

export interface ContextPackage extends RemedyPackage {
  /** Where it keeps what belongs to one request, as a phrase for messages. */
  readonly home: string;
}

/** Packages that give a framework a place for what belongs to one request. */
export const contextPackages: readonly ContextPackage[] = [
  { package: 'nestjs-cls', frameworks: ['nestjs'], home: '`ClsService`' },
  { package: '@fastify/request-context', frameworks: ['fastify'], home: '`requestContext`' },
];

/** Packages that keep a session for each user. For each framework the first is the one to install when the project has none. */
export const sessionPackages: readonly RemedyPackage[] = [
  { package: 'express-session', frameworks: expressLike },
  { package: 'cookie-session', frameworks: expressLike },
  { package: '@fastify/session', frameworks: ['fastify'] },
  { package: '@fastify/secure-session', frameworks: ['fastify'] },
  { package: 'koa-session', frameworks: ['koa', 'koa-router'] },
  { package: 'koa-generic-session', frameworks: ['koa', 'koa-router'] },
  { package: 'hono-sessions', frameworks: ['hono', 'honox'] },
  { package: '@hapi/yar', frameworks: ['hapi'] },
  { package: '@adonisjs/session', frameworks: ['adonis'] },
  { package: 'iron-session', frameworks: [...expressLike, 'next', 'node-http'] },
];

/** Clients of stores that all processes of a server share. */
export const storePackages: readonly StorePackage[] = [
  { package: 'ioredis', store: 'Redis', step: 'INCRBY' },
  { package: 'redis', store: 'Redis', step: 'INCRBY' },
  { package: '@upstash/redis', store: 'Redis', step: 'INCRBY' },
  { package: 'iovalkey', store: 'Valkey', step: 'INCRBY' },
  { package: '@prisma/client', store: 'the database', step: '{ increment }' },
  { package: 'drizzle-orm', store: 'the database', step: 'UPDATE … RETURNING' },
  { package: 'knex', store: 'the database', step: 'increment()' },
  { package: 'sequelize', store: 'the database', step: 'increment()' },
  { package: 'typeorm', store: 'the database', step: 'increment()' },
  { package: 'kysely', store: 'the database', step: 'UPDATE … RETURNING' },
  { package: 'pg', store: 'PostgreSQL', step: 'UPDATE … RETURNING' },
  { package: 'postgres', store: 'PostgreSQL', step: 'UPDATE … RETURNING' },
  { package: 'mysql2', store: 'MySQL', step: 'UPDATE' },
  { package: 'mongoose', store: 'MongoDB', step: '$inc' },
  { package: 'mongodb', store: 'MongoDB', step: '$inc' },
  { package: 'better-sqlite3', store: 'SQLite', step: 'UPDATE … RETURNING' },
  { package: 'memjs', store: 'Memcached', step: 'increment()' },
  { package: 'memcached', store: 'Memcached', step: 'incr()' },
  { package: 'keyv', store: 'a store that all processes share' },
  { package: 'unstorage', store: 'a store that all processes share' },
];

/** To install when a project has no client of a store: for values, and for numbers that change in one step. */
export const storeToInstall: StorePackage = { package: 'keyv', store: 'a store that all processes share' };
export const countingStoreToInstall: StorePackage = { package: 'ioredis', store: 'Redis', step: 'INCRBY' };

/** A cache with a bound and an age. */
export const cachePackage: RemedyPackage = { package: 'lru-cache' };

/** Locks between functions of one process. */
export const lockPackage: RemedyPackage = { package: 'async-mutex' };
