import { isBuiltin } from 'node:module';

import { frameworks as knownFrameworks } from '../frameworks/index.ts';
import type { ModuleSummary } from '../summary/module-summary.ts';
import { summarizedFile, type ProjectIndex, type Resolution } from './project-index.ts';

/** A project of one file, for when there is no file system around it: packages are known by name, other files are not. */
export function indexOfOneFile(file: string, summary: ModuleSummary, { frameworks, allowed }: Pick<ProjectIndex, 'allowed' | 'frameworks'> = { frameworks: knownFrameworks, allowed: [] }): ProjectIndex {
  return {
    root: file.slice(0, Math.max(0, file.lastIndexOf('/'))),
    files: new Map([[file, summarizedFile(summary)]]),
    failures: [],
    packages: [],
    deployments: [],
    frameworks,
    allowed,
    problems: [],
    resolve: (_, specifier) => byName(specifier),
  };
}

function byName(specifier: string): Resolution {
  if (/^[./#]/.test(specifier)) return { kind: 'unresolved' };
  const [, name = '', subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(specifier) ?? [];
  return { kind: 'package', name: isBuiltin(name) && !name.startsWith('node:') ? `node:${name}` : name, subpath };
}
