import { spawn } from 'node:child_process';
import { env } from 'node:process';
import { redactCredentials } from '../domain/redact.ts';
import { readGitEnvironment } from './git-environment.ts';
import { gitNotStarted } from './git-process.ts';

/** Protocols that git may use. `ext::` and other helpers run programs, so they are not among them. */
const protocols = 'https:ssh:file:git';

/** How this machine reaches the network; without them a proxy or an ssh agent is not found. */
const ways = [
  'SSH_AUTH_SOCK',
  'GIT_SSH_COMMAND',
  'GIT_SSL_CAINFO',
  'SSL_CERT_FILE',
  'http_proxy',
  'https_proxy',
  'HTTPS_PROXY',
  'all_proxy',
  'no_proxy',
  'NO_PROXY',
];

/** How a call of git ended. */
export interface GitEnding {
  readonly code: number;
  readonly stdout: string;
  /** What git complained about, without credentials. */
  readonly complaint: string;
}

/**
 * Runs git once in a folder and waits for it. Unlike the readers of a repository it may use the network: over https, ssh,
 * file and git alone, without ever asking for a password. Throws `CannotGoOn` only when git cannot be started.
 */
export function runGit(args: readonly string[], cwd: string): Promise<GitEnding> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['-c', 'core.fsmonitor=false', '-c', 'gc.auto=0', ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...readGitEnvironment(), ...readNetworkEnvironment(), GIT_ALLOW_PROTOCOL: protocols },
    });
    const stdout: string[] = [];
    const stderr: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
    child.on('error', (cause) => reject(gitNotStarted(cause)));
    child.on('close', (code) => resolve({ code: code ?? 128, stdout: stdout.join(''), complaint: findComplaint(stderr.join('')) }));
  });
}

function readNetworkEnvironment(): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of ways) {
    const value = env[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function findComplaint(stderr: string): string {
  const lines = redactCredentials(stderr).split('\n');
  const said = lines
    .filter((line) => /^(?:fatal|error|remote|ssh): /i.test(line))
    .map((line) => line.replace(/^(?:fatal|error): /, '').trim());
  return (said[0] ?? lines.filter((line) => line.trim() !== '').at(-1) ?? 'git gave no reason').slice(0, 300);
}
