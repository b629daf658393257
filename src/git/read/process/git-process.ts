import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { gitNotStarted, spawnGit } from './spawn-git.ts';

/** A git process that ended badly; `message` is what git said. */
export class GitFailed extends Error {
  override readonly name = 'GitFailed';
}

/** One run of git inside a repository. `input` goes to its standard input. */
export interface GitRun {
  readonly gitDir: string;
  readonly args: readonly string[];
  readonly input?: string;
  /** More is written to its standard input later. */
  readonly stays?: boolean;
}

/** A git at work. */
export interface RunningGit {
  readonly git: ChildProcess;
  /** Fulfilled when git has ended, well or badly. */
  readonly ended: Promise<unknown>;
  /** Waits for the end. Throws `GitFailed` when git ends with an error. */
  readonly finish: () => Promise<void>;
}

/** Starts git with a pipe or an open file for its standard output. */
export function startGit({ gitDir, args, input, stays = false }: GitRun, output: 'pipe' | number): RunningGit {
  const git = spawnGit({ gitDir, args, cwd: gitDir, output });
  const ended = once(git, 'close').then(
    ([code]: unknown[]) => ({ code, error: undefined }),
    (error: unknown) => ({ code: undefined, error }),
  );
  let said = '';
  git.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < 10_000) said += text;
  });
  // A git that dies early closes its input; what it said on the way out is the better message.
  git.stdin?.on('error', () => {});
  if (!stays) git.stdin?.end(input ?? '');
  const finish = async (): Promise<void> => {
    const { code, error } = await ended;
    if (error !== undefined) throw gitNotStarted(error);
    if (code !== 0) throw new GitFailed(said.trim() || `git ${args[0] ?? ''} ended with code ${code}`);
  };
  return { git, ended, finish };
}

/** Runs git and yields its standard output as it comes. Throws `GitFailed` after the last piece when git ends with an error. */
export async function* streamGit(run: GitRun): AsyncGenerator<Buffer, void, void> {
  const { git, finish } = startGit(run, 'pipe');
  try {
    for await (const piece of git.stdout ?? []) yield piece;
  } finally {
    git.kill();
  }
  await finish();
}

/** Runs git and gives its whole standard output. Throws `GitFailed` when git ends with an error. */
export async function readGit(run: GitRun): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of streamGit(run)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What git printed; nothing where it could not, since a clone may lack objects. */
export async function readGitOrNothing(run: Parameters<typeof readGit>[0]): Promise<Buffer> {
  return readGit(run).catch(nothingIfFailed);
}

/** Takes the place of an answer that git could not give. */
export function nothingIfFailed(error: unknown): Buffer {
  if (error instanceof GitFailed) return Buffer.alloc(0);
  throw error;
}
