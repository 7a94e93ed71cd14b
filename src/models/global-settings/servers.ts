import type { GlobalSetting } from '../model.ts';
import { assignedBelow, called, calledWith, each } from './writes.ts';

const feathers = ['@feathersjs/feathers#()', '@feathersjs/feathers#feathers()', '@feathersjs/express#()', '@feathersjs/koa#koa()'];
const nest = ['@nestjs/core#NestFactory.create()'];

/** The application object of a server framework, and what is registered with it. */
export const servers = [
  {
    id: 'express.locals',
    of: 'the Express application',
    writes: [
      ...assignedBelow('express#().locals'),
      ...called(...each(['express#()'], ['set', 'enable', 'disable', 'engine', 'use']), 'express#Router().use'),
      ...calledWith(2, ...each(['express#()', 'express#Router()'], ['get', 'post', 'put', 'patch', 'delete', 'all'])),
    ],
    why: 'other requests see it, and middleware that is added while serving is never removed',
    instead: 'keep what belongs to one request in `res.locals`, and register middleware at start-up',
    source: 'Express API, "app.locals" and "res.locals"',
  },
  {
    id: 'koa.app.context',
    of: 'the Koa application',
    writes: assignedBelow('koa#()'),
    why: 'every context is made from it, so that other requests see what is put there',
    instead: 'put it in `ctx.state`',
    source: 'Koa API, "app.context" and "ctx.state"',
  },
  {
    id: 'fastify.decorate-in-handler',
    of: 'the Fastify server',
    writes: [
      ...assignedBelow('fastify#()'),
      ...called(...each(['fastify#()'], ['decorate', 'decorateRequest', 'decorateReply', 'register', 'addHook'])),
    ],
    why: 'other requests see it, and registering after the start throws',
    instead: "declare a request decorator at start-up, and set it in an `onRequest` hook on the request's own object",
    source: 'Fastify documentation, "Decorators"',
  },
  {
    id: 'hapi.server.app',
    of: 'the hapi server',
    writes: assignedBelow(
      ...each(['@hapi/hapi#server()', '@hapi/hapi#Server()'], ['app', 'settings.app']),
    ),
    why: 'other requests see it',
    instead: 'put it in `request.app`',
    source: 'hapi API, "server.app" and "request.app"',
  },
  {
    id: 'feathers.app.set',
    of: 'the Feathers application',
    writes: called(...each(feathers, ['set'])),
    why: 'other requests read it with `app.get()`',
    instead: 'put it in `context.params`',
    source: 'Feathers API, "Application: app.set"',
  },
  {
    id: 'elysia.store',
    of: 'the Elysia application',
    writes: assignedBelow('elysia#Elysia().store', 'elysia#().store'),
    why: 'there is one store for the whole application, and other requests read it',
    instead: 'give each request a value of its own with `.derive()` or `.resolve()`',
    source: 'Elysia documentation, "Extends context: state"',
  },
  {
    id: 'sails.config',
    of: 'the Sails application',
    writes: assignedBelow('global#sails'),
    why: 'other requests see it',
    instead: 'put it on `req`',
    source: 'Sails documentation, "sails.config"',
  },
  {
    id: 'strapi.config.set',
    of: 'Strapi',
    writes: [...called('global#strapi.config.set'), ...assignedBelow('global#strapi')],
    why: 'other requests see it',
    instead: 'put it in `ctx.state`',
    source: 'Strapi documentation, "Configuration"',
  },
  {
    id: 'nest.app.get',
    of: 'the Nest application',
    writes: called(
      ...each(nest, ['set', 'useGlobalPipes', 'useGlobalGuards', 'useGlobalInterceptors', 'useGlobalFilters']),
    ),
    why: 'it applies to every later request',
    instead: 'register it at start-up, or inject a provider of `Scope.REQUEST`',
    source: 'NestJS documentation, "Injection scopes"',
  },
  {
    id: 'socketio.io',
    of: 'the Socket.IO server',
    writes: [
      ...called(...each(['socket.io#Server()', 'socket.io#Server().of()'], ['use', 'on'])),
      ...assignedBelow('socket.io#Server()'),
    ],
    why: 'each connection or request adds one more listener, which runs for everyone',
    instead: "register it at start-up, or listen on the connection's own `socket`",
    source: 'Socket.IO documentation, "Server API"',
  },
  {
    id: 'ws.clients',
    of: 'the WebSocket server',
    writes: called('ws#WebSocketServer().on'),
    why: 'each request adds one more listener, which runs for every connection',
    instead: 'register it at start-up',
    source: 'ws API, "WebSocketServer"',
  },
  {
    id: 'passport.use',
    of: 'Passport',
    writes: called(...each(['passport#'], ['use', 'serializeUser'])),
    why: "strategies are kept by name, so that a tenant's users sign in with another tenant's strategy",
    instead: 'pass the strategy itself to `passport.authenticate(strategy)`',
    source: 'Passport documentation, "Strategies"',
  },
  {
    id: 'typedi.container',
    of: 'the container',
    writes: called(
      'typedi#Container.set',
      ...each(['tsyringe#container'], ['register', 'registerInstance', 'registerSingleton']),
      ...each(['inversify#Container()'], ['bind', 'rebind']),
      'awilix#createContainer().register',
    ),
    why: "other requests are given this request's object",
    instead: 'register it in a container of the request, made with `createChildContainer()` or `createScope()`',
    source: 'tsyringe README, "Child containers"',
  },
  {
    id: 'reflect-metadata',
    of: 'the class',
    writes: called('global#Reflect.defineMetadata'),
    why: 'metadata is kept with the class, which all requests use',
    instead: 'keep it in a `WeakMap` keyed by the object',
    source: 'reflect-metadata README, "API"',
  },
  {
    id: 'multer-formidable',
    of: 'the form parser',
    writes: called(...each(['formidable#()', 'formidable#formidable()', 'formidable#IncomingForm()', 'formidable#Formidable()'], ['parse'])),
    why: "one parser holds one request, and a second upload mixes with this one's fields and files",
    instead: 'create the parser for each request',
    source: 'formidable README, "API"',
  },
  {
    id: 'puppeteer.shared-page',
    of: 'the browser page',
    writes: called(
      ...each(
        [
          'puppeteer#launch().newPage()', 'puppeteer-core#launch().newPage()', 'playwright#chromium.launch().newPage()',
          'playwright#firefox.launch().newPage()', 'playwright#webkit.launch().newPage()',
        ],
        ['goto', 'setCookie', 'setExtraHTTPHeaders', 'authenticate'],
      ),
    ),
    why: "one page is one session, and another request reads this user's page",
    instead: 'open a context and a page for each request, and close them in `finally`',
    source: 'Puppeteer documentation, "Browser contexts"',
  },
  {
    id: 'sharp.globals',
    of: 'sharp',
    writes: calledWith(1, ...each(['sharp#'], ['cache', 'concurrency', 'simd'])),
    why: 'it limits the images of all requests',
    instead: 'set it at start-up',
    source: 'sharp documentation, "Global properties"',
  },
] satisfies readonly GlobalSetting[];
