import { describe, expect, test } from 'vitest';

import { analysisOf, entryPointsIn, findingsIn, type Files } from '../support/project-in-memory.ts';

/** A package.json that depends on these. */
const depends = (...names: string[]): Files => ({ 'package.json': JSON.stringify({ name: 'shop', dependencies: Object.fromEntries(names.map((name) => [name, '*'])) }) });

describe('a comment', () => {
  test.each([
    ['/** @entryPoint */ export function list() {}', 'request list of @entryPoint'],
    ['/** @entryPoint job */ export async function list() {}', 'job list of @entryPoint'],
    ['/** @entryPoint - called by the mailer */ function list() {}', 'request list of @entryPoint'],
    ['/** @entryPoint tick, each night */ export const list = () => {};', 'tick list of @entryPoint'],
    ["import { traced } from '@acme/tracing'; /** @entryPoint */ export const list = traced(() => {});", 'request list of @entryPoint'],
    ['const traced = (fn) => () => fn(); /** @entryPoint */ export const list = traced(() => {});', 'request list of @entryPoint'],
    ['class Orders { /** @entryPoint */ list() {} }', 'request Orders.list of @entryPoint'],
    ['class Orders { /** @entryPoint */ static list() {} }', 'request Orders.list of @entryPoint'],
    ['export const orders = { /** @entryPoint */ list() {} };', 'request list of @entryPoint'],
    ['/** @entryPoint */ exports.list = function () {};', 'request list of @entryPoint'],
    ['export function routes() { return /** @entryPoint */ () => 1; }', 'request function of @entryPoint'],
  ])('names a function: %s', (code, entryPoint) => {
    expect(entryPointsIn(code)).toEqual([entryPoint]);
    expect(analysisOf(code).problems).toEqual([]);
  });

  test.each([
    ['/** @entryPoint nightly */ export function list() {}', "@entryPoint: found 'nightly', where 'request', 'connection', 'message', 'job', 'tick' or 'render' is allowed"],
    ['/** @entryPoint */ export const list = [];', '@entryPoint: stands above no function'],
    ['/** @entryPoint */ class Orders {}', '@entryPoint: stands above no function'],
  ])('that says nothing that can be used is a problem: %s', (code, problem) => {
    const { entryPoints, problems } = analysisOf(code);
    expect(entryPoints).toEqual([]);
    expect(problems.map(({ text, loc }) => `${loc?.start.line} ${text}`)).toEqual([`1 ${problem}`]);
  });

  test('leaves a parameter to its type, where that says more', () => {
    const store = 'class Store { last = ""; } export const store = new Store();';
    expect(findingsIn(`${store} /** @entryPoint */ export function put(store: Store, order: { id: string }) { store.last = order.id; }`)).toHaveLength(1);
    expect(findingsIn(`${store} /** @entryPoint */ export function put(order: { id: string; last: string }) { order.last = order.id; }`)).toEqual([]);
  });
});

describe('a registration', () => {
  const express = (code: string): string[] => entryPointsIn(`import express from 'express'; const app = express(); ${code}`);

  test('hands over the function at its position', () => {
    expect(express("app.get('/orders', (request, response) => response.end());")).toEqual(['request GET /orders of express']);
  });

  test('hands over all functions from a position on, and those in lists', () => {
    expect(express("app.get('/orders', [(request, response, next) => next(), [(request, response, next) => next()]], (request, response) => response.end());")).toHaveLength(3);
  });

  test('counts on the object of the framework alone', () => {
    expect(entryPointsIn("import express from 'express'; const app = openCatalogue(); app.get('/orders', () => 1); function openCatalogue() { return { get() {} }; }")).toEqual([]);
  });

  test('asks for enough arguments', () => {
    expect(express("app.get(() => 'title');")).toEqual([]);
    expect(express("app.get('/', () => 'title');")).toHaveLength(1);
  });

  test('chains', () => {
    expect(express("app.use((request, response, next) => next()).route('/orders').get((request, response) => response.end());")).toEqual(['request use of express', 'request GET /orders of express']);
  });

  test('asks for one of its events', () => {
    const server = (event: string): string[] => entryPointsIn(`import { createServer } from 'node:http'; const server = createServer(); server.on('${event}', (request, response) => response.end());`);
    expect(server('request')).toEqual(["request on 'request' of node-http"]);
    expect(server('listening')).toEqual([]);
  });

  test('knows an event by the name of its constant', () => {
    const bot = (event: string): string[] => entryPointsIn(`import { Client, Events } from 'discord.js'; const bot = new Client({}); bot.on(${event}, (data) => {});`);
    expect(bot('Events.MessageCreate')).toEqual(['message on of discord.js']);
    expect(bot('Events.ClientReady')).toEqual([]);
  });

  test('asks for a constant among its options, and then goes before one that takes anything', () => {
    const fastify = (options: string): string[] => entryPointsIn(`import Fastify from 'fastify'; import websocket from '@fastify/websocket'; const app = Fastify(); app.get('/live', ${options}, (one, other) => {});`);
    expect(fastify('{ websocket: true }')).toEqual(['connection get \'/live\' of fastify-websocket']);
    expect(fastify('{ websocket: false }')).toEqual(['request GET /live of fastify']);
  });

  test('takes the functions under keys of an argument', () => {
    expect(entryPointsIn("import Fastify from 'fastify'; const app = Fastify(); app.route({ method: 'GET', url: '/orders', handler: async () => [], preHandler: [async () => {}], describe: () => 'orders' });")).toEqual([
      'request GET /orders of fastify',
      'request GET /orders of fastify',
    ]);
  });

  test('takes the methods of an instance, which keep their object', () => {
    const grpc = (service: string): string =>
      `import { Server } from '@grpc/grpc-js'; class Stations { latest; find = (call, callback) => { this.latest = call.request.name; callback(null, this.latest); }; private tidy() { this.latest = ''; } } const server = new Server(); server.addService(definition, ${service});`;
    expect(entryPointsIn(grpc('new Stations()'))).toEqual(['request addService of grpc-js']);
    expect(findingsIn(grpc('new Stations()'))).toHaveLength(1);
    expect(entryPointsIn(grpc('Stations'))).toEqual([]);
  });

  test('takes the functions that the function answers', () => {
    const hono = (answer: string): string[] =>
      entryPointsIn(`import { Hono } from 'hono'; import { upgradeWebSocket } from 'hono/cloudflare-workers'; const app = new Hono(); app.get('/live', upgradeWebSocket(() => (${answer})));`);
    expect(hono('{ onMessage(event, socket) {} }')).toContain('message upgradeWebSocket of hono');
    expect(hono('{ title: "live", describe() {} }')).not.toContain('message upgradeWebSocket of hono');
  });

  test('sees the handler under a wrapper of the project', () => {
    const app = "import express from 'express'; let last; const safely = (handler) => (request, response, next) => handler(request, response).catch(next); express().post('/', safely(async (request) => { last = request.body; }));";
    expect(findingsIn(app)).toEqual(['rebind last in app.ts:1, from POST /']);
  });

  test('gives an error handler its parameters by their number', () => {
    const app = (parameters: string): string => `import express from 'express'; express().use((${parameters}) => { request.app.locals.failed = request.url; });`;
    expect(findingsIn(app('error, request, response, next'))).toHaveLength(1);
    expect(findingsIn(app('error, response, request'))).toEqual([]);
  });
});

describe('a call', () => {
  test('hands over a function', () => {
    expect(entryPointsIn("import http from 'node:http'; http.createServer((request, response) => response.end());")).toEqual(['request createServer of node-http']);
  });

  test('of another function of that name hands over nothing', () => {
    expect(entryPointsIn("import http from 'node:http'; const createServer = (make) => make; createServer((request, response) => response.end());")).toEqual([]);
  });

  test('of a global counts where nothing of the file goes by that name', () => {
    const serve = 'Deno.serve((request) => new Response(request.url));';
    expect(entryPointsIn({ ...depends('@types/deno'), 'main.ts': serve })).toEqual(['request Deno.serve of deno-serve']);
    expect(entryPointsIn({ ...depends('@types/deno'), 'main.ts': `const Deno = { serve(handler) {} }; ${serve}` })).toEqual([]);
    expect(entryPointsIn({ ...depends('react'), 'main.ts': serve })).toEqual(['request Deno.serve of deno-serve']);
  });
});

describe('an assignment', () => {
  const ws = (code: string): string[] => entryPointsIn(`import { WebSocketServer } from 'ws'; new WebSocketServer({ port: 1 }).on('connection', (socket) => { ${code} });`);

  test('hands over the function', () => {
    expect(ws('socket.onmessage = (event) => {};')).toEqual(["connection on 'connection' of ws", 'message onmessage of ws']);
  });

  test('to another property, or of another object, does not', () => {
    expect(ws('socket.describe = (event) => {}; const own = {}; own.onmessage = () => {};')).toEqual(["connection on 'connection' of ws"]);
  });
});

describe('an export', () => {
  const route = 'let last; export async function POST(request) { last = await request.json(); }';

  test('is found by the place of the file', () => {
    expect(findingsIn({ ...depends('next'), 'app/orders/route.ts': route })).toEqual(['rebind last in app/orders/route.ts:1, from export POST']);
  });

  test('elsewhere is just an export', () => {
    expect(entryPointsIn({ ...depends('next'), 'lib/orders.ts': route })).toEqual([]);
    expect(entryPointsIn({ ...depends('react'), 'app/orders/route.ts': route })).toEqual([]);
  });

  test('under another name is just an export', () => {
    expect(entryPointsIn({ ...depends('next'), 'app/orders/route.ts': route.replace('POST', 'parse') })).toEqual([]);
  });

  test('may be a method of what is exported', () => {
    expect(entryPointsIn({ ...depends('next'), 'pages/orders.ts': 'const Orders = { getInitialProps(context) {} }; export default Orders;' })).toEqual(['request export default.getInitialProps of next']);
  });

  test('may answer with the handler, whose closure is made at the start', () => {
    const middleware = "export default (config) => { let last; return async (ctx, next) => { last = ctx.path; await next(); ctx.body = last; }; };";
    const files = { ...depends('@strapi/strapi'), 'src/middlewares/remember.ts': middleware };
    expect(entryPointsIn(files)).toEqual(['request export default of strapi']);
    expect(findingsIn(files)).toEqual(['rebind last in src/middlewares/remember.ts:1, from export default']);
  });

  test('counts below the nearest package', () => {
    const manifest = depends('next')['package.json'] ?? '';
    expect(entryPointsIn({ 'web/package.json': manifest, 'web/app/orders/route.ts': route })).toEqual(['request export POST of next']);
    expect(entryPointsIn({ 'web/package.json': manifest, 'app/orders/route.ts': route })).toEqual([]);
  });
});

describe('a directive', () => {
  const order = 'export async function order(name) {}';

  test('at the top of a file makes every export an entry point', () => {
    expect(entryPointsIn({ ...depends('next'), 'lib/orders.ts': `'use server'; ${order} async function pack() {}` })).toEqual(['request export order of react-server-functions']);
  });

  test('in a function makes it one, however deep', () => {
    const page = "export default function Page() { async function order(form) { 'use server'; } return order; }";
    expect(entryPointsIn({ ...depends('next'), 'lib/page.ts': page })).toEqual(['request order of react-server-functions']);
  });

  test('of another name, or where no framework reads it, says nothing', () => {
    expect(entryPointsIn({ ...depends('next'), 'lib/orders.ts': `'use client'; ${order}` })).toEqual([]);
    expect(entryPointsIn({ ...depends('react'), 'lib/orders.ts': `'use server'; ${order}` })).toEqual([]);
  });
});

describe('a signature', () => {
  const controller = (type: string): Files => ({
    'app.ts': `import express from 'express'; import { list } from './orders.ts'; export const app = express(); export const all = [list];`,
    'orders.ts': `import type { Request, Response } from 'express'; let last; export function list(request: ${type}, response: Response) { last = request.query; }`,
  });

  test('makes an entry point of a function that nobody registers', () => {
    expect(entryPointsIn(controller('Request'))).toEqual(['request list of express']);
    expect(entryPointsIn(controller('OrderQuery'))).toEqual([]);
  });

  test('makes none of a function that was reached anyway', () => {
    const { 'orders.ts': orders = '' } = controller('Request');
    expect(entryPointsIn({ 'orders.ts': orders, 'app.ts': "import express from 'express'; import { list } from './orders.ts'; express().get('/orders', list);" })).toEqual(['request GET /orders of express']);
  });
});

describe('a type', () => {
  test.each([
    ['by annotation', 'export const list: RequestHandler = (request, response) => response.end();'],
    ['by satisfies', 'export const list = ((request, response) => response.end()) satisfies RequestHandler;'],
  ])('makes an entry point %s', (_, code) => {
    expect(entryPointsIn(`import type { RequestHandler } from 'express'; ${code}`)).toEqual(['request list of express']);
    expect(entryPointsIn(`import type { RequestHandler } from 'express'; type Own = () => void; ${code.replace('RequestHandler', 'Own')}`)).toEqual([]);
  });
});

describe('a property of an object of a type', () => {
  const options = (type: string): string => `import type { NextAuthConfig } from 'next-auth'; export const options = { events: { signIn({ user }) {} }, pages: { signIn: () => '/' } } satisfies ${type};`;

  test('makes an entry point of what its keys name', () => {
    expect(entryPointsIn(options('NextAuthConfig'))).toEqual(['request events.* of next-auth']);
    expect(entryPointsIn(options('Settings'))).toEqual([]);
  });
});

describe('by its looks', () => {
  test('an export that reads the body of a request from its parameter is a handler, one that reads anything else is not', () => {
    const run = (read: string): string => `let last; export async function run(context) { last = context.${read}; }`;
    expect(entryPointsIn({ 'api/orders.ts': run('req.body') })).toEqual(['request run of a handler']);
    expect(entryPointsIn({ 'api/orders.ts': run('order.lines') })).toEqual([]);
  });
});

describe('a name without a declaration', () => {
  const keep = 'let last; export const keep = (event) => { last = event.path; return last; }; export default keep;';
  const route = (name: string): string => `export default defineEventHandler((event) => ${name}(event));`;

  test('is an export of a file that the framework imports by itself', () => {
    expect(findingsIn({ ...depends('nuxt'), 'server/utils/keep-path.ts': keep, 'server/api/a.ts': route('keep') })).toHaveLength(1);
    expect(findingsIn({ ...depends('nuxt'), 'server/utils/keep-path.ts': keep, 'server/api/a.ts': route('keepPath') })).toHaveLength(1);
    expect(findingsIn({ ...depends('nuxt'), 'server/utils/keep-path.ts': keep, 'server/api/a.ts': `import { keep } from '#imports'; ${route('keep')}` })).toHaveLength(1);
  });

  test('is none where the file declares it, or for files and packages of another kind', () => {
    expect(findingsIn({ ...depends('nuxt'), 'server/utils/keep-path.ts': keep, 'server/api/a.ts': `const keep = () => 1; ${route('keep')}` })).toEqual([]);
    expect(findingsIn({ ...depends('nuxt'), 'lib/keep-path.ts': keep, 'server/api/a.ts': route('keep') })).toEqual([]);
    expect(findingsIn({ ...depends('h3'), 'server/utils/keep-path.ts': keep, 'server/api/a.ts': route('keep') })).toEqual([]);
  });
});
