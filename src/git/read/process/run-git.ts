import { redactCredentials } from '../../schema/redact.ts';
import { gitNotStarted, spawnGit } from './spawn-git.ts';

/** How a call of git ended. */
export interface GitEnding {
  readonly code: number;
  readonly stdout: string;
  /** What git complained about, without credentials. */
  readonly complaint: string;
  /** All that git wrote to its standard error, as it is. */
  readonly stderr: string;
}

/** How a call differs from others. */
interface CallOptions {
  readonly network?: boolean;
  readonly ceiling?: string;
  /** Goes to its standard input. */
  readonly input?: string;
}

/**
 * Runs git once in a folder and waits for it. With `network` it may use that: over https, ssh, file and git alone, without ever
 * asking for a password; without, not even to complete a partial clone. Throws `CannotGoOn` only when git cannot be started.
 */
export function runGit(
  args: readonly string[],
  cwd: string,
  { network = false, ceiling, input = '' }: CallOptions = {},
): Promise<GitEnding> {
  return new Promise((resolve, reject) => {
    const child = spawnGit({ args, cwd, ceiling, network });
    const stdout: string[] = [];
    const stderr: string[] = [];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => stdout.push(text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
    child.on('error', (cause) => reject(gitNotStarted(cause)));
    child.on('close', (code) => {
      const said = stderr.join('');
      resolve({ code: code ?? 128, stdout: stdout.join(''), complaint: findComplaint(said), stderr: said });
    });
    // One that ends early closes its input; its exit code tells.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

function findComplaint(stderr: string): string {
  const lines = redactCredentials(stderr).split('\n');
  const said = lines
    .filter((line) => /^(?:fatal|error|remote|ssh): /i.test(line))
    .map((line) => line.replace(/^(?:fatal|error): /, '').trim());
  return (said[0] ?? lines.filter((line) => line.trim() !== '').at(-1) ?? 'git gave no reason').slice(0, 300);
}
