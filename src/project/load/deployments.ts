import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname } from 'node:path';

import type * as jsonc from 'jsonc-parser';
import type * as toml from 'smol-toml';
import type * as yaml from 'yaml';

import { frameworks } from '../../frameworks/index.ts';
import type { Deployment, FileFailure } from '../project-index.ts';
import { reasonOf } from './text.ts';

/** Names of the files of settings that descriptors speak of. */
export const deploymentFiles: ReadonlySet<string> = new Set(
  frameworks.flatMap(({ deployedBy = [], entryPoints }) => [
    ...deployedBy.map(({ file }) => file),
    ...entryPoints.flatMap((entryPoint) => (entryPoint.kind === 'export' ? (entryPoint.namedBy?.in ?? []) : [])),
  ]),
);

/** Reads a file of settings as data, in the language that its name ends with. */
export function readDeployment(file: string): { deployment: Deployment } | { failure: FileFailure } {
  const kind = languages[extname(file)] ?? json;
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    return { failure: { file, reason: reasonOf(error) } };
  }
  try {
    return { deployment: { folder: dirname(file), name: basename(file), settings: kind.parse(text) } };
  } catch {
    return { failure: { file, reason: `is not valid ${kind.name}` } };
  }
}

interface Language {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

const load = createRequire(import.meta.url);

/** Parsers are loaded when there is something to parse. */
const json: Language = {
  name: 'JSON',
  parse: (text) => (load('jsonc-parser') as typeof jsonc).parse(text, [], { allowTrailingComma: true }) as unknown,
};
/** Tags such as `!Ref` are those of the platform, and say nothing of where a handler is. */
const inYaml: Language = { name: 'YAML', parse: (text) => (load('yaml') as typeof yaml).parse(text, { logLevel: 'error' }) as unknown };
const languages: Readonly<Record<string, Language>> = {
  '.toml': { name: 'TOML', parse: (text) => (load('smol-toml') as typeof toml).parse(text) },
  '.yaml': inYaml,
  '.yml': inYaml,
};
