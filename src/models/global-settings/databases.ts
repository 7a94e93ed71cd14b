import type { GlobalSetting } from '../model.ts';
import { assigned, assignedBelow, called, calledWith, each } from './writes.ts';

const models = ['sequelize#Sequelize().define()', 'sequelize#().define()', 'sequelize#Model'];
const sequelize = ['sequelize#Sequelize()', 'sequelize#()'];
const redis = ['ioredis#()', 'ioredis#Redis()', 'redis#createClient()'];

/** Databases and their mappers. */
export const databases = [
  {
    id: 'mongoose.global',
    of: 'Mongoose',
    writes: [
      ...called(
        ...each(['mongoose#'], ['set', 'plugin', 'deleteModel']),
        ...each(['mongoose#Schema()'], ['pre', 'post', 'plugin']),
      ),
      ...calledWith(2, 'mongoose#model'),
      ...assigned('mongoose#Promise'),
    ],
    why: 'options, plugins, hooks and models stay for the queries of all requests',
    instead: 'set it up at start-up, and pass what belongs to one request as an option of the query',
    source: 'Mongoose API, "Mongoose.prototype.set", "plugin" and "model"',
  },
  {
    id: 'sequelize.hooks',
    of: 'Sequelize',
    writes: [
      ...called(
        ...each(models, ['addHook', 'beforeCreate', 'addScope']),
        ...each(sequelize, ['addHook', 'define']),
        ...each(['sequelize#Sequelize', 'sequelize#'], ['useCLS']),
      ),
      ...assignedBelow(...each(sequelize, ['options'])),
    ],
    why: "hooks pile up on models that all requests use, and keep this request's user",
    instead: 'register hooks at start-up, and pass `{ transaction, userId }` in the options of the query',
    source: 'Sequelize documentation, "Hooks"',
  },
  {
    id: 'prisma.$use',
    of: 'the Prisma client',
    writes: called(...each(['@prisma/client#PrismaClient()'], ['$use', '$on'])),
    why: 'each call adds one more middleware or listener to the client of all requests',
    instead: 'make a client for the request with `prisma.$extends()`',
    source: 'Prisma documentation, "Client extensions"',
  },
  {
    id: 'typeorm.subscriber',
    of: 'the TypeORM data source',
    writes: [
      ...called(
        ...each(['typeorm#DataSource()'], ['subscribers.push', 'setOptions']), 'typeorm#BaseEntity.useDataSource',
      ),
      ...assigned('typeorm#getManager().queryRunner'),
    ],
    why: 'the queries of all requests go through it',
    instead: 'run the queries of one request in `dataSource.transaction()`',
    source: 'TypeORM documentation, "Transactions" and "Listeners and subscribers"',
  },
  {
    id: 'objection-knex',
    of: 'the Objection model',
    writes: calledWith(1, 'objection#Model.knex'),
    why: "other requests query through this tenant's connection",
    instead: 'bind it for the query, as in `Model.query(knex)`',
    source: 'Objection.js documentation, "Model.knex" and "Model.bindKnex"',
  },
  {
    id: 'pg.shared-client',
    of: 'node-postgres',
    writes: [
      ...called('pg#types.setTypeParser', 'pg-types#setTypeParser'),
      ...assigned('pg#defaults'),
    ],
    why: 'the rows of all requests are read with it',
    instead: 'pass `types` in the options of the query or the client',
    source: 'node-postgres documentation, "Data types"',
  },
  {
    id: 'redis.select',
    of: 'the Redis connection',
    writes: called(...each(redis, ['select', 'auth', 'watch'])),
    why: 'the commands of all requests go through this connection and run in the state it leaves',
    instead: 'use a connection of its own for it, made with `duplicate()`',
    source: 'Redis documentation, "SELECT" and "Transactions"',
  },
] satisfies readonly GlobalSetting[];
