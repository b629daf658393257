import { createInterface } from 'node:readline/promises';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** Asks on the terminal whether to go on; only `yes` in full is one. Without a terminal nobody can be asked, and `yes` must have been given. */
export async function confirm(question: string, { yes }: { readonly yes: boolean }): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY)
    throw new CannotGoOn('Nobody can be asked without a terminal.', { hint: 'Read the statement above, then run it again with `--yes`.' });
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^\s*(?:y|yes)\s*$/i.test(await terminal.question(question));
  } finally {
    terminal.close();
  }
}
