import { parseGitDate } from './git-date.ts';
import { mailmapSetting } from './git-log.ts';
import { GitFailed, readGit } from './git-process.ts';
import { parseGitText } from './git-text.ts';

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

/** Where to look: a repository, the commit to start at, paths from its top folder. */
export interface ContentLogSource {
  readonly gitDir: string;
  readonly tip: string;
  readonly paths: readonly string[];
  readonly mailmap: boolean;
}

const fields = ['%H', '%P', '%aN', '%aE', '%ad', '%cd', '%s', '%b'];
const mark = '\u0001';

/**
 * The commits that touch the paths, parents before children, in one pass of `git log`. A merge is compared with each parent, so that what it did itself can be told.
 * Where a partial clone lacks the contents that likeness is told from, only files that moved unchanged count as renamed.
 */
export async function readContentLog(source: ContentLogSource): Promise<readonly ContentCommit[]> {
  const bytes = await readGit(logRun(source, '50%')).catch((error: unknown) => {
    if (error instanceof GitFailed) return readGit(logRun(source, '100%'));
    throw error;
  });
  return parseContentLog(bytes).reverse();
}

function logRun({ gitDir, tip, paths, mailmap }: ContentLogSource, likeness: string) {
  const args = [
    ...mailmapSetting(mailmap),
    'log',
    '-z',
    '-m',
    '--raw',
    '--root',
    '--no-abbrev',
    `--find-renames=${likeness}`,
    '-l2000',
    '--full-history',
    '--date-order',
    '--encoding=UTF-8',
    '--date=raw',
    '--no-show-signature',
    '--no-notes',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--ignore-submodules=none',
    `--format=%x01${fields.join('%x00')}%x00`,
    tip,
    '--',
    ...paths.map((path) => `:(top,literal)${path}`),
  ];
  return { gitDir, args };
}

/** Takes the output apart at NUL bytes: the fields of a commit, then for each change its line and one or two paths. Newest first. */
function parseContentLog(bytes: Buffer): ContentCommit[] {
  const tokens = bytes.toString('latin1').split('\0');
  const commits: (Omit<ContentCommit, 'lists'> & { readonly lists: FileChange[][] })[] = [];
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  while (at < tokens.length) {
    const token = next();
    if (token.startsWith(mark)) {
      const commit = parseCommit(token.slice(mark.length), next);
      const before = commits.at(-1);
      // A merge comes once for each parent that differs.
      if (before?.sha === commit.sha) before.lists.push([]);
      else commits.push({ ...commit, lists: [[]] });
      continue;
    }
    const change = parseChange(token.replace(/^\n/, ''), next);
    if (change !== null) commits.at(-1)?.lists.at(-1)?.push(change);
  }
  return commits;
}

function parseCommit(sha: string, next: () => string): Omit<ContentCommit, 'lists'> {
  const parents = next().split(' ').filter(Boolean);
  const author = decode(next());
  const email = decode(next());
  const authoredAt = parseGitDate(next());
  const committedAt = parseGitDate(next());
  const subject = decode(next());
  return { sha, parents, author, email, authoredAt, committedAt, subject, body: decode(next()).trim() };
}

const file = /^100\d{3}$/;

/** `:100644 100644 <object> <object> M`, then its path; a rename has two. What is no plain file on a side, such as a link, counts as absent there. */
function parseChange(line: string, next: () => string): FileChange | null {
  const [, modeBefore = '', modeAfter = '', objectBefore = '', objectAfter = '', status = '', score] =
    /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])(\d*)$/.exec(line) ?? [];
  if (status === '') return null;
  const pathBefore = decode(next());
  const pathAfter = status === 'R' || status === 'C' ? decode(next()) : pathBefore;
  const before = file.test(modeBefore) ? { path: pathBefore, object: objectBefore } : null;
  const after = file.test(modeAfter) ? { path: pathAfter, object: objectAfter } : null;
  if (before === null && after === null) return null;
  return { before, after, likeness: status === 'R' && before !== null && after !== null ? Number(score) : null };
}

function decode(latin1: string): string {
  return parseGitText(Buffer.from(latin1, 'latin1')).text;
}
