import { relative, sep } from 'node:path';

/** A path as people write it: relative to where they are, with slashes. */
export function shownPath(path: string, cwd: string): string {
  const shown = relative(cwd, path) || '.';
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}
