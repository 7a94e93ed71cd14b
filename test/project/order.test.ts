import { describe, expect, test } from 'vitest';

import { analysisOf } from '../support/project-in-memory.ts';

/** Which kind of finding a write in a handler becomes, where several would do. */
function kindsOf(state: string, handler: string): string[] {
  const code = `
import express from 'express';
const app = express();
${state}
app.post('/orders', async (request, response) => {
  ${handler}
});
`;
  return analysisOf(code).findings.map(({ kind }) => kind);
}

describe('the most specific kind of finding speaks', () => {
  test.each([
    ['a setting of the process, before the data of the request that is put there', '', "process.env.TENANT = request.query.tenant; response.send(process.env.TENANT);", ['global-setting']],
    ['a race, before the data of the request that is part of the sum', 'let total = 0;', 'const before = total; await book(); total = before + request.body.amount; response.json(total);', ['await-race']],
    ['a race, before growth', 'const seats = new Map();', 'if (seats.has(request.query.id)) return; await book(); seats.set(request.query.id, request.body); response.end();', ['await-race']],
    ['a leak, before the field of a singleton', "class Desk { clerk = ''; }\nconst desk = new Desk();", 'desk.clerk = request.body.clerk; await book(); response.send(desk.clerk);', ['request-data-leak']],
    ['a leak, before growth: one entry for all', 'const last = new Map();', "last.set('user', request.body.user); await book(); response.send(last.get('user'));", ['request-data-leak']],
    ['growth, before the field of a singleton', 'class Desk { visits = []; }\nconst desk = new Desk();', 'desk.visits.push(Date.now()); response.json(desk.visits);', ['unbounded-growth']],
    ['the field of a singleton, before shared state', 'class Desk { visits = 0; }\nconst desk = new Desk();', 'desk.visits++; response.json(desk.visits);', ['stateful-singleton']],
    ['shared state, when nothing else fits', 'let visits = 0;', 'visits++; response.json(visits);', ['shared-write']],
  ])('%s', (_, state, handler, kinds) => {
    expect(kindsOf(state, handler)).toEqual(kinds);
  });
});
