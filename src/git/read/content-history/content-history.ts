import { createHash } from 'node:crypto';
import path from 'node:path';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import { type ContentHistory, type ContentPaths, type FileVersion, unknownHistory } from '../../schema/content-history.ts';
import { readGitPlace } from '../process/git-place.ts';
import { GitFailed, readGit } from '../process/git-process.ts';
import { readMailmap } from '../repository/git-mailmap.ts';
import { listElsewhere } from './content-elsewhere.ts';
import { readContentFiles } from './content-files.ts';
import { type FollowedFile, type FollowedName, followFiles } from './content-history-chains.ts';
import type { ContentCommit } from './content-history-commits.ts';
import { readContentLog } from './content-history-log.ts';
import { type ContentPlace, findSurroundingRepository } from './content-history-place.ts';
import { type ReachedCommits, readReachedCommits } from './content-history-reach.ts';
import { type DigestedText, digestFile, type ObjectTexts, readObjectTexts } from './content-history-texts.ts';

/** What of a content folder counts, and where its history is, when it is not in the git repository around it. */
export interface HistoryPlace {
  readonly content: ContentPaths;
  /** Path of a git repository, absolute or below the root. */
  readonly repository?: string | undefined;
  /** Folder of that repository that holds `content/`; by default its top folder. */
  readonly prefix?: string | undefined;
  /** What counts as now, ISO 8601; dates of commits that lie after it are made up. */
  readonly now?: string | undefined;
}

/** Reads what git remembers of the content folder of a root: every version of every text, through renames and merges. Without a git repository: `unknownHistory`. */
export async function readContentHistory(root: string, { content, repository, prefix = '', now }: HistoryPlace): Promise<ContentHistory> {
  const found =
    repository === undefined
      ? await findSurroundingRepository(root)
      : { place: await readGitPlace(path.resolve(root, repository)), prefix: prefix === '' ? '' : `${prefix.replace(/\/+$/, '')}/` };
  if (found === null) return unknownHistory;
  if (typeof found === 'string') return { ...unknownHistory, complaint: found };
  try {
    const history = await readHistory(root, found, { content, now: now === undefined ? null : Date.parse(now) });
    // Whoever names a repository says where the history of the folder is.
    return repository === undefined ? { ...history, elsewhere: await listElsewhere(root, content.paths) } : history;
  } catch (error) {
    if (error instanceof GitFailed) return { ...unknownHistory, complaint: error.message.replace(/\s*\n\s*/g, ' ') };
    throw error;
  }
}

async function readHistory(
  root: string,
  { place, prefix }: ContentPlace,
  { content, now }: { readonly content: ContentPaths; readonly now: number | null },
): Promise<ContentHistory> {
  const { gitDir, head, shallow } = place;
  const reading = readContentFiles(root, content);
  // Whatever fails first is thrown below; the other failure is then nobody's.
  reading.catch(() => {});
  const paths = content.paths.map((top) => `${prefix}${top}`);
  const mailmap = head.commit !== null && typeof (await readMailmap(gitDir)) === 'object';
  const commits =
    head.commit === null ? [] : await readContentLog({ gitDir, tip: head.commit, paths, prefix, mailmap, kindOf: content.kindOf });
  const { chains, byName } = followFiles(commits);
  const tracked = head.commit === null ? new Map<string, string>() : await readTree(gitDir, head.commit, { paths, prefix });
  const texts = await readObjectTexts(gitDir, listObjects(chains, tracked, content));
  const files = new Map([...(await reading)].map(([file, bytes]) => [file, digestFile(bytes, texts, place.objectFormat)]));
  const cuts = new Set(shallow);
  const isSigned = chains.some(({ links }) => links.some(({ path: file }) => content.kindOf(file) === 'signature'));
  const reach = isSigned && head.commit !== null ? await readReachedCommits(gitDir, head.commit, now) : nothingReached;
  const remembered = (link: FollowedName) => rememberVersion(link, { ...texts, ...reach, cuts });
  const versions = new Map<string, readonly FileVersion[]>();
  const placed = new Set<FollowedFile>();
  for (const file of tracked.keys()) {
    const chain = byName.get(file);
    if (chain !== undefined) placed.add(chain);
    versions.set(file, chain?.links.map(remembered) ?? []);
  }
  for (const chain of chains) {
    const last = chain.links.at(-1);
    if (placed.has(chain) || last === undefined) continue;
    const name = versions.has(last.path) ? `${last.path}@${last.commit.sha}` : last.path;
    versions.set(name, chain.links.map(remembered));
  }
  addUncommitted(versions, { tracked, files, texts, order: commits.length, kindOf: content.kindOf });
  const known = [...versions].filter(([, list]) => list.length > 0).sort(([a], [b]) => compareText(a, b));
  return {
    known: true,
    shallow: shallow.length > 0,
    versions: new Map(known),
    deleted: known.flatMap(([file]) => (files.has(file) ? [] : [file])),
    missing: texts.missing,
    key: digestState(place, prefix, files),
  };
}

const nothingReached: ReachedCommits = { reached: new Map(), joined: new Map() };

/** The plain files of a commit that the history is about, with their objects. */
async function readTree(
  gitDir: string,
  commit: string,
  { paths, prefix }: { readonly paths: readonly string[]; readonly prefix: string },
): Promise<Map<string, string>> {
  const bytes = await readGit({ gitDir, args: ['--literal-pathspecs', 'ls-tree', '-r', '-z', '--full-tree', commit, '--', ...paths] });
  const entries = bytes.toString('utf8').matchAll(/100\d{3} blob ([0-9a-f]+)\t([^\0]*)\0/g);
  return new Map([...entries].map(([, object = '', file = '']) => [file.slice(prefix.length), object]));
}

function listObjects(chains: readonly FollowedFile[], tracked: ReadonlyMap<string, string>, { kindOf }: ContentPaths): readonly string[] {
  const links = chains.flatMap(({ links }) => links);
  const objects = links.flatMap(({ path: file, object }) => (object === null || kindOf(file) === 'evidence' ? [] : [object]));
  const head = [...tracked].flatMap(([file, object]) => (kindOf(file) === 'evidence' ? [] : [object]));
  return [...objects, ...head];
}

function rememberVersion(
  { commit, order, path: file, object, from }: FollowedName,
  { texts, reached, joined, cuts }: ObjectTexts & ReachedCommits & { readonly cuts: ReadonlySet<string> },
): FileVersion {
  const digested = object === null ? undefined : texts.get(object);
  const [reachedAt, joinedAt] = [reached.get(commit.sha), joined.get(commit.sha)];
  return {
    ...whoAndWhy(commit),
    path: file,
    text: digested?.text ?? null,
    sha256: digested?.sha256 ?? null,
    order,
    from,
    ...(object === null ? { removed: true } : { object }),
    ...(cuts.has(commit.sha) ? { cut: true } : {}),
    ...(reachedAt === undefined ? {} : { reached: reachedAt }),
    ...(joinedAt === undefined ? {} : { joined: joinedAt }),
  };
}

function whoAndWhy({ sha, author, email, authoredAt, committedAt, subject, body }: ContentCommit) {
  return { commit: sha, author, email, authoredAt, committedAt, subject, body };
}

interface Uncommitted {
  readonly kindOf: ContentPaths['kindOf'];
  readonly tracked: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, DigestedText | null>;
  readonly texts: ObjectTexts;
  readonly order: number;
}

/** What is in the folder and not in the last commit: changed, new, taken away, or moved without a change. */
function addUncommitted(versions: Map<string, readonly FileVersion[]>, { tracked, files, texts, order, kindOf }: Uncommitted): void {
  const vanished = new Map<string, string>();
  for (const [file, object] of tracked) {
    const sha256 = texts.texts.get(object)?.sha256;
    if (!files.has(file) && sha256 !== undefined) vanished.set(`${kindOf(file)} ${sha256}`, file);
  }
  for (const [file, digested] of files) {
    const before = tracked.get(file);
    const sha256 = digested?.sha256 ?? null;
    if (before !== undefined && sha256 === (texts.texts.get(before)?.sha256 ?? null)) continue;
    const old = before === undefined ? vanished.get(`${kindOf(file)} ${sha256}`) : file;
    const known = versions.get(old ?? file) ?? [];
    if (old !== undefined && old !== file) versions.delete(old);
    versions.set(file, [...known, { ...uncommitted, path: file, text: digested?.text ?? null, sha256, order }]);
  }
  for (const file of tracked.keys()) {
    const known = versions.get(file);
    if (files.has(file) || known === undefined) continue;
    versions.set(file, [...known, { ...uncommitted, path: file, text: null, sha256: null, order, removed: true }]);
  }
}

const uncommitted = { commit: null, author: '', email: '', authoredAt: null, committedAt: null, subject: '', body: '' };

function digestState({ head, shallow }: ContentPlace['place'], prefix: string, files: ReadonlyMap<string, DigestedText | null>): string {
  const state = [head.commit, shallow, prefix, [...files].map(([file, digested]) => [file, digested?.sha256])];
  return createHash('sha256').update(JSON.stringify(state)).digest('hex');
}
