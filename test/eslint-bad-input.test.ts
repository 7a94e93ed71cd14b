/** What an editor or a CI step may hand to ESLint: the plugin neither throws nor hangs, and warns of nothing of its own. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ESLint } from 'eslint';
import { parser } from 'typescript-eslint';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import plugin from '../src/index.ts';

const leak = `import express from 'express';
const app = express();
let lastVisitor = '';
app.get('/', async (request, response) => {
  lastVisitor = request.ip ?? '';
  await new Promise((done) => setTimeout(done, 10));
  response.send(lastVisitor);
});
`;

interface Workshop {
  readonly folder: string;
  readonly warnings: Error[];
}

const workshop: { now: Workshop } = { now: { folder: '', warnings: [] } };
const note = (warning: Error): void => {
  if (warning.message.includes('shared-state')) workshop.now.warnings.push(warning);
};

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "shop", "type": "module" }');
  workshop.now = { folder, warnings: [] };
  process.on('warning', note);
});

afterEach(() => {
  process.off('warning', note);
  rmSync(workshop.now.folder, { recursive: true, force: true });
});

function put(name: string, content: string | Uint8Array): string {
  const path = join(workshop.now.folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function linter(): ESLint {
  return new ESLint({
    cwd: workshop.now.folder,
    overrideConfigFile: true,
    overrideConfig: [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser } }, plugin.configs.recommended as never], // typescript-eslint and eslint type configs differently
  });
}

/** The rules that report, file by file, `fatal` for what ESLint itself says of a file it cannot parse. */
async function reports(paths: readonly string[]): Promise<string[]> {
  const results = await linter().lintFiles([...paths]);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, fatal }) => (fatal === true ? 'fatal' : (ruleId ?? ''))));
}

describe('ESLint is handed', () => {
  test('a sound file, which is reported', async () => {
    expect(await reports([put('app.ts', leak)])).toEqual(['shared-state/no-request-data-leak']);
  });

  test('a file that does not parse, beside a sound one', async () => {
    expect((await reports([put('broken.ts', 'const = ;'), put('app.ts', leak)])).sort()).toEqual(['fatal', 'shared-state/no-request-data-leak']);
  });

  test('an empty file, and one of comments', async () => {
    expect(await reports([put('empty.ts', ''), put('comments.js', '// nothing yet\n')])).toEqual([]);
  });

  test('a file with a byte order mark', async () => {
    expect(await reports([put('app.ts', `\uFEFF${leak}`)])).toEqual(['shared-state/no-request-data-leak']);
  });

  test('a file that is not UTF-8', async () => {
    const latin = Buffer.from(leak.replace("''", "'caf\u00E9'"), 'latin1');
    expect(await reports([put('app.ts', latin)])).toEqual(['shared-state/no-request-data-leak']);
  });

  test('a file of five megabytes beside a sound one', async () => {
    const rows = Array.from({ length: 90_000 }, (_, row) => `rows.push({ row: ${row}, name: 'n${row}', value: 'v${row}' });`);
    const large = put('rows.js', `const rows = [];\n${rows.join('\n')}\n`);
    expect(await reports([large, put('app.ts', leak)])).toEqual(['shared-state/no-request-data-leak']);
  }, 60_000);

  test('files that import each other, and one that imports itself', async () => {
    put('a.ts', "export * from './b.ts';\nexport { b } from './b.ts';\n");
    put('b.ts', "export * from './a.ts';\nexport { a as b } from './a.ts';\nexport * from './b.ts';\n");
    expect(await reports([put('app.ts', `import { b } from './a.ts';\nb();\n${leak}`)])).toEqual(['shared-state/no-request-data-leak']);
  });

  test('imports that lead nowhere', async () => {
    expect(await reports([put('app.ts', `import './gone.ts';\nimport { x } from '#nowhere';\nimport y from '@/missing';\nx(y);\n${leak}`)])).toEqual(['shared-state/no-request-data-leak']);
  });

  test('a folder that contains itself by a link', async () => {
    const app = put('src/app.ts', leak);
    symlinkSync(workshop.now.folder, join(workshop.now.folder, 'src/again'));
    expect(await reports([app])).toEqual(['shared-state/no-request-data-leak']);
  });

  test('a text without a file', async () => {
    const [result] = await linter().lintText(leak);
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(['shared-state/no-request-data-leak']);
  });

  test('a text whose file has been deleted, as an editor may hold it', async () => {
    const app = put('app.ts', leak);
    expect(await reports([app])).toEqual(['shared-state/no-request-data-leak']);
    rmSync(app);
    const [result] = await linter().lintText(leak, { filePath: app });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(['shared-state/no-request-data-leak']);
  });

  test('an edited text that its file does not have yet', async () => {
    const app = put('app.ts', leak);
    const mended = leak.replace('lastVisitor = request.ip', 'const visitor = request.ip').replace('send(lastVisitor)', 'send(visitor)');
    const [result] = await linter().lintText(mended, { filePath: app });
    expect(result?.messages).toEqual([]);
  });
});

afterEach(() => {
  expect(workshop.now.warnings).toEqual([]);
});
