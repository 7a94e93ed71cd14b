import type { Framework } from '../../frameworks/framework.ts';
import { deployedPatterns } from '../entry-points/deployed.ts';
import { filePatternsOf, isNamed, pathBelow } from '../entry-points/in-play.ts';
import { inertTexts } from '../entry-points/signs.ts';
import { manifestFinder } from '../graph/link-imports.ts';
import { serverFileFilter } from '../graph/server-files.ts';
import { closure, packagesOf } from '../graph/server-modules.ts';
import type { Deployment, PackageManifest, Resolution } from '../project-index.ts';

/** What is known of a project when its texts have been read and none has been parsed. */
export interface UnparsedProject {
  readonly root: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly packages: readonly PackageManifest[];
  readonly deployments: readonly Deployment[];
  readonly frameworks: readonly Framework[];
  /** Undefined when other files than these may import them: then all of them may serve that stand where a server's do. */
  readonly resolve: ((from: string, specifier: string) => Resolution) | undefined;
}

/** Guesses by the text alone, at a hundredth of the cost of parsing. */
export interface Guess {
  /** Files that will take part in serving. */
  readonly served: ReadonlySet<string>;
  /** Promises that a text names nothing that an entry point is found by. */
  readonly isInert: (text: string) => boolean;
}

/**
 * Which files the analysis will ask to be summarised (see {@link serverModules}). A wrong guess costs time, and changes no finding: what
 * is guessed wrongly is summarised when it is asked for.
 */
export function guessServed({ root, texts, packages, deployments, frameworks, resolve }: UnparsedProject): Guess {
  const isServerFile = serverFileFilter(root);
  const isInert = inertTexts(frameworks);
  const files = [...texts.keys()].filter(isServerFile);
  if (resolve === undefined) return { served: new Set(files), isInert };
  const { imports, importers, imported } = importsAmong(files, texts, resolve);
  const frameworkPackages = packagesOf(frameworks);
  const isPlaced = placeFinder({ packages, deployments, frameworks }, new Set([...imported.values()].flatMap((names) => [...names])));
  const seeds = files.filter((file) => [...(imported.get(file) ?? [])].some((name) => frameworkPackages.has(name)) || isPlaced(file));
  const served = (from: readonly string[]): ReadonlySet<string> => closure(closure(from, importers), imports);
  const known = served(seeds);
  const signed = files.filter((file) => !known.has(file) && !isInert(texts.get(file) ?? ''));
  return { served: signed.length === 0 ? known : served([...seeds, ...signed]), isInert };
}

/** Who imports whom, and which packages, as the texts seem to say. */
function importsAmong(files: readonly string[], texts: UnparsedProject['texts'], resolve: NonNullable<UnparsedProject['resolve']>) {
  const imports = new Map<string, string[]>();
  const importers = new Map<string, string[]>();
  const imported = new Map<string, Set<string>>();
  for (const file of files) {
    const targets: string[] = [];
    const names = new Set<string>();
    for (const [, specifier = ''] of (texts.get(file) ?? '').matchAll(importing)) {
      const target = resolve(file, specifier);
      if (target.kind === 'package') names.add(target.name).add(`${target.name}${target.subpath}`);
      else if (target.kind === 'unresolved') names.add(specifier);
      if (target.kind !== 'file') continue;
      targets.push(target.path);
      const known = importers.get(target.path);
      if (known === undefined) importers.set(target.path, [file]);
      else known.push(file);
    }
    imports.set(file, targets);
    imported.set(file, names);
  }
  return { imports, importers, imported };
}

const importing = /(?:from|import|require)\s*\(?\s*["'`]([^"'`\n]+)["'`]/g;

/** Whether a file stands where a framework that is anywhere in play looks for handlers. */
function placeFinder({ packages, deployments, frameworks }: Pick<UnparsedProject, 'deployments' | 'frameworks' | 'packages'>, imported: ReadonlySet<string>): (file: string) => boolean {
  const names = new Set([...imported, ...packages.flatMap(({ dependencies }) => [...dependencies])]);
  const patterns = filePatternsOf(frameworks.filter((framework) => isNamed(framework, names)));
  const manifestOf = manifestFinder(packages);
  const deployed = deployedPatterns(frameworks, deployments, (folder) => manifestOf(`${folder}/`));
  return (file) => {
    const path = pathBelow(manifestOf(file), file);
    return patterns.some(({ matches }) => matches(path)) || deployed.some(({ matches }) => matches(file));
  };
}
