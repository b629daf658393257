import { plainLog } from '../../../git/read/process/spawn-git.ts';
import { spoolGit } from '../../../git/read/process/spool-git.ts';
import { parseGitDate } from '../../../git/read/repository/git-date.ts';
import { boundMessage, mailmapSetting } from '../../../git/read/repository/git-log.ts';
import { parseGitText } from '../../../git/read/repository/git-text.ts';
import type { PromotionCommit } from '../../schema/gitops/commit-words.ts';

/** What a commit did to a file, against its first parent: the object that it holds since; null when it is gone, or no plain file. */
export interface FileChange {
  readonly path: string;
  readonly object: string | null;
}

export interface LoggedCommit extends PromotionCommit {
  readonly changes: readonly FileChange[];
}

const fields = ['%H', '%aN', '%aE', '%cN', '%cE', '%cd', '%s', '%b'];
const longestBody = 8000;
const [nul, lineFeed, colon] = [0, 10, 58];

/** The commits of the first-parent history of `tip` that touch the paths, newest first, in one pass of `git log`. Throws `GitFailed`, as where folders are missing. */
export async function readPromotionLog(gitDir: string, tip: string, pathspecs: readonly string[]): Promise<LoggedCommit[]> {
  const commits: LoggedCommit[] = [];
  const args = [
    ...mailmapSetting(false),
    'log',
    '-z',
    '--first-parent',
    '--diff-merges=first-parent',
    '--raw',
    '--root',
    '--no-abbrev',
    '--no-renames',
    ...plainLog,
    `--format=${fields.map((field) => `${field}%x00`).join('')}`,
    '--stdin',
  ];
  // By standard input, since a list of arguments has an end.
  await spoolGit({ gitDir, args, input: `${[tip, '--', ...pathspecs].join('\n')}\n` }, startPromotionLog(commits));
  return commits;
}

/** Parses what git printed into `commits`, and tells where the last whole record ends. */
function startPromotionLog(commits: LoggedCommit[]): (bytes: Buffer) => number {
  let changes: FileChange[] = [];
  const shared = shareTexts();
  return (bytes) => {
    for (let start = 0; ; ) {
      while (bytes[start] === nul || bytes[start] === lineFeed) start += 1;
      const changed = bytes[start] === colon;
      const end = skipNuls(bytes, start, changed ? 2 : fields.length);
      if (end === 0) return start;
      if (changed) changes.push(parseChange(bytes, start, end, shared));
      else {
        changes = [];
        commits.push({ ...parseCommit(bytes.subarray(start, end), shared), changes });
      }
      start = end;
    }
  };
}

/** Where what follows so many NULs begins; 0 when they are not all there. */
function skipNuls(bytes: Buffer, start: number, count: number): number {
  let at = start;
  for (let left = count; left > 0; left -= 1) {
    at = bytes.indexOf(nul, at) + 1;
    if (at === 0) return 0;
  }
  return at;
}

function parseCommit(bytes: Buffer, shared: (text: string) => string): PromotionCommit {
  const parts: string[] = [];
  for (let start = 0; parts.length < fields.length; ) {
    const end = bytes.indexOf(nul, start);
    parts.push(parseGitText(bytes.subarray(start, Math.min(end, start + (1 << 20)))).text);
    start = end + 1;
  }
  const [sha = '', author = '', email = '', committer = '', address = '', date = '', subject = '', body = ''] = parts;
  return {
    sha,
    author: { name: shared(author), email: shared(email) },
    committer: { name: shared(committer), email: shared(address) },
    at: parseGitDate(date),
    ...boundMessage({ subject, body: body.slice(0, longestBody).trim() }),
  };
}

/** `:100644 100644 <object> <object> M`, NUL, path, NUL. */
function parseChange(bytes: Buffer, start: number, end: number, shared: (text: string) => string): FileChange {
  const lineEnd = bytes.indexOf(nul, start);
  const [, modeAfter = '', , objectAfter = ''] = bytes.toString('latin1', start, lineEnd).split(' ');
  const path = parseGitText(bytes.subarray(lineEnd + 1, end - 1)).text;
  return { path: shared(path), object: /^100\d{3}$/.test(modeAfter) ? objectAfter : null };
}

/** One text for all that are equal. */
function shareTexts(): (text: string) => string {
  const texts = new Map<string, string>();
  return (text) => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, text);
    return text;
  };
}
