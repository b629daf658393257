import { orderChildrenFirst } from '../domain/commit-order.ts';
import type { Problem } from '../domain/problem.ts';
import {
  brokenDates,
  mailmapMissing,
  messagesNotUtf8,
  missingCommits,
  shallowRepository,
  tagOfMissingObject,
  tagWithoutCommit,
} from '../domain/problems.ts';
import type { Branch, Commit, ForgeKind, RepositoryHistory } from '../domain/repository.ts';
import { readCommitLog } from './git-log.ts';
import { readMailmapState } from './git-mailmap.ts';
import { readGitPlace } from './git-place.ts';
import { GitFailed } from './git-process.ts';
import { readGitRefs } from './git-refs.ts';
import { salvageCommitLog } from './git-salvage.ts';
import { readGitTags } from './git-tags.ts';
import { readTouching } from './git-touching.ts';
import { parseRepositoryWeb } from './git-web.ts';

/** Which repository to read. `path` is an existing folder: a work tree, a linked work tree or a bare repository. */
export interface RepositorySource {
  readonly path: string;
  readonly id: string;
  readonly paths?: readonly string[] | undefined;
  readonly web?: string | undefined;
  readonly forge?: ForgeKind | undefined;
}

/** Reads branches, tags and every commit that they reach, without network and without running anything that the repository names. Throws `CannotGoOn`. */
export async function readRepository({
  path,
  id,
  paths,
  web,
  forge,
}: RepositorySource): Promise<{ readonly history: RepositoryHistory; readonly problems: readonly Problem[] }> {
  const place = await readGitPlace(path);
  const { gitDir, head, shallow } = place;
  const remote = place.remotes.has('origin') ? 'origin' : place.remotes.size === 1 ? ([...place.remotes.keys()][0] ?? null) : null;
  const refs = await readGitRefs(gitDir, remote);
  const tagReading = await readGitTags(
    gitDir,
    refs.filter(({ kind }) => kind === 'tag'),
  );
  const branches = refs.flatMap((ref): Branch[] => {
    if (ref.kind === 'tag') return [];
    return [{ name: ref.name, commit: ref.object, ...(ref.kind === 'branch' || remote === null ? {} : { remote }) }];
  });
  const tips = listTips([head.commit, ...branches.map(({ commit }) => commit), ...tagReading.tags.map(({ commit }) => commit)]);
  const mailmap = head.commit === null ? 'none' : await readMailmapState(gitDir);
  const logSource = { gitDir, tips, mailmap: mailmap === 'readable' };
  const log = await readCommitLog(logSource).catch((error: unknown) => {
    if (error instanceof GitFailed) return salvageCommitLog(logSource);
    throw error;
  });
  const commits = orderChildrenFirst(log.commits);
  const absent = listAbsent(commits, tips);
  const history: RepositoryHistory = {
    id,
    objectFormat: place.objectFormat,
    head,
    branches,
    tags: tagReading.tags,
    commits,
    shallow,
    partial: place.partial,
    touching: paths === undefined ? null : await readTouching(gitDir, tips, paths),
    web: parseRepositoryWeb({ web, forge, remote: remote === null ? undefined : place.remotes.get(remote) }),
  };
  const here = { source: id };
  const problems = [
    ...(shallow.length > 0 ? [shallowRepository(here, shallow.length)] : []),
    ...(absent.length > 0 ? [missingCommits({ ...here, subject: absent[0] ?? '' }, absent.length)] : []),
    ...(mailmap === 'missing' ? [mailmapMissing(here)] : []),
    ...tagReading.withoutCommit.map((tag) => tagWithoutCommit(here, tag)),
    ...tagReading.missing.map((tag) => tagOfMissingObject(here, tag)),
    ...(log.notUtf8.count > 0 ? [messagesNotUtf8({ ...here, subject: log.notUtf8.first }, log.notUtf8.count)] : []),
    ...(log.brokenDates.count > 0 ? [brokenDates({ ...here, subject: log.brokenDates.first }, log.brokenDates.count)] : []),
  ];
  return { history, problems };
}

function listTips(commits: readonly (string | null)[]): readonly string[] {
  return [...new Set(commits.filter((commit) => commit !== null))];
}

/** Commits that a tip or a child names and that were not read. */
function listAbsent(commits: readonly Commit[], tips: readonly string[]): readonly string[] {
  const known = new Set(commits.map(({ sha }) => sha));
  return [...new Set([...tips, ...commits.flatMap(({ parents }) => parents)].filter((sha) => !known.has(sha)))].sort();
}
