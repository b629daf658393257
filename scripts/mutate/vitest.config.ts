import { join } from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';

const given = (process.env['DOCKET_MUTATE_TESTS'] ?? '').split(' ').filter((path) => path !== '');
const narrowed = given.filter((path) => !path.startsWith('!')).map(toPattern);
const without = given.filter((path) => path.startsWith('!')).map((path) => toPattern(path.slice(1)));
const others = narrowed.length === 0 ? ['test/scripts/**', 'test/example/**', 'test/site/**', 'test/*.test.ts'] : [];

// The unit tests as one project without those of a built site, in one worker each: the mutation runs are what goes side by side.
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: narrowed.length === 0 ? ['test/**/*.test.ts'] : narrowed,
    exclude: ['test/browser/**', 'test/build/**', 'test/package/**', ...others, ...without],
    setupFiles: ['test/fixed-seed.ts'],
    maxWorkers: 1,
    // On a busy machine the first run is slow; what a mistake makes hang is ended by `timeoutMS` of `scripts/mutate.ts`.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

function toPattern(path: string): string {
  return path.endsWith('.ts') ? path : `${path}/**/*.test.ts`;
}
