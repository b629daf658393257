import { spawn } from 'node:child_process';
import { redactCredentials } from '../../schema/redact.ts';
import { readGitEnvironment, readNetworkEnvironment } from './git-environment.ts';
import { gitNotStarted, safeSettings } from './git-process.ts';

/** Protocols that git may use. `ext::` and other helpers run programs, so they are not among them. */
const protocols = 'https:ssh:file:git';

/** How a call of git ended. */
export interface GitEnding {
  readonly code: number;
  readonly stdout: string;
  /** What git complained about, without credentials. */
  readonly complaint: string;
}

/**
 * Runs git once in a folder and waits for it. With `network` it may use that: over https, ssh, file and git alone, without ever
 * asking for a password; without, not even to complete a partial clone. Throws `CannotGoOn` only when git cannot be started.
 */
export function runGit(args: readonly string[], cwd: string, { network = false } = {}): Promise<GitEnding> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...safeSettings, '-c', 'gc.auto=0', ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...readGitEnvironment(), ...(network ? { ...readNetworkEnvironment(), GIT_ALLOW_PROTOCOL: protocols } : {}) },
    });
    const stdout: string[] = [];
    const stderr: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
    child.on('error', (cause) => reject(gitNotStarted(cause)));
    child.on('close', (code) => resolve({ code: code ?? 128, stdout: stdout.join(''), complaint: findComplaint(stderr.join('')) }));
  });
}

function findComplaint(stderr: string): string {
  const lines = redactCredentials(stderr).split('\n');
  const said = lines
    .filter((line) => /^(?:fatal|error|remote|ssh): /i.test(line))
    .map((line) => line.replace(/^(?:fatal|error): /, '').trim());
  return (said[0] ?? lines.filter((line) => line.trim() !== '').at(-1) ?? 'git gave no reason').slice(0, 300);
}
