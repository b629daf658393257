import { statSync } from 'node:fs';
import { Socket } from 'node:net';
import { readGit, startGit } from './git-process.ts';

/** What is printed of each object: kind and size alone, or its content, too. */
type Asking = '--batch-check' | '--batch';

/** As many are asked of a git that stays; of more, one of its own is quicker, since it need not hand over each answer by itself. */
const few = 300;

/** How long a git waits for the next question, in milliseconds. */
const patience = 3000;

/** So many gits stay at hand, unless more are at work: hundreds of repositories may be read within that time. */
const most = 16;

/**
 * What `git cat-file` prints about some objects, one after the other. What is asked comes in small pieces, from everywhere, and to start a git takes as long as
 * hundreds of answers: so one of each kind stays at hand while there are questions about a repository. Throws `GitFailed` where git ends, as at a damaged object.
 */
export async function askObjects(gitDir: string, asking: Asking, names: readonly string[]): Promise<Buffer> {
  if (names.length === 0) return Buffer.alloc(0);
  const question = { input: names.map((name) => `${name}\n`).join(''), count: names.length };
  // A line feed in a name makes two questions of it.
  if (names.length > few || names.some((name) => name.includes('\n'))) return askOnce(gitDir, asking, question);
  // Another repository may have come to stand in the same folder; the number of the one before is not given again while git stands in it.
  const key = `${asking} ${gitDir} ${statSync(gitDir, { bigint: true, throwIfNoEntry: false })?.ino}`;
  const known = atHand.get(key);
  if (known !== undefined) return known.ask(question);
  for (const each of atHand.values()) if (atHand.size >= most) each.retire();
  const own = new GitAtHand(gitDir, asking, () => atHand.get(key) === own && atHand.delete(key));
  atHand.set(key, own);
  return own.ask(question);
}

function askOnce(gitDir: string, asking: Asking, { input }: Question): Promise<Buffer> {
  return readGit({ gitDir, args: ['cat-file', asking, '--buffer'], input });
}

const atHand = new Map<string, GitAtHand>();

interface Question {
  readonly input: string;
  readonly count: number;
}

interface Waiting extends Question {
  readonly answer: (bytes: Buffer) => void;
  readonly fail: (error: unknown) => void;
}

/** A git that answers questions until nobody has had one for a while. While it waits it keeps no program from ending. */
class GitAtHand {
  readonly #gitDir: string;
  readonly #asking: Asking;
  readonly #leave: () => void;
  readonly #running: ReturnType<typeof startGit>;
  readonly #waiting: Waiting[] = [];
  /** Of the answer to the first question what is whole, and of how many objects that is. */
  #whole: Buffer[] = [];
  #answers = 0;
  /** What came behind that, and how long it has to be before it is worth another look. */
  #pieces: Buffer[] = [];
  #length = 0;
  #needed = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(gitDir: string, asking: Asking, leave: () => void) {
    this.#gitDir = gitDir;
    this.#asking = asking;
    this.#leave = leave;
    this.#running = startGit({ gitDir, args: ['cat-file', asking], stays: true }, 'pipe');
    this.#running.git.stdout?.on('data', (piece: Buffer) => this.#take(piece));
    void this.#running.ended.then(() => this.#end());
  }

  ask(question: Question): Promise<Buffer> {
    clearTimeout(this.#timer);
    this.#hold(true);
    return new Promise((answer, fail) => {
      this.#waiting.push({ ...question, answer, fail });
      this.#running.git.stdin?.write(question.input);
    });
  }

  /** Lets git end, unless somebody waits for an answer. */
  retire(): void {
    if (this.#waiting.length > 0) return;
    clearTimeout(this.#timer);
    this.#leave();
    this.#running.git.stdin?.end();
  }

  #take(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#length < this.#needed) return;
    let rest: Buffer = Buffer.concat(this.#pieces);
    for (let [first] = this.#waiting; first !== undefined; [first] = this.#waiting) {
      rest = this.#split(rest, first.count);
      if (this.#answers < first.count) break;
      this.#waiting.shift();
      first.answer(Buffer.concat(this.#whole));
      [this.#whole, this.#answers] = [[], 0];
    }
    this.#pieces = [rest];
    this.#length = rest.length;
    if (this.#waiting.length > 0) return;
    this.#hold(false);
    this.#timer = setTimeout(() => this.retire(), patience).unref();
  }

  /** Takes what is whole: a line of each object, and behind that its content where that is asked for. Gives the rest. */
  #split(bytes: Buffer, count: number): Buffer {
    let read = 0;
    this.#needed = 0;
    while (this.#answers < count) {
      const end = bytes.indexOf(10, read);
      const size =
        this.#asking === '--batch' ? /^[0-9a-f]+ [a-z]+ (\d+)$/.exec(bytes.toString('latin1', read, Math.max(end, read)))?.[1] : undefined;
      const next = end < 0 ? bytes.length + 1 : end + 1 + (size === undefined ? 0 : Number(size) + 1);
      if (next > bytes.length) {
        this.#needed = next - read;
        break;
      }
      read = next;
      this.#answers += 1;
    }
    this.#whole.push(bytes.subarray(0, read));
    return bytes.subarray(read);
  }

  /** What git ended at, and what was asked behind it, a git of its own is asked, and says why where it ends, too. */
  #end(): void {
    clearTimeout(this.#timer);
    this.#leave();
    for (const { answer, fail, ...question } of this.#waiting.splice(0)) askOnce(this.#gitDir, this.#asking, question).then(answer, fail);
  }

  #hold(wanted: boolean): void {
    const { git } = this.#running;
    for (const each of [git, git.stdin, git.stdout, git.stderr])
      if (each instanceof Socket || each === git) each[wanted ? 'ref' : 'unref']();
  }
}
