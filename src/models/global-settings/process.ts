import type { GlobalSetting } from '../model.ts';
import { assigned, assignedItself, assignedBelow, called, calledWith, each } from './writes.ts';

const processes = ['global#process', 'node:process#'];
const builtIns = [
  'Array', 'BigInt', 'Boolean', 'Date', 'Error', 'Function', 'Map', 'Number', 'Object', 'Promise', 'RegExp', 'Set', 'String',
];

/** The process and its modules: one of each for all requests. */
export const processSettings = [
  {
    id: 'process.env',
    of: 'the process',
    writes: [
      ...each(processes, ['env']).map((path) => ({ kind: 'assign', path, below: true, ofPrimitives: true }) as const),
      ...called(...each(processes, ['loadEnvFile'])),
    ],
    why: 'other requests read it, and child processes inherit it',
    instead: 'pass the value as an argument',
    source: 'Node.js documentation, Process, "process.env"',
  },
  {
    id: 'process.chdir',
    of: 'the process',
    writes: called(...each(processes, ['chdir'])),
    why: 'relative paths of other requests lead into this directory',
    instead: 'resolve paths with `path.resolve(directory, name)`',
    source: 'Node.js documentation, Process, "process.chdir()"',
  },
  {
    id: 'process.umask',
    of: 'the process',
    writes: [
      ...calledWith(1, ...each(processes, ['umask'])),
      ...called(...each(processes, ['setuid', 'setgid', 'seteuid', 'initgroups']), 'node:os#setPriority'),
    ],
    why: 'files and rights of other requests follow it',
    instead: 'pass `mode` to the call that creates the file',
    source: 'Node.js documentation, Process, "process.umask()"',
  },
  {
    id: 'process.misc',
    of: 'the process',
    writes: [
      ...assigned(
        ...each(processes, ['title', 'exitCode', 'noDeprecation', 'traceDeprecation', 'stdout.write', 'emitWarning']),
      ),
      ...called(...each(processes, ['setUncaughtExceptionCaptureCallback'])),
    ],
    why: 'it changes how the process reports and ends for everyone',
    instead: 'set it at start-up',
    source: 'Node.js documentation, Process',
  },
  {
    id: 'console',
    of: 'the console',
    writes: assigned(...each(['global#console'], ['debug', 'dir', 'error', 'info', 'log', 'trace', 'warn'])),
    why: 'what other requests log goes through it, and each request wraps what the one before it put there',
    instead: 'log with an object of its own, a child logger say, that knows the request',
    source: 'Node.js documentation, Console',
  },
  {
    id: 'process.on',
    of: 'the process',
    writes: called(...each(processes, ['on', 'once', 'addListener'])),
    takenBackBy: ['off', 'removeListener'],
    why: 'each request adds one more listener, which is never removed and keeps what it saw of this request',
    instead: 'register it at start-up',
    source: 'Node.js documentation, Events, "emitter.setMaxListeners()"',
  },
  {
    id: 'emitter.on',
    of: 'the emitter',
    writes: [
      ...called('node:events#EventEmitter().setMaxListeners', 'node:events#().setMaxListeners', 'node:events#setMaxListeners'),
      ...assigned('node:events#defaultMaxListeners', 'node:events#EventEmitter.defaultMaxListeners'),
    ],
    why: 'it silences the warning about listeners that requests leave behind',
    instead: 'remove the listener when the request ends, as in `once(emitter, name, { signal })`',
    source: 'Node.js documentation, Events, "EventEmitter.defaultMaxListeners"',
  },
  {
    id: 'tls.global',
    of: 'the process',
    writes: [
      ...assigned(
        ...each(processes, ['env.NODE_TLS_REJECT_UNAUTHORIZED']),
        ...each(['node:tls#'], ['DEFAULT_MIN_VERSION', 'DEFAULT_CIPHERS']),
      ),
      ...called('node:tls#setDefaultCACertificates', 'node:crypto#setEngine', 'node:crypto#setFips'),
    ],
    why: 'it weakens or changes the encryption of every connection',
    instead: 'pass `{ rejectUnauthorized, ca, minVersion }` to the agent or the call',
    source: 'Node.js documentation, TLS, "tls.DEFAULT_MIN_VERSION"',
  },
  {
    id: 'dns.global',
    of: 'the process',
    writes: called(
      ...each(['node:dns#'], ['setServers', 'setDefaultResultOrder', 'promises.setServers']),
      'node:dns/promises#setServers',
      'node:net#setDefaultAutoSelectFamily',
    ),
    why: 'it decides how the names of all requests are looked up',
    instead: 'look up with a `new dns.Resolver()` of your own',
    source: 'Node.js documentation, DNS, "dns.setServers()"',
  },
  {
    id: 'error.stack',
    of: 'the process',
    writes: assigned('global#Error.stackTraceLimit', 'global#Error.prepareStackTrace'),
    why: 'two requests that change and restore it leave it wrong for everyone',
    instead: 'set it at start-up',
    source: 'Node.js documentation, Errors, "Error.stackTraceLimit"',
  },
  {
    id: 'prototypes',
    of: 'the language',
    writes: [
      ...assignedBelow(...builtIns.map((name) => `global#${name}.prototype`), 'global#Intl'),
      ...assigned('global#Date', 'global#globalThis.Date', 'global#global.Date', 'global#Math.random'),
    ],
    why: 'it changes the objects of all requests and of every library',
    instead: 'write a function of your own',
    source: 'MDN, "Inheritance and the prototype chain: extending native prototypes"',
  },
  {
    id: 'globalThis',
    ownValues: true,
    of: 'the process',
    writes: assignedBelow('global#globalThis', 'global#global'),
    why: 'other requests read and overwrite it',
    instead: "keep it in the request's context",
    source: 'Node.js documentation, Asynchronous context tracking, "AsyncLocalStorage"',
  },
  {
    id: 'dotenv.config',
    of: 'the process',
    writes: called(
      ...each(['dotenv#'], ['config', 'populate']), 'dotenv-expand#expand', 'dotenv-flow#config',
    ),
    why: 'it writes the environment that all requests read, and waits for the disk',
    instead: 'load it at start-up',
    source: 'dotenv README, "Config", "Parse" and "Populate"',
  },
  {
    id: 'node-config',
    of: 'the configuration',
    writes: called('convict#().set', 'nconf#set', 'nconf#use'),
    why: 'other requests read it',
    instead: 'derive an object for the request from it',
    source: 'nconf README, "set"',
  },
  {
    id: 'require.cache',
    of: 'the process',
    writes: [
      ...assignedBelow('global#require.cache', 'global#require.extensions'),
      ...assigned('node:module#_load', 'node:module#Module._load'),
      ...called('global#module.paths.push'),
    ],
    why: 'modules are loaded again, with fresh state, while other requests hold the old ones',
    instead: 'read the file as data',
    source: 'Node.js documentation, CommonJS modules, "require.cache"',
  },
  {
    id: 'timers-global',
    of: 'the process',
    writes: called('global#performance.setResourceTimingBufferSize', 'node:perf_hooks#performance.setResourceTimingBufferSize'),
    why: 'all measurements of the process share it',
    instead: 'set it at start-up',
    source: 'Node.js documentation, Performance measurement APIs',
  },
  {
    id: 'als.enterWith',
    of: 'the AsyncLocalStorage',
    writes: called('node:async_hooks#AsyncLocalStorage().disable'),
    why: 'it ends the context of every request that is being served',
    instead: 'leave the context with `exit()`',
    source: 'Node.js documentation, Asynchronous context tracking, "asyncLocalStorage.disable()"',
  },
  {
    id: 'v8-flags',
    of: 'the process',
    writes: called('node:v8#setFlagsFromString'),
    why: 'the engine runs everything with it, and may crash',
    instead: 'pass the flag on the command line',
    source: 'Node.js documentation, V8, "v8.setFlagsFromString()"',
  },
  {
    id: 'shelljs',
    of: 'the process',
    writes: [...called('shelljs#cd'), ...assignedBelow('shelljs#config', 'shelljs#env')],
    why: 'the commands and relative paths of other requests run with it',
    instead: 'pass `{ cwd, env }` to the command',
    source: 'ShellJS README, "cd" and "config"',
  },
  {
    id: 'graceful-fs',
    of: 'the process',
    writes: called('graceful-fs#gracefulify'),
    why: 'it patches the file system of all requests',
    instead: 'call it at start-up',
    source: 'graceful-fs README, "Global patching"',
  },
  {
    id: 'jsdom.globals',
    of: 'the process',
    // Code that changes a page, `window.location.href = …`, runs where there is one.
    writes: assignedItself(...each(['global#global', 'global#globalThis'], ['window', 'document'])),
    why: "code that looks for a browser finds this request's page, in every request",
    instead: 'pass `window` to what needs it',
    source: 'jsdom README, and "Don\'t stuff jsdom globals onto the Node global" in its wiki',
  },
  {
    id: 'async-lib-globals',
    of: 'the process',
    writes: [
      ...called('bluebird#config'),
      ...assigned('global#Promise', 'global#globalThis.Promise', 'global#global.Promise'),
    ],
    why: 'the promises of all requests follow it',
    instead: 'set it at start-up',
    source: 'Bluebird API, "Promise.config"',
  },
] satisfies readonly GlobalSetting[];
