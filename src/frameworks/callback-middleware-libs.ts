import type { Framework } from './framework.ts';

const request = { phase: 'request', parameters: ['express@request', 'express@response', '', ''] } as const;
/** The request is not the first parameter, or only its parts are. */
const later = { phase: 'request', parameters: ['', 'express@request', 'express@response', ''] } as const;
const proxies = ['http-proxy-middleware#createProxyMiddleware', 'http-proxy-middleware#legacyCreateProxyMiddleware'];
const direct = ['router', 'on.start', 'on.end'];
const indirect = [
  'pathRewrite', 'pathFilter', 'onProxyReq', 'onProxyReqWs', 'onProxyRes', 'onError',
  ...['proxyReq', 'proxyReqWs', 'proxyRes', 'error', 'econnreset', 'close'].map((event) => `on.${event}`),
];
const limits = ['express-rate-limit#', 'express-rate-limit#rateLimit', 'express-slow-down#', 'express-slow-down#slowDown'];
const sanitizers = ['body', 'check', 'cookie', 'header', 'param', 'query'].map((name) => `express-validator#${name}()`);

/** Functions in the options of middleware: the factory runs once, and what it was given runs for each request. */
export const callbackMiddlewareLibs = {
  name: 'callback-middleware-libs',
  packages: [
    'multer', 'cors', 'helmet', 'express-rate-limit', 'express-slow-down', 'http-proxy-middleware', 'morgan', 'pino-http', 'express-validator', 'express-session',
    'compression', 'express-jwt', 'express-basic-auth',
  ],
  source: {
    url: 'https://expressjs.com/en/resources/middleware.html',
    versions: 'multer 1 || 2, cors 2, helmet 4 to 8, express-rate-limit 5 to 8, http-proxy-middleware 1 || 2 || 3, morgan 1, pino-http 5 to 11, express-validator 6 || 7, express-session 1',
  },
  home: '`res.locals`',
  entryPoints: [
    { kind: 'call', callees: ['multer#'], handlers: [{ at: 0, keys: ['fileFilter', 'storage._handleFile', 'storage._removeFile'] }], ...request },
    { kind: 'call', callees: ['multer#diskStorage'], handlers: [{ at: 0, keys: ['destination', 'filename'] }], ...request },
    { kind: 'call', callees: ['cors#'], handlers: [{ at: 0 }], ...request },
    { kind: 'call', callees: ['cors#'], handlers: [{ at: 0, keys: ['origin'] }], phase: 'request', parameters: ['', ''] },
    { kind: 'call', callees: ['helmet#', 'helmet#contentSecurityPolicy'], handlers: [{ at: 0, keys: ['contentSecurityPolicy.directives.*', 'directives.*'] }], ...request },
    {
      kind: 'call',
      callees: limits,
      handlers: [{ at: 0, keys: ['handler', 'keyGenerator', 'limit', 'max', 'message', 'identifier', 'retryAfter', 'ipv6Subnet', 'onLimitReached', 'requestWasSuccessful', 'skip', 'delayMs', 'delayAfter'] }],
      ...request,
    },
    // The options, or a filter and the options.
    { kind: 'call', callees: proxies, handlers: [{ at: 0, keys: direct }, { at: 1, keys: direct }], ...request },
    { kind: 'call', callees: proxies, handlers: [{ at: 0 }, { at: 0, keys: indirect }, { at: 1, keys: indirect }], ...later },
    { kind: 'call', callees: proxies, handlers: [{ at: 0, keys: ['plugins'] }, { at: 1, keys: ['plugins'] }], phase: 'boot', parameters: ['proxy', ''] },
    { kind: 'registration', receivers: ['callback-middleware-libs@proxy'], methods: ['on', 'once'], handlers: [{ at: 1 }], ...later },
    {
      kind: 'call',
      callees: ['http-proxy-middleware#responseInterceptor'],
      handlers: [{ at: 0 }],
      phase: 'request',
      parameters: ['', '', 'express@request', 'express@response'],
    },
    { kind: 'call', callees: ['morgan#'], handlers: [{ at: 0 }], ...later },
    { kind: 'call', callees: ['morgan#'], handlers: [{ at: 1, keys: ['skip'] }], ...request },
    { kind: 'call', callees: ['morgan#'], handlers: [{ at: 1, keys: ['stream.write'] }], phase: 'request', parameters: [''] },
    { kind: 'call', callees: ['morgan#token'], handlers: [{ at: 1 }], ...request },
    { kind: 'call', callees: ['morgan#format'], handlers: [{ at: 1 }], ...later },
    {
      kind: 'call',
      callees: ['pino-http#', 'pino-http#pinoHttp'],
      handlers: [{ at: 0, keys: ['genReqId', 'customLogLevel', 'customProps', 'customSuccessMessage', 'customErrorMessage', 'customReceivedMessage', 'autoLogging.ignore'] }],
      ...request,
    },
    { kind: 'call', callees: ['pino-http#', 'pino-http#pinoHttp'], handlers: [{ at: 0, keys: ['serializers.*'] }], phase: 'request', parameters: ['data'] },
    {
      kind: 'registration',
      receivers: sanitizers,
      methods: ['custom', 'customSanitizer', 'if'],
      handlers: [{ at: 0 }],
      phase: 'request',
      parameters: ['data', 'meta'],
    },
    {
      kind: 'call',
      callees: ['express-validator#checkSchema'],
      handlers: [{ at: 0, keys: ['*.custom', '*.custom.options', '*.customSanitizer', '*.customSanitizer.options'] }],
      phase: 'request',
      parameters: ['data', 'meta'],
    },
    { kind: 'call', callees: ['express-session#'], handlers: [{ at: 0, keys: ['genid', 'cookie'] }], ...request },
    { kind: 'call', callees: ['compression#'], handlers: [{ at: 0, keys: ['filter'] }], ...request },
    { kind: 'call', callees: ['express-jwt#expressjwt', 'express-jwt#'], handlers: [{ at: 0, keys: ['secret', 'getToken', 'isRevoked', 'onExpired'] }], ...request },
    { kind: 'call', callees: ['express-basic-auth#'], handlers: [{ at: 0, keys: ['authorizer'] }], phase: 'request', parameters: ['', '', ''] },
    { kind: 'call', callees: ['express-basic-auth#'], handlers: [{ at: 0, keys: ['unauthorizedResponse'] }], ...request },
  ],
  objects: { data: {}, meta: {}, proxy: {} },
  aliases: { 'callback-middleware-libs@meta.req': 'express@request' },
  // The commonest of the validators that stand between `body()` and `custom()`.
  chains: [
    'bail', 'custom', 'customSanitizer', 'default', 'escape', 'exists', 'if', 'isArray', 'isBoolean', 'isDate', 'isEmail', 'isEmpty', 'isIn', 'isInt', 'isISO8601',
    'isLength', 'isNumeric', 'isObject', 'isString', 'isStrongPassword', 'isURL', 'isUUID', 'matches', 'normalizeEmail', 'not', 'notEmpty', 'optional', 'toArray',
    'toBoolean', 'toDate', 'toFloat', 'toInt', 'toLowerCase', 'trim', 'withMessage',
  ],
} satisfies Framework;
