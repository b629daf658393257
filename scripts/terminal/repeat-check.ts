import { watchProject } from '../serve/watch-project.ts';
import { reportFailure } from './report-failure.ts';

/** What is cleared before each check: the screen, and what was scrolled away. */
const clear = '\u001b[2J\u001b[3J\u001b[H';

/**
 * Checks, and checks again whenever something of the folder changed, until Ctrl-C. What cannot be read is reported, and read again with the next change. On a
 * terminal each check begins on a clear screen.
 */
export async function repeatCheck(root: string, check: () => Promise<void>): Promise<void> {
  const checkOnce = async () => {
    if (process.stdout.isTTY) process.stdout.write(clear);
    await check().catch(reportFailure);
    process.stderr.write('\nWaiting for a change; Ctrl-C ends.\n');
  };
  let work = checkOnce();
  const stop = watchProject(root, () => {
    work = work.then(checkOnce);
  });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  stop();
  await work;
  process.exitCode = 0;
}
