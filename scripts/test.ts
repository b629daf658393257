import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { z } from 'zod';

/** What vitest's JSON report says of a run; only what is counted here. */
const reportSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

/** Those that take longest come first, so that all of them together end soon. */
const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '-p', '.'],
  ['types of pages', 'astro', 'check', '--tsconfig', 'src/tsconfig.json', '--minimumFailingSeverity', 'warning'],
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['unused files, exports and packages', 'knip'],
  ['format of pages', 'prettier', '--check', '--log-level', 'warn', 'src/**/*.astro'],
];

const shell = process.platform === 'win32';
const limit = pLimit(availableParallelism());
const passes = await Promise.all(checks.map(([name, command, ...args]) => limit(() => check(name, command, args))));

const folder = mkdtempSync(join(tmpdir(), 'docket-test-'));
const report = join(folder, 'report.json');
const fine = runTests(['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
const counts = readReport(report);
rmSync(folder, { recursive: true, force: true });
const passed = passes.filter((pass) => pass).length + counts.passed;
const failed = passes.filter((pass) => !pass).length + Math.max(counts.failed, fine ? 0 : 1);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** Runs a check beside others, and prints what it says when it has ended. */
function check(name: string, command: string, args: readonly string[]): Promise<boolean> {
  const start = performance.now();
  return new Promise((resolve) => {
    execFile(command, [...args], { shell, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      process.stdout.write(stdout);
      process.stderr.write(stderr);
      // A command that cannot be started says nothing itself.
      if (error !== null && stdout === '' && stderr === '') console.error(error.message);
      resolve(tell(name, error === null, start));
    });
  });
}

function runTests(reporting: readonly string[]): boolean {
  const start = performance.now();
  const { status } = spawnSync('vitest', ['run', ...process.argv.slice(2), ...reporting], { stdio: 'inherit', shell });
  return tell('tests', status === 0, start);
}

function tell(name: string, fine: boolean, start: number): boolean {
  console.log(`${fine ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
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
