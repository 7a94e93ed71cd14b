import type { AccessPath } from './model.ts';

const promises = ['node:fs/promises#', 'node:fs#promises.'];
const extra = ['fs-extra#'];
const each = (roots: readonly string[], names: readonly string[]): readonly AccessPath[] => roots.flatMap((root) => names.map((name) => `${root}${name}`));

/** Functions that answer all that a file holds; the file is the first argument. Node.js documentation, File system. */
export const fileReaders: ReadonlySet<AccessPath> = new Set([
  ...each(promises, ['readFile']), 'node:fs#readFileSync', ...each(extra, ['readFile', 'readFileSync', 'readJson', 'readJSON', 'readJsonSync']), 'jsonfile#readFile', 'jsonfile#readFileSync',
]);

/** Functions that replace all that a file holds; the file is the first argument, and what it will hold the second. */
export const fileWriters: ReadonlySet<AccessPath> = new Set([
  ...each(promises, ['writeFile']), 'node:fs#writeFileSync',
  ...each(extra, ['writeFile', 'writeFileSync', 'outputFile', 'writeJson', 'writeJSON', 'outputJson', 'writeJsonSync']), 'jsonfile#writeFile', 'jsonfile#writeFileSync',
]);
