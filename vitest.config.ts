import { defineConfig } from 'vitest/config';

const slow = ['test/browser/**/*.test.ts', 'test/build/**/*.test.ts', 'test/package/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: slow, testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        test: {
          name: 'site',
          include: slow,
          globalSetup: ['test/browser/global-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
