import { isDeepStrictEqual } from 'node:util';

import type { Framework } from '../../frameworks/framework.ts';
import { frameworks as knownFrameworks } from '../../frameworks/index.ts';
import type { PackageManifest, Problem } from '../project-index.ts';
import { Checker, type Flaw } from './check.ts';
import { houseFramework } from './framework-schema.ts';

/** The frameworks that settings describe, and what is wrong with those that they do not describe well. */
export interface ReadFrameworks {
  readonly frameworks: readonly Framework[];
  readonly flaws: readonly Flaw[];
}

/**
 * Reads a list of frameworks as settings hold it: descriptors as in `src/frameworks`, as plain data. `at` is how the reader names
 * the list. A descriptor with a flaw is left out; the others hold.
 */
export function readFrameworks(value: unknown, at: string): ReadFrameworks {
  const checker = new Checker();
  const list = checker.check(checker.list(checker.v.unknown()), value, at);
  if (list.flaws !== undefined) return { frameworks: [], flaws: list.flaws };
  const all = objectsOf([...knownFrameworks, ...list.value]);
  const frameworks: Framework[] = [];
  const found: Flaw[] = [];
  for (const [index, one] of list.value.entries()) {
    const place = `${at}[${index}]`;
    const { value: framework, flaws } = checker.check(houseFramework(checker, { all, own: ownObjects(one) }), one, place);
    if (framework === undefined) found.push(...flaws);
    else if (knownFrameworks.some(({ name }) => name === framework.name)) found.push({ path: `${place}.name`, text: `found '${framework.name}', which is known already; choose another name` });
    else frameworks.push({ packages: [], source: { url: '', versions: '' }, told: 'settings', ...framework });
  }
  return { frameworks, flaws: found };
}

/** What one package.json, or an ESLint config, says. */
export interface Described extends ReadFrameworks {
  /** Names of classes and packages whose objects may be shared. */
  readonly allowed: readonly string[];
  /** Absolute path of the package.json. */
  readonly file?: string;
}

/** All frameworks that may be in play, those that are known and those of settings, each once; what is allowed anywhere; and what is wrong with the settings. */
export function joinSettings(described: readonly Described[]): { readonly frameworks: readonly Framework[]; readonly allowed: readonly string[]; readonly problems: readonly Problem[] } {
  const byName = new Map<string, Framework>();
  const problems: Problem[] = [];
  for (const { frameworks, flaws, file } of described) {
    const where = file === undefined ? {} : { file };
    problems.push(...flaws.map(({ path, text }) => ({ text: `${path}: ${text}`, ...where })));
    for (const framework of frameworks) {
      const known = byName.get(framework.name);
      if (known === undefined) byName.set(framework.name, framework);
      else if (!isDeepStrictEqual(known, framework)) problems.push({ text: `shared-state.frameworks: '${framework.name}' is described twice, and not alike`, ...where });
    }
  }
  return { frameworks: withKnown([...byName.values()]), allowed: [...new Set(described.flatMap(({ allowed }) => allowed))], problems };
}

/** These frameworks beside those that are known. */
export function withKnown(frameworks: readonly Framework[]): readonly Framework[] {
  return frameworks.length === 0 ? knownFrameworks : [...knownFrameworks, ...frameworks];
}

/** What stands under `shared-state` in a package.json: the same as in ESLint's settings, as far as it concerns more than ESLint. */
export function readPackageSettings({ folder, settings }: PackageManifest): Described {
  const file = `${folder}/package.json`;
  const checker = new Checker();
  interface Fields {
    readonly frameworks?: unknown;
    readonly allow?: readonly string[];
  }
  const { value, flaws = [] } = checker.check(checker.object<Fields>([], { frameworks: checker.v.unknown(), allow: checker.list(checker.filled()) }), settings, 'shared-state');
  const described = readFrameworksOf(value, 'shared-state');
  return { file, frameworks: described.frameworks, allowed: value?.allow ?? [], flaws: [...flaws, ...described.flaws] };
}

function readFrameworksOf(value: { readonly frameworks?: unknown } | undefined, at: string): ReadFrameworks {
  return value?.frameworks === undefined ? { frameworks: [], flaws: [] } : readFrameworks(value.frameworks, `${at}.frameworks`);
}

/** What users set under `settings['shared-state']` in an ESLint config. */
export interface LintSettings {
  /** `false`: look at the linted file alone. By default the project around it is read. */
  readonly project: boolean;
  /** Folder of the project; by default the one with the nearest package.json. */
  readonly root: string | undefined;
  readonly frameworks: readonly Framework[];
  /** Names of classes and packages whose objects may be shared. */
  readonly allowed: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads the settings of an ESLint config; what is wrong counts as not set. */
export function readLintSettings(settings: unknown): LintSettings {
  if (settings === undefined) return { project: true, root: undefined, frameworks: [], allowed: [], problems: [] };
  const checker = new Checker();
  const at = "settings['shared-state']";
  interface Fields {
    readonly project?: boolean;
    readonly root?: string;
    readonly frameworks?: unknown;
    readonly allow?: readonly string[];
  }
  const { value, flaws = [] } = checker.check(checker.object<Fields>([], { project: checker.flag(), root: checker.filled(), frameworks: checker.v.unknown(), allow: checker.list(checker.filled()) }), settings, at);
  const described = readFrameworksOf(value, at);
  const problems = [...flaws, ...described.flaws].map(({ path, text }) => ({ text: `${path}: ${text}` }));
  return { project: value?.project !== false, root: value?.root, frameworks: described.frameworks, allowed: value?.allow ?? [], problems };
}

/** The names of all objects of the frameworks, some of which nobody has checked yet: `express@request`. */
function objectsOf(frameworks: readonly unknown[]): ReadonlySet<string> {
  return new Set(frameworks.flatMap((one) => (hasName(one) ? ownObjects(one).map((object) => `${one.name}@${object}`) : [])));
}

function ownObjects(framework: unknown): readonly string[] {
  const objects = typeof framework === 'object' && framework !== null && 'objects' in framework ? framework.objects : undefined;
  return typeof objects === 'object' && objects !== null ? Object.keys(objects) : [];
}

function hasName(framework: unknown): framework is { readonly name: string } {
  return typeof framework === 'object' && framework !== null && 'name' in framework && typeof framework.name === 'string';
}
