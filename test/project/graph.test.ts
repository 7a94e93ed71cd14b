import { describe, expect, test } from 'vitest';

import { analysisOf, findingsIn, type Files } from '../support/project-in-memory.ts';

describe('imports lead to what a file exports', () => {
  /** A server whose handler calls `setTenant`, however that is imported. */
  const calledAs = (imports: string, call: string): string =>
    `import express from 'express';\n${imports}\nexpress().get('/orders', (request, response) => { ${call}(request.hostname); response.end(); });`;
  const exported = 'let tenant;\nexport function setTenant(name) { tenant = name; }';
  const common = 'let tenant;\nfunction setTenant(name) { tenant = name; }\n';
  const found = (file = 'tenant.ts', name = 'setTenant'): string[] => [`rebind tenant in ${file}:2, from GET /orders → ${name}`];

  test.each<[string, Files]>([
    ['by name', { 'tenant.ts': exported, 'app.ts': calledAs("import { setTenant } from './tenant.ts';", 'setTenant') }],
    ['under another name', { 'tenant.ts': exported, 'app.ts': calledAs("import { setTenant as choose } from './tenant.ts';", 'choose') }],
    ['as the default', { 'tenant.ts': `${common}export default setTenant;`, 'app.ts': calledAs("import choose from './tenant.ts';", 'choose') }],
    ['as a whole', { 'tenant.ts': exported, 'app.ts': calledAs("import * as tenants from './tenant.ts';", 'tenants.setTenant') }],
    ['through a re-export', { 'tenant.ts': exported, 'index.ts': "export { setTenant as choose } from './tenant.ts';", 'app.ts': calledAs("import { choose } from './index.ts';", 'choose') }],
    ['through a re-exported default', { 'tenant.ts': `${common}export default setTenant;`, 'index.ts': "export { default as choose } from './tenant.ts';", 'app.ts': calledAs("import { choose } from './index.ts';", 'choose') }],
    ['through a re-export of everything', { 'tenant.ts': exported, 'index.ts': "export * from './tenant.ts';", 'app.ts': calledAs("import { setTenant } from './index.ts';", 'setTenant') }],
    ['through a re-exported namespace', { 'tenant.ts': exported, 'index.ts': "export * as tenants from './tenant.ts';", 'app.ts': calledAs("import { tenants } from './index.ts';", 'tenants.setTenant') }],
    ['by an awaited import', { 'tenant.ts': exported, 'app.ts': calledAs("const { setTenant } = await import('./tenant.ts');", 'setTenant') }],
    ['by require, from exports', { 'tenant.ts': `${common}exports.setTenant = setTenant;`, 'app.ts': calledAs("const { setTenant } = require('./tenant.ts');", 'setTenant') }],
    ['by require, from an object', { 'tenant.ts': `${common}module.exports = { setTenant };`, 'app.ts': calledAs("const tenants = require('./tenant.ts');", 'tenants.setTenant') }],
    ['by require, from a function', { 'tenant.ts': `${common}module.exports = setTenant;`, 'app.ts': calledAs("const choose = require('./tenant.ts');", 'choose') }],
    ['by require, from properties of a function', { 'tenant.ts': `${common}module.exports = class Tenants {};\nmodule.exports.setTenant = setTenant;`, 'app.ts': calledAs("const { setTenant } = require('./tenant.ts');", 'setTenant') }],
    ['as the default of a CommonJS file', { 'tenant.ts': `${common}module.exports = { setTenant };`, 'app.ts': calledAs("import tenants from './tenant.ts';", 'tenants.setTenant') }],
    ['by name, of a CommonJS file', { 'tenant.ts': `${common}module.exports = { setTenant };`, 'app.ts': calledAs("import { setTenant } from './tenant.ts';", 'setTenant') }],
  ])('%s', (_, files) => {
    expect(findingsIn(files)).toEqual(found());
  });

  test('and not to another export of the same file', () => {
    const tenants = `${exported}\nexport function showTenant() { return tenant; }`;
    expect(findingsIn({ 'tenant.ts': tenants, 'app.ts': calledAs("import { showTenant } from './tenant.ts';", 'showTenant') })).toEqual([]);
  });

  test('and a name of its own goes before one of a re-export of everything', () => {
    const index = "export * from './tenant.ts'; export function setTenant(name) { console.log(name); }";
    expect(findingsIn({ 'tenant.ts': exported, 'index.ts': index, 'app.ts': calledAs("import { setTenant } from './index.ts';", 'setTenant') })).toEqual([]);
  });

  test('and rings of imports end', () => {
    const orders = "import { audit } from './audit.ts'; export const recent = []; export function place(order) { recent.push(order); audit(order); }";
    const audit = "import { place } from './orders.ts'; export function audit(order) { if (order.again) place(order); }";
    expect(findingsIn({ 'orders.ts': orders, 'audit.ts': audit, 'app.ts': calledAs("import { place } from './orders.ts';", 'place') })).toEqual(['grow recent in orders.ts:1, from GET /orders → place']);
  });

  test('and rings of re-exports end', () => {
    const files = { 'a.ts': "export * from './b.ts';", 'b.ts': "export * from './a.ts'; export * from './tenant.ts';", 'tenant.ts': exported };
    expect(findingsIn({ ...files, 'app.ts': calledAs("import { setTenant } from './a.ts';", 'setTenant') })).toEqual(found());
    expect(findingsIn({ ...files, 'app.ts': calledAs("import { forgetTenant } from './a.ts';", 'forgetTenant') })).toEqual([]);
  });
});

describe('files that take part in serving', () => {
  const writes = 'let last;\nexport function keep(request) { last = request.body; }';

  test('are those that a server imports', () => {
    const app = "import express from 'express'; import { keep } from './keep.ts'; express().post('/', (request) => keep(request));";
    expect(findingsIn({ 'app.ts': app, 'keep.ts': writes })).toHaveLength(1);
  });

  test('are not those that only the browser has', () => {
    expect(findingsIn({ 'page.ts': `${writes} document.addEventListener('click', keep);`, 'app.ts': "import express from 'express'; express().listen(80);" })).toEqual([]);
  });

  test('are those that hand what they import to a server, though they do not import the framework', () => {
    const server = "import express from 'express'; export const app = express();";
    const routes = "import { app } from './server.ts'; let last; app.post('/', (request) => { last = request.body; });";
    expect(findingsIn({ 'server.ts': server, 'routes.ts': routes })).toEqual(['rebind last in routes.ts:1, from POST /']);
  });
});

describe('the way to a write', () => {
  const wayOf = (files: Files | string): string[] =>
    analysisOf(files).findings.flatMap((one) => ('way' in one ? [[one.way.entry.label, ...one.way.calls.map(({ name, line }) => `${name} (${line})`)].join(' → ')] : []));

  test('names each call and its line, outermost first', () => {
    expect(
      wayOf(`import express from 'express';
let last;
const keep = (order) => { last = order; };
function place(order) {
  keep(order);
}
express().post('/orders', (request) => {
  place(request.body);
});`),
    ).toEqual(['POST /orders → place (8) → keep (5)']);
  });

  test('is the shortest one', () => {
    expect(
      wayOf(`import express from 'express';
const app = express();
let last;
const keep = (order) => { last = order; };
const check = (order) => keep(order);
const place = (order) => check(order);
app.post('/orders', (request) => place(request.body));
app.put('/orders', (request) => keep(request.body));`),
    ).toEqual(['PUT /orders → keep (8)']);
  });

  test('leads through the caller that passed the object', () => {
    expect(
      wayOf(`import express from 'express';
const app = express();
const ledger = [];
function add(list, entry) { list.push(entry); }
app.get('/sum', (request, response) => { const own = []; add(own, request.query.price); response.json(own); });
app.post('/book', (request, response) => { add(ledger, request.body); response.json(ledger); });`),
    ).toEqual(['POST /book → add (6)']);
  });

  test('is empty where the entry point writes by itself', () => {
    expect(wayOf("import express from 'express'; let last; express().post('/', (request) => { last = request.body; });")).toEqual(['POST /']);
  });
});

test('a router of the project keeps the handlers of many routes', () => {
  const routes = Array.from({ length: 60 }, (_, index) => `routes.push((request) => ${index === 59 ? '{ last = request.url; }' : 'request.url'});`);
  const app = `import express from 'express'; let last; const routes = []; ${routes.join(' ')} express().use((request) => { for (const route of routes) route(request); });`;
  expect(findingsIn(app)).toHaveLength(1);
});
