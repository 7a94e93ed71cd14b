import { styleText } from 'node:util';

import type { EntryPointMatch } from '../findings/finding.ts';
import type { Audit } from './audit.ts';
import { count } from './count.ts';
import { groupBy } from '../project/values/group-by.ts';
import { shownPath } from './shown-path.ts';

/**
 * The entry points that the audit has found, by framework and file, with the phase that each begins: what to look at
 * first when a finding is missing.
 */
export function entryPointsReport({ entryPoints, files }: Audit, cwd: string, { colors }: { readonly colors: boolean }): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string): string => (colors ? styleText(format, text, { validateStream: false }) : text);
  const sorted = [...entryPoints].sort(byFrameworkAndPlace);
  const blocks = [...groupBy(sorted, ({ framework }) => framework)].map(([framework, ofFramework]) => {
    const inFiles = [...groupBy(ofFramework, ({ file }) => file)].map(([file, inFile]) =>
      [`  ${paint('cyan', shownPath(file, cwd))}`, ...inFile.map(({ line, phase, label }) => `    ${String(line).padStart(5)}  ${phase.padEnd(10)}  ${label}`)].join('\n'),
    );
    return [paint('bold', `${framework}${origins[ofFramework[0]?.told ?? 'descriptor']} (${ofFramework.length})`), ...inFiles].join('\n');
  });
  return `${[...blocks, `${count(files, 'file')}, ${count(entryPoints.length, 'entry point')}`].join('\n\n')}\n`;
}

/** What is said of frameworks that are not among those we describe. */
const origins: Readonly<Record<NonNullable<EntryPointMatch['told']> | 'descriptor', string>> = {
  descriptor: '',
  settings: ', described in settings',
  comment: ' in comments',
  looks: ', by what it does',
};

function byFrameworkAndPlace(a: EntryPointMatch, b: EntryPointMatch): number {
  if (a.framework !== b.framework) return a.framework < b.framework ? -1 : 1;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
