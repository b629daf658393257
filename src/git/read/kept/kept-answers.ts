import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Answers about commits by their ids, which never change: what was asked once need not be asked again. */
export interface KeptAnswers {
  readonly get: (sha: string) => string | undefined;
  /** Answers are one line without tabs. */
  readonly set: (sha: string, answer: string) => void;
  /** Writes what is new, with what was kept before; where that cannot be, it is asked anew each time. */
  readonly save: () => void;
}

/** So many are kept of a repository; beyond, the file begins anew with what this run asked. */
const most = 200_000;

/** Opens what was kept in a file. `stamp` stands for the code that answers; what other code answered counts for nothing. The folder is trusted, as in `keepValues`. */
export function openKeptAnswers(file: string, stamp: string): KeptAnswers {
  const head = createHash('sha256').update(stamp).digest('hex');
  const before = readAnswers(file, head);
  const added = new Map<string, string>();
  return {
    get: (sha) => added.get(sha) ?? before.get(sha),
    set: (sha, answer) => {
      added.set(sha, answer);
    },
    save: () => {
      if (added.size === 0) return;
      const all = before.size + added.size > most ? added : new Map([...before, ...added]);
      const part = `${file}.part-${randomUUID()}`;
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(part, `${head}\n${[...all].map(([sha, answer]) => `${sha}\t${answer}\n`).join('')}`);
        renameSync(part, file);
      } catch {
        discard(part);
      }
    },
  };
}

function discard(part: string): void {
  try {
    rmSync(part, { force: true });
  } catch {
    // Its folder is not there either.
  }
}

function readAnswers(file: string, head: string): Map<string, string> {
  const answers = new Map<string, string>();
  let text: string;
  try {
    text = readFileSync(file, 'latin1');
  } catch {
    return answers;
  }
  if (!text.startsWith(`${head}\n`)) return answers;
  for (const line of text.slice(head.length + 1).split('\n')) {
    const tab = line.indexOf('\t');
    if (tab === 40 || tab === 64) answers.set(line.slice(0, tab), line.slice(tab + 1));
  }
  return answers;
}
