/**
 * What the page of frameworks says is not seen, as code. When a form comes to be seen its test fails, and the sentence goes from the
 * descriptor; a sentence without code here fails too, so that the page claims nothing that nobody has tried.
 */
import { describe, expect, test } from 'vitest';

import { frameworks } from '../src/frameworks/index.ts';
import { findingsIn, type Files } from './support/project-in-memory.ts';
import { servedFunctions } from './support/served-functions.ts';

/** By framework and sentence: a project whose function `unseen` the framework calls, or which writes to `last` while serving. */
const forms: Readonly<Record<string, Readonly<Record<string, Files | string>>>> = {
  'apollo-server': {
    '`context` of the integration with Fastify, `fastifyApolloHandler()`': "import { fastifyApolloHandler } from '@as-integrations/fastify'; import { ApolloServer } from '@apollo/server'; export const handler = fastifyApolloHandler(new ApolloServer({}), { context: async function unseen() {} });",
  },
  'aws-lambda': {
    'handlers under other names than `handler` and `lambdaHandler`, which code of the AWS CDK names, unless they have a type of a handler or of an event': { 'package.json': '{ "dependencies": { "@aws-sdk/client-s3": "3" } }', 'orders.js': 'exports.placeOrder = async function unseen(order) { return order; };' },
  },
  'azure-functions': {
    'functions of version 3 in files that only `function.json` names': { 'package.json': '{ "dependencies": { "@azure/functions": "3" } }', 'dist/orders.js': 'module.exports = async function unseen(context, order) {};' },
  },
  bull: { 'processors given as the path of a file': { 'queue.js': "import Queue from 'bull'; new Queue('mail').process('/app/mail.js');", 'mail.js': 'export default function unseen(job) {}' } },
  bullmq: { 'processors given as the path of a file, which run in processes or threads of their own': { 'queue.js': "import { Worker } from 'bullmq'; new Worker('mail', '/app/mail.js');", 'mail.js': 'export default function unseen(job) {}' } },
  'cloudflare-durable-objects': {
    'classes without a base class: `class Room { constructor(state, env) {} }`': { 'package.json': '{ "dependencies": { "wrangler": "4" } }', 'room.js': 'export class Room { constructor(state, env) { this.state = state; } async webSocketMessage() { unseen(); } } function unseen() {}' },
  },
  cron: { 'jobs given as the path of a file': { 'jobs.js': "import { schedule } from 'node-cron'; schedule('* * * * *', './night.js');", 'night.js': 'export function unseen() {}' } },
  'directus-extensions': { 'register functions that are exported without `defineHook()` or `defineEndpoint()`': { 'package.json': '{ "dependencies": { "@directus/extensions-sdk": "11" } }', 'src/index.js': 'export default ({ filter }) => { filter("items.create", function unseen(item) { return item; }); };' } },
  'fastify-autoload': { 'folders of other names than `plugins` and `routes`': { 'package.json': '{ "dependencies": { "fastify": "5", "@fastify/autoload": "6" } }', 'api/orders.js': 'export default async function orders(app) { app.get("/orders", async function unseen() { return []; }); }' } },
  fastify: { 'compilers, whose answers check or write what requests bring: `setValidatorCompiler()`': "import Fastify from 'fastify'; const app = Fastify(); app.setValidatorCompiler(() => function unseen(data) { return true; });" },
  feathers: { 'custom methods, which the option `methods` of `app.use()` names': "import { feathers } from '@feathersjs/feathers'; const app = feathers(); app.use('mail', { async resend(data) { return unseen(data); } }, { methods: ['resend'] }); function unseen() {}" },
  fresh: { 'version 1, which is imported from `$fresh/server.ts`': { 'deno.json': '{}', 'main.ts': "import { start } from '$fresh/server.ts'; start({ routes: {} }); export const handler = { GET: function unseen() {} };" } },
  'google-functions-framework': { 'functions that `--target` names, in another file than `index` and `function`': { 'package.json': '{ "dependencies": { "@google-cloud/functions-framework": "5" } }', 'orders.js': 'exports.placeOrder = function unseen(order) {};' } },
  graphql: { 'resolvers that the class of a directive puts on a field, `schemaDirectives`': "import { makeExecutableSchema, SchemaDirectiveVisitor } from 'graphql-tools'; class Upper extends SchemaDirectiveVisitor { visitFieldDefinition(field) { field.resolve = function unseen() {}; } } makeExecutableSchema({ schemaDirectives: { upper: Upper } });" },
  'graphile-worker': {
    'listeners of `runner.events`': "import { run } from 'graphile-worker'; const runner = await run({}); runner.events.on('job:success', function unseen({ job }) {});",
    'tasks in another folder than `tasks`': { 'package.json': '{ "dependencies": { "graphile-worker": "0.16" } }', 'work/mail.js': 'export default async function unseen(order) {}' },
  },
  inngest: { 'middleware of a client: what `init()` answers with, and what that answers with': "import { Inngest, InngestMiddleware } from 'inngest'; new InngestMiddleware({ name: 'log', init() { return { onFunctionRun: function unseen() { return {}; } }; } });" },
  inversify: { 'controllers of `inversify-express-utils`': "import { controller, httpGet } from 'inversify-express-utils'; @controller('/') export class Orders { @httpGet('/') unseen() {} }" },
  loopback: { 'functions that the method `value()` of a provider answers with': "import { Provider, injectable } from '@loopback/core'; @injectable() export class Log implements Provider { value() { return this.intercept.bind(this); } async intercept(context, next) { return unseen(); } } function unseen() {}" },
  mercurius: { 'policies of `mercurius-auth`': "import Fastify from 'fastify'; import mercurius from 'mercurius'; import auth from 'mercurius-auth'; const app = Fastify(); app.register(auth, { applyPolicy: async function unseen() { return true; } });" },
  meteor: { '`new ValidatedMethod({ run })`': "import { Meteor } from 'meteor/meteor'; import { ValidatedMethod } from 'meteor/mdg:validated-method'; new ValidatedMethod({ name: 'pay', run: function unseen(order) {} });" },
  moleculer: {
    'a schema that a class hands to `this.parseServiceSchema()`': "import { Service } from 'moleculer'; export class Orders extends Service { constructor(broker) { super(broker); this.parseServiceSchema({ name: 'orders', actions: { list: function unseen(context) {} } }); } }",
  },
  'nestjs-messages': { 'sagas of `@nestjs/cqrs`': "import { Injectable } from '@nestjs/common'; import { Saga } from '@nestjs/cqrs'; export class Sagas { @Saga() paid = (events) => events.pipe(unseen); } function unseen() {}" },
  'next-auth': { 'methods of an adapter of your own': "import NextAuth from 'next-auth'; NextAuth({ adapter: { getUser: async function unseen(id) {} } });" },
  'node-http': { "loops over `on()` of an emitter of the project's own": "import { EventEmitter, on } from 'node:events'; import { createServer } from 'node:http'; let last; const bus = new EventEmitter(); createServer((request) => bus.emit('order', request.url)); async function watch() { for await (const [order] of on(bus, 'order')) last = order; } watch();" },
  oak: {
    "`contextState: 'alias'`, with which `ctx.state` is the application's": "import { Application } from '@oak/oak'; const app = new Application({ contextState: 'alias' }); app.use((context) => { context.state.last = context.request.url; });",
  },
  orpc: { 'server actions made by `.actionable()`, beside the handler before it': "import { os } from '@orpc/server'; export const pay = os.actionable({ interceptors: [async function unseen() {}] });" , 'procedures of a contract that is more than three levels deep': "import { implement } from '@orpc/server'; import { contract } from './contract.ts'; export const find = implement(contract).a.b.c.d.handler(async function unseen() {});" },
  payload: { 'fields nested more than three deep': "import { buildConfig } from 'payload'; buildConfig({ collections: [{ fields: [{ fields: [{ fields: [{ fields: [{ hooks: { afterRead: [function unseen() {}] } }] }] }] }] }] });" },
  'react-router': { 'route modules outside of `app`': { 'package.json': '{ "dependencies": { "@react-router/node": "7" } }', 'src/orders.tsx': 'export async function loader() { return unseen(); } function unseen() {}' } },
  remix: { 'route modules outside of `app/routes` that are not called `route`': { 'package.json': '{ "dependencies": { "@remix-run/node": "2" } }', 'app/pages/orders.tsx': 'export async function loader() { return unseen(); } function unseen() {}' } },
  'routing-controllers': { 'containers set by `useContainer()` that make instances for each request: they count as one for all': "import { useContainer } from 'routing-controllers'; useContainer({ get: function unseen(type) { return new type(); } });" },
  'sap-cap': { 'work in `cds.tx()`, unless it is begun while serving': "import cds from '@sap/cds'; cds.tx(async function unseen(tx) {});" },
  strapi: { 'policies and middlewares of plugins, by their place': { 'package.json': '{ "dependencies": { "@strapi/strapi": "5" } }', 'src/plugins/shop/server/policies/paid.js': 'export default function unseen(context) { return true; }' }, "which service `strapi.service('api::…')` names": { 'package.json': '{ "dependencies": { "@strapi/strapi": "5" } }', 'src/api/order/controllers/order.js': 'export default { async list() { return strapi.service("api::order.order").find(); } };', 'lib/order.js': 'let last; export default { find: function unseen(id) { last = id; } };' } },
  'ts-rest': { 'routers nested more than three deep': "import { initServer } from '@ts-rest/express'; const s = initServer(); s.router({}, { a: { b: { c: { d: function unseen() {} } } } });" },
  typedi: { 'containers of one request: `Container.of()`': "import { Container, Service } from 'typedi'; @Service() class Orders { find() { return unseen(); } } function unseen() {} export const forOne = (id) => Container.of(id).get(Orders).find();" },
};

describe.each(Object.entries(forms))('%s does not see', (_, unseen) => {
  test.each(Object.entries(unseen))('%s', (_sentence, code) => {
    expect(servedFunctions(code)).not.toContain('unseen');
    expect(findingsIn(code)).toEqual([]);
  });
});

test.each(frameworks)('what $name is said not to see has been tried', ({ name, unseen = [] }) => {
  expect(unseen.toSorted()).toEqual(Object.keys(forms[name] ?? {}).toSorted());
});

test('every framework that something is said of is there', () => {
  expect(Object.keys(forms).filter((name) => !frameworks.some((one) => one.name === name))).toEqual([]);
});
