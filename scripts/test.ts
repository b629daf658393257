import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** What vitest's JSON report says of a run; only what is counted here. */
const reportSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

type Check = readonly [name: string, command: string, ...args: string[]];

/** What is checked beside the tests, one after the other: tests wait for files and processes for a third of their time, and leave the processors idle then. */
const checks: readonly Check[] = [
  // The native compiler checks the same in a third of the time; with several threads it would check much of it several times. What uses the compiler as a library needs the other.
  ['types', 'node', 'node_modules/@typescript/native/bin/tsc', '-p', '.', '--singleThreaded'],
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['unused files, exports and packages', 'knip'],
  ['format of pages', 'prettier', '--check', '--log-level', 'warn', 'src/**/*.astro'],
];
/** It makes the example, as tests do, and so ends before they begin. */
const pages: Check = ['types of pages', 'astro', 'check', '--tsconfig', 'src/tsconfig.pages.json', '--minimumFailingSeverity', 'warning'];

/** Each start of git from Node touches every arena of glibc, and copies what is freed and taken again afterwards: one arena that keeps what was freed saves a twentieth of the tests' processor time. */
const allocation = { MALLOC_ARENA_MAX: '1', MALLOC_TOP_PAD_: `${2 ** 24}`, MALLOC_TRIM_THRESHOLD_: `${2 ** 26}` };

const failures: string[] = [];
const shell = process.platform === 'win32';
const folder = mkdtempSync(join(tmpdir(), 'docket-test-'));
const report = join(folder, 'report.json');
const checking = runChecks();
const passes = [await check(pages)];
const testing = runTests(['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
passes.push(...(await checking));
const fine = await testing;
const counts = readReport(report);
rmSync(folder, { recursive: true, force: true });
const passed = passes.filter((pass) => pass).length + counts.passed;
const failed = passes.filter((pass) => !pass).length + Math.max(counts.failed, fine ? 0 : 1);

for (const name of failures) console.log(`FAIL ${name}: see above`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function runChecks(): Promise<readonly boolean[]> {
  const passes: boolean[] = [];
  for (const each of checks) passes.push(await check(each));
  return passes;
}

/** Runs a check, and prints what it says when it has ended. */
function check([name, command, ...args]: Check): Promise<boolean> {
  const start = performance.now();
  return new Promise((resolve) => {
    execFile(command, args, { shell, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      process.stdout.write(stdout);
      process.stderr.write(stderr);
      // A command that cannot be started says nothing itself.
      if (error !== null && stdout === '' && stderr === '') console.error(error.message);
      resolve(tell(name, error === null, start));
    });
  });
}

function runTests(reporting: readonly string[]): Promise<boolean> {
  const start = performance.now();
  const child = spawn('vitest', ['run', ...process.argv.slice(2), ...reporting], {
    stdio: 'inherit',
    shell,
    env: { ...allocation, ...process.env },
  });
  return new Promise((resolve) => {
    child.on('error', ({ message }) => console.error(message));
    child.on('close', (code) => resolve(tell('tests', code === 0, start)));
  });
}

function tell(name: string, fine: boolean, start: number): boolean {
  console.log(`${fine ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  if (!fine) failures.push(name);
  return fine;
}

function readReport(path: string): { readonly passed: number; readonly failed: number } {
  try {
    const { numPassedTests, numFailedTests } = reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
