import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';
import { Linter } from 'eslint';
import type { Rule } from 'eslint';
import { parser } from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

import type { ModuleSummary } from '../../src/summary/module-summary.ts';
import { summarizeText } from '../../src/summary/summarize-text.ts';
import { summarize } from '../../src/summary/summarize.ts';
import { realisticFile } from './realistic-file.ts';

const project = join(import.meta.dirname, '../..');

const files = ['src', 'rules', 'test', 'fixtures']
  .flatMap((folder) => readdirSync(join(project, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
  .map((entry) => relative(project, join(entry.parentPath, entry.name)))
  .sort();

/** The summary of the tree that ESLint hands to a rule. */
function summaryInESLint(file: string, text: string, languageOptions: Linter.LanguageOptions): ModuleSummary | string {
  const found: ModuleSummary[] = [];
  const rule: Rule.RuleModule = {
    create: ({ sourceCode }) => ({
      // ESLint types its trees as plain JavaScript, whatever the parser.
      Program: () => void found.push(summarize(sourceCode.ast as unknown as TSESTree.Program, sourceCode.text)),
    }),
  };
  const config: Linter.Config = {
    files: ['**/*.{cjs,cts,js,jsx,mjs,mts,ts,tsx}'],
    languageOptions,
    plugins: { own: { rules: { summarize: rule } } },
    rules: { 'own/summarize': 'error' },
  };
  const messages = new Linter({ cwd: project }).verify(text, [config], join(project, file));
  return found[0] ?? messages.map(({ message }) => message).join();
}

function summaryOfOwn(file: string, text: string): ModuleSummary | string {
  const { summary, error } = summarizeText(file, text);
  return summary ?? error;
}

/** As ESLint is set up for TypeScript. */
const typescript = (file: string): Linter.LanguageOptions => ({ parser, parserOptions: { ecmaFeatures: { jsx: /x$/.test(file) } } });

describe('the native parser and ESLint’s give the same summary', () => {
  test.each(files)('%s', (file) => {
    const text = readFileSync(join(project, file), 'utf8');
    expect(summaryInESLint(file, text, typescript(file))).toEqual(summaryOfOwn(file, text));
  });

  test('a file with most of the syntax that there is', () => {
    const text = realisticFile(20);
    const own = summaryOfOwn('shop.tsx', text);
    expect(own).toHaveProperty('functions');
    expect(summaryInESLint('shop.tsx', text, typescript('shop.tsx'))).toEqual(own);
  });

  test('plain JavaScript in ESLint’s own parser', () => {
    const text = `'use strict';
      const express = require('express'), { Router = make() } = express;
      class Shop extends Base { static all = []; #n = 1n; static { this.all.push(/x/gi); } get n() { return this.#n; } set n(v) { this.#n = v; } }
      exports.list = async (request, { response, ...rest }) => { for await (const x of rest) { if (x?.y ?? !request) return \`a\${await x}\`; } };
      module.exports = { Shop, ...exports, *[Symbol.iterator]() { yield import('./x.js'); } };
      label: for (var i = 0; ; i++) { try { break label; } catch { delete rest[i]; } finally { i **= 2; } }
      const view = <p a="b" {...c}><Shop.Page>{view}</Shop.Page></p>;`;
    const options: Linter.LanguageOptions = { sourceType: 'commonjs', parserOptions: { ecmaFeatures: { jsx: true } } };
    expect(summaryInESLint('shop.js', text, options)).toEqual(summaryOfOwn('shop.js', text));
  });

  test('tags in comments', () => {
    const text = `/* 👋 */ /** @entryPoint job */ export const a = () => {};
      class Shop { /** @entryPoint */ @Get() list() {} @Get() /** @entryPoint */ one() {} }
      /** @entryPoint */
      @Controller() export class Desk {}
      /** @entryPoint */ exports.b = function () {};`;
    const own = summaryOfOwn('shop.ts', text);
    expect(own).toHaveProperty('tags');
    expect(summaryInESLint('shop.ts', text, typescript('shop.ts'))).toEqual(own);
  });

  test('a byte order mark, which ESLint takes away', () => {
    expect(summaryInESLint('shop.ts', '\ufeffconst a = 1;', typescript('shop.ts'))).toEqual(summaryOfOwn('shop.ts', 'const a = 1;'));
  });
});
