import { describe, expect, test } from 'vitest';

import type { Framework } from '../../src/frameworks/framework.ts';
import { frameworks as knownFrameworks } from '../../src/frameworks/index.ts';
import { joinSettings, readFrameworks, readLintSettings } from '../../src/project/settings/read-settings.ts';

const serve = { kind: 'call', callees: ['@acme/kit#serve'], handlers: [{ at: 0 }], phase: 'request', parameters: ['call'] };
const kit = { name: 'acme-kit', packages: ['@acme/kit'], objects: { call: {} }, entryPoints: [serve] };

/** What is said of a list of frameworks. */
const flawsOf = (frameworks: unknown): string[] => readFrameworks(frameworks, 'frameworks').flaws.map(({ path, text }) => `${path}: ${text}`);
/** What is said of the kit with other fields. */
const flawsWith = (fields: object): string[] => flawsOf([{ ...kit, ...fields }]).map((text) => text.replace('frameworks[0].', ''));
const flawsOfEntryPoint = (fields: object): string[] => flawsWith({ entryPoints: [{ ...serve, ...fields }] }).map((text) => text.replace('entryPoints[0].', ''));

describe('a framework in settings', () => {
  test('needs a name and entry points, and no more', () => {
    expect(flawsOf([{ name: 'acme-kit', entryPoints: [] }])).toEqual([]);
    expect(flawsOf([{}])).toEqual(['frameworks[0].name: is missing', 'frameworks[0].entryPoints: is missing']);
  });

  test('may be as long as any of ours', () => {
    const renamed = knownFrameworks.map(({ unseen: _, ...framework }: Framework) => ({ ...framework, name: `house-${framework.name}` }));
    const own = renamed.map((framework) => JSON.parse(JSON.stringify(framework)) as unknown);
    expect(flawsOf(own)).toEqual([]);
  });

  test.each([
    ['kit', "frameworks: found 'kit', where a list is allowed"],
    [[3], 'frameworks[0]: found 3, where an object is allowed'],
    [[null], 'frameworks[0]: found null, where an object is allowed'],
    [[[]], 'frameworks[0]: found a list, where an object is allowed'],
  ])('is an object in a list: %j', (frameworks, flaw) => {
    expect(flawsOf(frameworks)).toEqual([flaw]);
  });

  test.each([
    [{ name: 'express' }, "name: found 'express', which is known already; choose another name"],
    [{ name: 3 }, 'name: found 3, where a text is allowed'],
    [{ name: '' }, "name: found '', where a name of letters, digits and - is allowed"],
    [{ home: '' }, 'home: is empty'],
    [{ objects: { call: { shared: { app: 'app' } } } }, "objects.call.shared.app: found 'app', where an access path such as 'express#Router().get' is allowed"],
    [{ aliases: { 'the kit': '@acme/kit#serve' } }, "aliases['the kit']: found 'the kit', where an access path such as 'express#Router().get' is allowed"],
    [{ classes: [{ lives: 'for ever' }] }, "classes[0].lives: found 'for ever', where 'process', 'request', 'consumer' or 'unknown' is allowed"],
    [{ told: 'settings' }, 'told: is not known; known are '],
    [{ entrypoints: [] }, 'entrypoints: is not known; known are '],
  ])('%j', (fields, flaw) => {
    expect(flawsWith(fields)).toEqual([expect.stringContaining(flaw)]);
  });
});

describe('an entry point in settings', () => {
  test.each([
    [{ kind: 'handler' }, "kind: found 'handler', where 'registration', 'call', 'calling', 'iteration', 'assignment', 'export', 'directive', 'signature', 'typed', 'property' or 'method' is allowed"],
    [{ kind: undefined }, 'kind: is missing'],
    [{ phase: 'requests' }, "phase: found 'requests', where 'boot', 'request', 'connection', 'message', 'job', 'tick' or 'render' is allowed"],
    [{ callees: 'serve' }, "callees: found 'serve', where a list is allowed"],
    [{ callees: ['serve'] }, "callees[0]: found 'serve', where an access path such as 'express#Router().get' is allowed"],
    [{ callees: ['koa@app'] }, "callees[0]: found 'koa@app', and no framework has the object 'koa@app'"],
    [{ handlers: [{ at: -1 }] }, 'handlers[0].at: found -1, where a whole number from 0 on is allowed'],
    [{ handlers: [{ at: 'first' }] }, "handlers[0].at: found 'first', where a position from 0 on, 'last' or { from: … } is allowed"],
    [{ handlers: [{ at: 0, answered: false }] }, "handlers[0].answered: found false, where true or 'once' is allowed"],
    [{ parameters: ['request'] }, "parameters[0]: found 'request', where an access path, 'call' or '' is allowed; name objects of the request under 'objects'"],
    [{ receivers: [] }, "receivers: is not known; known are 'kind', 'phase', 'parameters', 'parametersByArity', 'this', 'callees', 'handlers', 'events', 'inPlay' and 'unless'"],
  ])('%j', (fields, flaw) => {
    expect(flawsOfEntryPoint(fields)).toEqual([flaw]);
  });

  test('may speak of the objects of other frameworks, and pass on arguments', () => {
    expect(flawsOfEntryPoint({ parameters: ['express@request', 1, '', 'call', '@acme/kit#serve()'] })).toEqual([]);
  });
});

describe('several descriptions', () => {
  const read = readFrameworks([kit], 'frameworks');
  const other = readFrameworks([{ ...kit, packages: ['@acme/other'] }], 'frameworks');

  test('of one framework that are alike are one', () => {
    const { frameworks, allowed, problems } = joinSettings([{ ...read, allowed: ['Registry'] }, { ...read, allowed: ['Registry'], file: '/shop/package.json' }]);
    expect(frameworks.slice(knownFrameworks.length).map(({ name }) => name)).toEqual(['acme-kit']);
    expect(allowed).toEqual(['Registry']);
    expect(problems).toEqual([]);
  });

  test('that are not alike are a problem', () => {
    expect(joinSettings([{ ...read, allowed: [] }, { ...other, allowed: [], file: '/shop/package.json' }]).problems).toEqual([{ file: '/shop/package.json', text: "shared-state.frameworks: 'acme-kit' is described twice, and not alike" }]);
  });
});

describe('settings of ESLint', () => {
  test.each([
    [undefined, []],
    [{ project: false, root: '/shop', frameworks: [kit] }, []],
    [{ project: 'no' }, ["settings['shared-state'].project: found 'no', where true or false is allowed"]],
    [{ roots: [] }, ["settings['shared-state'].roots: is not known; known are 'project', 'root', 'frameworks' and 'allow'"]],
    [{ allow: ['Registry', 'lru-cache'] }, []],
    [{ allow: [''] }, ["settings['shared-state'].allow[0]: is empty"]],
    [{ allow: 'Registry' }, ["settings['shared-state'].allow: found 'Registry', where a list is allowed"]],
    [3, ["settings['shared-state']: found 3, where an object is allowed"]],
  ])('%j', (settings, problems) => {
    expect(readLintSettings(settings).problems.map(({ text }) => text)).toEqual(problems);
  });

  test('that are wrong in one place hold in the others', () => {
    const { root, frameworks } = readLintSettings({ root: '/shop', frameworks: [kit, { ...kit, name: 3 }] });
    expect({ root, names: frameworks.map(({ name }) => name) }).toEqual({ root: '/shop', names: ['acme-kit'] });
  });
});
