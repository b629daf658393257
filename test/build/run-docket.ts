import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../source-files.ts';

/** Runs the command in a folder, with more environment when given, and gives its standard output. Throws with what it said when it fails. */
export function runDocket(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, [join(root, 'scripts', 'docket.ts'), ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
