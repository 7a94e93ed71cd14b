import { describe, expect, test } from 'vitest';

import type { Finding, FindingKind } from '../../src/findings/finding.ts';
import { sentence } from '../../src/findings/words.ts';
import type { EntryPoint } from '../../src/frameworks/framework.ts';
import { frameworks } from '../../src/frameworks/index.ts';
import type { Effect, Export, Value } from '../../src/summary/module-summary.ts';
import { analysisOf, summaryOf } from '../support/project-in-memory.ts';

// A kind that is new, or gone, does not compile here until it is named, and then fails until the sample has one.
const valueKinds = {
  unknown: true, literal: true, binding: true, global: true, import: true, exports: true, parameter: true, this: true, member: true,
  result: true, function: true, class: true, allocation: true, either: true, awaited: true, element: true, keys: true, spread: true,
  derived: true, typed: true,
} satisfies Record<Value['kind'], true>;
const effectKinds = { rebind: true, mutate: true, remove: true, read: true } satisfies Record<Effect['kind'], true>;
const exportKinds = { value: true, 're-export': true, all: true } satisfies Record<Export['kind'], true>;
const entryPointKinds = {
  registration: true, call: true, assignment: true, export: true, calling: true,
  iteration: true, directive: true, signature: true, typed: true, property: true, method: true,
} satisfies Record<EntryPoint['kind'], true>;
const findingKinds = { 'await-race': true, 'request-data-leak': true, 'unbounded-growth': true, 'shared-write': true, 'stateful-singleton': true, 'shared-request-object': true, 'stateful-regexp': true, 'connection-per-request': true, 'process-local-state': true, 'missing-shutdown': true, 'global-setting': true } satisfies Record<FindingKind, true>;
const writeKinds = { rebind: true, mutate: true, grow: true, shrink: true } satisfies Record<Extract<Finding, { kind: 'shared-write' }>['write'], true>;

const sample = `'use strict';
import express, { type Request } from 'express';
import * as prices from './prices.ts';
export { find as findOrder } from './orders.ts';
export * from './customers.ts';
let last: string | undefined;
const orders = { open: [], pattern: /^[a-z]+$/gi, get size() { return this.open.length; }, ...prices };
export class Desk extends prices.Table implements Seat {
  static #count = 0;
  lines: string[] = [];
  constructor(private readonly room = 1) { super(); Desk.#count++; }
  @logged('sit') sit(...people) { this.lines.push(...people); }
}
export default async function place(request: Request, { body }) {
  const note = body ?? last;
  for (const line of body.lines) orders.open[line.id] = line;
  for (const key in orders) delete orders[key];
  if (typeof last === 'undefined' && note) last = \`\${note} at \${request.url}\`;
  const answer = await fetch(request.url);
  return (answer.json() as Receipt) satisfies object;
}
exports.place = place;
module.exports = new Desk();
register(function* () { yield import.meta; });
`;

const roundTrip = (data: unknown): unknown => JSON.parse(JSON.stringify(data));
const kindsIn = (parts: readonly { readonly kind: string }[]): string[] => [...new Set(parts.map(({ kind }) => kind))].toSorted();
const kinds = (record: object): string[] => Object.keys(record).toSorted();

describe('a module summary', () => {
  const summary = summaryOf('sample.ts', sample);

  test('has every kind of value, effect and export in the sample', () => {
    expect(kindsIn(summary.values)).toEqual(kinds(valueKinds));
    expect(kindsIn(summary.functions.flatMap(({ effects }) => effects))).toEqual(kinds(effectKinds));
    expect(kindsIn(summary.exports)).toEqual(kinds(exportKinds));
  });

  test('is the same after JSON', () => {
    expect(roundTrip(summary)).toStrictEqual(summary);
  });
});

describe('descriptors of frameworks', () => {
  test('have every kind of entry point', () => {
    expect(kindsIn(frameworks.flatMap(({ entryPoints }) => entryPoints))).toEqual(kinds(entryPointKinds));
  });

  test.each(frameworks.map((framework) => [framework.name, framework] as const))('%s is the same after JSON', (_, framework) => {
    expect(roundTrip(framework)).toStrictEqual(framework);
  });
});

describe('findings', () => {
  const { findings, entryPoints } = analysisOf(`
import express from 'express';
import moment from 'moment'; import DataLoader from 'dataloader'; import { Pool } from 'pg'; import session from 'express-session';
import { WebSocketServer } from 'ws';
const app = express();
const server = new WebSocketServer({ port: 1 }); app.use(session({})); const pool = new Pool(); app.listen(2);
let last; let names = []; let visits = 0;
const shop = { owner: '' };
const till = new class Till { customer = ''; serve(name) { this.customer = name; } }();
const orders = new Map(); const log = []; const loader = new DataLoader(load); const slug = /^[a-z]+$/g;
function remember(request) { last = request.query.customer; }
app.post('/orders', async (request, response) => {
  remember(request);
  shop.owner = request.query.owner;
  orders.set(request.query.id, request.body);
  const before = names; await loader.load(1); names = [...before, request.query.name]; shop.visits = Number(request.query.visits) + shop.visits; slug.test(request.query.slug); new Pool(); till.serve(request.query.customer);
  moment.locale(request.query.language);
  log.push(request.url); visits = Number(request.query.visits) + visits; response.send([last, visits, ...log.slice(-5)]);
});
app.delete('/orders', (request, response) => { orders.delete(request.query.id); response.end(); });
server.on('connection', (socket) => socket.on('message', (text) => { last = text; }));
`);
  const writes = findings.filter((one) => one.kind === 'shared-write');

  test('are of every kind in the sample', () => {
    expect(kindsIn(findings)).toEqual(kinds(findingKinds));
    expect([...new Set(writes.map(({ write }) => write))].toSorted()).toEqual(kinds(writeKinds));
  });

  test('are the same after JSON, and so are the entry points', () => {
    expect(roundTrip(findings)).toStrictEqual(findings);
    expect(roundTrip(entryPoints)).toStrictEqual(entryPoints);
  });

  test('leave no gap in their sentences', () => {
    for (const finding of findings) {
      expect(sentence(finding)).toMatch(/\.$/);
      expect(sentence(finding)).not.toMatch(/\{\{|\}\}|''|undefined| {2}/);
    }
  });

  test('name the way: the file of the entry point unless it is the same', () => {
    const finding = findings.find((one) => 'way' in one && one.way.calls.some(({ name }) => name === 'remember'));
    if (finding === undefined) throw new Error('the sample has a way of one call');
    expect(sentence(finding)).toContain('POST /orders (line 12) → remember');
    expect(sentence({ ...finding, file: '/shop/customers.ts' })).toContain('POST /orders (app.ts:12) → remember');
  });
});
