import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Stryker } from '@stryker-mutator/core';

// Makes one small mistake after the other in the files of a path, and lists those that no test notices: `npm run mutate -- src/site/views/home-page.ts`.
// A path is a file, a folder or, for a sample, a pattern; `file.ts:10-20` takes lines. Only unit tests that import what is mutated are run; `--tests` with
// folders or files narrows them, where some take long: what is killed then is killed by fewer.
const [paths = [], tests = []] = splitAt(process.argv.slice(2), '--tests');
process.env['DOCKET_MUTATE_TESTS'] = tests.join(' ');
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

function splitAt(all: readonly string[], mark: string): readonly (readonly string[])[] {
  const at = all.indexOf(mark);
  return at < 0 ? [all] : [all.slice(0, at), all.slice(at + 1)];
}
