import type { GlobalSetting } from '../model.ts';
import { assigned, assignedBelow, called, each } from './writes.ts';

const sentry = ['astro', 'aws-serverless', 'browser', 'bun', 'cloudflare', 'deno', 'google-cloud-serverless', 'nestjs', 'nextjs', 'node', 'nuxt', 'remix', 'sveltekit'].map((name) => `@sentry/${name}#`);
const powertools = ['@aws-lambda-powertools/logger#Logger()'];

/** Logs, metrics and traces. */
export const observability = [
  {
    id: 'pino.level',
    of: 'the pino logger',
    writes: [...assigned('pino#().level', 'pino#pino().level'), ...called('pino#().setBindings', 'pino#pino().setBindings')],
    why: "other requests log at this level and under this request's bindings",
    instead: 'make a logger for the request with `logger.child(bindings, { level })`',
    source: 'pino API, "logger.child" and "logger.setBindings"',
  },
  {
    id: 'winston.add',
    of: 'the winston logger',
    writes: [
      ...called(...each(['winston#', 'winston#createLogger()'], ['add', 'configure'])),
      ...assigned(
        ...each(['winston#createLogger()'], ['defaultMeta', 'level']),
        ...each(['winston#transports'], ['Console().level', 'File().level', 'Http().level']),
      ),
    ],
    why: "transports pile up, and other requests log with this request's details",
    instead: 'make a logger for the request with `logger.child(details)`',
    source: 'winston README, "Creating child loggers"',
  },
  {
    id: 'bunyan-log4js',
    of: 'the logger',
    writes: [
      ...called(
        'bunyan#createLogger().addStream', 'log4js#configure', 'log4js#getLogger().addContext', 'loglevel#setLevel',
        'loglevel#getLogger().setLevel',
      ),
      ...assigned('consola#level', 'consola#consola.level'),
    ],
    why: "other requests log at this level and with this request's details",
    instead: 'make a child logger for the request, and configure loggers at start-up',
    source: 'log4js documentation, "Logger: addContext"',
  },
  {
    id: 'powertools.logger',
    of: 'the Powertools logger',
    writes: called(...each(powertools, ['appendKeys', 'appendPersistentKeys', 'setLogLevel'])),
    reset: {
      methods: ['resetKeys', 'removeKeys'],
      around: [...each(powertools, ['injectLambdaContext']), '@aws-lambda-powertools/logger/middleware#injectLambdaContext', '@aws-lambda-powertools/logger#injectLambdaContext'],
      options: ['clearState', 'resetKeys'],
    },
    why: 'the keys stay, and the next invocation logs them as its own',
    instead: 'make a logger for the invocation with `logger.createChild()`',
    source: 'Powertools for AWS Lambda (TypeScript) documentation, "Logger: appending additional keys"',
  },
  {
    id: 'debug.enable',
    of: 'debug',
    writes: [
      ...called('debug#enable', 'debug#disable'),
      ...assigned('debug#log'),
      ...assignedBelow('debug#formatters'),
    ],
    why: 'it turns the output of all requests on or off',
    instead: 'set it at start-up, and give what needs its own switch a namespace',
    source: 'debug README, "Set dynamically"',
  },
  {
    id: 'sentry.scope',
    of: 'Sentry',
    writes: called(
      ...each(sentry, [
        'getGlobalScope().setUser', 'getGlobalScope().setTag', 'getGlobalScope().setTags', 'getGlobalScope().setContext',
        'getGlobalScope().setExtra', 'getGlobalScope().setExtras', 'configureScope', 'init', 'addEventProcessor',
      ]),
    ),
    why: "every other request's errors are reported with it",
    instead: 'set it on `Sentry.getIsolationScope()`',
    source: 'Sentry documentation, "Request isolation" and "Scopes"',
  },
  {
    id: 'otel.global',
    of: 'OpenTelemetry',
    writes: called(
      ...each(['@opentelemetry/api#'], [
        'trace.setGlobalTracerProvider', 'context.setGlobalContextManager', 'propagation.setGlobalPropagator', 'diag.setLogger',
      ]),
    ),
    why: 'the process has one, and a second registration is refused',
    instead: 'register it at start-up, and set what belongs to one request with `context.with()`',
    source: 'OpenTelemetry JavaScript documentation, "Instrumentation"',
  },
  {
    id: 'newrelic-dd',
    of: 'the tracer',
    writes: called(...each(['dd-trace#', 'dd-trace#tracer'], ['init', 'use'])),
    why: 'it traces all requests with these options',
    instead: 'set it up at start-up, and put tags on the active span',
    source: 'dd-trace API, "Tracer settings"',
  },
  {
    id: 'prom.register',
    of: 'the metrics registry',
    writes: called(
      ...each(['prom-client#'], [
        'Counter', 'Gauge', 'Histogram', 'Summary', 'register.clear', 'register.resetMetrics', 'register.setDefaultLabels',
        'collectDefaultMetrics',
      ]),
    ),
    why: 'a name can be registered once, and labels stay on the metrics of all requests',
    instead: 'create metrics at module level, and set labels from a fixed list',
    source: 'prom-client README, "Registry" and "Custom metrics"',
  },
] satisfies readonly GlobalSetting[];
