import { spawn } from 'node:child_process';
import { redactCredentials } from '../domain/redact.ts';

/** Protocols that git may use. `ext::` and other helpers run programs, so they are not among them. */
const protocols = 'https:ssh:file:git';

/** How a call of git ended. */
export interface GitEnding {
  readonly code: number;
  readonly stdout: string;
  /** What git complained about, without credentials. */
  readonly complaint: string;
}

/** Where git runs, and the variables that it may see. */
export interface GitPlace {
  readonly cwd: string;
  readonly environment: Environment;
}

/** Environment variables, handed in by whoever may read them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Runs git once and waits for it. It never asks for a password, speaks only https, ssh, file and git, and is deaf to
 * the caller's `GIT_*` variables. Throws only when git itself cannot be started.
 */
export function runGit(args: readonly string[], { cwd, environment }: GitPlace): Promise<GitEnding> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['-c', 'core.fsmonitor=false', '-c', 'gc.auto=0', ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...isolate(environment), GIT_ALLOW_PROTOCOL: protocols, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    });
    const stdout: string[] = [];
    const stderr: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 128, stdout: stdout.join(''), complaint: findComplaint(stderr.join('')) }));
  });
}

function isolate(environment: Environment): Environment {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('GIT_') || name === 'GIT_SSH_COMMAND' || name.startsWith('GIT_SSL_'));
  return Object.fromEntries(kept);
}

function findComplaint(stderr: string): string {
  const lines = redactCredentials(stderr).split('\n');
  const said = lines.filter((line) => /^(?:fatal|error|remote|ssh): /i.test(line)).map((line) => line.replace(/^(?:fatal|error): /, '').trim());
  return (said[0] ?? lines.filter((line) => line.trim() !== '').at(-1) ?? 'git gave no reason').slice(0, 300);
}
