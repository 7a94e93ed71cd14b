import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { run } from '../../src/cli/run.ts';

/** What one run of the command line came to. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

export async function shared(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  let out = '';
  let errors = '';
  const code = await run(args, {
    cwd,
    hasColors: false,
    write: (text) => void (out += text),
    writeError: (text) => void (errors += text),
    progress: undefined,
  });
  return { code, out, errors };
}

/** A copy of a folder that goes when the block that holds it with `using` ends. */
export function copyOf(folder: string): Disposable & { readonly root: string } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'shared-state-')));
  cpSync(folder, root, { recursive: true });
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

/** The text of each file below a folder, by its path. */
export function textsIn(folder: string): Readonly<Record<string, string>> {
  const files = (at: string): string[] => readdirSync(at).flatMap((name) => (statSync(join(at, name)).isDirectory() ? files(join(at, name)) : [join(at, name)]));
  return Object.fromEntries(files(folder).map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}
