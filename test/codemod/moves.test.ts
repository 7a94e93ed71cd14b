import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test, vi } from 'vitest';

import { copyOf, shared, textsIn } from '../support/migrate.ts';
import { projectFolder } from '../support/sources.ts';

vi.setConfig({ testTimeout: 60_000 });

const shelf = join(projectFolder, 'fixtures/migrate');

interface Case {
  readonly finding: string;
  readonly to: string;
  readonly options?: readonly string[];
}

describe.each(readdirSync(shelf))('%s', (name) => {
  const folder = join(shelf, name);
  const { finding, to, options = [] } = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as Case;

  test('is changed as stored, and the finding is gone', async () => {
    using copy = copyOf(join(folder, 'before'));
    const before = await shared(copy.root, 'audit');
    expect(before.out).toContain('shared-state/');

    const { code, errors } = await shared(copy.root, 'migrate', finding, '--to', to, ...options, '--write');
    expect({ code, errors: errors.replace(/^To install: .*\n/, '') }).toEqual({ code: 0, errors: '' });
    const after = textsIn(copy.root);
    for (const [path, text] of Object.entries(after)) await expect(text).toMatchFileSnapshot(join(folder, 'after', path));
    if (existsSync(join(folder, 'after'))) expect(Object.keys(textsIn(join(folder, 'after')))).toEqual(Object.keys(after));

    expect((await shared(copy.root, 'audit')).out).not.toContain('shared-state/');
    const again = await shared(copy.root, 'migrate', finding, '--to', to, ...options, '--write');
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.errors).toContain('there is no finding there');
  });
});

test('each case has what is needed', () => {
  expect(readdirSync(shelf).filter((name) => !existsSync(join(shelf, name, 'before', 'package.json')))).toEqual([]);
});
