/**
 * The cases of `fixtures/remedies/<remedy>/<name>`: a server that does harm in `before`, and the same server cured in `after`. What else
 * there is to know stands in `case.json`. Nothing is registered anywhere.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { fixturesFolder } from '../fixtures.ts';
import { harms, type HarmName } from './harms.ts';

const description = v.strictObject({
  /** As docs/frameworks.md calls it. */
  framework: v.string(),
  /** What makes `after` of `before`: a suggestion of the rule, the command `migrate`, or nobody but its author. */
  by: v.picklist(['suggestion', 'migrate', 'hand']),
  /** Where it is reported, `server.ts:8`. */
  finding: v.string(),
  /** Which suggestion, by words that it has; without it, the first. */
  suggestion: v.optional(v.string()),
  /** The home that `migrate` is told. */
  to: v.optional(v.string()),
  harm: v.custom<HarmName>((name) => typeof name === 'string' && name in harms, 'no harm of test/support/remedies/harms.ts'),
  protocol: v.optional(v.picklist(['http', 'trpc', 'ws', 'socket.io']), 'http'),
  /** Stores that the cured server keeps state in. */
  stores: v.optional(v.array(v.picklist(['redis', 'memcached', 'postgres', 'mysql', 'sqlite'])), []),
  /** True where the cured server lets one request wait for another. */
  waits: v.optional(v.boolean(), false),
  /** What is reported of the cured server, and why that is another matter: `{ "server.ts:9 no-shared-write": "…" }`. */
  left: v.optional(v.record(v.string(), v.string()), {}),
  /** How many processes a server starts by itself. */
  workers: v.optional(v.number(), 1),
});

/** A case, with the folders that it is made of. */
export interface RemedyCase extends v.InferOutput<typeof description> {
  readonly remedy: string;
  /** The framework's name, and what tells it from another case with the same. */
  readonly name: string;
  readonly folder: string;
  readonly before: string;
  readonly after: string;
}

export const remediesFolder = join(fixturesFolder, 'remedies');

/** Every case, by remedy and name. */
export function remedyCases(): RemedyCase[] {
  return namesIn(remediesFolder).flatMap((remedy) =>
    namesIn(join(remediesFolder, remedy))
      .filter((name) => existsSync(join(remediesFolder, remedy, name, 'case.json')))
      .map((name) => caseAt(remedy, name)),
  );
}

function caseAt(remedy: string, name: string): RemedyCase {
  const folder = join(remediesFolder, remedy, name);
  const told = v.safeParse(description, JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')));
  if (!told.success) throw new Error(`${folder}/case.json: ${told.issues.map(({ message }) => message).join('; ')}`);
  return { ...told.output, remedy, name, folder, before: join(folder, 'before'), after: join(folder, 'after') };
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
