import * as prompts from '@clack/prompts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** A question and what is taken where nobody is asked. */
export interface Question {
  readonly message: string;
  readonly initial: string;
  /** What can be chosen; without it any text. */
  readonly options?: readonly { readonly value: string; readonly hint?: string }[];
}

/** Asks on the terminal, on stderr, since stdout is data. Whoever breaks off ends the command with nothing written. */
export async function ask({ message, initial, options }: Question): Promise<string> {
  const shared = { message, output: process.stderr };
  const answer = await (options === undefined
    ? prompts.text({ ...shared, defaultValue: initial, placeholder: initial })
    : prompts.select({
        ...shared,
        initialValue: initial,
        options: options.map(({ value, hint }) => ({ value, ...(hint === undefined ? {} : { hint }) })),
      }));
  if (prompts.isCancel(answer))
    throw new CannotGoOn('Nothing was written.', { hint: 'Run it again, or give the answers as options: `docket init --help`.' });
  return String(answer);
}
