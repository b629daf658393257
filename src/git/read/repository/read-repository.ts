import { hash } from 'node:crypto';
import { endianness } from 'node:os';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import {
  brokenDates,
  mailmapMissing,
  messagesNotUtf8,
  messagesTooLong,
  missingCommits,
  pathsUnknown,
  shallowRepository,
  tagOfMissingObject,
  tagTooLarge,
  tagWithoutCommit,
} from '../../schema/git-problems.ts';
import type { Branch, Commit, NamedNumber, RepositoryHistory } from '../../schema/repository.ts';
import { type CommitsPlace, type KeptCommits, openKeptCommits } from '../kept/commits/kept-commits.ts';
import { readGitPlace } from '../process/git-place.ts';
import { GitFailed } from '../process/git-process.ts';
import { readCommits } from './git-commits.ts';
import { readCommitLog } from './git-log.ts';
import { type Mailmap, readMailmap } from './git-mailmap.ts';
import { readPullHeads } from './git-pulls.ts';
import { type GitRef, readGitRefs } from './git-refs.ts';
import { readGitTags } from './git-tags.ts';
import { readTouching } from './git-touching.ts';
import { parseRepositoryWeb } from './git-web.ts';
import { type Keeping, keepReading, readKeptCommits } from './read-kept-commits.ts';

/** Which repository to read. `path` is an existing folder: a work tree, a linked work tree or a bare repository. */
export interface RepositorySource {
  readonly path: string;
  readonly id: string;
  readonly paths?: readonly string[] | undefined;
  readonly web?: string | undefined;
  readonly forge?: string | undefined;
  /** Tells a forge by its host, where `forge` does not say it. */
  readonly recogniseForge?: ((host: string) => string | null) | undefined;
  /** Reads the numbers that files of commits give them, by commit; by default none are looked for. */
  readonly readNamed?: ReadNamed | undefined;
  /** Reads the versions of which files at a head say that they were withdrawn, with what they say; by default none are looked for. */
  readonly readWithdrawn?: ((gitDir: string, head: string | null) => Promise<ReadonlyMap<string, string>>) | undefined;
  /** Told of commits while they are read; of all of them, unless some are missing or damaged. */
  readonly onCommit?: ((commit: Commit) => void) | undefined;
  /** How commits are kept from one run to the next; by default all are read anew. `onCommit` is told of those alone that are read. */
  readonly keeping?: Keeping | undefined;
}

/** Reads what the files of commits that `tips` reach name, beside a head. */
export type ReadNamed = (
  gitDir: string,
  tips: readonly string[],
  head: string | null,
) => Promise<ReadonlyMap<string, readonly NamedNumber[]>>;

/** What was read of a repository, and what was found odd in it. */
export interface RepositoryReading {
  /** Where git keeps it, absolute. */
  readonly gitDir: string;
  readonly history: RepositoryHistory;
  readonly problems: readonly Problem[];
  /** What the commits were taken from; null where they were read from nothing. */
  readonly kept: KeptCommits | null;
  /** Stands for all that the commits were read by: code, repository and mailmap; null where they may be read otherwise the next time. */
  readonly key: string | null;
}

/** Reads branches, tags and every commit that they reach, without network and without running anything that the repository names. Throws `CannotGoOn`. */
export async function readRepository(source: RepositorySource): Promise<RepositoryReading> {
  try {
    return await readHistory(source);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const said = error.message.replace(/\s*\n\s*/g, ' ');
    throw new CannotGoOn(`Cannot read the repository \`${source.path}\`: git says \`${said}\`.`, {
      hint: 'Run `git fsck` in it, or clone it again.',
      cause: error,
    });
  }
}

/** Reads a repository for another of its components: what one reading gave stands, but for the paths that count and the page on a forge. Throws `CannotGoOn`. */
export async function readRepositoryAgain(source: RepositorySource, before: RepositoryReading): Promise<RepositoryReading> {
  const { id, path, paths, web, forge, recogniseForge } = source;
  const { head, branches, tags } = before.history;
  const tips = listTips({ head, branches, tags });
  const touching = paths === undefined ? null : await readTouching((await readGitPlace(path)).gitDir, tips, paths).catch(nullIfGitFailed);
  const { withdrawn, ...shared } = before.history;
  const page = web === undefined ? before.history.web : parseRepositoryWeb({ web, forge, recogniseForge, remote: undefined });
  return {
    gitDir: before.gitDir,
    kept: before.kept,
    key: before.key,
    history: { ...shared, ...(paths === undefined && withdrawn !== undefined && { withdrawn }), id, touching, web: page },
    problems: paths !== undefined && touching === null ? [pathsUnknown({ source: id })] : [],
  };
}

async function readHistory({
  path,
  id,
  paths,
  web,
  forge,
  recogniseForge,
  readNamed,
  readWithdrawn,
  onCommit,
  keeping,
}: RepositorySource): Promise<RepositoryReading> {
  const place = await readGitPlace(path);
  const { gitDir, head, shallow, remotes } = place;
  const remote = chooseRemote(remotes);
  const [refs, mailmap] = await Promise.all([readGitRefs(gitDir, remote), head.commit === null ? ('none' as const) : readMailmap(gitDir)]);
  const tagRefs = refs.filter(({ kind }) => kind === 'tag');
  const branches = refs.flatMap((ref) => listBranch(ref, remote));
  const notesRefs = refs.flatMap(({ kind, name }) => (kind === 'notes' ? [name] : []));
  const reading = { gitDir, mailmap: typeof mailmap === 'object', onCommit };
  // git follows tags by itself, so the long walk need not wait for them; one tag of something that is not there ends it, and it is walked again.
  const starts = listTips({ head, branches, tags: tagRefs.map(({ object }) => ({ commit: object })) });
  const keepIn = keeping === undefined ? null : placeCommits({ ...place, mailmap, keeping });
  const kept = keepIn === null ? null : openKeptCommits(keepIn);
  const walk = kept === null ? readCommitLog({ ...reading, tips: starts }).catch(nullIfGitFailed) : null;
  const named = readNamed?.(gitDir, starts, head.commit) ?? new Map<string, readonly NamedNumber[]>();
  const { tags, ...oddTags } = await readGitTags(gitDir, tagRefs, keepIn);
  const tips = listTips({ head, branches, tags });
  const known = kept && keepIn && keeping ? await readKeptCommits({ ...reading, tips, place: keepIn, keeping }, kept) : null;
  const log = known ?? (await readCommits({ ...reading, tips }, await walk));
  if (known === null && keepIn !== null && keeping !== undefined) keepReading({ ...reading, tips, place: keepIn, keeping }, log);
  const [touching, pulls, numbers, withdrawn] = await Promise.all([
    paths === undefined ? null : readTouching(gitDir, tips, paths).catch(nullIfGitFailed),
    refs.some(({ kind }) => kind === 'pull') ? readPullHeads(gitDir).catch(nullIfGitFailed) : null,
    named,
    // Of a component, a changelog at the top may be another's.
    paths === undefined ? readWithdrawn?.(gitDir, head.commit) : undefined,
  ]);
  const history: RepositoryHistory = {
    id,
    objectFormat: place.objectFormat,
    head,
    branches,
    tags,
    commits: log.commits,
    shallow,
    partial: place.partial,
    touching,
    ...(pulls === null ? {} : { pulls: pulls.heads, pullRoot: pulls.root }),
    ...(notesRefs.length === 0 ? {} : { notesRefs }),
    ...(numbers.size === 0 ? {} : { named: numbers }),
    ...(withdrawn === undefined || withdrawn.size === 0 ? {} : { withdrawn }),
    web: parseRepositoryWeb({ web, forge, recogniseForge, remote: remote === null ? undefined : remotes.get(remote) }),
  };
  const here = { source: id };
  const broken = log.brokenDates.length + oddTags.brokenDates.length;
  const notUtf8 = log.notUtf8.length + oddTags.notUtf8.length;
  const problems = [
    ...(shallow.length > 0 ? [shallowRepository(here, shallow.length)] : []),
    ...(log.absent.length > 0 ? [missingCommits({ ...here, subject: log.absent[0] ?? '' }, log.absent.length)] : []),
    ...(mailmap === 'missing' ? [mailmapMissing(here)] : []),
    ...(paths !== undefined && touching === null ? [pathsUnknown(here)] : []),
    ...oddTags.withoutCommit.map((tag) => tagWithoutCommit(here, tag)),
    ...oddTags.missing.map((tag) => tagOfMissingObject(here, tag)),
    ...(notUtf8 > 0 ? [messagesNotUtf8({ ...here, subject: log.notUtf8[0] ?? oddTags.notUtf8[0] ?? '' }, notUtf8)] : []),
    ...(log.tooLong.length > 0 ? [messagesTooLong({ ...here, subject: log.tooLong[0] ?? '' }, log.tooLong.length)] : []),
    ...oddTags.tooLarge.map((tag) => tagTooLarge(here, tag)),
    ...(broken > 0 ? [brokenDates({ ...here, subject: log.brokenDates[0] ?? oddTags.brokenDates[0] ?? '' }, broken)] : []),
  ];
  return { gitDir, history, problems, kept: known?.kept ?? null, key: log.absent.length > 0 ? null : (keepIn?.key ?? null) };
}

/** Where the commits of a repository are kept; null where some of them are not here, or may be read otherwise the next time. */
function placeCommits(given: {
  readonly gitDir: string;
  readonly objectFormat: 'sha1' | 'sha256';
  readonly shallow: readonly string[];
  readonly partial: boolean;
  readonly mailmap: Mailmap;
  readonly keeping: Keeping;
}): CommitsPlace | null {
  const { gitDir, objectFormat, shallow, partial, mailmap, keeping } = given;
  if (shallow.length > 0 || partial || mailmap === 'missing') return null;
  const people = mailmap === 'none' ? '' : mailmap.id;
  const key = hash('sha256', JSON.stringify([keeping.stamp(), objectFormat, people, endianness()]));
  return { folder: keeping.folder, name: gitDir, key, idLength: objectFormat === 'sha256' ? 32 : 20 };
}

/** `origin`, or the only remote that there is. */
function chooseRemote(remotes: ReadonlyMap<string, string>): string | null {
  if (remotes.has('origin')) return 'origin';
  return remotes.size === 1 ? ([...remotes.keys()][0] ?? null) : null;
}

function listBranch({ kind, name, object }: GitRef, remote: string | null): readonly Branch[] {
  if (kind === 'branch') return [{ name, commit: object }];
  return kind === 'remote-branch' && remote !== null ? [{ name, commit: object, remote }] : [];
}

interface Named {
  readonly commit: string | null;
}

function listTips({ head, branches, tags }: Record<'branches' | 'tags', readonly Named[]> & { readonly head: Named }): readonly string[] {
  const commits = [head, ...branches, ...tags].map(({ commit }) => commit);
  return [...new Set(commits.filter((commit) => commit !== null))];
}

function nullIfGitFailed(error: unknown): null {
  if (error instanceof GitFailed) return null;
  throw error;
}
