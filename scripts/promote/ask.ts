import { createInterface } from 'node:readline/promises';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** What is asked for when it is missing. */
export interface Question {
  /** What to write on the command line instead: `--event`. */
  readonly flag: string;
  readonly question: string;
  /** What can be answered; anything where it is empty. */
  readonly choices: readonly string[];
}

/** Asks on the terminal for what is missing, until the answer is one of the choices. Throws where nobody can be asked, with what to write instead. */
export async function ask({ flag, question, choices }: Question): Promise<string> {
  if (!process.stdin.isTTY) {
    const hint = choices.length === 0 ? `Give ${flag}.` : `Give ${flag}, one of ${choices.map((choice) => `\`${choice}\``).join(', ')}.`;
    throw new CannotGoOn(`${flag} is missing, and nobody can be asked without a terminal.`, { hint });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    for (;;) {
      const among = choices.length === 0 ? '' : ` (${choices.join(', ')})`;
      const answer = (await terminal.question(`${question}${among}: `)).trim();
      if (answer !== '' && (choices.length === 0 || choices.includes(answer))) return answer;
    }
  } finally {
    terminal.close();
  }
}
