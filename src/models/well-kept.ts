/**
 * Packages whose objects are made to be shared by all requests and look after that themselves: pools, loggers, metrics, bounded caches, locks and
 * limits. What a class of the project adds to one of theirs is part of that. Clients and repositories of databases are none of these: classes
 * that extend them serve requests, and may keep what is a request's.
 */
export const wellKeptPackages: ReadonlySet<string> = new Set([
  ...['pg', 'mysql2', 'mysql', 'generic-pool', 'piscina', 'workerpool', 'tinypool'],
  ...['pino', 'winston', 'winston-transport', 'bunyan', 'log4js', 'consola', 'loglevel', 'tslog', 'signale'],
  ...['prom-client', '@opentelemetry/api', 'hot-shots', 'node-statsd', 'dd-trace', 'newrelic', '@sentry/node'],
  ...['lru-cache', 'quick-lru', '@isaacs/ttlcache', 'tiny-lru', 'mnemonist', 'flru', 'lru_map', 'hashlru', 'node-cache', 'keyv', 'cache-manager', 'unstorage', 'bentocache'],
  ...['express-rate-limit', 'rate-limiter-flexible', 'limiter', 'bottleneck', 'p-throttle', '@upstash/ratelimit'],
  ...['async-mutex', 'p-limit', 'p-queue', 'async-sema', 'async-lock', 'await-lock', 'fastq', 'redlock', 'proper-lockfile', 'opossum', 'cockatiel'],
]);
