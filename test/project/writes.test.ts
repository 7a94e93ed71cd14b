import { describe, expect, test } from 'vitest';

import { findingsIn } from '../support/project-in-memory.ts';

/** What is said of a handler of Express with this body, and these lines before it. */
const inHandler = (before: string, body: string): string[] =>
  findingsIn(`import express from 'express';\nconst app = express();\n${before}\napp.get('/orders', async (request, response) => { ${body} });`).map((found) => found.replace(/ in app.ts.*$/, ''));

describe('kinds of writes', () => {
  test.each([
    ['rebind last', 'let last;', 'last = request.body;'],
    ['rebind last', 'let last;', '({ last } = request.body);'],
    ['rebind last', 'let last;', '[last] = request.body;'],
    ['mutate shop.owner', 'const shop = { owner: "" };', 'shop.owner = request.body;'],
    ['mutate shop', 'const shop = { owner: "" };', 'Object.assign(shop, request.body);'],
    ['grow orders', 'const orders = {};', 'orders[request.query.id] = request.body;'],
    ['grow orders', 'const orders = [];', 'orders.push(request.body);'],
    ['grow orders', 'const orders = new Map();', 'orders.set(request.query.id, request.body);'],
    ['grow orders', 'const orders = new Set();', 'orders.add(request.body);'],
    ['mutate orders', 'const orders = [3, 1, 2];', 'orders.sort((a, b) => request.query.up ? a - b : b - a);'],
  ])('%s: %s %s', (expected, before, body) => {
    expect(inHandler(before, `${body} response.json(1);`)).toEqual([expected]);
    // The same on what the handler itself made is no finding.
    expect(inHandler('', `${before} ${body} response.json(1);`)).toEqual([]);
  });

  test('an object of a library is written under its name', () => {
    expect(inHandler('', 'app.locals.customer = request.query.id;')).toEqual(['mutate app.locals.customer']);
  });

  test('a weak collection keeps nothing', () => {
    expect(inHandler('const seen = new WeakMap();', 'seen.set(request, request.body);')).toEqual([]);
    expect(inHandler('const seen = new Map();', 'seen.set(request, request.body);')).toEqual(['grow seen']);
  });

  test('a copy is not the original', () => {
    expect(inHandler('const prices = [3, 1];', 'const own = [...prices]; own.push(request.body.price);')).toEqual([]);
    expect(inHandler('const prices = [3, 1];', 'const own = prices; own.push(request.body.price);')).toEqual(['grow prices']);
  });
});

describe('what is set up lazily is set up once', () => {
  test('where the place was empty', () => {
    expect(inHandler('let pool;', 'if (!pool) pool = connect(); response.json(pool);')).toEqual([]);
    expect(inHandler('let pool;', 'pool ??= connect(); response.json(pool);')).toEqual([]);
    expect(inHandler('let pool;', 'if (pool === undefined) pool = connect(); response.json(pool);')).toEqual([]);
  });

  test('and not from what the request brought', () => {
    expect(inHandler('let pool;', 'if (!pool) pool = connect(request.hostname); response.json(pool);')).toEqual(['rebind pool']);
    expect(inHandler('let pool;', 'if (request.query.fresh) pool = connect(request.hostname); response.json(pool);')).toEqual(['rebind pool']);
  });
});

describe('a flag', () => {
  test('that is only ever set one way is harmless', () => {
    expect(inHandler('let warned = false;', 'warned = true; response.json(warned);')).toEqual([]);
  });

  test('that is set both ways is not', () => {
    expect(inHandler('let busy = false;', 'busy = true; await work(); busy = false; response.json(busy);')).not.toEqual([]);
  });

  test('that takes a value of the request is not', () => {
    expect(inHandler('let warned = false;', 'warned = request.query.warn; response.json(warned);')).toEqual(['rebind warned']);
  });
});

describe('a counter', () => {
  test('that nobody reads is harmless', () => {
    expect(inHandler('let visits = 0;', 'visits++; response.end();')).toEqual([]);
  });

  test('that a request is answered with is not', () => {
    expect(inHandler('let visits = 0;', 'visits++; response.json({ visits });')).toEqual(['rebind visits']);
    expect(inHandler('let last = 0;', 'const id = ++last; response.json({ id });')).toEqual(['rebind last']);
  });
});

describe('a collection', () => {
  test('that a timer clears is swept', () => {
    expect(inHandler('const hits = new Map(); setInterval(() => hits.clear(), 60_000);', 'hits.set(request.ip, 1);')).toEqual([]);
    expect(inHandler('const hits = new Map(); setInterval(() => console.log(hits.size), 60_000);', 'hits.set(request.ip, 1);')).toEqual(['grow hits']);
  });

  test('whose entries go when the work is done is swept', () => {
    expect(inHandler('const open = new Set();', 'open.add(request.query.id); try { await work(); } finally { open.delete(request.query.id); }')).toEqual([]);
    expect(inHandler("const open = new Set(); app.delete('/orders', (request) => { open.delete(request.query.id); });", 'open.add(request.query.id);')).toContain('grow open');
  });

  test('from which another entry is removed afterwards is not swept', () => {
    expect(inHandler('const open = new Set();', 'open.add(request.query.id); if (request.query.undo) open.delete(request.query.other);')).toContain('grow open');
  });

  test('that is bounded is swept', () => {
    expect(inHandler('const cache = new Map();', 'if (cache.size > 100) cache.clear(); cache.set(request.query.id, await find(request.query.id));')).toEqual([]);
  });

  const chat = (end: string): string[] =>
    findingsIn(`import { WebSocketServer } from 'ws'; const people = new Map(); new WebSocketServer({ port: 1 }).on('connection', (socket, request) => { people.set(request.url, socket); ${end} });`);

  test('of live connections is a registry', () => {
    expect(chat("socket.on('close', () => people.delete(request.url));")).toEqual([]);
    expect(chat("socket.on('close', () => console.log(request.url));")).toEqual(["grow people in app.ts:1, from on 'connection'"]);
  });
});

describe('what no request brought', () => {
  test('may replace what was there', () => {
    expect(inHandler('let rates = [];', 'rates = await fetchRates(); response.json(rates);')).toEqual([]);
    expect(inHandler('let rates = [];', 'rates = await fetchRates(request.query.day); response.json(rates);')).toEqual(['rebind rates']);
  });

  test('may not be made from what was there', () => {
    expect(inHandler('let price = 100;', 'price = price * 0.9; response.json(price);')).toEqual(['rebind price']);
  });
});

describe('code for elsewhere', () => {
  test('is left out', () => {
    expect(inHandler('let last;', "if (typeof window !== 'undefined') last = request.body;")).toEqual([]);
    expect(inHandler('let last;', "if (process.env.NODE_ENV !== 'production') last = request.body;")).toEqual([]);
    expect(inHandler('let last;', "if (process.env.REGION !== 'eu') last = request.body;")).toEqual(['rebind last']);
  });
});

describe('settings', () => {
  test('of a library that a request changes are found', () => {
    expect(inHandler("import axios from 'axios';", 'axios.defaults.baseURL = request.query.url;')).toEqual(['set axios.defaults.baseURL']);
    expect(inHandler("import moment from 'moment';", 'moment.locale(request.query.language);')).toEqual(['set moment.locale']);
  });

  test('that are only read are not', () => {
    expect(inHandler("import moment from 'moment';", 'response.send(moment.locale());')).toEqual([]);
    expect(inHandler("import axios from 'axios';", 'response.send(axios.defaults.baseURL);')).toEqual([]);
  });

  test('that are changed at boot are not', () => {
    expect(inHandler("import moment from 'moment'; moment.locale('de');", 'response.end();')).toEqual([]);
  });

  test('of an instance of its own are not', () => {
    expect(inHandler("import axios from 'axios';", 'const own = axios.create(); own.defaults.baseURL = request.query.url;')).toEqual([]);
    expect(inHandler("import moment from 'moment';", 'moment().locale(request.query.language);')).toEqual([]);
  });

  test('of the process are found', () => {
    expect(inHandler('', 'process.env.TZ = request.query.zone;')).toEqual(['set process.env.TZ']);
    expect(inHandler('', 'const env = { ...process.env }; env.TZ = request.query.zone;')).toEqual([]);
  });

  test('that are set to a constant where they were unset are not', () => {
    expect(inHandler('', "if (!process.env.WARNED) process.env.WARNED = 'yes';")).toEqual([]);
    expect(inHandler('', "process.env.TZ = 'UTC';")).toEqual(['set process.env.TZ']);
  });
});
