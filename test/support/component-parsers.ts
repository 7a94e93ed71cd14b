import * as astroParser from 'astro-eslint-parser';
import type { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import { parser } from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

/** How projects set up the parsers for files of components, each with the parser for TypeScript inside. */
export const componentParsers: readonly Linter.Config[] = [
  { files: ['**/*.vue'], languageOptions: { parser: vueParser, parserOptions: { parser } } },
  { files: ['**/*.svelte'], languageOptions: { parser: svelteParser, parserOptions: { parser } } },
  { files: ['**/*.astro'], languageOptions: { parser: astroParser, parserOptions: { parser, extraFileExtensions: ['.astro'] } } },
];
