/** What frameworks call once, at the start or the end, and not for each request: none of it serves. */
import { describe, expect, test } from 'vitest';

import type { Files } from './support/project-in-memory.ts';
import { servedFunctions } from './support/served-functions.ts';

/** A package.json that depends on these, and the files. */
const project = (name: string, files: Files): Files => ({ 'package.json': JSON.stringify({ dependencies: { [name]: '*' } }), ...files });

/** A project whose function `once` is called once, by what calls it. */
const calledOnce: Readonly<Record<string, Files | string>> = {
  "express: `listen()`, `on('mount')`": "import express from 'express'; const app = express(); app.on('mount', function once() {}); app.listen(80, function once() {});",
  'express: a factory of routers': "import express from 'express'; export function once() { const router = express.Router(); router.get('/', (request, response) => response.end()); return router; }",
  'koa: `listen()`': "import Koa from 'koa'; const app = new Koa(); app.listen(80, function once() {});",
  "node: `listen()`, 'listening', 'close', 'error'": "import { createServer } from 'node:http'; const server = createServer(); server.on('listening', function once() {}); server.on('close', function once() {}); server.on('error', function once() {}); server.listen(80, function once() {});",
  'fastify: hooks of the application': `import Fastify from 'fastify'; const app = Fastify(); ${['onReady', 'onListen', 'onClose', 'preClose', 'onRoute', 'onRegister'].map((hook) => `app.addHook('${hook}', async function once() {});`).join(' ')} app.after(function once() {}); app.ready(function once() {}); app.listen({}, function once() {});`,
  'fastify: plugins': "import Fastify from 'fastify'; const app = Fastify(); app.register(async function once(inner) {});",
  'hapi: `onPreStart`, `onPostStart`, `onPreStop`, `onPostStop`, plugins': `import Hapi from '@hapi/hapi'; const server = Hapi.server(); ${['onPreStart', 'onPostStart', 'onPreStop', 'onPostStop'].map((point) => `server.ext('${point}', function once() {}); server.ext({ type: '${point}', method: function once() {} });`).join(' ')} server.register({ name: 'orders', register: function once(inner) {} }); server.events.on('start', function once() {});`,
  'elysia: `onStart()`, `onStop()`, `group()`, functions as plugins': "import { Elysia } from 'elysia'; const app = new Elysia(); app.onStart(function once() {}); app.onStop(function once() {}); app.group('/orders', function once(inner) { return inner; }); app.use(function once(inner) { return inner; }); app.listen(80, function once() {});",
  'hono: `initApp`, what `serve()` tells': "import { Hono } from 'hono'; import { createFactory } from 'hono/factory'; import { serve } from '@hono/node-server'; createFactory({ initApp: function once(app) {} }); serve(new Hono(), function once() {});",
  'nitro: plugins, hook `close`': project('nitropack', { 'server/plugins/log.ts': "export default defineNitroPlugin(function once(nitroApp) { nitroApp.hooks.hook('close', function once() {}); });" }),
  'NestJS: hooks of the application': `import { Injectable } from '@nestjs/common'; @Injectable() export class Orders { ${['onModuleInit', 'onApplicationBootstrap', 'onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'].map((hook) => `${hook}() { once(); }`).join(' ')} } function once() {}`,
  'NestJS: `afterInit` of a gateway, `configure` of a module, factories of providers': "import { Module } from '@nestjs/common'; import { WebSocketGateway } from '@nestjs/websockets'; @WebSocketGateway() export class Live { afterInit() { once(); } } @Module({ providers: [Live, { provide: 'DB', useFactory: () => once() }] }) export class App { configure(consumer) { once(); } } function once() {}",
  'feathers: `setup()` and `teardown()` of a service, `configure()`': "import { feathers } from '@feathersjs/feathers'; const app = feathers(); app.use('orders', { async find() { return []; }, async setup() { once(); }, async teardown() { once(); } }); app.configure(function once(inner) {}); function once() {}",
  'sails: `config/bootstrap.js`, `lifted`': project('sails', { 'config/bootstrap.js': 'module.exports.bootstrap = async function once() {};', 'app.js': "sails.on('lifted', function once() {});" }),
  'strapi: `register`, `bootstrap`, `destroy`': project('@strapi/strapi', { 'src/index.ts': 'export default { register() { once(); }, bootstrap() { once(); }, destroy() { once(); } }; function once() {}' }),
  'moleculer: `created`, `started`, `stopped`, `merged`': "import { ServiceBroker } from 'moleculer'; new ServiceBroker().createService({ name: 'orders', created() { once(); }, async started() { once(); }, async stopped() { once(); }, merged() { once(); } }); function once() {}",
  'payload: `onInit`, plugins': "import { buildConfig } from 'payload'; buildConfig({ collections: [], onInit: function once() {}, plugins: [function once(config) { return config; }] });",
  'keystone: `onConnect`, `extendExpressApp`, `extendHttpServer`': "import { config } from '@keystone-6/core'; config({ db: { onConnect: function once() {} }, server: { extendExpressApp: function once(app) {}, extendHttpServer: function once(server) {} } });",
  'Apollo Server: `serverWillStart` of a plugin': "import { ApolloServer } from '@apollo/server'; new ApolloServer({ plugins: [{ async serverWillStart() { once(); } }] }); function once() {}",
  'GraphQL Yoga: `onPluginInit`, `onYogaInit`': "import { createYoga } from 'graphql-yoga'; createYoga({ plugins: [{ onPluginInit() { once(); }, onYogaInit() { once(); } }] }); function once() {}",
  'Next.js: `register`, `generateStaticParams`, `getStaticPaths`': project('next', { 'instrumentation.ts': 'export function register() { once(); } function once() {}', 'app/orders/[id]/page.tsx': 'export function generateStaticParams() { return once(); } function once() {}', 'pages/[id].tsx': 'export function getStaticPaths() { return once(); } function once() {}' }),
  'SvelteKit: `init`': project('@sveltejs/kit', { 'src/hooks.server.ts': 'export function init() { once(); } function once() {}' }),
  'Astro: `getStaticPaths`': project('astro', { 'src/pages/[id].ts': 'export function getStaticPaths() { return once(); } function once() {}' }),
  'CAP: `bootstrap`, `served`, `listening`, `shutdown`, `init()`': `import cds from '@sap/cds'; ${['bootstrap', 'served', 'listening', 'shutdown'].map((event) => `cds.on('${event}', function once() {});`).join(' ')} export class Orders extends cds.ApplicationService { init() { once(); return super.init(); } } function once() {}`,
  'Meteor: `startup()`': "import { Meteor } from 'meteor/meteor'; Meteor.startup(function once() {});",
  'discord.js: ready': "import { Client, Events } from 'discord.js'; const bot = new Client({}); bot.once(Events.ClientReady, function once() {}); bot.on('ready', function once() {});",
  'Probot: the function of the app': project('probot', { 'index.ts': 'export default function once(app) { app.on("issues.opened", async () => {}); }' }),
  'Directus: functions that register': "import { defineHook } from '@directus/extensions-sdk'; export default defineHook(function once({ init, embed }) { init('app.before', function once() {}); embed('head', function once() { return ''; }); });",
  'Azure Functions: `appStart`, `appTerminate`': "import { app } from '@azure/functions'; app.hook.appStart(function once() {}); app.hook.appTerminate(function once() {});",
  'Firebase: `onInit()`': "import { onInit } from 'firebase-functions'; onInit(function once() {});",
  'Deno: `onListen`': project('deno', { 'main.ts': 'Deno.serve({ onListen: function once() {}, handler: () => new Response("") });' }),
  'middy: `beforePrefetch`': "import middy from '@middy/core'; export const handler = middy({ beforePrefetch: function once() {} }).handler(async () => {});",
  'queues: ready, drained, errors': "import { Worker } from 'bullmq'; import Queue from 'bull'; const worker = new Worker('mail', async () => {}); worker.on('ready', function once() {}); worker.on('drained', function once() {}); new Queue('mail').on('ready', function once() {});",
  'Temporal: `Worker.create()`': "import { Worker } from '@temporalio/worker'; export async function once() { const worker = await Worker.create({ activities: {} }); await worker.run(); } await once();",
  'TanStack Start: `createStart()`': "import { createStart } from '@tanstack/react-start'; export const startInstance = createStart(function once() { return {}; });",
  'signals and exits of the process': "import express from 'express'; const app = express(); app.listen(80); process.on('SIGTERM', function once() {}); process.on('exit', function once() {});",
};

describe('what is called once does not serve', () => {
  test.each(Object.entries(calledOnce))('%s', (_, code) => {
    expect(servedFunctions(code)).not.toContain('once');
  });
});
