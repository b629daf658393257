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
  git: [73, 63],
  releases: [81, 73],
  notes: [89, 76],
  'git-notes': [85, 78],
  validation: [79, 73],
  pulls: [83, 73],
  environments: [63, 47],
  backports: [67, 52],
  collect: [64, 42],
  site: [43, 34],
  publish: [90, 88],
};
const rooms = Object.keys(floors);

/** Tests of these rooms that take long: what they run, faster ones run as well, or they are about time and chance, or build whole sites. */
const slow = [
  'test/git/read/repository/bounds.test.ts',
  'test/git/read/content-history/*.test.ts',
  'test/environments/{bad-input,promotions}.test.ts',
  'test/environments/views/environment-pages.test.ts',
  'test/environments/read/gitops/{random-histories,hostile-files}.test.ts',
  'test/environments/schema/gitops/known-versions.test.ts',
  'test/backports/{bad-input,hidden-gaps,kept-standings}.test.ts',
  'test/validation/{approval-git-histories,approval-histories,attacks,collect-signoffs,collect-validation,every-form,signature-matrix}.test.ts',
  'test/validation/read/{arranged,hostile}-documents.test.ts',
  'test/collect/kept-commits.test.ts',
  'test/site/{build-site,dev-server,frame-pages,printed-links}.test.ts',
  'test/site/kept/{build-kept,kept-renderer,kept-site}.test.ts',
];

process.env['XDG_CACHE_HOME'] ??= join(root, '.docket', 'caches');

// Of each room its own tests alone: what a test elsewhere happens to run is not looked at. V8 counts only this process, so what tests start is not counted either.
export default defineConfig({
  root,
  test: {
    include: rooms.map((room) => `test/${room}/**/*.test.ts`),
    exclude: slow,
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
