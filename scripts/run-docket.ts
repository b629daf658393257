import { CommanderError } from 'commander';
import { createProgram } from './create-program.ts';
import { reportFailure } from './terminal/report-failure.ts';

/** Runs one command line as a program of its own. It sets the exit code: 0 fine, 1 problems found, 2 wrong use or cannot go on. It never throws. */
export async function runDocket(args: readonly string[]): Promise<void> {
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  // What loads a TypeScript configuration is still called experimental by some versions of Node; a user cannot act on that.
  process.removeAllListeners('warning');
  // Astro would take it for the folder that the site is served from; only `base` and `--base` say that.
  delete process.env['BASE_URL'];
  await runCommand(args, fail);
}

/** Runs one command line; the exit code is in `process.exitCode`. What it cannot go on from goes to `onFailure`; it never throws. */
export async function runCommand(args: readonly string[], onFailure: (cause: unknown) => void): Promise<void> {
  try {
    const program = await createProgram(args);
    await program.parseAsync(args, { from: 'user' });
  } catch (cause) {
    if (cause instanceof CommanderError) process.exitCode = cause.exitCode === 0 ? 0 : 2;
    else onFailure(cause);
  }
}

function fail(cause: unknown): void {
  // A reader such as `head` that has seen enough closes the pipe; that is no failure.
  if (cause instanceof Error && 'code' in cause && cause.code === 'EPIPE') process.exit(0);
  reportFailure(cause);
  process.exit(2);
}
