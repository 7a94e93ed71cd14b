import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { run } from '../src/cli/run.ts';
import { fixturesFolder } from './support/fixtures.ts';

const apps = join(fixturesFolder, 'apps');

/** What `shared-state audit` prints in a folder, and its exit code. */
function auditIn(cwd: string): { report: string; errors: string; exitCode: number } {
  let report = '';
  let errors = '';
  const exitCode = run(['audit'], {
    cwd,
    hasColors: false,
    write: (text) => {
      report += text;
    },
    writeError: (text) => {
      errors += text;
    },
    progress: undefined,
  });
  return { report, errors, exitCode };
}

/** The whole report of each app, read line by line before it was stored. */
describe.each(readdirSync(apps))('%s', (app) => {
  const audit = auditIn(join(apps, app));

  test('is reported as stored', async () => {
    await expect(audit.report).toMatchFileSnapshot(join(apps, app, 'report.txt'));
  });

  test('is read without errors', () => {
    expect(audit.errors).toBe('');
    expect(audit.exitCode).toBe(1);
  });
});
