import { describe, expect, test } from 'vitest';

import type { EntryPoint, Framework } from '../src/frameworks/framework.ts';
import type { ClassMark, Injection } from '../src/frameworks/injection.ts';
import { frameworks } from '../src/frameworks/index.ts';
import { objectPath, packagePath } from './models/access-path.ts';

const objectsOf = new Map(frameworks.map(({ name, objects }) => [name, new Set(Object.keys(objects ?? {}))]));

/** What is wrong with a path, or undefined. */
function flawOf(path: string): string | undefined {
  const { framework, object } = objectPath.exec(path)?.groups ?? {};
  if (framework === undefined || object === undefined) return packagePath.test(path) ? undefined : `${path} does not parse`;
  return objectsOf.get(framework)?.has(object) === true ? undefined : `no descriptor has the object ${path}`;
}

/** What is wrong with what a parameter is said to be: nothing known, one of the descriptor's own objects, or a path. */
const flawOfParameter = ({ name, objects }: Framework, parameter: string): string | undefined =>
  parameter === '' || parameter in (objects ?? {}) ? undefined : flawOf(parameter) && `${name}: ${parameter}`;

const marksOf = ({ decorators = [], extends: bases = [], implements: interfaces = [] }: ClassMark): readonly string[] => [...decorators, ...bases, ...interfaces];

function pathsOf(entryPoint: EntryPoint): readonly string[] {
  switch (entryPoint.kind) {
    case 'registration':
    case 'assignment':
      return [...entryPoint.receivers, ...(entryPoint.kind === 'registration' ? (entryPoint.events ?? []).filter((event) => event.includes('#')) : [])];
    case 'call':
    case 'calling':
      return entryPoint.callees;
    case 'iteration':
      return entryPoint.iterables;
    case 'signature':
      return entryPoint.types.flat().filter((type) => type !== '');
    case 'typed':
    case 'property':
      return entryPoint.types;
    case 'method':
      return [...(entryPoint.decorators ?? []), ...marksOf(entryPoint.of ?? {}), ...Object.keys(entryPoint.decorated ?? {})];
    case 'directive':
    case 'export':
      return [];
  }
}

const pathsOfInjection = ({ inject = [], requestTokens = [], registrations = [], resolvers = [], named }: Injection): readonly string[] => [
  ...inject,
  ...requestTokens,
  ...registrations.flatMap(({ callees }) => callees),
  ...resolvers,
  ...(named === undefined ? [] : [...named.receivers, ...named.classes, ...named.values, ...named.factories]),
];

/** How many places of functions it names. */
function handlersOf(entryPoint: EntryPoint): number {
  switch (entryPoint.kind) {
    case 'registration':
    case 'call':
      return entryPoint.handlers.length;
    case 'assignment':
      return entryPoint.properties.length;
    case 'directive':
      return entryPoint.directive.length;
    case 'export':
      return entryPoint.namedBy?.keys.length ?? Math.min(entryPoint.files.length, entryPoint.exports.length);
    case 'property':
      return entryPoint.keys.length;
    case 'method':
      return entryPoint.uncalled === true ? 1 : (entryPoint.names ?? entryPoint.decorators ?? []).length;
    case 'calling':
    case 'iteration':
    case 'signature':
    case 'typed':
      return pathsOf(entryPoint).length;
  }
}

test('names are unique and sorted', () => {
  const names = frameworks.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)].toSorted());
});

describe.each(frameworks.map((framework) => [framework.name, framework] as const))('%s', (_, framework) => {
  test('names its packages and the page it was read from', () => {
    expect(framework.packages.length).toBeGreaterThan(0);
    expect(new URL(framework.source.url).protocol).toBe('https:');
    expect(framework.source.versions).not.toBe('');
  });

  test('every path parses, and every object is there', () => {
    const { entryPoints, objects = {}, aliases = {}, types = {}, decorations = [], classes = [], injection = {} } = framework;
    const paths = [
      ...entryPoints.flatMap(pathsOf),
      ...Object.values(objects).flatMap(({ shared = {}, inherits = [] }) => [...Object.values(shared), inherits].flat()),
      ...Object.entries({ ...aliases, ...types }).flat(),
      ...decorations.flatMap(({ receivers, target }) => [...receivers, target]),
      ...classes.flatMap((one) => [...marksOf(one), ...(one.unless ?? []).map(({ is }) => is).filter((is) => is.includes('#')), ...(one.unlessCalled?.callees ?? [])]),
      ...pathsOfInjection(injection),
    ];
    expect(paths.map(flawOf).filter((flaw) => flaw !== undefined)).toEqual([]);
  });

  test('every parameter is known or left open', () => {
    const parameters = framework.entryPoints.flatMap((one) => [
      ...one.parameters,
      ...Object.values(one.parametersByArity ?? {}).flat(),
      one.this ?? '',
    ]);
    expect(parameters.filter((one) => typeof one === 'string').map((one) => flawOfParameter(framework, one)).filter((flaw) => flaw !== undefined)).toEqual([]);
  });

  test('every entry point has handlers', () => {
    expect(framework.entryPoints.filter((one) => handlersOf(one) === 0)).toEqual([]);
  });
});
