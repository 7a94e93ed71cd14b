/** Makes `after` of `before` through the doors that users have: the suggestions of the rules, and the command line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ESLint, type Linter } from 'eslint';
import { parser } from 'typescript-eslint';

import { run } from '../../../src/cli/run.ts';
import plugin from '../../../src/index.ts';
import type { RemedyCase } from './cases.ts';

/** Applies the remedy of a case to the project in a folder, a copy of `before`. */
export async function applyRemedy(one: RemedyCase, folder: string): Promise<void> {
  if (one.by === 'suggestion') await applySuggestion(one, folder);
  if (one.by === 'migrate') await migrate(one, folder);
}

async function applySuggestion({ finding, suggestion: words = '' }: RemedyCase, folder: string): Promise<void> {
  const [file = '', line = ''] = finding.split(':');
  const path = join(folder, file);
  const [result] = await linterOf(folder).lintFiles([path]);
  const offered = (result?.messages ?? []).filter((message) => message.line === Number(line)).flatMap(({ suggestions = [] }) => suggestions);
  const chosen = offered.find(({ desc }) => desc.includes(words));
  if (!chosen) throw new Error(`no such suggestion at ${finding}: ${offered.map(({ desc }) => desc).join('; ') || 'none is offered'}`);
  const text = readFileSync(path, 'utf8');
  const { range, text: replacement } = chosen.fix;
  writeFileSync(path, text.slice(0, range[0]) + replacement + text.slice(range[1]));
}

async function migrate({ finding, to = '' }: RemedyCase, folder: string): Promise<void> {
  const { output, exitCode } = await shared(folder, 'migrate', finding, '--to', to, '--write', '--force');
  if (exitCode !== 0) throw new Error(`migrate ${finding} --to ${to} ends with ${exitCode}: ${output}`);
}

/** What the command line reports below a folder: `server.ts:8 no-await-race`. */
export async function reportedIn(folder: string, preset: 'recommended' | 'strict' = 'recommended'): Promise<string[]> {
  const { output } = await shared(folder, 'audit', '--format', 'json', '--preset', preset);
  const { findings } = JSON.parse(output) as { findings: readonly { file: string; line: number; rule: string }[] };
  return findings.map(({ file, line, rule }) => `${file}:${line} ${rule.replace('shared-state/', '')}`);
}

async function shared(cwd: string, ...args: readonly string[]): Promise<{ output: string; exitCode: number }> {
  let output = '';
  const write = (text: string): void => void (output += text);
  const exitCode = await Promise.resolve(run(args, { cwd, hasColors: false, write, writeError: write, progress: undefined }));
  return { output, exitCode };
}

export function linterOf(folder: string): ESLint {
  return new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    ignore: false,
    overrideConfig: [
      {
        files: ['**/*.{js,ts}'],
        languageOptions: { parser },
        plugins: { 'shared-state': plugin as unknown as ESLint.Plugin }, // typescript-eslint and eslint type rules differently
        rules: plugin.configs.recommended.rules as Linter.RulesRecord, // and levels
        settings: { 'shared-state': { root: folder } },
      },
    ],
  });
}
