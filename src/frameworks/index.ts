import { adonis } from './adonis.ts';
import { apolloServer } from './apollo-server.ts';
import { astro } from './astro.ts';
import { awilix } from './awilix.ts';
import { awsLambda } from './aws-lambda.ts';
import { bull } from './bull.ts';
import { bullmq } from './bullmq.ts';
import { bunServe } from './bun-serve.ts';
import { cloudflareWorkers } from './cloudflare-workers.ts';
import { connect } from './connect.ts';
import { cron } from './cron.ts';
import { denoServe } from './deno-serve.ts';
import { express } from './express.ts';
import { expressWs } from './express-ws.ts';
import { fastify } from './fastify.ts';
import { fastifyAutoload } from './fastify-autoload.ts';
import { fastifyWebsocket } from './fastify-websocket.ts';
import type { Framework } from './framework.ts';
import { graphql } from './graphql.ts';
import { h3 } from './h3.ts';
import { hono } from './hono.ts';
import { honox } from './honox.ts';
import { inversify } from './inversify.ts';
import { koa } from './koa.ts';
import { koaRouter } from './koa-router.ts';
import { loopback } from './loopback.ts';
import { mcp } from './mcp.ts';
import { middy } from './middy.ts';
import { nestjs } from './nestjs.ts';
import { nestjsMessages } from './nestjs-messages.ts';
import { next } from './next.ts';
import { nextAuth } from './next-auth.ts';
import { nitro } from './nitro.ts';
import { nodeHttp } from './node-http.ts';
import { nuxt } from './nuxt.ts';
import { reactRouter } from './react-router.ts';
import { remix } from './remix.ts';
import { routingControllers } from './routing-controllers.ts';
import { socketIo } from './socket-io.ts';
import { sveltekit } from './sveltekit.ts';
import { trpc } from './trpc.ts';
import { tsoa } from './tsoa.ts';
import { tsyringe } from './tsyringe.ts';
import { typeGraphql } from './type-graphql.ts';
import { typedi } from './typedi.ts';
import { ws } from './ws.ts';

/** Every framework that is known, by name. */
export const frameworks: readonly Framework[] = [
  adonis,
  apolloServer,
  astro,
  awilix,
  awsLambda,
  bull,
  bullmq,
  bunServe,
  cloudflareWorkers,
  connect,
  cron,
  denoServe,
  express,
  expressWs,
  fastify,
  fastifyAutoload,
  fastifyWebsocket,
  graphql,
  h3,
  hono,
  honox,
  inversify,
  koa,
  koaRouter,
  loopback,
  mcp,
  middy,
  nestjs,
  nestjsMessages,
  next,
  nextAuth,
  nitro,
  nodeHttp,
  nuxt,
  reactRouter,
  remix,
  routingControllers,
  socketIo,
  sveltekit,
  trpc,
  tsoa,
  tsyringe,
  typeGraphql,
  typedi,
  ws,
];
