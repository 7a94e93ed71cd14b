import { connect } from './connect.ts';
import { denoServe } from './deno-serve.ts';
import { express } from './express.ts';
import { expressWs } from './express-ws.ts';
import { fastify } from './fastify.ts';
import { fastifyAutoload } from './fastify-autoload.ts';
import { fastifyWebsocket } from './fastify-websocket.ts';
import type { Framework } from './framework.ts';
import { hono } from './hono.ts';
import { honox } from './honox.ts';
import { koa } from './koa.ts';
import { koaRouter } from './koa-router.ts';
import { nodeHttp } from './node-http.ts';
import { socketIo } from './socket-io.ts';
import { ws } from './ws.ts';

/** Every framework that is known, by name. */
export const frameworks: readonly Framework[] = [
  connect,
  denoServe,
  express,
  expressWs,
  fastify,
  fastifyAutoload,
  fastifyWebsocket,
  hono,
  honox,
  koa,
  koaRouter,
  nodeHttp,
  socketIo,
  ws,
];
