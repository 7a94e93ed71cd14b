import { adonis } from './adonis.ts';
import { agenda } from './agenda.ts';
import { amqplib } from './amqplib.ts';
import { apolloServer } from './apollo-server.ts';
import { astro } from './astro.ts';
import { astroComponents } from './astro-components.ts';
import { awilix } from './awilix.ts';
import { awsLambda } from './aws-lambda.ts';
import { azureFunctions } from './azure-functions.ts';
import { bull } from './bull.ts';
import { bullmq } from './bullmq.ts';
import { bunServe } from './bun-serve.ts';
import { callbackMiddlewareLibs } from './callback-middleware-libs.ts';
import { cloudflareDurableObjects } from './cloudflare-durable-objects.ts';
import { cloudflarePagesFunctions } from './cloudflare-pages-functions.ts';
import { cloudflareWorkers } from './cloudflare-workers.ts';
import { connect } from './connect.ts';
import { cron } from './cron.ts';
import { denoServe } from './deno-serve.ts';
import { directusExtensions } from './directus-extensions.ts';
import { discordJs } from './discord-js.ts';
import { electron } from './electron.ts';
import { elysia } from './elysia.ts';
import { express } from './express.ts';
import { expressWs } from './express-ws.ts';
import { fastify } from './fastify.ts';
import { fastifyAutoload } from './fastify-autoload.ts';
import { fastifyWebsocket } from './fastify-websocket.ts';
import { feathers } from './feathers.ts';
import { firebaseFunctions } from './firebase-functions.ts';
import type { Framework } from './framework.ts';
import { fresh } from './fresh.ts';
import { googleFunctionsFramework } from './google-functions-framework.ts';
import { graphileWorker } from './graphile-worker.ts';
import { graphql } from './graphql.ts';
import { graphqlSubscriptions } from './graphql-subscriptions.ts';
import { graphqlYoga } from './graphql-yoga.ts';
import { grpcJs } from './grpc-js.ts';
import { h3 } from './h3.ts';
import { hapi } from './hapi.ts';
import { hono } from './hono.ts';
import { honox } from './honox.ts';
import { inngest } from './inngest.ts';
import { inversify } from './inversify.ts';
import { kafkajs } from './kafkajs.ts';
import { keystone } from './keystone.ts';
import { koa } from './koa.ts';
import { koaRouter } from './koa-router.ts';
import { loopback } from './loopback.ts';
import { mcp } from './mcp.ts';
import { mercurius } from './mercurius.ts';
import { meteor } from './meteor.ts';
import { middy } from './middy.ts';
import { moleculer } from './moleculer.ts';
import { nats } from './nats.ts';
import { nestjs } from './nestjs.ts';
import { nestjsMessages } from './nestjs-messages.ts';
import { netlifyFunctions } from './netlify-functions.ts';
import { next } from './next.ts';
import { nextAuth } from './next-auth.ts';
import { nextReduxWrapper } from './next-redux-wrapper.ts';
import { nexus } from './nexus.ts';
import { nitro } from './nitro.ts';
import { nodeHttp } from './node-http.ts';
import { nuxt } from './nuxt.ts';
import { oak } from './oak.ts';
import { orpc } from './orpc.ts';
import { passport } from './passport.ts';
import { payload } from './payload.ts';
import { pgBoss } from './pg-boss.ts';
import { polka } from './polka.ts';
import { pothos } from './pothos.ts';
import { powertoolsLambda } from './powertools-lambda.ts';
import { probot } from './probot.ts';
import { qwikCity } from './qwik-city.ts';
import { react } from './react.ts';
import { reactRouter } from './react-router.ts';
import { reactServerFunctions } from './react-server-functions.ts';
import { remix } from './remix.ts';
import { remixV3 } from './remix-v3.ts';
import { restify } from './restify.ts';
import { routingControllers } from './routing-controllers.ts';
import { sails } from './sails.ts';
import { sapCap } from './sap-cap.ts';
import { serverRendering } from './server-rendering.ts';
import { serverlessHttp } from './serverless-http.ts';
import { slackBolt } from './slack-bolt.ts';
import { socketIo } from './socket-io.ts';
import { solidStart } from './solid-start.ts';
import { sqsConsumer } from './sqs-consumer.ts';
import { strapi } from './strapi.ts';
import { sveltekit } from './sveltekit.ts';
import { tanstackStart } from './tanstack-start.ts';
import { telegraf } from './telegraf.ts';
import { temporal } from './temporal.ts';
import { triggerDev } from './trigger-dev.ts';
import { trpc } from './trpc.ts';
import { tsRest } from './ts-rest.ts';
import { tsoa } from './tsoa.ts';
import { tsyringe } from './tsyringe.ts';
import { typeGraphql } from './type-graphql.ts';
import { typedi } from './typedi.ts';
import { uwebsockets } from './uwebsockets.ts';
import { vercelFunctions } from './vercel-functions.ts';
import { vue } from './vue.ts';
import { ws } from './ws.ts';
import { zodios } from './zodios.ts';

/** Every framework that is known, by name. */
export const frameworks: readonly Framework[] = [
  adonis,
  agenda,
  amqplib,
  apolloServer,
  astro,
  astroComponents,
  awilix,
  awsLambda,
  azureFunctions,
  bull,
  bullmq,
  bunServe,
  callbackMiddlewareLibs,
  cloudflareDurableObjects,
  cloudflarePagesFunctions,
  cloudflareWorkers,
  connect,
  cron,
  denoServe,
  directusExtensions,
  discordJs,
  electron,
  elysia,
  express,
  expressWs,
  fastify,
  fastifyAutoload,
  fastifyWebsocket,
  feathers,
  firebaseFunctions,
  fresh,
  googleFunctionsFramework,
  graphileWorker,
  graphql,
  graphqlSubscriptions,
  graphqlYoga,
  grpcJs,
  h3,
  hapi,
  hono,
  honox,
  inngest,
  inversify,
  kafkajs,
  keystone,
  koa,
  koaRouter,
  loopback,
  mcp,
  mercurius,
  meteor,
  middy,
  moleculer,
  nats,
  nestjs,
  nestjsMessages,
  netlifyFunctions,
  next,
  nextAuth,
  nextReduxWrapper,
  nexus,
  nitro,
  nodeHttp,
  nuxt,
  oak,
  orpc,
  passport,
  payload,
  pgBoss,
  polka,
  pothos,
  powertoolsLambda,
  probot,
  qwikCity,
  react,
  reactRouter,
  reactServerFunctions,
  remix,
  remixV3,
  restify,
  routingControllers,
  sails,
  sapCap,
  serverRendering,
  serverlessHttp,
  slackBolt,
  socketIo,
  solidStart,
  sqsConsumer,
  strapi,
  sveltekit,
  tanstackStart,
  telegraf,
  temporal,
  triggerDev,
  trpc,
  tsRest,
  tsoa,
  tsyringe,
  typeGraphql,
  typedi,
  uwebsockets,
  vercelFunctions,
  vue,
  ws,
  zodios,
];
