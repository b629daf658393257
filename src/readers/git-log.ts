import type { Commit, Person } from '../domain/repository.ts';
import { parseGitDate } from './git-date.ts';
import { streamGit } from './git-process.ts';
import { parseGitText } from './git-text.ts';

/** How often something was found, and where first. */
export interface Tally {
  count: number;
  first: string;
}

/** The commits of one pass, in git's order, with what was odd about them. */
export interface CommitLog {
  readonly commits: readonly Commit[];
  /** Commits whose message or author is not in the encoding that they declare. */
  readonly notUtf8: Tally;
  readonly brokenDates: Tally;
}

const fields = ['%H', '%P', '%aN', '%aE', '%ad', '%cd', '%s', '%b'];
const noParents: readonly string[] = [];
const epoch = '1970-01-01T00:00:00+00:00';

/** Which commits to read, and whether the mailmap is to be used. */
export interface LogSource {
  readonly gitDir: string;
  readonly tips: readonly string[];
  readonly mailmap: boolean;
}

/** Reads every commit reachable from `tips` in one pass of `git log`, cutting at NUL bytes; no part of a message is looked at twice. */
export async function readCommitLog({ gitDir, tips, mailmap }: LogSource): Promise<CommitLog> {
  const log = startLog();
  if (tips.length === 0) return log;
  const format = `--format=${fields.join('%x00')}`;
  const args = [
    ...mailmapSetting(mailmap),
    'log',
    '-z',
    '--encoding=UTF-8',
    '--date=raw',
    '--no-show-signature',
    '--no-notes',
    '--no-color',
    format,
    '--stdin',
  ];
  let rest: Buffer[] = [];
  for await (const piece of streamGit({ gitDir, args, input: `${tips.join('\n')}\n` })) {
    rest.push(piece);
    // A piece without NUL is the middle of a long message: joining it each time would cost the square of its length.
    if (piece.indexOf(0) < 0) continue;
    const bytes = rest.length === 1 ? piece : Buffer.concat(rest);
    const end = log.take(bytes);
    rest = end < bytes.length ? [bytes.subarray(end)] : [];
  }
  return log;
}

/** Collects commits from bytes; `take` returns where the first unfinished record begins. */
function startLog(): CommitLog & { readonly take: (bytes: Buffer) => number } {
  const commits: Commit[] = [];
  const notUtf8 = newTally();
  const brokenDates = newTally();
  const people = new Map<string, Person>();
  const ids = new Map<string, string>();
  const ends = new Array<number>(fields.length).fill(0);

  const take = (bytes: Buffer): number => {
    let start = 0;
    for (;;) {
      let from = start;
      for (let field = 0; field < fields.length; field += 1) {
        const end = bytes.indexOf(0, from);
        if (end < 0) return start;
        ends[field] = end;
        from = end + 1;
      }
      add(bytes, start);
      start = from;
    }
  };

  const add = (bytes: Buffer, start: number): void => {
    const [shaEnd = 0, parentsEnd = 0, nameEnd = 0, emailEnd = 0, authoredEnd = 0, committedEnd = 0, subjectEnd = 0, bodyEnd = 0] = ends;
    const sha = intern(bytes.toString('latin1', start, shaEnd));
    const parents = bytes.toString('latin1', shaEnd + 1, parentsEnd);
    const authored = bytes.toString('latin1', emailEnd + 1, authoredEnd);
    const committed = bytes.toString('latin1', authoredEnd + 1, committedEnd);
    const committedAt = parseGitDate(committed);
    const authoredAt = authored === committed ? committedAt : parseGitDate(authored);
    if (authoredAt === null || committedAt === null) noteIn(brokenDates, sha);
    const subject = bytes.toString('utf8', committedEnd + 1, subjectEnd);
    const body = bytes.toString('utf8', subjectEnd + 1, bodyEnd);
    // Almost every message is UTF-8: only one that looks odd is looked at twice.
    const odd = subject.includes('\uFFFD') || body.includes('\uFFFD');
    const readSubject = odd ? parseGitText(bytes.subarray(committedEnd + 1, subjectEnd)) : null;
    const readBody = odd ? parseGitText(bytes.subarray(subjectEnd + 1, bodyEnd)) : null;
    if (readSubject?.utf8 === false || readBody?.utf8 === false) noteIn(notUtf8, sha);
    commits.push({
      sha,
      parents: parents === '' ? noParents : parents.split(' ').map(intern),
      author: people.get(bytes.toString('latin1', parentsEnd + 1, emailEnd)) ?? meet(bytes, parentsEnd + 1, nameEnd, emailEnd),
      authoredAt: authoredAt ?? committedAt ?? epoch,
      committedAt: committedAt ?? authoredAt ?? epoch,
      subject: readSubject?.text ?? subject,
      body: (readBody?.text ?? body).trimEnd(),
    });
  };

  // One string per id, which its children share: half the memory, and every later look-up finds it hashed already.
  const intern = (id: string): string => {
    const known = ids.get(id);
    if (known !== undefined) return known;
    ids.set(id, id);
    return id;
  };

  const meet = (bytes: Buffer, start: number, nameEnd: number, emailEnd: number): Person => {
    const name = parseGitText(bytes.subarray(start, nameEnd)).text;
    const email = parseGitText(bytes.subarray(nameEnd + 1, emailEnd)).text;
    const person = { name, email };
    people.set(bytes.toString('latin1', start, emailEnd), person);
    return person;
  };

  return { commits, notUtf8, brokenDates, take };
}

/** The setting that makes git take the mailmap of HEAD, or none. */
export function mailmapSetting(mailmap: boolean): readonly string[] {
  return ['-c', `mailmap.blob=${mailmap ? 'HEAD:.mailmap' : ''}`];
}

/** A tally of nothing. */
export function newTally(): Tally {
  return { count: 0, first: '' };
}

/** Counts one more. */
export function noteIn(tally: Tally, where: string): void {
  if (tally.count === 0) tally.first = where;
  tally.count += 1;
}

/** Lets a commit's other date stand in for a broken one, and 1970 where both are broken. */
export function settleDates({ authoredAt, committedAt }: { readonly authoredAt: string | null; readonly committedAt: string | null }): {
  readonly authoredAt: string;
  readonly committedAt: string;
} {
  return { authoredAt: authoredAt ?? committedAt ?? epoch, committedAt: committedAt ?? authoredAt ?? epoch };
}
