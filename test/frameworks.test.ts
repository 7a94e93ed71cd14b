import { describe, expect, test } from 'vitest';

import { frameworks } from '../src/frameworks/index.ts';
import { type Place, frameworkApps, marked, reported } from './support/fixtures.ts';

const apps = frameworkApps();

const places = (found: readonly { at: Place }[]): Place[] => found.map(({ at }) => at).sort();

test('every app is named after the framework that it is written with', () => {
  const known = frameworks.map(({ name }) => name);
  expect(apps.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

test('every framework has an app that shows what is reported, unless one client has each process to itself', () => {
  const shown = apps.filter((app) => marked(app, 'expect').length > 0).map(({ name }) => name);
  const left = frameworks.filter(({ name }) => !shown.includes(name));
  expect(left.filter(({ name, oneClient }) => oneClient === undefined || !apps.some((app) => app.name === name)).map(({ name }) => name)).toEqual([]);
});

describe.each(apps)('$name', (app) => {
  test('is reported on the marked lines and no others', async () => {
    expect(places(await reported(app))).toEqual(places(marked(app, 'expect')));
  });

  test('names in its messages what the marks name', async () => {
    const reports = await reported(app);
    const unnamed = marked(app, 'expect').filter(({ at, words }) => !reports.some((report) => report.at === at && report.message.includes(words)));
    expect(unnamed).toEqual([]);
  });
});
