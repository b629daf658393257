import { parseGitDate } from '../repository/git-date.ts';
import { boundMessage } from '../repository/git-log.ts';
import { parseGitText } from '../repository/git-text.ts';

/** What a commit did to a file, against one parent. An object is null on the side on which the file is not there. */
export interface FileChange {
  readonly before: { readonly path: string; readonly object: string } | null;
  readonly after: { readonly path: string; readonly object: string } | null;
  /** How like each other both contents are, in per cent, where git sees a renamed file; else null. */
  readonly likeness: number | null;
}

/** A commit that touches the content folder. */
export interface ContentCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly email: string;
  readonly authoredAt: string | null;
  readonly committedAt: string | null;
  readonly subject: string;
  readonly body: string;
  /** What it changed against each parent that differs, in the order of parents: one list for an ordinary commit. */
  readonly lists: readonly (readonly FileChange[])[];
}

/** Commits as they are read. */
export interface ContentCommits {
  readonly commits: readonly ContentCommit[];
  /** Parses what git printed, and tells where the last whole record ends. */
  readonly take: (bytes: Buffer) => number;
}

const fields = ['%H', '%P', '%aN', '%aE', '%ad', '%cd', '%s', '%b'];
const mostBytes = 1 << 22;
const [nul, lineFeed, colon] = [0, 10, 58];

/** The format of `git log -z --raw` for `startContentCommits`: the fields of a commit, each with a NUL byte; then come its changes. */
export const commitFormat = `--format=${fields.map((field) => `${field}%x00`).join('')}`;

/** Begins to collect commits, in git's order, with the paths of files below a folder: all begin with its `prefix`. */
export function startContentCommits(prefix: string): ContentCommits {
  const commits: (ContentCommit & { readonly lists: FileChange[][] })[] = [];
  // Merges say over and over what the other branch lacks: in a long history twenty changes are one.
  const known = new Map<string, FileChange | null>();
  let sha = '';
  let list: FileChange[] = [];

  const take = (bytes: Buffer): number => {
    const text = bytes.toString('latin1');
    for (let start = 0; ; ) {
      while (text.charCodeAt(start) === nul || text.charCodeAt(start) === lineFeed) start += 1;
      const changed = text.charCodeAt(start) === colon;
      const end = skipNuls(text, start, changed ? countChangeFields(text, start) : fields.length);
      if (end === 0) return start;
      if (changed) {
        let change = known.get(text.slice(start, end));
        if (change === undefined) {
          // A slice, and what is cut from one, would keep the whole text.
          const kept = bytes.toString('latin1', start, end);
          change = parseChange(kept, prefix.length);
          known.set(kept, change);
        }
        if (change !== null) list.push(change);
      } else {
        list = [];
        // A merge comes once for each parent that differs.
        if (sha !== '' && text.startsWith(sha, start)) commits.at(-1)?.lists.push(list);
        else {
          const commit = { ...parseCommit(bytes.toString('latin1', start, end)), lists: [list] };
          commits.push(commit);
          sha = commit.sha;
        }
      }
      start = end;
    }
  };
  return { commits, take };
}

/** Where the text after so many NULs begins; 0 when they are not all there. */
function skipNuls(text: string, start: number, count: number): number {
  let at = start;
  for (let left = count; left > 0; left -= 1) {
    at = text.indexOf('\0', at) + 1;
    if (at === 0) return 0;
  }
  return at;
}

/** A change is a line and a path; that of a rename, `R` or `C` before a score, two. */
function countChangeFields(text: string, start: number): number {
  const end = text.indexOf('\0', start);
  const status = text[text.lastIndexOf(' ', end) + 1];
  return status === 'R' || status === 'C' ? 3 : 2;
}

function parseCommit(text: string): Omit<ContentCommit, 'lists'> {
  const [sha = '', parents = '', author = '', email = '', authored = '', committed = '', subject = '', body = ''] = text.split('\0');
  return {
    sha,
    parents: parents.split(' ').filter(Boolean),
    author: decode(author),
    email: decode(email),
    authoredAt: parseGitDate(authored),
    committedAt: parseGitDate(committed),
    ...boundMessage({ subject: decode(subject.slice(0, mostBytes)), body: decode(body.slice(0, mostBytes)).trim() }),
  };
}

const file = /^100\d{3}$/;

/** `:100644 100644 <object> <object> M`, then its path; a rename has two. What is no plain file on a side, such as a link, counts as absent there. */
function parseChange(text: string, cut: number): FileChange | null {
  const [line = '', first = '', second = ''] = text.split('\0');
  const [, modeBefore = '', modeAfter = '', objectBefore = '', objectAfter = '', status = '', score] =
    /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])(\d*)$/.exec(line) ?? [];
  if (status === '') return null;
  const pathBefore = decode(first).slice(cut);
  const pathAfter = status === 'R' || status === 'C' ? decode(second).slice(cut) : pathBefore;
  const before = file.test(modeBefore) ? { path: pathBefore, object: objectBefore } : null;
  const after = file.test(modeAfter) ? { path: pathAfter, object: objectAfter } : null;
  if (before === null && after === null) return null;
  return { before, after, likeness: status === 'R' && before !== null && after !== null ? Number(score) : null };
}

function decode(latin1: string): string {
  return parseGitText(Buffer.from(latin1, 'latin1')).text;
}
