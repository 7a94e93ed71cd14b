import { describe, expect, test } from 'vitest';

import { analyze } from '../../src/project/analyze.ts';
import { analysisOf, findingsIn, inWords, projectInMemory } from '../support/project-in-memory.ts';

/** An app of Express with one route. */
const withRoute = (body: string, before = ''): string => `
import express from 'express';
const app = express();
${before}
app.get('/orders', async (request, response) => { ${body} });
`;

describe('phases', () => {
  test('a module variable that a request assigns is shared', () => {
    expect(findingsIn(withRoute('customer = request.query.customer;', 'let customer;'))).toEqual(['rebind customer in app.ts:5, from GET /orders']);
  });

  test('what the top level of a module writes is set up before any request', () => {
    expect(findingsIn(withRoute('response.send(prices);', 'const prices = new Map(); prices.set("tea", 3); let currency; currency = readCurrency(); '))).toEqual([]);
  });

  test('a function that runs at boot and while serving is reported for the latter', () => {
    const remember = 'let last; function remember(name) { last = name; }';
    expect(findingsIn(withRoute('remember(request.query.name);', `${remember} remember("nobody");`))).toEqual(['rebind last in app.ts:4, from GET /orders → remember']);
    expect(findingsIn(withRoute('response.send(last);', `${remember} remember("nobody");`))).toEqual([]);
  });

  test('the callback of listen runs at boot', () => {
    expect(findingsIn(withRoute('response.send(port);', 'let port; app.listen(3000, () => { port = askForPort(); });'))).toEqual([]);
  });

  test('a timer that is set at boot serves nobody', () => {
    expect(findingsIn(withRoute('response.send(rates);', 'let rates = []; setInterval(async () => { rates = await fetchRates(); }, 60_000);'))).toEqual([]);
  });

  test('a callback inside a handler serves', () => {
    expect(findingsIn(withRoute('setTimeout(() => { customer = request.query.customer; }, 10);', 'let customer;'))).toEqual(['rebind customer in app.ts:5, from GET /orders → callback']);
  });

  test('a function that nobody calls writes nothing', () => {
    expect(findingsIn(withRoute('response.send(customer);', 'let customer; function forget(next) { customer = next; }'))).toEqual([]);
  });

  test('tests beside the server are no part of it', () => {
    const test = withRoute('customer = request.query.customer;', 'let customer;');
    expect(findingsIn({ 'orders.test.ts': test })).toEqual([]);
    expect(findingsIn({ 'orders.ts': test })).toHaveLength(1);
  });
});

describe('lifetimes', () => {
  const basket = 'function basket() { const lines = []; return (line) => lines.push(line); }';

  test('the closure of a factory that ran at boot is shared', () => {
    expect(findingsIn(withRoute('add(request.body.line);', `${basket} const add = basket();`))).toEqual(['grow lines in app.ts:4, from GET /orders → callback']);
  });

  test('the closure of a factory that a handler calls is its own', () => {
    expect(findingsIn(withRoute('const add = basket(); add(request.body.line);', basket))).toEqual([]);
  });

  test('a router made by a factory at boot keeps its variables for all requests', () => {
    const routes = `
import { Router } from 'express';
export function draftRoutes() {
  let draft;
  const router = Router();
  router.put('/draft', (request, response) => { draft = request.body; response.end(); });
  return router;
}`;
    const app = 'import express from "express"; import { draftRoutes } from "./drafts.ts"; express().use(draftRoutes());';
    expect(findingsIn({ 'drafts.ts': routes, 'app.ts': app })).toEqual(['rebind draft in drafts.ts:6, from PUT /draft']);
  });

  test('the variable of a handler is its own, also where an inner function writes it', () => {
    expect(findingsIn(withRoute('let total = 0; request.body.lines.forEach((line) => { total += line.price; }); response.json(total);'))).toEqual([]);
  });

  test('an object made for the request is its own, also through a helper', () => {
    const close = 'function close(order) { order.closed = new Date(); order.lines.push("total"); }';
    expect(findingsIn(withRoute('const order = { lines: [] }; close(order);', close))).toEqual([]);
    expect(findingsIn(withRoute('close(order);', `const order = { lines: [] }; ${close}`))).toEqual(['grow order.lines in app.ts:4, from GET /orders → close']);
  });

  test('an object that a request keeps in a module variable is shared from then on', () => {
    const code = withRoute('open.set(request.params.id, { notes: [] });', 'const open = new Map(); app.post("/notes", (request) => { open.get(request.params.id).notes.push(request.body.note); });');
    expect(findingsIn(code)).toEqual(['grow open.notes in app.ts:4, from POST /notes', 'grow open in app.ts:5, from GET /orders']);
  });

  test('what hangs on the request is its own, what hangs on the application is not', () => {
    expect(findingsIn(withRoute('request.customer = request.query.id; response.locals.customer = request.query.id;'))).toEqual([]);
    expect(findingsIn(withRoute('request.app.locals.customer = request.query.id;'))).toEqual(['mutate request.app.locals.customer in app.ts:5, from GET /orders']);
  });
});

describe('an analysis', () => {
  const project = {
    'drafts.ts': 'export const drafts = new Map(); export let last; export function keep(id, text) { drafts.set(id, text); last = text; }',
    'mail.ts': 'import { keep } from "./drafts.ts"; export const send = (request) => keep(request.body.id, request.body.text);',
    'app.ts': 'import express from "express"; import axios from "axios"; import { send } from "./mail.ts"; const app = express(); app.post("/mail", (request, response) => { axios.defaults.timeout = request.body.timeout; send(request); });',
  };

  test('says the same twice', () => {
    const index = projectInMemory(project);
    expect(analyze(index)).toEqual(analyze(index));
    expect(analyze(index).findings).toHaveLength(3);
  });

  test('says the same whatever the order of the files', () => {
    const backwards = Object.fromEntries(Object.entries(project).reverse());
    expect(analysisOf(backwards).findings).toEqual(analysisOf(project).findings);
  });

  test('says it in the order of files and lines', () => {
    const { findings } = analysisOf(project);
    expect(findings.map(({ file, start }) => [file, start])).toEqual(findings.map(({ file, start }) => [file, start] as const).toSorted(([a, i], [b, j]) => (a === b ? i - j : a < b ? -1 : 1)));
  });

  test('of nothing is nothing', () => {
    expect(analysisOf({})).toEqual({ findings: [], outranked: [], entryPoints: [], problems: [], unknowns: { unresolvedCalls: 0, unresolvedImports: 0 } });
  });
});

describe('what another finding stands in for', () => {
  const outrankedIn = (code: string): string[] => analysisOf(code).outranked.map((finding) => `${finding.kind}: ${inWords(finding)}`);

  test('is the state that a race is about', () => {
    const code = withRoute('const before = total; await pay(); total = before + 1;', 'let total = 0;');
    expect(analysisOf(code).findings.map(({ kind }) => kind)).toEqual(['await-race']);
    expect(outrankedIn(code)).toEqual(['shared-write: rebind total in app.ts:5, from GET /orders']);
  });

  test('is the state that a leak is about', () => {
    const code = withRoute('last = request.query.name; await pay(); response.send(last);', 'let last;');
    expect(analysisOf(code).findings.map(({ kind }) => kind)).toEqual(['request-data-leak']);
    expect(outrankedIn(code)).toEqual(['shared-write: rebind last in app.ts:5, from GET /orders']);
  });

  test('is nothing where an idiom explains the write without the race', () => {
    const code = withRoute('if (!client) client = await connect(); response.send(client.name);', 'let client;');
    expect(analysisOf(code).findings.map(({ kind }) => kind)).toEqual(['await-race']);
    expect(outrankedIn(code)).toEqual([]);
  });

  test('is nothing where one thing is to be said', () => {
    expect(outrankedIn(withRoute('visits++; response.send(String(visits));', 'let visits = 0;'))).toEqual([]);
  });
});

describe('what cannot be followed', () => {
  test('is counted: imports that lead nowhere', () => {
    const app = (imported: string): string => `import express from 'express'; import { price } from '${imported}'; express().get('/', (request, response) => response.json(price(request.query.id)));`;
    expect(analysisOf({ 'app.ts': app('./prices.ts') }).unknowns.unresolvedImports).toBe(1);
    expect(analysisOf({ 'app.ts': app('./prices.ts'), 'prices.ts': 'export const price = (id) => id.length;' }).unknowns.unresolvedImports).toBe(0);
    expect(analysisOf({ 'app.ts': app('price-list') }).unknowns.unresolvedImports).toBe(0);
  });

  test('is counted: calls of what no value is known for, once each', () => {
    expect(analysisOf(withRoute('const prices = { tea: undefined }; prices.tea();')).unknowns.unresolvedCalls).toBe(1);
    expect(analysisOf(withRoute('const prices = { tea() {} }; prices.tea();')).unknowns.unresolvedCalls).toBe(0);
  });

  test('is silent: a method of an unknown thing is no evidence', () => {
    expect(findingsIn(withRoute('basket.push(request.body.line);', 'const basket = openBasket();'))).toEqual([]);
    expect(findingsIn(withRoute('basket.push(request.body.line);', 'const basket = [];'))).toHaveLength(1);
  });
});

describe('work is bounded', () => {
  test('in a ring of functions that call one another', () => {
    const count = 200;
    const ring = Array.from({ length: count }, (_, at) => `function clerk${at}(order, left) { if (left > 0) clerk${(at + 1) % count}({ of: order }, left - 1); ledger.push(order); }`);
    const { findings } = analysisOf(withRoute('clerk0(request.body, 9);', `const ledger = [];\n${ring.join('\n')}`));
    expect(findings.map(inWords)).toContain('grow ledger in app.ts:5, from GET /orders → clerk0');
    // Each writes in one place, however long the way to it.
    expect(new Set(findings.map(({ start }) => start)).size).toBe(findings.length);
    expect(findings).toHaveLength(count);
  });

  test('for a state that 1,000 places write: so many are told', () => {
    const steps = Array.from({ length: 1_000 }, (_, at) => `app.get('/step${at}', () => { machine.state = ${at}; });`);
    const { findings } = analysisOf(withRoute('response.json(machine.state);', `const machine = { state: -1 };\n${steps.join('\n')}`));
    expect(findings).toHaveLength(256);
  });

  test('for a function that is called from 2,000 places', () => {
    const callers = Array.from({ length: 2_000 }, (_, at) => `note({ place: ${at} });`);
    const { findings } = analysisOf(withRoute(callers.join('\n'), 'const notes = []; function note(entry) { notes.push(entry); entry.noted = true; }'));
    expect(findings.map(inWords)).toEqual(['grow notes in app.ts:4, from GET /orders → note']);
  });

  test('for an object that is passed through many hands', () => {
    const count = 200;
    const hands = Array.from({ length: count }, (_, at) => `function hand${at}(thing) { return ${at === count - 1 ? 'thing' : `hand${at + 1}(thing)`}; }`);
    expect(findingsIn(withRoute('hand0(box).top = request.body;', `const box = {}; ${hands.join('\n')}`)).length).toBeLessThanOrEqual(1);
  });
});
