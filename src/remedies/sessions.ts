/** How the code of a handler gets at the session of the user, as data for edits. */
export interface SessionHome {
  /** The package that provides it. */
  readonly package: string;
  /** The object of one request that leads there, as descriptors name it. */
  readonly object: string;
  /** How a handler gets at that object when it does not name it. */
  readonly parameter: { readonly at: number; readonly name: string };
  /** Code that reads the value `{{name}}` in a handler with the parameter `{{parameter}}`, and that puts `{{value}}` there. */
  readonly read: string;
  readonly write: string;
  /** The function that each handler opens it with, by its request, its response and options; then `{{parameter}}` is the session, which has to be saved. */
  readonly opens?: string;
  /** Declares the value to TypeScript. */
  readonly types?: { readonly module: string; readonly code: string };
  readonly source: string;
}

function property(path: string): Pick<SessionHome, 'read' | 'write'> {
  return { read: `${path}.{{name}}`, write: `${path}.{{name}} = {{value}}` };
}

/** A session starts without values: each may be missing. */
function added(module: string, around: string, name: string): NonNullable<SessionHome['types']> {
  return { module, code: `declare ${around} {\n  interface ${name} {\n    {{name}}?: {{type}};\n  }\n}` };
}

const express = { object: 'express@request', parameter: { at: 0, name: 'request' }, ...property('{{parameter}}.session') };
const koa = { object: 'koa@context', parameter: { at: 0, name: 'ctx' }, ...property('{{parameter}}.session') };
const fastify = { object: 'fastify@request', parameter: { at: 0, name: 'request' } };

export const sessionHomes: readonly SessionHome[] = [
  { package: 'express-session', ...express, types: added('express-session', "module 'express-session'", 'SessionData'), source: 'https://github.com/expressjs/session#reqsession' },
  { package: 'cookie-session', ...express, types: { module: 'cookie-session', code: 'declare global {\n  namespace CookieSessionInterfaces {\n    interface CookieSessionObject {\n      {{name}}?: {{type}};\n    }\n  }\n}' }, source: 'https://github.com/expressjs/cookie-session#reqsession' },
  { package: '@fastify/session', ...fastify, ...property('{{parameter}}.session'), types: added('fastify', "module 'fastify'", 'Session'), source: 'https://github.com/fastify/session#request' },
  {
    package: '@fastify/secure-session',
    ...fastify,
    read: "{{parameter}}.session.get('{{name}}')",
    write: "{{parameter}}.session.set('{{name}}', {{value}})",
    types: added('@fastify/secure-session', "module '@fastify/secure-session'", 'SessionData'),
    source: 'https://github.com/fastify/fastify-secure-session#readme',
  },
  { package: 'koa-session', ...koa, source: 'https://github.com/koajs/session#example' },
  { package: 'koa-generic-session', ...koa, source: 'https://github.com/koajs/generic-session#usage' },
  {
    package: 'hono-sessions',
    object: 'hono@context',
    parameter: { at: 0, name: 'c' },
    read: "{{parameter}}.get('session').get('{{name}}')",
    write: "{{parameter}}.get('session').set('{{name}}', {{value}})",
    source: 'https://github.com/jcs224/hono_sessions#usage',
  },
  { package: 'iron-session', object: 'express@request', parameter: { at: 0, name: 'request' }, ...property('{{parameter}}'), opens: 'getIronSession', source: 'https://github.com/vvo/iron-session#readme' },
  {
    package: '@hapi/yar',
    object: 'hapi@request',
    parameter: { at: 0, name: 'request' },
    read: "{{parameter}}.yar.get('{{name}}')",
    write: "{{parameter}}.yar.set('{{name}}', {{value}})",
    source: 'https://hapi.dev/module/yar/api/',
  },
];
