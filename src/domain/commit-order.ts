import type { Commit } from './repository.ts';

/** Where commits and their parents stand in a list of commits. */
export interface CommitNumbers {
  readonly indexOf: ReadonlyMap<string, number>;
  /** The parents of commit `i` are `parents[firstParent[i]]` up to `parents[firstParent[i + 1] - 1]`; absent parents are left out. */
  readonly firstParent: Int32Array;
  readonly parents: Int32Array;
  /** Parents that are named and not in the list. */
  readonly absent: readonly { readonly child: string; readonly parent: string }[];
}

interface Numbering extends CommitNumbers {
  readonly indexOf: Map<string, number>;
  /** Whether children stand before their parents. */
  readonly ordered: boolean;
}

// Readers and assembling need the same numbers, and looking every id up again takes noticeably long in a large history.
const known = new WeakMap<readonly Commit[], Numbering>();

const placesOf = new WeakMap<readonly Commit[], Map<string, number>>();

/** Tells where each commit of a list stands, by id, when whoever made the list wrote it down on the way: a reader has time for it while it waits for git. */
export function rememberPlaces(commits: readonly Commit[], places: Map<string, number>): void {
  placesOf.set(commits, places);
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
  known.set(ordered, renumber(numbers, ordered, order));
  // Its map of ids lives on, with other numbers.
  known.delete(commits);
  return ordered;
}

function numbersOf(commits: readonly Commit[]): Numbering {
  const found = known.get(commits);
  if (found) return found;
  const indexOf = placesOf.get(commits) ?? listPlaces(commits);
  let edges = 0;
  for (const { parents } of commits) edges += parents.length;
  const firstParent = new Int32Array(commits.length + 1);
  const parents = new Int32Array(edges);
  const absent: { child: string; parent: string }[] = [];
  let edge = 0;
  let ordered = true;
  let index = 0;
  for (const commit of commits) {
    // Without an iterator per commit: most have one parent.
    for (let at = 0; at < commit.parents.length; at += 1) {
      const sha = commit.parents[at] ?? '';
      const parent = indexOf.get(sha);
      if (parent === undefined) absent.push({ child: commit.sha, parent: sha });
      else {
        if (parent < index) ordered = false;
        parents[edge] = parent;
        edge += 1;
      }
    }
    index += 1;
    firstParent[index] = edge;
  }
  const numbers = { indexOf, firstParent, parents: parents.subarray(0, edge), absent, ordered };
  known.set(commits, numbers);
  return numbers;
}

function listPlaces(commits: readonly Commit[]): Map<string, number> {
  const places = new Map<string, number>();
  commits.forEach(({ sha }, index) => {
    places.set(sha, index);
  });
  return places;
}

/** The places of commits in an order in which children come first. */
function moveParents({ firstParent, parents }: CommitNumbers, length: number): readonly number[] {
  /** How many children of each commit are not placed yet. */
  const waiting = new Int32Array(length);
  for (const parent of parents) waiting[parent] = (waiting[parent] ?? 0) + 1;
  const order: number[] = [];
  const ready: number[] = [];
  for (let position = 0; position < length; position += 1) {
    // One that still waits for a child is taken up again when its last child was.
    if (waiting[position] === 0) ready.push(position);
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
      order.push(next);
      for (let edge = firstParent[next] ?? 0; edge < (firstParent[next + 1] ?? 0); edge += 1) {
        const parent = parents[edge] ?? 0;
        const left = (waiting[parent] ?? 0) - 1;
        waiting[parent] = left;
        if (left === 0 && parent < position) ready.push(parent);
      }
    }
  }
  return order;
}

function renumber(numbers: Numbering, ordered: readonly Commit[], order: readonly number[]): Numbering {
  const { indexOf, absent } = numbers;
  const placeOf = new Int32Array(numbers.firstParent.length);
  order.forEach((index, place) => {
    placeOf[index] = place;
    indexOf.set(ordered[place]?.sha ?? '', place);
  });
  const firstParent = new Int32Array(order.length + 1);
  const parents = new Int32Array(numbers.parents.length);
  let edge = 0;
  order.forEach((index, place) => {
    const end = numbers.firstParent[index + 1] ?? 0;
    for (let old = numbers.firstParent[index] ?? 0; old < end; old += 1) {
      parents[edge] = placeOf[numbers.parents[old] ?? 0] ?? 0;
      edge += 1;
    }
    firstParent[place + 1] = edge;
  });
  return { indexOf, firstParent, parents, absent, ordered: true };
}
