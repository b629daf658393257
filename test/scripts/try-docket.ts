import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../source-files.ts';

/** How a run of the command ended. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder, waits for it, and says how it ended, well or badly. */
export function tryDocket(cwd: string, ...args: readonly string[]): Ending {
  const { status, stdout, stderr } = spawnSync(process.execPath, [docketFile, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, GIT_CEILING_DIRECTORIES: cwd },
  });
  return { code: status, stdout, stderr: stderr.replaceAll(cwd, '<here>') };
}

/** The command's file, for tests that start it themselves. */
export const docketFile = join(root, 'scripts', 'docket.ts');
