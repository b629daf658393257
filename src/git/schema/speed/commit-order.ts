import type { Commit } from '../repository.ts';
import { type IdNumbers, startIdNumbers } from './id-numbers.ts';

/** Where commits and their parents stand in a list of commits. */
export interface CommitNumbers {
  readonly indexOf: IndexOf;
  /** The parents of commit `i` are `parents[firstParent[i]]` up to `parents[firstParent[i + 1] - 1]`; absent parents are left out. */
  readonly firstParent: Int32Array;
  readonly parents: Int32Array;
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
  /** Whether children stand before their parents. */
  readonly ordered: boolean;
}

/** Place of a commit in its list, by its name; -1 for one that is not there. */
type Places = readonly number[] | Int32Array;

/** Ids, each looked up once: from here on a commit is called by the number under which its id was first met, as a commit or as a parent. */
interface Names {
  readonly ids: IdNumbers;
  readonly placeOf: number[];
  /** Names of all parents, commit by commit. */
  readonly parents: number[];
  count: number;
}

// Readers and assembling need the same numbers, and looking every id up again takes noticeably long in a large history.
const known = new WeakMap<readonly Commit[], Numbering>();

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
    commit.sha = ids.idOf(nameCommit(commit, names));
    for (let at = 0; at < parents.length; at += 1) parents[at] = ids.idOf(names.parents[first + at] ?? 0);
  };
}

function startNames(): Names {
  return { ids: startIdNumbers(), placeOf: [], parents: [], count: 0 };
}

function nameCommit({ sha, parents }: Pick<Commit, 'sha' | 'parents'>, names: Names): number {
  const name = nameId(sha, names);
  names.placeOf[name] = names.count;
  names.count += 1;
  // Without an iterator per commit: most have one parent.
  for (let at = 0; at < parents.length; at += 1) names.parents.push(nameId(parents[at] ?? '', names));
  return name;
}

function nameId(sha: string, { ids, placeOf }: Names): number {
  const name = ids.numberOf(sha);
  if (name === placeOf.length) placeOf.push(-1);
  return name;
}

/** Numbers commits by their place in a list, in linear time. */
export function numberCommits(commits: readonly Commit[]): CommitNumbers {
  return numbersOf(commits);
}

/**
 * Puts children before parents and otherwise keeps the order. Git's own order follows the dates, so a clock that went wrong can put a parent first;
 * such a parent moves to just after the last of its children.
 */
export function orderChildrenFirst(commits: readonly Commit[]): readonly Commit[] {
  const numbers = numbersOf(commits);
  if (numbers.ordered) return commits;
  const order = moveParents(numbers, commits.length);
  const ordered: Commit[] = [];
  for (const index of order) {
    const commit = commits[index];
    if (commit) ordered.push(commit);
  }
  known.set(ordered, renumber(numbers, order));
  return ordered;
}

function numbersOf(commits: readonly Commit[]): Numbering {
  const found = known.get(commits);
  if (found) return found;
  const names = begun.get(commits) ?? nameAll(commits);
  const firstParent = new Int32Array(commits.length + 1);
  const parents = new Int32Array(names.parents.length);
  const absent: { child: string; parent: string }[] = [];
  let named = 0;
  let edge = 0;
  let ordered = true;
  let index = 0;
  for (const commit of commits) {
    for (let at = 0; at < commit.parents.length; at += 1) {
      const parent = names.placeOf[names.parents[named] ?? 0] ?? -1;
      named += 1;
      if (parent < 0) absent.push({ child: commit.sha, parent: commit.parents[at] ?? '' });
      else {
        if (parent < index) ordered = false;
        parents[edge] = parent;
        edge += 1;
      }
    }
    index += 1;
    firstParent[index] = edge;
  }
  const { placeOf } = names;
  const numbers = {
    indexOf: indexBy(names, placeOf),
    firstParent,
    parents: parents.subarray(0, edge),
    absent,
    placedBefore: null,
    names,
    placeOf,
    ordered,
  };
  known.set(commits, numbers);
  return numbers;
}

function nameAll(commits: readonly Commit[]): Names {
  const names = startNames();
  for (const commit of commits) nameCommit(commit, names);
  return names;
}

function indexBy({ ids }: Names, placeOf: Places): IndexOf {
  const get = (sha: string): number | undefined => {
    const place = placeOf[ids.find(sha)] ?? -1;
    return place < 0 ? undefined : place;
  };
  return { get, has: (sha) => get(sha) !== undefined };
}

/** The places of commits in an order in which children come first. */
function moveParents({ firstParent, parents }: CommitNumbers, length: number): Int32Array {
  /** How many children of each commit are not placed yet. */
  const waiting = new Int32Array(length);
  for (let edge = 0; edge < parents.length; edge += 1) {
    const parent = parents[edge] ?? 0;
    waiting[parent] = (waiting[parent] ?? 0) + 1;
  }
  const order = new Int32Array(length);
  let placed = 0;
  const ready: number[] = [];
  for (let position = 0; position < length; position += 1) {
    // One that still waits for a child is taken up again when its last child was.
    if (waiting[position] === 0) ready.push(position);
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
      order[placed] = next;
      placed += 1;
      for (let edge = firstParent[next] ?? 0; edge < (firstParent[next + 1] ?? 0); edge += 1) {
        const parent = parents[edge] ?? 0;
        const left = (waiting[parent] ?? 0) - 1;
        waiting[parent] = left;
        if (left === 0 && parent < position) ready.push(parent);
      }
    }
  }
  return order.subarray(0, placed);
}

function renumber(numbers: Numbering, order: Int32Array): Numbering {
  const { names, absent } = numbers;
  const moved = new Int32Array(order.length);
  for (let place = 0; place < order.length; place += 1) moved[order[place] ?? 0] = place;
  const placeOf = new Int32Array(numbers.placeOf.length);
  for (let name = 0; name < placeOf.length; name += 1) placeOf[name] = moved[numbers.placeOf[name] ?? -1] ?? -1;
  const firstParent = new Int32Array(order.length + 1);
  const parents = new Int32Array(numbers.parents.length);
  let edge = 0;
  for (let place = 0; place < order.length; place += 1) {
    const index = order[place] ?? 0;
    const end = numbers.firstParent[index + 1] ?? 0;
    for (let old = numbers.firstParent[index] ?? 0; old < end; old += 1) {
      parents[edge] = moved[numbers.parents[old] ?? 0] ?? 0;
      edge += 1;
    }
    firstParent[place + 1] = edge;
  }
  return { indexOf: indexBy(names, placeOf), firstParent, parents, absent, placedBefore: order, names, placeOf, ordered: true };
}
