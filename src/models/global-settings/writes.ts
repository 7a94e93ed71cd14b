import type { AccessPath, SettingWrite } from '../model.ts';

/** Each of these paths, or one that starts with it, gets a value. */
export const assigned = (...paths: readonly AccessPath[]): readonly SettingWrite[] => paths.map((path) => ({ kind: 'assign', path }));

/** Each of these gets a value, and what happens to its properties is another matter. */
export const assignedItself = (...paths: readonly AccessPath[]): readonly SettingWrite[] => paths.map((path) => ({ kind: 'assign', path, itself: true }));

/** A property of each of these gets a value. */
export const assignedBelow = (...paths: readonly AccessPath[]): readonly SettingWrite[] =>
  paths.map((path) => ({ kind: 'assign', path, below: true }));

/** Each of these is called. */
export const called = (...paths: readonly AccessPath[]): readonly SettingWrite[] => paths.map((path) => ({ kind: 'call', path }));

/** Each of these is called with at least so many arguments: with fewer it reads. */
export const calledWith = (minArguments: number, ...paths: readonly AccessPath[]): readonly SettingWrite[] =>
  paths.map((path) => ({ kind: 'call', path, minArguments }));

/** Every one of these names on every one of these objects. */
export const each = (objects: readonly AccessPath[], names: readonly string[]): readonly AccessPath[] =>
  objects.flatMap((object) => names.map((name) => (object.endsWith('#') ? `${object}${name}` : `${object}.${name}`)));
