import type { Finding, Remedy, RemedyKind } from '../findings/finding.ts';
import { messageIdOf } from '../findings/words.ts';
import { cachePackage, contextPackages, countingStoreToInstall, lockPackage, sessionPackages, storePackages, storeToInstall, type RemedyPackage } from './packages.ts';

/**
 * What may be done about each kind of finding, the usual first choice first. The keys are those of `words`; {@link choose} says when another
 * one comes first.
 */
export const remediesOf: Readonly<Record<Finding['kind'], Readonly<Record<string, readonly RemedyKind[]>>>> = {
  'shared-write': {
    rebind: ['context', 'local', 'store', 'session', 'shared-memory'],
    mutate: ['context', 'clone', 'store', 'session', 'shared-memory'],
    entry: ['store', 'session', 'shared-memory'],
    grow: ['store', 'session', 'context', 'cache', 'shared-memory'],
    shrink: ['store', 'session', 'shared-memory'],
  },
  'stateful-singleton': {
    mutate: ['context', 'clone', 'request', 'store', 'session', 'shared-memory'],
    grow: ['store', 'request', 'session', 'cache', 'shared-memory'],
    shrink: ['store', 'session', 'shared-memory'],
  },
  'await-race': {
    stale: ['re-read', 'store', 'lock', 'shared-memory'],
    unchecked: ['lock', 'single-flight', 're-read', 'store'],
    emptied: ['take-out'],
    flushed: ['take-out'],
    refilled: ['fill-new', 'local'],
    filled: ['fill-new', 'local'],
    unready: ['single-flight'],
    borrowed: ['context', 'local', 'request'],
    unreleased: ['finally'],
  },
  'request-data-leak': {
    all: ['context', 'local', 'session', 'store'],
    user: ['session', 'store'],
  },
  'unbounded-growth': {
    append: ['store', 'cache'],
    key: ['cache', 'store'],
    listener: ['boot', 'release'],
  },
  'shared-request-object': { shared: ['request', 'context'] },
  'stateful-regexp': { remembers: ['drop-flag', 'local'] },
  'connection-per-request': { made: ['boot'], opened: ['boot'], closed: ['boot'], kept: ['release'], lost: ['release'] },
  'process-local-state': { held: ['store'] },
  'missing-shutdown': { open: ['release'] },
  'global-setting': { setting: ['per-call', 'request', 'boot'] },
};

/**
 * The first choice for a finding, in a project that depends on the packages (of its nearest package.json): what fits the finding, the
 * framework that leads to it, and what the project has.
 */
export function choose(finding: Finding, dependencies: ReadonlySet<string>): Remedy {
  const kind = firstOf(finding);
  switch (kind) {
    case 'context': {
      const known = fitting(contextPackages, finding).find((one) => dependencies.has(one.package));
      return known === undefined ? { kind } : { kind, home: known.home, package: known.package, isInstalled: true };
    }
    case 'session':
      return { kind, ...packageOf(fitting(sessionPackages, finding), dependencies) };
    case 'store':
      return storeFor(finding, dependencies);
    case 'cache':
      return { kind, ...packageOf([cachePackage], dependencies) };
    case 'lock':
      return { kind, ...packageOf([lockPackage], dependencies) };
    default:
      return { kind };
  }
}

function firstOf(finding: Finding): RemedyKind {
  switch (finding.kind) {
    case 'shared-write':
    case 'stateful-singleton':
      // What goes on from what stood there is meant to last; what a method does to an object, it had better do to a copy.
      if (finding.value === 'itself') return 'store';
      if (finding.write === 'mutate' && finding.value === undefined && !('isEntry' in finding)) return 'clone';
      break;
    case 'await-race':
      if (finding.interleaving.kind === 'stale' && finding.state.held === 'file') return 'lock';
      if (finding.interleaving.kind === 'unchecked' && finding.value === 'awaited') return 'single-flight';
      break;
    default:
  }
  return remediesOf[finding.kind][messageIdOf(finding)]?.[0] ?? 'store';
}

function storeFor(finding: Finding, dependencies: ReadonlySet<string>): Remedy {
  const counts = 'value' in finding && finding.value === 'itself';
  const known = storePackages.find((one) => dependencies.has(one.package) && (!counts || one.step !== undefined));
  const { store, package: name, step } = known ?? (counts ? countingStoreToInstall : storeToInstall);
  return { kind: 'store', store, package: name, isInstalled: known !== undefined, ...(counts && step !== undefined && { step }) };
}

/** Those that work with the framework that leads to the finding. */
function fitting<P extends RemedyPackage>(packages: readonly P[], finding: Finding): readonly P[] {
  return packages.filter(({ frameworks = [] }) => 'way' in finding && frameworks.includes(finding.way.entry.framework));
}

/** The first that the project has, or the first to install. */
function packageOf(packages: readonly RemedyPackage[], dependencies: ReadonlySet<string>): Pick<Remedy, 'isInstalled' | 'package'> {
  const known = packages.find((one) => dependencies.has(one.package));
  const chosen = known ?? packages[0];
  return chosen === undefined ? {} : { package: chosen.package, isInstalled: known !== undefined };
}
