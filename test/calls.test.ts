import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

import { joined, measure, precisionOf, recallOf, storedRecord, wrongIn } from './support/calls/measure.ts';
import { type CallRecord, callsFolder, recordCalls } from './support/calls/record.ts';

const apps = readdirSync(callsFolder);

test('most calls are found, and few are made up', () => {
  const all = joined(apps.map((app) => measure(app, storedRecord(app))));
  expect(recallOf(all)).toBeGreaterThan(0.94);
  expect(precisionOf(all)).toBeGreaterThan(0.83);
});

describe.each(apps)('%s', (app) => {
  let record: CallRecord;
  beforeAll(async () => {
    record = await recordCalls(app);
  });

  // The record is stored by `vitest -u`.
  test('makes the calls that are recorded of it', async () => {
    await expect(`${JSON.stringify(record, null, 2)}\n`).toMatchFileSnapshot(join(callsFolder, app, 'recorded.json'));
  });

  // Read every line of a difference: a call that is missed may hide a report, one that is made up may cause one.
  test('has the calls that are known to be missed or made up, and no others', async () => {
    await expect(wrongIn(app, record)).toMatchFileSnapshot(join(callsFolder, app, 'wrong.txt'));
  });
});
