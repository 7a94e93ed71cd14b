import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Fixtures hold tests of the apps that they tell of.
    include: ['test/**/*.test.ts'],
  },
});
