import { type IndexOf, numberCommits, orderCommits } from './commit-order.ts';
import type { Commit, RepositoryHistory } from './repository.ts';

/** A history with commits as numbers: children always have smaller numbers than their parents. */
export interface CommitGraph {
  readonly commits: readonly Commit[];
  readonly indexOf: IndexOf;
  /** The parents of commit `i` are `parents[firstParent[i]]` up to `parents[firstParent[i + 1] - 1]`; absent parents are left out. */
  readonly firstParent: Int32Array;
  readonly parents: Int32Array;
  /** How many parents each commit names, absent ones too. */
  readonly named: Uint16Array;
  /** Where each commit stood when it was read; null where all stand there still. */
  readonly placedBefore: Int32Array | null;
  /** How many parents are named and not there, besides those that a shallow clone cut off. */
  readonly missing: number;
}

/** Numbers the commits of a history, in linear time. They stand in the order of `orderCommits`, however they were read. */
export function indexCommits(history: RepositoryHistory): CommitGraph {
  const commits = orderCommits(history.commits);
  const { indexOf, firstParent, parents, named, absent, placedBefore } = numberCommits(commits);
  const shallow = new Set(history.shallow);
  return { commits, indexOf, firstParent, parents, named, placedBefore, missing: absent.filter(({ child }) => !shallow.has(child)).length };
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
  return (graph.named[index] ?? 0) > 1;
}
