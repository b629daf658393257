import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './test/slow-first.ts';

const slow = ['test/browser/**/*.test.ts', 'test/build/**/*.test.ts', 'test/package/**/*.test.ts'];

// Astro makes a process so large that each start of git from it costs several times as much: these have a process of their own.
const bundling = ['test/site/{build-site,dev-server,frame-pages,printed-links}.test.ts', 'test/site/kept/kept-{renderer,guides}.test.ts'];

// The tests start `docket` several hundred times, and half of what a start costs is compiling the same sources.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '.docket', 'compiled');

// What commands keep between runs must not pile up among what the developer's own runs keep.
process.env['XDG_CACHE_HOME'] ??= join(import.meta.dirname, '.docket', 'caches');

// Limits are there to end what hangs. What is merely slow, as on a busy machine, passes; `npm run bench` measures speed.
const limits = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 60_000 } } };

// Each start of git copies the pages of memory that are written next: of a small nursery, which is filled over and over, those are few.
const execArgv = ['--max-semi-space-size=2'];

const setupFiles = ['test/fixed-seed.ts'];

export default defineConfig({
  test: {
    // Each of them waits for files and for what it starts for a third of its time.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: SlowFirst },
    projects: [
      // Half of what small tests cost is loading the same modules; none keeps anything in them.
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...slow, ...bundling],
          setupFiles,
          execArgv,
          isolate: false,
          ...limits,
        },
      },
      { test: { name: 'bundling', include: bundling, setupFiles, ...limits } },
      { test: { name: 'site', include: slow, globalSetup: ['test/browser/global-setup.ts'], setupFiles, ...limits } },
    ],
  },
});
