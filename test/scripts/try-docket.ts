import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../git-repository.ts';
import { askDocket, bundling, docketFile, docketPort, formatDocketProgram } from './serve-docket.ts';

/** How a run of the command ended. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const client = `${askDocket}; printf %s "$code"`;

/** Runs the command in a folder, waits for it, and says how it ended, well or badly. It runs in one process with others, unless it bundles; `tryDocketAlone` is for what is about a process. */
export function tryDocket(cwd: string, ...args: readonly string[]): Ending {
  return bundling.includes(args[0] ?? '') ? tryDocketAlone(cwd, ...args) : tryDocketTogether(cwd, ...args);
}

/** The same in the process with others, whatever the command, for one that ends before it would bundle. */
export function tryDocketTogether(cwd: string, ...args: readonly string[]): Ending {
  const request = writeRequest(cwd, args, {});
  const { stdout } = spawnSync('bash', ['-c', client], { encoding: 'utf8', env: { port: `${docketPort()}`, request } });
  return readEnding(request, cwd, stdout);
}

/** The same with more environment, while this process goes on: a server in it can answer. */
export function startDocket(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ending> {
  const request = writeRequest(cwd, args, env);
  return new Promise((resolve, reject) => {
    execFile('bash', ['-c', client], { encoding: 'utf8', env: { port: `${docketPort()}`, request } }, (_, stdout) => {
      try {
        resolve(readEnding(request, cwd, stdout));
      } catch (cause) {
        reject(cause);
      }
    });
  });
}

/** A program that does what `tryDocket` does, for scripts that call the command; it goes away with the test. */
export function docketProgram(): string {
  const file = join(makeFolder(), 'docket');
  writeFileSync(file, formatDocketProgram(), { mode: 0o755 });
  return file;
}

/** Runs the command in a process of its own. */
export function tryDocketAlone(cwd: string, ...args: readonly string[]): Ending {
  const { status, stdout, stderr } = spawnSync(process.execPath, [docketFile, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, GIT_CEILING_DIRECTORIES: cwd },
  });
  return { code: status, stdout, stderr: stderr.replaceAll(cwd, '<here>') };
}

function writeRequest(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv): string {
  const folder = mkdtempSync(join(tmpdir(), 'docket-request-'));
  const variables = Object.entries({ ...process.env, GIT_CEILING_DIRECTORIES: cwd, ...env });
  writeFileSync(join(folder, 'env'), formatTexts(variables.map(([name, value = '']) => `${name}=${value}`)));
  writeFileSync(join(folder, 'args'), formatTexts([cwd, ...args]));
  return folder;
}

function readEnding(request: string, cwd: string, code: string): Ending {
  if (code === '') throw new Error('The process of commands ended before its answer.');
  const [stdout, stderr] = [readFileSync(join(request, 'out'), 'utf8'), readFileSync(join(request, 'err'), 'utf8')];
  rmSync(request, { recursive: true });
  return { code: Number(code), stdout, stderr: stderr.replaceAll(cwd, '<here>') };
}

const formatTexts = (texts: readonly string[]): string => texts.map((text) => `${text}\0`).join('');
