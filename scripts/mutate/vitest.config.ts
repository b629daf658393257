import { join } from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';

const narrowed = (process.env['DOCKET_MUTATE_TESTS'] ?? '').split(' ').filter((path) => path !== '');

// The unit tests as one project without those of a built site, in one worker each: the mutation runs are what goes side by side.
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: narrowed.length === 0 ? ['test/**/*.test.ts'] : narrowed.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`)),
    exclude: [
      'test/browser/**',
      'test/build/**',
      'test/package/**',
      'test/scripts/**',
      'test/example/**',
      'test/site/**',
      'test/*.test.ts',
    ],
    setupFiles: ['test/fixed-seed.ts'],
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
