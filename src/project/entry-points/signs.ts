import type { Framework } from '../../frameworks/framework.ts';
import { tagNames, type FunctionId, type ModuleSummary, type Value, type ValueId } from '../../summary/module-summary.ts';
import { parsePath } from '../values/access-path.ts';
import type { LinkedModule } from '../values/linked-module.ts';

const requestNames: ReadonlySet<string> = new Set(['req', 'request']);
const requestParts: ReadonlySet<string> = new Set(['headers', 'cookies', 'body', 'query', 'params']);

/** Whether the function (or any) reads `….req.headers` or the like from its first parameter. */
export function readsRequest({ values }: ModuleSummary, fn: FunctionId | undefined): boolean {
  for (const value of values) {
    if (value.kind !== 'member' || !requestParts.has(value.name)) continue;
    const request = values[value.object];
    if (request?.kind === 'member' && requestNames.has(request.name) && isOfFirstParameter(request.object, values, fn)) return true;
  }
  return false;
}

function isOfFirstParameter(id: ValueId, values: readonly Value[], fn: FunctionId | undefined): boolean {
  for (let at = values[id], depth = 0; at !== undefined && depth < 4; depth++) {
    if (at.kind === 'parameter') return (fn === undefined || at.of === fn) && at.index === 0;
    at = at.kind === 'member' ? values[at.object] : undefined;
  }
  return false;
}

/**
 * Whether the function is a handler of the web's own kind, `(request: Request) => Response`, as edge and serverless platforms call
 * the default export of a file: nothing else passes a `Request` to what a file exports by default.
 */
export function handlesFetch({ functions, values }: ModuleSummary, fn: FunctionId): boolean {
  const type = values[functions[fn]?.parameters[0]?.type ?? 0];
  return type?.kind === 'global' && type.name === 'Request';
}

/**
 * Functions of the file that answer the events `fetch` of a server: `addEventListener('fetch', (event) => event.respondWith(…))`. The worker that a
 * page installs in a browser hears the same events, but it has caches and pages to see to, or is first installed.
 */
export function fetchListenersIn({ calls, values, functions }: ModuleSummary): readonly FunctionId[] {
  const listening = calls.flatMap(({ in: fn, callee, arguments: passed }) => {
    const listener = values[passed[1] ?? 0];
    const isListening = fn === 0 && isGlobal(values[callee], 'addEventListener', values) && isText(values[passed[0] ?? 0], 'fetch');
    return isListening && listener?.kind === 'function' ? [listener.fn] : [];
  });
  if (listening.length === 0 || values.some((value) => [...ofPages].some((name) => isGlobal(value, name, values)))) return [];
  if (calls.some(({ callee, arguments: passed }) => isGlobal(values[callee], 'addEventListener', values) && ['install', 'activate'].some((event) => isText(values[passed[0] ?? 0], event)))) return [];
  return listening.filter((fn) => functions[fn]?.calls.some((id) => {
    const method = values[calls[id]?.callee ?? 0];
    return method?.kind === 'member' && method.name === 'respondWith' && isOfFirstParameter(method.object, values, fn);
  }));
}

/** What the worker of a page is installed for. */
const ofPages: ReadonlySet<string> = new Set(['caches', 'clients', 'importScripts', 'registration', 'skipWaiting']);

/** `name` or `self.name`. */
function isGlobal(value: Value | undefined, name: string, values: readonly Value[]): boolean {
  if (value?.kind === 'global') return value.name === name;
  const object = value?.kind === 'member' && value.name === name ? values[value.object] : undefined;
  return object?.kind === 'global' && (object.name === 'self' || object.name === 'globalThis');
}

function isText(value: Value | undefined, text: string): boolean {
  return value?.kind === 'literal' && value.type === 'string' && value.text === text;
}

/**
 * Whether a function of the file adds a listener to something that is imported from a package, and that therefore lives as long as the
 * process: what that does depends on how often somebody calls it.
 */
export function mayListen({ calls, values }: ModuleSummary): boolean {
  return calls.some(({ in: fn, callee, arguments: passed }) => {
    const method = values[callee];
    if (fn === 0 || method?.kind !== 'member' || !adding.has(method.name) || values[passed[1] ?? 0]?.kind !== 'function') return false;
    let root = values[method.object];
    for (let depth = 0; root?.kind === 'member' && depth < 4; depth++) root = values[root.object];
    return root?.kind === 'import' && !root.specifier.startsWith('.');
  });
}

/** Methods that keep a function for every event to come. */
const adding: ReadonlySet<string> = new Set(['on', 'addListener', 'prependListener']);

/** The same as far as a text shows it: the name that listens stands in an import. */
function hasListener(text: string): boolean {
  for (const [, name = ''] of text.matchAll(listened)) if (new RegExp(`(?:import[^;'"]*[\\s*{,]${name}[^;'"]*from\\s*|\\b${name}\\s*=\\s*require\\(\\s*)['"][^.'"]`).test(text)) return true;
  return false;
}

/** Whether a text may have a class that gives each of many others a function. */
function givesToMany(text: string): boolean {
  return text.includes('class ') && text.includes('await') && /\bof\s+[\w.]+\)\s*\{?\s*(\w+)\.\w+\(\s*(?:async\s*)?(?:\([^)]*\)|\w+)\s*=>|\.forEach\(\s*\(?(\w+)[^=]*=>\s*\{?\s*\2\.\w+\(\s*(?:async\s*)?(?:\([^)]*\)|\w+)\s*=>/.test(text);
}

const listened = /(?<![\w$.)])([\w]+)(?:\.\w+)*\.(?:on|addListener|prependListener)\(\s*['"`]/g;

/** Whether the function reads what it is given by names, as options are read: `({ reportOnly }) => …`, `options.reportOnly`. */
export function takesApart({ bindings, functions, values }: ModuleSummary, fn: number, index: number): boolean {
  const isGiven = (value: Value | undefined): boolean => value?.kind === 'parameter' && value.of === fn && value.index === index;
  const parameter = functions[fn]?.parameters[index];
  if (parameter?.name === '' && !parameter.rest) return true;
  return values.some((value) => {
    if (value.kind !== 'member' || ofFunctions.has(value.name)) return false;
    const object = values[value.object];
    return isGiven(object) || (object?.kind === 'binding' && bindings[object.binding]?.values.some((held) => isGiven(values[held])) === true);
  });
}

const ofFunctions: ReadonlySet<string> = new Set(['apply', 'bind', 'call', 'displayName', 'length', 'name', 'toString']);

/** Whether the function's own body calls its parameter, so that what is passed runs at once. */
export function callsParameter(summary: ModuleSummary, fn: number, index: number): boolean {
  return (summary.functions[fn]?.calls ?? []).some((id) => {
    const callee = summary.values[summary.calls[id]?.callee ?? 0];
    return callee?.kind === 'parameter' && callee.of === fn && callee.index === index;
  });
}

/** Whether any function of the file looks like a handler. */
export function mayHandle(summary: ModuleSummary): boolean {
  return readsRequest(summary, undefined) || (summary.exports.some((one) => one.kind === 'value' && one.name === 'default') && summary.functions.some((_, fn) => handlesFetch(summary, fn)));
}

/** `Deno.serve`, `defineEventHandler`: what the runtime or a framework puts among the globals and descriptors find servers at. */
export function globalPathsOf(frameworks: readonly Framework[]): readonly (readonly string[])[] {
  return frameworks.flatMap(({ entryPoints }) =>
    entryPoints
      .flatMap((entryPoint) => (entryPoint.kind === 'registration' ? entryPoint.receivers : entryPoint.kind === 'call' ? entryPoint.callees : entryPoint.kind === 'iteration' ? entryPoint.iterables : []))
      .filter((path) => path.startsWith('global#'))
      .map((path) => parsePath(path).steps.slice(0, 2)),
  );
}

/** Whether the file names one of these paths. */
export function usesGlobal({ summary: { values } }: LinkedModule, paths: readonly (readonly string[])[]): boolean {
  for (const value of values) {
    if (value.kind === 'global') {
      if (isAmong(paths, value.name, '()')) return true;
    } else if (value.kind === 'member') {
      const object = values[value.object];
      if (object?.kind === 'global' && isAmong(paths, object.name, value.name)) return true;
    }
  }
  return false;
}

/** A path of one step is that of a function. */
function isAmong(paths: readonly (readonly string[])[], name: string, step: string): boolean {
  return paths.some(([first, next = '()']) => first === name && next === step);
}

/**
 * Tells of texts that none of the above can be true of: they do not have the words. Escapes may spell any word.
 */
export function inertTexts(frameworks: readonly Framework[]): (text: string) => boolean {
  const globals = new Set([...globalPathsOf(frameworks).map(([name = '']) => name), ...frameworks.flatMap((framework) => framework.globals ?? [])]);
  const named = wordsOf([...globals]);
  const request = wordsOf([...requestNames]);
  const part = wordsOf([...requestParts]);
  const directives = new Set(frameworks.flatMap(({ entryPoints }) => entryPoints.flatMap((one) => (one.kind === 'directive' ? [one.directive] : []))));
  const directed = wordsOf([...directives]);
  const tag = new RegExp(`@(?:${tagNames.join('|')})\\b`);
  const fetched = (text: string): boolean => text.includes('export default') && /\bRequest\b/.test(text);
  return (text) => !tag.test(text) && !text.includes('\\u') && !text.includes('\\x') && !named.test(text) && !directed.test(text) && !(request.test(text) && part.test(text)) && !text.includes('respondWith') && !fetched(text) && !hasListener(text) && !givesToMany(text);
}

function wordsOf(words: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${words.join('|')})\\b`);
}
