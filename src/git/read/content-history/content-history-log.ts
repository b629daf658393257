import type { ContentPaths } from '../../schema/content-history.ts';
import { GitFailed } from '../process/git-process.ts';
import { plainLog } from '../process/spawn-git.ts';
import { spoolGit } from '../process/spool-git.ts';
import { mailmapSetting } from '../repository/git-log.ts';
import { type ContentCommit, commitFormat, type FileChange, startContentCommits } from './content-history-commits.ts';

/** Where to look: a repository, the commit to start at, paths from its top folder, all below the folder `prefix` that holds `content/`. */
export interface ContentLogSource {
  readonly gitDir: string;
  readonly tip: string;
  readonly paths: readonly string[];
  readonly prefix: string;
  readonly mailmap: boolean;
  readonly kindOf: ContentPaths['kindOf'];
}

/**
 * The commits that touch the paths, parents before children, with paths below the prefix. A merge is compared with each parent, so that what it did itself
 * can be told; renamed in it is only what no parent holds under the new name, for else a branch did it.
 * Where a partial clone lacks the contents that likeness is told from, only files that moved unchanged count as renamed.
 */
export async function readContentLog(source: ContentLogSource): Promise<readonly ContentCommit[]> {
  const commits = await runLog(source, ['--no-renames', '--date-order', source.tip]);
  const moving = new Map(commits.filter(isMoving).map((commit) => [commit.sha, commit]));
  for (const commit of await readRenames(source, [...moving.keys()])) {
    const sources = chooseSources(commit, listNew(moving.get(commit.sha) ?? commit), source.kindOf);
    moving.set(commit.sha, { ...commit, lists: commit.lists.map((list) => list.flatMap((change) => splitRename(change, sources))) });
  }
  return commits.map((commit) => moving.get(commit.sha) ?? commit).reverse();
}

/** Finding renames takes git longer than all else, and few commits both bring a file and take one away. */
function isMoving(commit: ContentCommit): boolean {
  return listNew(commit).size > 0 && commit.lists.some((list) => list.some(({ after }) => after === null));
}

/** The names of files that the commit holds, and none of its parents. */
function listNew({ parents, lists }: ContentCommit): ReadonlySet<string> {
  const [names = new Set<string>(), ...others] = lists.length < parents.length ? [] : lists.map(listAdded);
  return new Set([...names].filter((name) => others.every((added) => added.has(name))));
}

function listAdded(list: readonly FileChange[]): ReadonlySet<string> {
  return new Set(list.flatMap(({ before, after }) => (before === null && after !== null ? [after.path] : [])));
}

async function readRenames(source: ContentLogSource, ids: readonly string[]): Promise<readonly ContentCommit[]> {
  if (ids.length === 0) return [];
  const input = ids.map((id) => `${id}\n`).join('');
  const find = (likeness: string) => runLog(source, [`--find-renames=${likeness}`, '-l2000', '--no-walk=unsorted', '--stdin'], input);
  return find('50%').catch((error: unknown) => {
    if (error instanceof GitFailed) return find('100%');
    throw error;
  });
}

/** The names that files had before, by name. Where parents make another one of it, the likest. One signature looks much like another, and one picture too: those are renamed only unchanged. */
function chooseSources({ lists }: ContentCommit, names: ReadonlySet<string>, kindOf: ContentPaths['kindOf']): ReadonlyMap<string, string> {
  const likest = new Map<string, number>();
  const sources = new Map<string, string>();
  for (const { before, after, likeness } of lists.flat()) {
    if (likeness === null || before === null || after === null || !names.has(after.path)) continue;
    const kind = kindOf(before.path);
    const meant = kind === kindOf(after.path) && (likeness === 100 || (kind !== 'signature' && kind !== 'evidence'));
    if (!meant || likeness <= (likest.get(after.path) ?? -1)) continue;
    likest.set(after.path, likeness);
    sources.set(after.path, before.path);
  }
  return sources;
}

/** Takes a rename that is not meant for a file that went and one that came. */
function splitRename(change: FileChange, sources: ReadonlyMap<string, string>): readonly FileChange[] {
  const { before, after, likeness } = change;
  if (likeness === null || before === null || after === null || sources.get(after.path) === before.path) return [change];
  return [
    { before, after: null, likeness: null },
    { before: null, after, likeness: null },
  ];
}

async function runLog(
  { gitDir, paths, prefix, mailmap }: ContentLogSource,
  options: readonly string[],
  input = '',
): Promise<readonly ContentCommit[]> {
  const { commits, take } = startContentCommits(prefix);
  const args = [
    ...mailmapSetting(mailmap),
    'log',
    '-z',
    '--diff-merges=separate',
    '--raw',
    '--root',
    '--no-abbrev',
    '--full-history',
    ...plainLog,
    commitFormat,
    ...options,
    '--',
    ...paths.map((path) => `:(top,literal)${path}`),
  ];
  await spoolGit({ gitDir, args, input }, take);
  return commits;
}
