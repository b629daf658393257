import { committedInstants, settleCommitted } from './commit-dates.ts';
import { orderNewestFirst } from './newest-first.ts';
import type { Commit } from './repository.ts';

/** Where commits and their parents stand in a list of commits. */
export interface CommitNumbers {
  readonly indexOf: IndexOf;
  /** The parents of commit `i` are `parents[firstParent[i]]` up to `parents[firstParent[i + 1] - 1]`; absent parents are left out. */
  readonly firstParent: Int32Array;
  readonly parents: Int32Array;
  /** How many parents each commit names, absent ones too. */
  readonly named: Uint16Array;
  /** Parents that are named and not in the list. */
  readonly absent: readonly { readonly child: string; readonly parent: string }[];
  /** Where each commit stood before the list was put in order; null for a list that was not. */
  readonly placedBefore: Int32Array | null;
}

/** Finds the place of a commit by its id. */
export type IndexOf = Pick<ReadonlyMap<string, number>, 'get' | 'has'>;

interface Numbering extends CommitNumbers {
  readonly names: Names;
  readonly placeOf: Places;
}

/** Place of a commit in its list, by its name; -1 for one that is not there. */
type Places = readonly number[] | Int32Array;

/** Ids, each looked up once: from here on a commit is called by the number under which its id was first met, as a commit or as a parent. */
interface Names {
  readonly nameOf: Map<string, number>;
  /** Each id by its name, always the same text. */
  readonly ids: string[];
  readonly placeOf: number[];
  /** Names of all parents, commit by commit. */
  readonly parents: number[];
  count: number;
}

// Readers and assembling need the same numbers, and looking every id up again takes noticeably long in a large history.
const known = new WeakMap<readonly Commit[], Numbering>();

/** Numbers of lists that stand in order. */
const settled = new WeakMap<readonly Commit[], CommitNumbers>();

const begun = new WeakMap<readonly Commit[], Names>();

/**
 * Begins to number a list that still grows, to be told of each commit that is added: a reader has time for that while it waits for git.
 * Gives each id a commit holds the one text that all commits share: an id stands once as a commit's and once or more as a parent's.
 */
export function numberAhead(commits: readonly Commit[]): (commit: { sha: string; readonly parents: string[] }) => void {
  const names = startNames();
  begun.set(commits, names);
  const { ids } = names;
  return (commit) => {
    const { parents } = commit;
    const first = names.parents.length;
    commit.sha = ids[nameCommit(commit, names)] ?? commit.sha;
    for (let at = 0; at < parents.length; at += 1) parents[at] = ids[names.parents[first + at] ?? 0] ?? '';
  };
}

function startNames(): Names {
  return { nameOf: new Map(), ids: [], placeOf: [], parents: [], count: 0 };
}

function nameCommit({ sha, parents }: Pick<Commit, 'sha' | 'parents'>, names: Names): number {
  const name = nameId(sha, names);
  names.placeOf[name] = names.count;
  names.count += 1;
  // Without an iterator per commit: most have one parent.
  for (let at = 0; at < parents.length; at += 1) names.parents.push(nameId(parents[at] ?? '', names));
  return name;
}

function nameId(sha: string, { nameOf, ids, placeOf }: Names): number {
  const found = nameOf.get(sha);
  if (found !== undefined) return found;
  nameOf.set(sha, ids.length);
  placeOf.push(-1);
  return ids.push(sha) - 1;
}

/** Numbers commits by their place in a list, in linear time. */
export function numberCommits(commits: readonly Commit[]): CommitNumbers {
  return settled.get(commits) ?? numbersOf(commits);
}

/** Says how the commits of a list are numbered that stands in order, for who knows it already. */
export function settleNumbers(commits: readonly Commit[], numbers: CommitNumbers): void {
  settled.set(commits, numbers);
}

/**
 * Puts commits in the order in which Docket has them, by what they are alone: newest first, equal dates by id, and children before their parents, though a clock went wrong.
 */
export function orderCommits(commits: readonly Commit[]): readonly Commit[] {
  if (settled.has(commits)) return commits;
  const numbers = numbersOf(commits);
  const { firstParent, parents } = numbers;
  const instants = committedInstants(commits);
  const shaOf = (index: number): string => commits[index]?.sha ?? '';
  const compareIds = (left: number, right: number): number => (shaOf(left) < shaOf(right) ? -1 : 1);
  const order = orderNewestFirst({ length: commits.length, firstParent, parents, instants, compareIds });
  if (order === null) {
    settled.set(commits, numbers);
    return commits;
  }
  const ordered: Commit[] = [];
  for (const index of order) {
    const commit = commits[index];
    if (commit) ordered.push(commit);
  }
  settled.set(ordered, renumber(numbers, order));
  settleCommitted(
    ordered,
    Float64Array.from(order, (index) => instants[index] ?? 0),
  );
  return ordered;
}

function numbersOf(commits: readonly Commit[]): Numbering {
  const found = known.get(commits);
  if (found) return found;
  const names = begun.get(commits) ?? nameAll(commits);
  const firstParent = new Int32Array(commits.length + 1);
  const parents = new Int32Array(names.parents.length);
  const absent: { child: string; parent: string }[] = [];
  const counts = new Uint16Array(commits.length);
  let named = 0;
  let edge = 0;
  let index = 0;
  for (const commit of commits) {
    for (let at = 0; at < commit.parents.length; at += 1) {
      const parent = names.placeOf[names.parents[named] ?? 0] ?? -1;
      named += 1;
      if (parent < 0) absent.push({ child: commit.sha, parent: commit.parents[at] ?? '' });
      else {
        parents[edge] = parent;
        edge += 1;
      }
    }
    counts[index] = commit.parents.length;
    index += 1;
    firstParent[index] = edge;
  }
  const { placeOf } = names;
  const numbers = {
    indexOf: indexBy(names, placeOf),
    firstParent,
    parents: parents.subarray(0, edge),
    named: counts,
    absent,
    placedBefore: null,
    names,
    placeOf,
  };
  known.set(commits, numbers);
  return numbers;
}

function nameAll(commits: readonly Commit[]): Names {
  const names = startNames();
  for (const commit of commits) nameCommit(commit, names);
  return names;
}

function indexBy({ nameOf }: Names, placeOf: Places): IndexOf {
  const get = (sha: string): number | undefined => {
    const place = placeOf[nameOf.get(sha) ?? -1] ?? -1;
    return place < 0 ? undefined : place;
  };
  return { get, has: (sha) => get(sha) !== undefined };
}

function renumber(numbers: Numbering, order: Int32Array): CommitNumbers {
  const { names, absent } = numbers;
  const moved = new Int32Array(order.length);
  for (let place = 0; place < order.length; place += 1) moved[order[place] ?? 0] = place;
  const placeOf = new Int32Array(numbers.placeOf.length);
  for (let name = 0; name < placeOf.length; name += 1) placeOf[name] = moved[numbers.placeOf[name] ?? -1] ?? -1;
  const firstParent = new Int32Array(order.length + 1);
  const parents = new Int32Array(numbers.parents.length);
  const named = new Uint16Array(order.length);
  let edge = 0;
  for (let place = 0; place < order.length; place += 1) {
    const index = order[place] ?? 0;
    const end = numbers.firstParent[index + 1] ?? 0;
    for (let old = numbers.firstParent[index] ?? 0; old < end; old += 1) {
      parents[edge] = moved[numbers.parents[old] ?? 0] ?? 0;
      edge += 1;
    }
    firstParent[place + 1] = edge;
    named[place] = numbers.named[index] ?? 0;
  }
  return { indexOf: indexBy(names, placeOf), firstParent, parents, named, absent, placedBefore: order };
}
