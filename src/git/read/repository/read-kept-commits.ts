import { instantOf } from '../../schema/instant.ts';
import type { Commit, Person } from '../../schema/repository.ts';
import type { CommitBlock } from '../kept/commits/commit-block.ts';
import { makeColumns } from '../kept/commits/commit-columns.ts';
import { type FindId, tabulateIds } from '../kept/commits/id-table.ts';
import { type CommitsPlace, type KeptCommits, keepCommits, keepMoreCommits } from '../kept/commits/kept-commits.ts';
import { type KeptCommit, listKeptCommits } from '../kept/commits/kept-history.ts';
import { GitFailed } from '../process/git-process.ts';
import type { CommitReading } from './git-commits.ts';
import { type CommitLog, type LogSource, readCommitLog } from './git-log.ts';

/** What is kept of a commit for who reads its message, beside the commit. */
export interface Remark {
  readonly note: string;
  /** Sixteen bits. */
  readonly bits: number;
  /** Two numbers that equal commits have in common. */
  readonly likeness: readonly [number, number];
}

/** How commits are kept from one run to the next. */
export interface Keeping {
  readonly folder: string;
  /** Stands for all code that reads commits, and for what remarks depend on. */
  readonly stamp: () => string;
  readonly remarkOn: (commit: Commit) => Remark;
}

/** Where commits are kept and how new ones are read. */
export interface KeptSource extends LogSource {
  readonly place: CommitsPlace;
  readonly keeping: Keeping;
}

/** A reading from what was kept, with the remarks. */
export interface KeptReading extends CommitReading {
  readonly commits: readonly KeptCommit[];
  readonly kept: KeptCommits;
}

const [notUtf8, brokenDate, tooLong] = [1, 2, 4];
/** As many as git is told that it need not walk to. */
const mostKnown = 32;

/** Reads the commits that tips reach: those that were kept, and from git those that are new, which are kept, too. Null where they have to be read from nothing. */
export async function readKeptCommits(source: KeptSource, kept: KeptCommits): Promise<KeptReading | null> {
  const { place, keeping, tips } = source;
  const find = tabulateIds(kept.columns.ids, place.idLength);
  const unknown = tips.filter((tip) => find(tip) < 0);
  if (unknown.length === 0) return listReading(kept, find, tips);
  const log = await readCommitLog({ ...source, tips: [...unknown, ...listKnown(kept, tips, find).map((tip) => `^${tip}`)] }).catch(
    nullIfGitFailed,
  );
  if (log === null) return null;
  const fresh = log.commits.filter(({ sha }) => find(sha) < 0);
  const block = describeBlock({ ...log, commits: fresh }, { find, offset: kept.columns.count, place, keeping });
  if (block === null) return null;
  const all = keepMoreCommits(place, block, { after: kept, tips });
  if (all === null) return null;
  const findFresh = tabulateIds(block.columns.ids, place.idLength);
  const findAny: FindId = (id) => {
    const before = find(id);
    const found = before < 0 ? findFresh(id) : -1;
    return found < 0 ? before : kept.columns.count + found;
  };
  return listReading(all, findAny, tips);
}

/** Keeps commits that were read from nothing. Commits of which a parent is missing are not kept. */
export function keepReading({ place, keeping, tips }: KeptSource, log: CommitReading): void {
  if (log.absent.length > 0) return;
  const block = describeBlock(log, { find: () => -1, offset: 0, place, keeping });
  if (block !== null) keepCommits(place, block, tips);
}

/** Where the walk for new commits may end: what was a tip when the others were read, and tips of today that are known. */
function listKnown(kept: KeptCommits, tips: readonly string[], find: FindId): readonly string[] {
  return [...new Set([...kept.tips, ...tips.filter((tip) => find(tip) >= 0).slice(0, mostKnown)])];
}

function listReading(kept: KeptCommits, find: FindId, tips: readonly string[]): KeptReading | null {
  const commits = listKeptCommits(kept, find, tips);
  if (commits === null) return null;
  const { oddities } = kept.columns;
  const odd = oddities.some((bits) => bits !== 0) ? commits.filter(({ place }) => oddities[place] !== 0) : [];
  const listOdd = (bit: number): readonly string[] => odd.filter(({ place }) => ((oddities[place] ?? 0) & bit) !== 0).map(({ sha }) => sha);
  return { commits, kept, notUtf8: listOdd(notUtf8), brokenDates: listOdd(brokenDate), tooLong: listOdd(tooLong), absent: [] };
}

interface Surroundings {
  readonly find: FindId;
  /** How many are kept before these. */
  readonly offset: number;
  readonly place: CommitsPlace;
  readonly keeping: Keeping;
}

/** What is written down of commits; null where a parent is neither among them nor kept before. */
function describeBlock(log: CommitLog, { find, offset, place, keeping }: Surroundings): CommitBlock | null {
  const { commits } = log;
  const { idLength } = place;
  const edges = commits.reduce((sum, { parents }) => sum + parents.length, 0);
  const columns = makeColumns(commits.length, edges, idLength);
  const own = new Map(commits.map(({ sha }, at) => [sha, offset + at]));
  const people: Person[] = [];
  const placeOfPerson = new Map<Person, number>();
  const remarks: Remark[] = [];
  let edge = 0;
  for (const [at, commit] of commits.entries()) {
    for (const parent of commit.parents) {
      const found = own.get(parent) ?? find(parent);
      if (found < 0) return null;
      columns.parents[edge] = found;
      edge += 1;
    }
    columns.firstParent[at + 1] = edge;
    const offsetMinutes = readOffset(commit.committedAt);
    columns.seconds[at] = instantOf(commit.committedAt) / 1000 + 60 * offsetMinutes;
    columns.offsets[at] = offsetMinutes;
    columns.authored[at] = commit.authored ?? Number.NaN;
    columns.ids.set(Buffer.from(commit.sha, 'hex'), at * idLength);
    const known = placeOfPerson.get(commit.author) ?? people.push(commit.author) - 1;
    placeOfPerson.set(commit.author, known);
    columns.authors[at] = known;
    const remark = keeping.remarkOn(commit);
    columns.bits[at] = remark.bits;
    columns.likeness.set(remark.likeness, 2 * at);
    remarks.push(remark);
  }
  const mark = (shas: readonly string[], bit: number): void => {
    for (const sha of shas) {
      const at = (own.get(sha) ?? -1) - offset;
      if (at >= 0) columns.oddities[at] = (columns.oddities[at] ?? 0) | bit;
    }
  };
  mark(log.notUtf8, notUtf8);
  mark(log.brokenDates, brokenDate);
  mark(log.tooLong, tooLong);
  return {
    columns: { ...columns, people },
    messageOf: (at) => commits[at] ?? { subject: '', body: '' },
    noteOf: (at) => remarks[at]?.note ?? '',
  };
}

/** Minutes that the clock of a date is ahead of UTC. */
function readOffset(date: string): number {
  const size = Number(date.slice(20, 22)) * 60 + Number(date.slice(23, 25));
  return date.charAt(19) === '-' ? -size : size;
}

function nullIfGitFailed(error: unknown): null {
  if (error instanceof GitFailed) return null;
  throw error;
}
