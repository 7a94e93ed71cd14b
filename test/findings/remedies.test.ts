import { describe, expect, test } from 'vitest';

import { sentence, words } from '../../src/findings/words.ts';
import { frameworks } from '../../src/frameworks/index.ts';
import { globalSettings } from '../../src/models/global-settings.ts';
import { choose, remediesOf } from '../../src/remedies/choose.ts';
import { contextHomes } from '../../src/remedies/contexts.ts';
import { contextPackages, sessionPackages } from '../../src/remedies/packages.ts';
import { perCalls } from '../../src/remedies/per-call.ts';
import { analysisOf } from '../support/project-in-memory.ts';

const { findings } = analysisOf(`
import express from 'express';
const app = express();
let visitor = ''; let count = 0; const carts = new Map(); const prices = new Map(); const defaults = {};
app.get('/', async (request, response) => {
  visitor = request.query.visitor; count++; carts.set(request.session.id, request.body);
  prices.set(request.url, await price(request.url));
  response.json([visitor, count, carts.get(request.session.id), prices.get(request.url), Object.assign(defaults, request.query)]);
});
`);
const endOf = (state: string, ...packages: string[]): string => {
  const finding = findings.find((one) => 'state' in one && one.state.name === state);
  if (finding === undefined) throw new Error(`${state} is not reported`);
  return sentence({ ...finding, remedy: choose(finding, new Set(packages)) }).replace(/^.*[.:] /, '');
};

describe('the remedy that is named first', () => {
  test.each([
    ['visitor', [], 'Keep it in `res.locals`.'],
    ['count', [], 'Keep it in Redis, with `ioredis`, and let that change it in one step (`INCRBY`).'],
    ['count', ['keyv', 'pg'], 'Keep it in PostgreSQL, with `pg`, and let that change it in one step (`UPDATE … RETURNING`).'],
    ['count', ['mongoose'], 'Keep it in MongoDB, with `mongoose`, and let that change it in one step (`$inc`).'],
    ['carts', [], 'Keep it in the session, with `express-session`.'],
    ['carts', ['cookie-session'], 'Keep it in the session, with `cookie-session`.'],
    ['carts', ['@fastify/session'], 'Keep it in the session, with `express-session`.'],
    ['prices', [], 'Use a cache with a bound and an age, with `lru-cache`.'],
  ])('for %s in a project with %j', (state, packages, words) => {
    expect(endOf(state, ...packages)).toBe(words);
  });

  test('fits each kind of finding: there is a list for each sentence', () => {
    for (const [kind, sentences] of Object.entries(words)) expect(Object.keys(remediesOf[kind as keyof typeof words])).toEqual(Object.keys(sentences));
  });
});

describe('what remedies are made of', () => {
  const known = new Set(frameworks.map(({ name }) => name));

  test('names frameworks that there are', () => {
    const named = [...contextHomes.map(({ framework }) => framework), ...[...contextPackages, ...sessionPackages].flatMap((one) => one.frameworks ?? [])];
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test('names settings that there are', () => {
    expect(perCalls.filter(({ setting }) => globalSettings.every(({ id }) => id !== setting))).toEqual([]);
  });

  test('says where it was read', () => {
    for (const { source } of [...contextHomes, ...perCalls]) expect(source).toMatch(/^https?:\/\//);
  });
});
