import type { Framework } from '../../frameworks/framework.ts';
import type { Lifetime, ManagedClasses } from '../../frameworks/injection.ts';
import type { Decorator } from '../../summary/module-summary.ts';
import { boot, type ClassValue } from '../values/abstract-value.ts';
import type { LinkedModule } from '../values/linked-module.ts';
import type { ClassReader } from '../graph/class-reader.ts';
import { propertyOf } from './tokens.ts';

/** A class that a framework or container makes instances of. */
export interface ManagedClass {
  readonly of: ClassValue;
  readonly framework: Framework;
  /** What it is declared with; what it depends on may shorten it. */
  readonly lives: Lifetime;
  readonly spreads: boolean;
}

/** The classes among those of the modules that descriptors say something of. */
export function findManagedClasses(modules: readonly LinkedModule[], frameworks: readonly Framework[], reader: ClassReader): ReadonlyMap<ClassValue, ManagedClass> {
  const described = frameworks.flatMap((framework) =>
    (framework.classes ?? []).map((entry) => ({ framework, entry, isElsewhere: entry.unlessCalled !== undefined && isCalled(modules, entry.unlessCalled, reader) })),
  );
  const found = new Map<ClassValue, ManagedClass>();
  for (const of of classesOf(modules)) {
    for (const { framework, entry, isElsewhere } of described) {
      const fit = reader.fits(of, entry);
      if (fit === undefined) continue;
      found.set(of, { of, framework, lives: isElsewhere ? 'unknown' : lifetimeOf(entry, fit.decorator, of.module, reader), spreads: entry.spreads === true });
      break;
    }
  }
  return found;
}

function isCalled(modules: readonly LinkedModule[], { callees, at, key }: NonNullable<ManagedClasses['unlessCalled']>, reader: ClassReader): boolean {
  return modules.some((module) =>
    module.summary.calls.some((call) => propertyOf(module.summary, call.arguments[at] ?? 0, key) !== 0 && reader.isNamed(module, call.callee, callees)),
  );
}

/** Every class that is declared with anything, as made at boot. */
export function* classesOf(modules: readonly LinkedModule[]): Iterable<ClassValue> {
  for (const module of modules) {
    for (const [id, { kind, decorators, superClass, implements: interfaces, members }] of module.summary.classes.entries()) {
      const says = decorators.length > 0 || superClass !== 0 || interfaces.length > 0 || members.some((member) => member.decorators.length > 0);
      if (kind !== 'interface' && says) yield module.classValue(id, boot);
    }
  }
}

function lifetimeOf(entry: ManagedClasses, decorator: Decorator | undefined, module: LinkedModule, reader: ClassReader): Lifetime {
  if (decorator === undefined) return entry.lives;
  const otherwise = entry.unless?.find(({ at, key, is }) => {
    const argument = decorator.arguments[at] ?? 0;
    const said = key === undefined ? argument : propertyOf(module.summary, argument, key);
    const value = module.summary.values[said];
    return value?.kind === 'literal' ? value.text === is : said !== 0 && reader.pathsOf(module, said).includes(is);
  });
  return otherwise?.lives ?? entry.lives;
}
