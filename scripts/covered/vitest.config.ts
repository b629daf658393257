import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..', '..');

/** Least shares of statements and of branches, in percent, that the tests of a room run of it. Whoever takes away tests, or writes code without, falls below. */
const floors: Readonly<Record<string, readonly [statements: number, branches: number]>> = {
  text: [87, 77],
  forges: [86, 70],
  keys: [93, 86],
  ui: [35, 37],
  book: [52, 40],
  releases: [81, 73],
};
const rooms = Object.keys(floors);

process.env['XDG_CACHE_HOME'] ??= join(root, '.docket', 'caches');

// Of each room its own tests alone: what a test elsewhere happens to run is not looked at. V8 counts only this process, so what tests start is not counted either.
export default defineConfig({
  root,
  test: {
    include: rooms.map((room) => `test/${room}/**/*.test.ts`),
    setupFiles: ['test/fixed-seed.ts'],
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 600_000,
    hookTimeout: 600_000,
    coverage: {
      provider: 'v8',
      include: rooms.map((room) => `src/${room}/**/*.ts`),
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: join(root, '.docket', 'coverage'),
      reportOnFailure: true,
      thresholds: Object.fromEntries(rooms.map((room) => [`src/${room}/**`, threshold(floors[room])])),
    },
  },
});

function threshold([statements, branches]: readonly [number, number] = [0, 0]) {
  return { statements, branches };
}
