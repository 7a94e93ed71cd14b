/**
 * Packages (and globals) that write down what they are given: logs and metrics. State that is only handed to them is not
 * part of any answer.
 */
export const observers: ReadonlySet<string> = new Set([
  'global#console', 'pino#', 'pino-http#', 'winston#', 'bunyan#', 'log4js#', 'consola#', 'loglevel#', 'tslog#', 'signale#', 'debug#', 'npmlog#',
  'roarr#', 'morgan#', 'prom-client#', '@opentelemetry/api#', 'hot-shots#', 'node-statsd#', 'dd-trace#', 'newrelic#',
]);
