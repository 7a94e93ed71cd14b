import type { AccessPath } from './model.ts';

/** Calls that make a program a server: it listens until the process is told to stop. */
export const serverStarts: readonly AccessPath[] = [
  'express#().listen', 'node:http#createServer().listen', 'node:http#Server().listen', 'node:https#createServer().listen', 'node:http2#createServer().listen',
  'node:http2#createSecureServer().listen', 'node:net#createServer().listen', 'fastify#().listen', 'koa#().listen', 'connect#().listen', 'polka#().listen',
  'restify#createServer().listen', '@hapi/hapi#server().start', '@hapi/hapi#Server().start', '@hono/node-server#serve', '@nestjs/core#NestFactory.create().listen',
  '@nestjs/core#NestFactory.createMicroservice().listen', '@feathersjs/express#().listen', '@feathersjs/koa#koa().listen', 'elysia#().listen', 'elysia#Elysia().listen',
  '@apollo/server/standalone#startStandaloneServer', '@grpc/grpc-js#Server().bindAsync', 'nice-grpc#createServer().listen', 'uWebSockets.js#App().listen',
  'uWebSockets.js#SSLApp().listen', 'srvx#serve', 'listhen#listen', 'global#Bun.serve', 'global#Deno.serve', 'ws#WebSocketServer', 'ws#Server', 'moleculer#ServiceBroker().start',
];

/** Platforms that stop or freeze a process without telling it, so that there is no moment to close anything at. */
export const platformsWithoutEnd: ReadonlySet<string> = new Set([
  'aws-lambda', 'middy', 'powertools-lambda', 'netlify-functions', 'serverless-http', 'vercel-functions', 'cloudflare-workers', 'cloudflare-pages-functions',
  'cloudflare-durable-objects', 'google-functions-framework', 'firebase-functions', 'azure-functions',
]);
