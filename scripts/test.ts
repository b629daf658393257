import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** What vitest's JSON report says of a run; only what is counted here. */
const reportSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['format of pages', 'prettier', '--check', '--log-level', 'warn', 'src/**/*.astro'],
  ['types', 'tsc', '-p', '.'],
  ['types of pages', 'astro', 'check', '--tsconfig', 'src/tsconfig.json', '--minimumFailingSeverity', 'warning'],
  ['unused files, exports and packages', 'knip'],
];

let passed = 0;
let failed = 0;
for (const [name, command, ...args] of checks) {
  if (run(name, command, args)) passed += 1;
  else failed += 1;
}

const folder = mkdtempSync(join(tmpdir(), 'docket-test-'));
const report = join(folder, 'report.json');
const fine = run('tests', 'vitest', [
  'run',
  ...process.argv.slice(2),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
const counts = readReport(report);
rmSync(folder, { recursive: true, force: true });
passed += counts.passed;
failed += Math.max(counts.failed, fine ? 0 : 1);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function run(name: string, command: string, args: readonly string[]): boolean {
  const start = performance.now();
  const { status } = spawnSync(command, [...args], { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return status === 0;
}

function readReport(path: string): { readonly passed: number; readonly failed: number } {
  try {
    const { numPassedTests, numFailedTests } = reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
