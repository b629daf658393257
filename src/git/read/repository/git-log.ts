import { isAscii } from 'node:buffer';
import { numberAhead } from '../../schema/commit-order.ts';
import type { Commit, Person } from '../../schema/repository.ts';
import { spoolGit } from '../process/spool-git.ts';
import { parseGitDate } from './git-date.ts';
import { startPeople } from './git-people.ts';
import { parseGitText } from './git-text.ts';

/** The commits of one pass, in git's order, and the ids of those about which something was odd. */
export interface CommitLog {
  readonly commits: readonly Commit[];
  /** Commits whose message or author is not in the encoding that they declare. */
  readonly notUtf8: readonly string[];
  readonly brokenDates: readonly string[];
  /** Commits of whose message only the beginning is read. */
  readonly tooLong: readonly string[];
}

/** How much of a subject and of the rest of a message is read, in characters. */
const longestSubject = 65_536;
const longestBody = 1 << 20;

/** The beginning of a text of a commit message, as much of it as is read. */
export function boundMessage({ subject, body }: { readonly subject: string; readonly body: string }): {
  readonly subject: string;
  readonly body: string;
} {
  return { subject: subject.slice(0, longestSubject), body: body.slice(0, longestBody) };
}

/** Whether more of a message is there than is read. */
export function isTooLong({ subject, body }: { readonly subject: string; readonly body: string }): boolean {
  return subject.length > longestSubject || body.length > longestBody;
}

const fields = ['%H', '%P', '%aN', '%aE', '%ad', '%cd', '%s', '%b'];
const noParents: string[] = [];
const epoch = '1970-01-01T00:00:00+00:00';

/** Which commits to read, and whether the mailmap is to be used. */
export interface LogSource {
  readonly gitDir: string;
  readonly tips: readonly string[];
  readonly mailmap: boolean;
  /** Told of each commit when it is read: while git is at work there is time to look at it. */
  readonly onCommit?: ((commit: Commit) => void) | undefined;
}

/** Reads every commit reachable from `tips` in one pass of `git log`, cutting at NUL bytes. */
export async function readCommitLog({ gitDir, tips, mailmap, onCommit }: LogSource): Promise<CommitLog> {
  const log = startLog(onCommit ?? (() => {}));
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
  await spoolGit({ gitDir, args, input: `${tips.join('\n')}\n` }, log.take);
  return log;
}

/** Collects commits from bytes; `take` tells where the last whole record ends. */
function startLog(onCommit: (commit: Commit) => void): CommitLog & { readonly take: (bytes: Buffer) => number } {
  const commits: Commit[] = [];
  const notUtf8: string[] = [];
  const brokenDates: string[] = [];
  const tooLong: string[] = [];
  const people = startPeople();
  const number = numberAhead(commits);
  const ends = new Array<number>(fields.length).fill(0);

  const take = (bytes: Buffer): number => {
    // One long text of which fields are slices: these cost nothing to make, and the garbage collector has little to move.
    const text = bytes.toString('latin1');
    let start = 0;
    for (;;) {
      let from = start;
      for (let field = 0; field < fields.length; field += 1) {
        const end = text.indexOf('\0', from);
        if (end < 0) return start;
        ends[field] = end;
        from = end + 1;
      }
      add(bytes, text, start);
      start = from;
    }
  };

  // Taking a list apart by a pattern makes objects, here a million of them.
  const add = (bytes: Buffer, text: string, start: number): void => {
    const shaEnd = ends[0] ?? 0;
    const parentsEnd = ends[1] ?? 0;
    const nameEnd = ends[2] ?? 0;
    const emailEnd = ends[3] ?? 0;
    const authoredEnd = ends[4] ?? 0;
    const committedEnd = ends[5] ?? 0;
    const subjectEnd = ends[6] ?? 0;
    const bodyEnd = ends[7] ?? 0;
    const sha = text.slice(start, shaEnd);
    let committedAt = parseGitDate(text.slice(authoredEnd + 1, committedEnd));
    if (committedAt === null) {
      brokenDates.push(sha);
      committedAt = settleDate(null, parseGitDate(text.slice(emailEnd + 1, authoredEnd)));
    }
    const commit = {
      sha,
      parents: splitParents(text.slice(shaEnd + 1, parentsEnd), sha.length),
      author: people.find(text.slice(parentsEnd + 1, emailEnd)) ?? meet(bytes, parentsEnd + 1, nameEnd, emailEnd),
      committedAt,
      authored: parseSeconds(text, emailEnd + 1, authoredEnd),
      subject: text.slice(committedEnd + 1, Math.min(subjectEnd, committedEnd + 1 + longestSubject)),
      body: text.slice(subjectEnd + 1, Math.min(bodyEnd, subjectEnd + 1 + longestBody)),
    };
    if (subjectEnd - committedEnd - 1 > longestSubject || bodyEnd - subjectEnd - 1 > longestBody) tooLong.push(sha);
    if (!isAscii(bytes.subarray(committedEnd + 1, bodyEnd))) {
      const subject = parseGitText(bytes.subarray(committedEnd + 1, committedEnd + 1 + commit.subject.length));
      const body = parseGitText(bytes.subarray(subjectEnd + 1, subjectEnd + 1 + commit.body.length));
      if (!subject.utf8 || !body.utf8) notUtf8.push(sha);
      commit.subject = subject.text;
      commit.body = body.text;
    }
    commit.body = commit.body.trimEnd();
    commits.push(commit);
    number(commit);
    onCommit(commit);
  };

  const meet = (bytes: Buffer, start: number, nameEnd: number, emailEnd: number): Person => {
    const name = parseGitText(bytes.subarray(start, nameEnd)).text;
    const email = parseGitText(bytes.subarray(nameEnd + 1, emailEnd)).text;
    const person = { name, email };
    people.add(bytes.toString('latin1', start, emailEnd), person);
    return person;
  };

  return { commits, notUtf8, brokenDates, tooLong, take };
}

/** The seconds of git's raw date, as a number made digit by digit: a text of its own for each would be looked up and kept. NaN for a broken one. */
function parseSeconds(text: string, start: number, end: number): number {
  let seconds = 0;
  let at = start;
  for (; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    seconds = 10 * seconds + digit;
  }
  return at === start || text.charCodeAt(at) !== 32 ? Number.NaN : seconds;
}

function splitParents(parents: string, length: number): string[] {
  if (parents.length > length) return parents.split(' ');
  return parents === '' ? noParents : [parents];
}

/** The setting that makes git take the mailmap of HEAD, or none. */
export function mailmapSetting(mailmap: boolean): readonly string[] {
  return ['-c', `mailmap.blob=${mailmap ? 'HEAD:.mailmap' : ''}`];
}

/** The date of a commit: when it was committed, else when it was written, and 1970 where both dates are broken. */
export function settleDate(committedAt: string | null, authoredAt: string | null): string {
  return committedAt ?? authoredAt ?? epoch;
}
