import { describe, expect, onTestFinished, test, vi } from 'vitest';

import type { EntryPoint } from '../src/frameworks/framework.ts';
import { frameworks } from '../src/frameworks/index.ts';
import { analyze } from '../src/project/analyze.ts';
import { Propagation } from '../src/project/graph/propagate.ts';
import { loadProject } from '../src/project/load.ts';
import { type Place, frameworkApps, marked, reported } from './support/fixtures.ts';

const apps = frameworkApps();

const places = (found: readonly { at: Place }[]): Place[] => found.map(({ at }) => at).sort();

test('every app is named after the framework that it is written with; a second one shows what runs while pages are rendered', () => {
  const known = frameworks.flatMap(({ name }) => [name, `${name}-rendering`]);
  expect(apps.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

test('every framework has an app that shows what is reported, unless one client has each process to itself', () => {
  const shown = apps.filter((app) => marked(app, 'expect').length > 0).map(({ name }) => name);
  const left = frameworks.filter(({ name }) => !shown.includes(name));
  expect(left.filter(({ name, oneClient }) => oneClient === undefined || !apps.some((app) => app.name === name)).map(({ name }) => name)).toEqual([]);
});

/** Functions told by their types are shown where nothing else hands them over; what is rendered is shown with the rules. */
const isShown = ({ kind, phase }: EntryPoint): boolean => kind !== 'typed' && kind !== 'signature' && phase !== 'render';

/** Of a method, a copy is admitted, whose parameters are those of the one method. */
const isSame = (one: EntryPoint, other: EntryPoint): boolean =>
  one === other || (one.kind === 'method' && other.kind === 'method' && one.of === other.of && one.names === other.names && one.decorators === other.decorators);

describe.each(apps)('$name', (app) => {
  test('shows each way in which the framework calls', () => {
    const admit = vi.spyOn(Propagation.prototype, 'admit');
    onTestFinished(() => admit.mockRestore());
    analyze(loadProject(app.root, { reach: 'everything' }));
    const met = admit.mock.calls.map(([, , , entryPoint]) => entryPoint);
    const own = frameworks.find(({ name }) => name === app.name)?.entryPoints.filter(isShown) ?? [];
    expect(own.filter((one) => !met.some((other) => isSame(one, other)))).toEqual([]);
  });

  test('is reported on the marked lines and no others', async () => {
    expect(places(await reported(app))).toEqual(places(marked(app, 'expect')));
  });

  test('names in its messages what the marks name', async () => {
    const reports = await reported(app);
    const unnamed = marked(app, 'expect').filter(({ at, words }) => !reports.some((report) => report.at === at && report.message.includes(words)));
    expect(unnamed).toEqual([]);
  });
});
