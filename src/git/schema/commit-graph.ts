import type { Commit, RepositoryHistory } from './repository.ts';
import { type IndexOf, numberCommits, orderChildrenFirst } from './speed/commit-order.ts';

/** A history with commits as numbers: children always have smaller numbers than their parents. */
export interface CommitGraph {
  readonly commits: readonly Commit[];
  readonly indexOf: IndexOf;
  /** The parents of commit `i` are `parents[firstParent[i]]` up to `parents[firstParent[i + 1] - 1]`; absent parents are left out. */
  readonly firstParent: Int32Array;
  readonly parents: Int32Array;
  /** Where each commit stood when it was read; null where all stand there still. */
  readonly placedBefore: Int32Array | null;
  /** How many parents are named and not there, besides those that a shallow clone cut off. */
  readonly missing: number;
}

/** Numbers the commits of a history, in linear time. Commits that come out of order (a parent before its child) are put in order. */
export function indexCommits(history: RepositoryHistory): CommitGraph {
  const commits = orderChildrenFirst(history.commits);
  const { indexOf, firstParent, parents, absent, placedBefore } = numberCommits(commits);
  const shallow = new Set(history.shallow);
  return { commits, indexOf, firstParent, parents, placedBefore, missing: absent.filter(({ child }) => !shallow.has(child)).length };
}

/** Where the parents of a commit begin. */
export function edgeOf(graph: CommitGraph, index: number): number {
  return graph.firstParent[index] ?? 0;
}

/** The parent at a place of `parents`. */
export function parentAt(graph: CommitGraph, edge: number): number {
  return graph.parents[edge] ?? 0;
}

/** Whether a commit has more than one parent that is there, or says that it has. */
export function isMerge(graph: CommitGraph, index: number): boolean {
  return (graph.commits[index]?.parents.length ?? 0) > 1;
}
