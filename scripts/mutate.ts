import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Stryker } from '@stryker-mutator/core';

// Makes one small mistake after the other in the files of a path, and lists those that no test notices: `npm run mutate -- src/site/views/home-page.ts`.
// A path is a file, a folder or, for a sample, a pattern; `file.ts:10-20` takes lines. Only unit tests that import what is mutated are run.
const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('No path is given.\n  hint: Name a file or a folder: `npm run mutate -- src/site/views/home-page.ts`.');
  process.exitCode = 2;
} else {
  const results = await new Stryker({
    mutate: paths.map((path) => (existsSync(path) && !/\.ts$/.test(path) ? `${path.replace(/\/$/, '')}/**/*.ts` : path)),
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: true },
    coverageAnalysis: 'perTest',
    concurrency: Math.max(1, Math.min(2, availableParallelism() - 1)),
    reporters: ['clear-text'],
    clearTextReporter: { allowColor: process.stdout.isTTY === true, logTests: false, reportTests: false },
    tempDirName: '.docket/mutate',
    cleanTempDir: 'always',
    allowConsoleColors: process.stdout.isTTY === true,
    // What the copy needs not have; tests read the example's content and the protocols.
    ignorePatterns: ['.docket', 'dist', 'lib', 'coverage', '*.tgz'],
    ignoreStatic: true,
    timeoutMS: 20_000,
    // On a machine that others use, too, all tests take long once.
    dryRunTimeoutMinutes: 60,
  }).runMutationTest();
  if (results.length === 0) process.exitCode = 1;
}
