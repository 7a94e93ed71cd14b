import { defineConfig } from 'vitest/config';

// Fixtures hold tests of the apps that they tell of, so that only what stands in `test` counts.
const remedies = 'test/remedies/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'analysis', include: ['test/**/*.test.ts'], exclude: [remedies] } },
      // Runs servers for real, after all else, and starts a database for them. What the files load is the same, and is loaded once.
      { test: { name: 'remedies', include: [remedies], globalSetup: 'test/support/servers/global-setup.ts', isolate: false, maxWorkers: 2, sequence: { groupOrder: 1 }, testTimeout: 60_000 } },
    ],
  },
});
