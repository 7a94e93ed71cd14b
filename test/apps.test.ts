import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { run } from '../src/cli/run.ts';
import { fixturesFolder } from './support/fixtures.ts';

const apps = join(fixturesFolder, 'apps');

interface Found {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

describe.each(readdirSync(apps))('%s', (app) => {
  const folder = join(apps, app);

  test('has the faults that are known of it and no others', () => {
    const expected = expectedIn(folder);
    const { findings } = JSON.parse(audit(folder, '--format', 'json').output) as { findings: readonly Found[] };
    const places = findings.map(({ file, line }) => `${file}:${line}`);
    expect(places.sort()).toEqual(expected.map(({ at }) => at).sort());
    for (const { at, words } of expected) {
      expect(findings.find(({ file, line }) => `${file}:${line}` === at)?.message).toContain(words);
    }
  });

  // The report is stored by `vitest -u`; read every line of a difference.
  test('is reported in these words', async () => {
    const { output, errors, exitCode } = audit(folder);
    await expect(output).toMatchFileSnapshot(join(folder, 'report.txt'));
    expect(errors).toBe('');
    expect(exitCode).toBe(1);
  });
});

/** Lines of `expected.txt`, which is written by hand: `src/app.ts:12 currentUser: what goes wrong`. */
function expectedIn(folder: string): { at: string; words: string }[] {
  const lines = readFileSync(join(folder, 'expected.txt'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [, at = '', words = ''] = /^(\S+) ([^:]+): ./.exec(line) ?? [];
    return { at, words };
  });
}

/** What `shared-state audit` prints in a folder, and its exit code. */
function audit(cwd: string, ...options: string[]): { output: string; errors: string; exitCode: number } {
  let output = '';
  let errors = '';
  const exitCode = run(['audit', ...options], {
    cwd,
    hasColors: false,
    write: (text) => {
      output += text;
    },
    writeError: (text) => {
      errors += text;
    },
    progress: undefined,
  });
  if (typeof exitCode !== 'number') throw new TypeError('an audit answers at once');
  return { output, errors, exitCode };
}
