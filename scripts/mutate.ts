import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Stryker } from '@stryker-mutator/core';
import { formatFigure } from './mutate/format-figure.ts';
import { readArguments } from './mutate/read-arguments.ts';
import { sampleChecker } from './mutate/sample.ts';

// Makes one small mistake after the other in the files of a path, and lists those that no test notices: `npm run mutate -- src/site/views/home-page.ts`.
// A path is a file, a folder or a pattern; `file.ts:10-20` takes lines, and `!…` leaves out. Only unit tests that import what is mutated are run; `--tests`
// with folders or files narrows them, where some take long: what is killed then is killed by fewer. `--sample 120` tries so many of the mistakes, drawn by
// chance, but the same each time.
const { paths, tests, sample } = readArguments(process.argv.slice(2));
if (paths.length === 0 || sample === 'wrong') {
  console.error(
    paths.length === 0
      ? 'No path is given.\n  hint: Name a file or a folder: `npm run mutate -- src/site/views/home-page.ts`.'
      : 'The size of the sample is not a number.\n  hint: Write how many mistakes are to be tried: `--sample 120`.',
  );
  process.exitCode = 2;
} else {
  process.env['DOCKET_MUTATE_TESTS'] = tests.join(' ');
  process.env['DOCKET_MUTATE_SAMPLE'] = String(sample ?? '');
  const results = await new Stryker({
    mutate: paths.map((path) => (existsSync(path.replace(/^!/, '')) && !/\.ts$/.test(path) ? `${path.replace(/\/$/, '')}/**/*.ts` : path)),
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner', './scripts/mutate/sample.ts'],
    checkers: sample === undefined ? [] : [sampleChecker],
    vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: true },
    coverageAnalysis: 'perTest',
    concurrency: Math.max(1, Math.min(2, availableParallelism() - 1)),
    reporters: ['clear-text'],
    clearTextReporter: {
      allowColor: process.stdout.isTTY === true,
      logTests: false,
      reportTests: false,
      reportScoreTable: sample === undefined,
    },
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
  else console.log(formatFigure(results.map(({ status }) => status)));
}
