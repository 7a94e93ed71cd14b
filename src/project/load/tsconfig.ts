import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

import type * as jsonc from 'jsonc-parser';

import type { PathSettings } from '../resolve.ts';

/**
 * What a tsconfig says of paths, read with patience: what it extends is followed as far as it is a file in the repository, and
 * what is not installed is passed over. The resolver reads whole configs by itself; this is for those that it gives up on.
 */
export function settingsOf(config: string): PathSettings {
  return settingsIn(config, new Set());
}

function settingsIn(config: string, seen: Set<string>): PathSettings {
  if (seen.has(config)) return { paths: {}, baseUrl: undefined, hasReferences: false };
  seen.add(config);
  const folder = dirname(config);
  const json = readConfig(config);
  const inherited = stringsOf(json['extends'])
    .filter((parent) => parent.startsWith('.') || parent.startsWith('/'))
    .map((parent) => settingsIn(resolve(folder, parent.endsWith('.json') ? parent : `${parent}.json`), seen));
  const options = recordOf(json['compilerOptions']);
  const [ownBase] = stringsOf(options['baseUrl']);
  const baseUrl = ownBase === undefined ? inherited.findLast((parent) => parent.baseUrl !== undefined)?.baseUrl : resolve(folder, ownBase);
  const paths =
    'paths' in options
      ? absolutePaths(recordOf(options['paths']), baseUrl ?? folder)
      : (inherited.findLast((parent) => Object.keys(parent.paths).length > 0)?.paths ?? {});
  return { paths, baseUrl, hasReferences: Array.isArray(json['references']) };
}

function absolutePaths(paths: Readonly<Record<string, unknown>>, folder: string): PathSettings['paths'] {
  return Object.fromEntries(Object.entries(paths).map(([name, targets]) => [name, stringsOf(targets).map((target) => resolve(folder, target))]));
}

/** People write comments and trailing commas into these files, and sometimes what is no config at all. */
function readConfig(file: string): Readonly<Record<string, unknown>> {
  const { parse } = createRequire(import.meta.url)('jsonc-parser') as typeof jsonc; // loaded when there is something to parse
  try {
    return recordOf(parse(readFileSync(file, 'utf8'), [], { allowTrailingComma: true }));
  } catch {
    return {};
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function stringsOf(value: unknown): readonly string[] {
  return [value].flat().filter((item) => typeof item === 'string');
}
