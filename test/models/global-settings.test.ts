import { describe, expect, test } from 'vitest';

import { globalSettings } from '../../src/models/global-settings.ts';
import { settingsWithoutWrites } from '../../src/models/global-settings/without-writes.ts';
import { packagePath } from './access-path.ts';

const known = [
  'accounting.settings', 'ajv.addSchema', 'als.enterWith', 'apollo-client.module', 'appwrite', 'async-lib-globals',
  'aws.config.update', 'axios.defaults', 'axios.interceptors', 'big.js', 'bignumber.config', 'bunyan-log4js',
  'chance-seed', 'class-validator', 'cloudinary.config', 'console', 'csurf-tokens', 'currency-dinero', 'dataloader.module',
  'date-fns.setDefaultOptions', 'dayjs.locale', 'debug.enable', 'decimal.set', 'dns.global', 'dotenv.config',
  'ejs.globals', 'elastic-headers', 'elysia.store', 'emitter.on', 'error.stack', 'express-http-context',
  'express-session-memory', 'express.locals', 'faker.seed', 'fastify.decorate-in-handler', 'feathers.app.set',
  'fetch-patch', 'firebase-client-auth', 'firebase.initializeApp', 'globalThis', 'globalize', 'googleapis.options',
  'got.extend-mutable', 'graceful-fs', 'graphql-request.setHeader', 'handlebars.register', 'hapi.server.app',
  'hljs.configure', 'http.globalAgent', 'i18n.setLocale', 'i18next.changeLanguage', 'joi.defaults',
  'jotai.default-store', 'js-joda', 'jsdom.globals', 'knex.transaction-shared', 'koa.app.context', 'ky-global',
  'langchain-ai-memory', 'lingui', 'liquid', 'lucid-drizzle', 'luxon.Settings', 'markdown-it', 'marked.use',
  'mathjs.config', 'memoize.user-data', 'mobx.module', 'moment-tz.default', 'moment.locale', 'mongodb-session',
  'mongoose.global', 'multer-formidable', 'mustache', 'nest.app.get', 'newrelic-dd', 'nock', 'node-config',
  'node-polyglot', 'nodemailer', 'numbro.setLanguage', 'numeral.locale', 'nunjucks.globals', 'objection-knex',
  'octokit.shared', 'openai.setters', 'otel.global', 'paraglide-typesafe', 'passport.use', 'pg.shared-client',
  'pinia.module', 'pino.level', 'pocketbase', 'powertools.logger', 'prism', 'prisma.$use', 'process.chdir',
  'process.env', 'process.misc', 'process.on', 'process.umask', 'prom.register', 'prototypes', 'pug-filters',
  'puppeteer.shared-page', 'queryclient.module', 'rate-limit-memory', 'react-helmet', 'redis.select',
  'redux.module', 'reflect-metadata', 'relay.module', 'request-defaults', 'require.cache', 'rr.memory-session',
  'sails.config', 'sdk.token', 'sentry.scope', 'sequelize.hooks', 'sharp.globals', 'shelljs', 'soap-security', 'socketio.io',
  'solid.module-signal', 'strapi.config.set', 'stripe.setters', 'styled-ssr', 'supabase.shared-session',
  'superagent-agent', 'svelte.module-store', 'swr.cache', 'tanstack-router.module', 'timers-global', 'tls.global',
  'tough-cookie-jar', 'trpc-client-headers', 'twilio-sendgrid', 'typedi.container', 'typeorm.entitymanager',
  'typeorm.subscriber', 'undici.setGlobalDispatcher', 'unhead-vueuse', 'urql.module', 'v8-flags', 'valibot.globals',
  'valtio-nanostores-xstate', 'vue-i18n.global', 'vue-router.module', 'vue.module-reactive', 'vuex.module',
  'winston.add', 'ws.clients', 'yup.setLocale', 'zod.config', 'zustand.module',
];

/** One clause: it fits between other words of a sentence. */
const clause = /^[^A-Z](?!.*\.(?:\s|$))(?!.*;)/;

test('every known setting is described, or left out with a reason', () => {
  const ids = [...globalSettings, ...settingsWithoutWrites].map(({ id }): string => id);
  expect(ids.toSorted()).toEqual(known.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(globalSettings.map((setting) => [setting.id, setting] as const))('%s', (_, { writes, of, why, instead, source }) => {
  test('names what is written, once each', () => {
    expect(writes.length).toBeGreaterThan(0);
    for (const { path } of writes) expect(path).toMatch(packagePath);
    expect(new Set(writes.map(({ kind, path }) => `${kind} ${path}`)).size).toBe(writes.length);
  });

  test('reads well in the message', () => {
    expect(of).not.toMatch(/\.$/);
    expect(why).toMatch(clause);
    expect(instead).toMatch(clause);
    expect(source).not.toBe('');
  });
});
