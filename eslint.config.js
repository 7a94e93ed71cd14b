import eslintPlugin from 'eslint-plugin-eslint-plugin';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The plugin obeys its own rules, as it was built last.
import sharedState from './dist/src/index.js';

export default defineConfig(
  // Fixtures are wrong on purpose.
  { ignores: ['dist/', 'coverage/', 'fixtures/'] },
  sharedState.configs.recommended,
  tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Kinds of nodes are compared as strings, as the parsers write them; their enum would be an import at run time.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // Takes the sound `map.set(key, (known = new Map()))` for a Map of any; the other rules about any stay on.
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // What `expect.any(…)` and `JSON.parse(…)` answer with is `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['rules/**/*.ts'], ignores: ['rules/create-rule.ts', 'rules/index.ts'], extends: [eslintPlugin.configs.recommended] },
);
